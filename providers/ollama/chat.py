"""A chat model of Ollama's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from conversation.ports.models import ChatAbilities, ChatRequest, Chunk
from providers.ollama.chat_answer import OllamaAnswer
from providers.ollama.listed_model import OllamaModel
from providers.ollama.refusals import explained
from providers.ollama.request_body import chat_body
from providers.wire.client import Client

LONGER = "ATELIER_CHAT_SILENCE"


class OllamaChat:
    """Answers in words and tool calls."""

    def __init__(self, client: Client, model: OllamaModel) -> None:
        self._client = client
        self._model = model

    @property
    def id(self) -> str:
        return f"ollama/{self._model.name}"

    @property
    def label(self) -> str:
        return self._model.label

    @property
    def abilities(self) -> ChatAbilities:
        return self._model.chat_abilities

    def reply(self, request: ChatRequest) -> Iterator[Chunk]:
        """Raises `ProviderFault`. Closing it ends the work there: Ollama stops when the connection closes."""
        faults = self._client.faults(self.label, painting=False)
        answer = OllamaAnswer(faults, self._client.limits.text, free=not self._model.remote)
        body = chat_body(self._model, request)
        with (
            self._client.call(
                self.label, painting=False, longer=LONGER, explain=lambda refused: explained(faults, refused)
            ) as call,
            closing(call.stream("/api/chat", body, again=True, lines=True)) as lines,
        ):
            yield from answer.all(lines)
