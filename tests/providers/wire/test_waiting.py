"""`Retry-After` in its forms."""

from __future__ import annotations

import pytest

from providers.wire.waiting import retry_after

NOW = 1_763_640_000.0  # Thu, 20 Nov 2025 12:00:00 GMT


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("2", 2.0),
        ("0.5", 0.5),
        ("Thu, 20 Nov 2025 12:00:30 GMT", 30.0),
        ("9999999", 86_400.0),
        ("Thu, 20 Nov 2025 11:00:00 GMT", None),
        ("-3", None),
        ("nan", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_it_becomes_seconds_from_now(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, NOW) == seconds
