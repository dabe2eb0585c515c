"""Words judged by a moderation endpoint as OpenAI has it: `POST /moderations`, which costs nothing there.

Others speak the same wire: LiteLLM, vLLM behind a gateway, a small classifier of one's own.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

from providers.wire.client import Client
from providers.wire.errors import NotJson

PATH = "/moderations"
SECONDS = 10.0
"""Somebody waits behind it: what takes longer is no answer."""
PIECE = 20_000
"""Characters that are sent as one text; what is longer is sent in pieces."""
UNNAMED = "other"
"""Where a service objects and says no kind."""


def kinds_of(client: Client, model: str, texts: Sequence[str]) -> Generator[None, None, tuple[str, ...]]:
    """What it objects to, the surest first. `model`: empty for the service's own choice. Raises `ProviderFault`."""
    pieces = [text[at : at + PIECE] for text in texts for at in range(0, len(text), PIECE)]
    body = {"input": pieces, **({"model": model} if model else {})}
    limits = replace(client.limits, silence=min(client.limits.silence, SECONDS), total=SECONDS)
    with (
        client.call(model or "moderation", painting=False, limits=limits) as call,
        closing(call.post(PATH, body)) as asked,
    ):
        while True:
            try:
                next(asked)
            except StopIteration as end:
                return _objected(end.value, len(pieces))
            yield


def _objected(answer: Mapping[str, Any], count: int) -> tuple[str, ...]:
    """Raises `NotJson` for an answer that is none: what was not judged is not let through."""
    results = answer.get("results")
    if not isinstance(results, list) or len(results) != count or not all(_is_judged(each) for each in results):
        raise NotJson(str(answer)[:300])
    scores: dict[str, float] = {}
    for result in results:
        told = result.get("category_scores") or {}
        named = [name for name, on in (result.get("categories") or {}).items() if on]
        for name in named or ([UNNAMED] if result["flagged"] else []):
            scores[name] = max(scores.get(name, 0.0), float(told.get(name) or 0.0))
    return tuple(sorted(scores, key=lambda name: (-scores[name], name)))


def _is_judged(result: object) -> bool:
    return isinstance(result, dict) and isinstance(result.get("flagged"), bool)
