"""What a call cost: OpenAI names no price in its answers, only tokens. None where the table has none for the model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from providers.openai.model_table import TokenPrices
from providers.wire.chat_completions.usage import Spent


def spent_on_words(prices: TokenPrices | None, usage: Mapping[str, Any]) -> Spent:
    """Of a `usage` object as `/chat/completions` gives it; what was read from a cache costs less."""
    read, written = _count(usage, "prompt_tokens"), _count(usage, "completion_tokens")
    cached = min(_count(_inner(usage, "prompt_tokens_details"), "cached_tokens"), read)
    if prices is None or not (read or written):
        return None, read, written
    kept = prices.text_in if prices.cached_in is None else prices.cached_in
    return _micro((read - cached) * prices.text_in + cached * kept + written * prices.text_out), read, written


def spent_on_pictures(prices: TokenPrices | None, usage: Mapping[str, Any]) -> Spent:
    """Of a `usage` object as the image calls give it: words and pictures have prices of their own, in and out."""
    read, made = _count(usage, "input_tokens"), _count(usage, "output_tokens")
    if prices is None or not (read or made):
        return None, read, made
    looked_at = min(_count(_inner(usage, "input_tokens_details"), "image_tokens"), read)
    said = min(_count(_inner(usage, "output_tokens_details"), "text_tokens"), made)
    cost = (read - looked_at) * prices.text_in + looked_at * prices.image_in
    return _micro(cost + said * prices.text_out + (made - said) * prices.image_out), read, made


def _micro(tokens_by_dollars: float) -> int:
    """Dollars for a million tokens are micro-dollars for one. At least 1: nothing of it is free."""
    return max(round(tokens_by_dollars), 1)


def _count(usage: Mapping[str, Any], name: str) -> int:
    value = usage.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def _inner(usage: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = usage.get(name)
    return found if isinstance(found, Mapping) else {}
