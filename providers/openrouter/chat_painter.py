"""An image model that paints in a chat: the picture comes among the words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

from conversation.errors import ProviderFault
from conversation.ports.models import ImageAbilities, ImageRequest, Made, Preview, Progress, TextChunk
from providers.openrouter.faults import OpenRouterFaults
from providers.openrouter.listed_model import ListedModel
from providers.openrouter.request_body import painting_body
from providers.openrouter.service import Service
from providers.wire.chat_completions.answer import ChatAnswer

ENOUGH = 10
"""Signs of life, about half a second each, after which a finished picture is not kept waiting for what it cost."""


class OpenRouterPainter:
    """Words and a picture together. Its requests cost money and are never repeated."""

    def __init__(self, service: Service, declared: ListedModel) -> None:
        self._service = service
        self._declared = declared

    @property
    def id(self) -> str:
        return f"openrouter/{self._declared.id}"

    @property
    def label(self) -> str:
        return self._declared.label

    @property
    def abilities(self) -> ImageAbilities:
        return self._declared.image_abilities

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Raises `ProviderFault`."""
        able = self.abilities
        modalities = ("image",) if self._declared.paints_only else ("image", "text")
        body = painting_body(self._declared.id, request, modalities, seed=able.seed)
        faults = OpenRouterFaults(self.label, self._service.key, self._service.address, painting=True)
        answer = ChatAnswer(faults, self._service.limits.text, faults.of_error_inside)
        made = Made(b"", "")
        words = []
        silent = 0
        yield Progress()
        try:
            with closing(self._service.call("/chat/completions", body, faults, begun=request.begun)) as call:
                for chunk in answer.all(call):
                    if isinstance(chunk, Made):
                        made = chunk  # of several the last is the finished one
                    elif isinstance(chunk, TextChunk):
                        words.append(chunk.text)
                        yield Progress()
                        silent = 0 if chunk.text else silent + 1
                    if made.data and silent > ENOUGH:
                        break
        except ProviderFault:
            if not made.data:
                raise
            # a picture that is there was paid for, whatever was said or went wrong after it
        used = answer.used
        yield replace(
            made,
            text="".join(words),
            seed=request.seed if able.seed else None,
            cost=used.cost,
            tokens_in=used.tokens_in,
            tokens_out=used.tokens_out,
        )
