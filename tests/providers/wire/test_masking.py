"""Keys do not get through."""

from __future__ import annotations

import pytest

from providers.wire.masking import masked

KEY = "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    "text",
    [f"Invalid key {KEY}.", f"Authorization: Bearer {KEY}", f'{{"key":"{KEY}"}}', f"https://x/?key={KEY}", KEY[9:]],
)
def test_anything_that_looks_like_a_key_is_hidden(text: str) -> None:
    assert "0123456789abcdef" not in masked(text)


def test_a_key_of_any_look_is_hidden_when_it_is_known() -> None:
    assert masked("you sent my-pet-name", "my-pet-name") == "you sent [key]"


def test_ordinary_words_stay() -> None:
    assert masked("No endpoints found that support image input") == "No endpoints found that support image input"


def test_it_is_one_short_line() -> None:
    assert masked("a\nb  c") == "a b c"
    assert len(masked("word " * 1_000)) == 400
