"""Keys do not get through; words do."""

from __future__ import annotations

import pytest

from providers.wire.failures.redaction import masked

KEY = "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    "text",
    [
        f"Invalid key {KEY}.",
        f"Authorization: Bearer {KEY}",
        f'{{"key":"{KEY}"}}',
        f"https://x/?key={KEY}",
        KEY[9:],
        "Incorrect API key provided: sk-proj-0123456789abcdef.",
        "api_key='0123456789abcdefgh'",
        "token: 0123456789abcdef.0123456789abcdef",
    ],
)
def test_anything_that_looks_like_a_key_is_hidden(text: str) -> None:
    assert "0123456789abcdef" not in masked(text)


@pytest.mark.parametrize("key", ["my-pet-n4me", "hunter2!", KEY, "0123456789abcdefghij"])
def test_a_key_of_any_look_is_hidden_when_it_is_known(key: str) -> None:
    assert masked(f"you sent {key}", key) == "you sent [key]"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("model", "There is no such model"),
        ("test", "The latest test of the request failed"),
        ("key", "This key is not a monkey"),
        ("image", "No endpoints found that support image input"),
        ("openrouter", "openrouter credits are used up"),
        ("a", "a cat"),
        ("abc1", "abc1234 and xabc1 are other things"),
    ],
)
def test_a_key_that_is_a_word_eats_no_words(key: str, text: str) -> None:
    assert masked(text, key) == text


@pytest.mark.parametrize("text", ["Invalid key: model", 'key "model" is wrong', "Bearer model"])
def test_it_is_hidden_where_a_key_is_named(text: str) -> None:
    assert "model" not in masked(text, "model") and "[key]" in masked(text, "model")


@pytest.mark.parametrize(
    "text",
    [
        "No endpoints found that support image input",
        "Invalid key provided: it was disabled yesterday",
        "The token authentication of this provider failed; key configuration needed",
        "max_tokens exceeded: token-limit-of-this-model",
        "nvidia/llama-3.1-nemotron-ultra-253b-v1-with-a-very-long-name-and-more:free",
        "Rechtsschutzversicherungsgesellschaftenangestellter",
        "request 123e4567-e89b-12d3-a456-426614174000 failed",
        "https://openrouter.ai/docs/guides/overview/api-keys-and-how-to-rotate-them-without-fear",
        "sk-learn-contributors",
        "Bearer authentication is missing",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert masked(text) == text


def test_it_is_one_short_line() -> None:
    assert masked("a\nb  c") == "a b c"
    assert len(masked("word " * 1_000)) == 400
