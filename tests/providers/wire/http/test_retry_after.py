"""`Retry-After` in its forms."""

from __future__ import annotations

import pytest

from providers.wire.http.retry_after import retry_after, wait_of

NOW = 1_763_640_000.0  # Thu, 20 Nov 2025 12:00:00 GMT


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("2", 2.0),
        (" 2 ", 2.0),
        ("0.5", 0.5),
        ("86400", 86_400.0),
        ("Thu, 20 Nov 2025 12:00:30 GMT", 30.0),
        ("Thu, 20 Nov 2025 12:00:30 -0000", 30.0),
        ("Thu, 20 Nov 2025 12:00:30", 30.0),
        ("Thursday, 20-Nov-25 12:00:30 GMT", 30.0),
        ("0", None),
        ("9999999", None),
        ("Sat, 22 Nov 2025 12:00:00 GMT", None),
        ("Thu, 20 Nov 2025 11:00:00 GMT", None),
        ("-3", None),
        ("1_000", None),
        ("1e3", None),
        ("²", None),
        ("nan", None),
        ("inf", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_it_becomes_seconds_from_now(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, NOW) == seconds


@pytest.mark.parametrize("status", [429, 503, 402])
def test_it_is_believed_where_waiting_helps(status: int) -> None:
    assert wait_of(status, {"retry-after": "7"}, NOW) == 7.0


@pytest.mark.parametrize("status", [200, 302, 400, 401, 403, 404, 422, 500, 501])
def test_it_is_ignored_where_waiting_does_not_help(status: int) -> None:
    assert wait_of(status, {"retry-after": "7", "x-ratelimit-reset": "1763640030000"}, NOW) is None


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"x-ratelimit-reset": "1763640030000"}, 30.0),
        ({"x-ratelimit-reset": "1763640030"}, 30.0),
        ({"x-ratelimit-reset": "1763640030000", "retry-after": "9"}, 9.0),
        ({"x-ratelimit-reset": "30"}, None),
        ({"x-ratelimit-reset": "tomorrow"}, None),
        ({}, None),
    ],
)
def test_a_limit_may_say_when_it_opens_again(headers: dict[str, str], seconds: float | None) -> None:
    assert wait_of(429, headers, NOW) == seconds
