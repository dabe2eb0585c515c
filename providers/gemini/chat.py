"""A chat model at Google AI Studio."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial

from conversation.ports.models import ChatAbilities, ChatRequest, Chunk
from providers.gemini.answer import GeminiAnswer
from providers.gemini.faults import explain
from providers.gemini.listed_model import GeminiModel
from providers.gemini.price_list import rates_of
from providers.gemini.request_body import chat_body
from providers.wire.client import Client

LONGER = "ATELIER_CHAT_SILENCE"


def streaming(model: GeminiModel) -> str:
    """Where a model is asked, so that its answer comes as it is made."""
    return f"/models/{model.id}:streamGenerateContent?alt=sse"


class GeminiChat:
    """Answers in words and tool calls."""

    def __init__(self, client: Client, declared: GeminiModel) -> None:
        self._client = client
        self._declared = declared
        self.id = f"gemini/{declared.id}"
        self.label = declared.label

    @property
    def abilities(self) -> ChatAbilities:
        return self._declared.chat_abilities

    def reply(self, request: ChatRequest) -> Iterator[Chunk]:
        """Raises `ProviderFault`. A request that failed before its answer began is repeated, at most twice."""
        declared = self._declared
        faults = self._client.faults(self.label, painting=False, longer=LONGER)
        answer = GeminiAnswer(faults, rates_of(declared.id), self._client.limits.text)
        told = partial(explain, faults, declared.id)
        with (
            self._client.call(self.label, painting=False, longer=LONGER, explain=told) as call,
            closing(call.stream(streaming(declared), chat_body(declared, request), again=True)) as objects,
        ):
            yield from answer.chunks(objects)
