"""An image model at Google AI Studio: a picture, and often some words with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial

from conversation.errors import ProviderFault
from conversation.ports.models import ImageAbilities, ImageRequest, Made, Preview, Progress, TextChunk
from providers.gemini.answer import GeminiAnswer
from providers.gemini.chat import streaming
from providers.gemini.faults import explain
from providers.gemini.listed_model import GeminiModel
from providers.gemini.price_list import rates_of
from providers.gemini.request_body import painting_body
from providers.wire.client import Client
from providers.wire.errors import WireError
from providers.wire.failures.answer_texts import EMPTY

ENOUGH = 10
"""Signs of life, about half a second each, after which a finished picture is not kept waiting for its tokens."""


class GeminiPainter:
    """Its requests cost money and are never repeated."""

    def __init__(self, client: Client, declared: GeminiModel) -> None:
        self._client = client
        self._declared = declared
        self.id = f"gemini/{declared.id}"
        self.label = declared.label

    @property
    def abilities(self) -> ImageAbilities:
        return self._declared.image_abilities

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Raises `ProviderFault`."""
        declared = self._declared
        faults = self._client.faults(self.label)
        answer = GeminiAnswer(faults, rates_of(declared.id), self._client.limits.text)
        made, words, silent = Made(b"", ""), "", 0
        yield Progress()
        with self._client.call(self.label, explain=partial(explain, faults, declared.id)) as call:
            try:
                with closing(call.stream(streaming(declared), painting_body(declared, request))) as objects:
                    for chunk in answer.chunks(objects):
                        if isinstance(chunk, Made):
                            made = chunk  # of several the last is the finished one
                        elif isinstance(chunk, TextChunk):
                            words += chunk.text
                            silent = 0 if chunk.text else silent + 1
                            yield Progress()
                        if made.data and silent > ENOUGH:
                            break
            except (ProviderFault, WireError):
                if not made.data:
                    raise
                # a picture that is there was paid for, whatever went wrong after it
        used = answer.used
        if not made.data and not words:
            raise faults.priced(faults.fault(EMPTY), used.cost, used.tokens_in, used.tokens_out)
        priced = replace(
            made, cost=used.cost, tokens_in=used.tokens_in, tokens_out=used.tokens_out, computed=used.computed
        )
        yield replace(priced, text=words)
