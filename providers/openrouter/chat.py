"""A chat model at OpenRouter."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from conversation.ports.models import ChatAbilities, ChatRequest, Chunk
from providers.openrouter.faults import OpenRouterFaults
from providers.openrouter.listed_model import ListedModel
from providers.openrouter.service import Service
from providers.wire.chat_completions.answer import ChatAnswer
from providers.wire.chat_completions.request_body import chat_body

LONGER = "ATELIER_CHAT_SILENCE"


class OpenRouterChat:
    """Answers in words and tool calls, now and then a picture."""

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
    def abilities(self) -> ChatAbilities:
        return self._declared.chat_abilities

    def reply(self, request: ChatRequest) -> Iterator[Chunk]:
        """Raises `ProviderFault`. A request that failed before its answer began is repeated, at most twice."""
        able = self.abilities
        body = chat_body(self._declared.id, request, vision=able.vision, tools=able.tools)
        faults = OpenRouterFaults(self.label, self._service.key, self._service.address, longer=LONGER)
        answer = ChatAnswer(faults, self._service.limits.text, faults.of_error_inside)
        with closing(self._service.call("/chat/completions", body, faults, chat=True, begun=request.begun)) as call:
            yield from answer.all(call)
