"""Addresses as they may be shown."""

from __future__ import annotations

import pytest

from providers.wire.address import nameless


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http://ada:love@lace@127.0.0.1:7860", "http://127.0.0.1:7860"),
        ("https://ada@studio.example/v1", "https://studio.example/v1"),
        ("http://127.0.0.1:7860", "http://127.0.0.1:7860"),
        ("", ""),
    ],
)
def test_a_name_and_a_password_are_left_out(address: str, shown: str) -> None:
    assert nameless(address) == shown
