"""A chat model of any service on this wire, called by a `Client`."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import Any

from conversation.errors import ProviderFault
from conversation.ports.models import ChatAbilities, ChatRequest, Chunk
from providers.wire.chat_completions.answer import ChatAnswer
from providers.wire.chat_completions.usage import Spent, counted
from providers.wire.client import Client
from providers.wire.errors import ServiceRefused
from providers.wire.failures.faults import Faults
from providers.wire.failures.refusals import explain_inside, explain_status
from providers.wire.http.json_objects import Objects

LONGER = "ATELIER_CHAT_SILENCE"


@dataclass(frozen=True)
class ChatCompletions:
    """Implements `ChatModel`."""

    id: str
    label: str
    abilities: ChatAbilities
    client: Client
    body: Callable[[ChatRequest], Mapping[str, Any]]
    """What is asked; see `chat_body`."""
    refused: Callable[[Faults, ServiceRefused], ProviderFault] = explain_status
    """How the service words a refusal, and an `error` object inside of an answer that had begun."""
    inside: Callable[[Faults, object], ProviderFault] = explain_inside
    count: Callable[[Mapping[str, Any]], Spent] = counted
    """What its `usage` object means."""

    def reply(self, request: ChatRequest) -> Iterator[Chunk]:
        """Raises `ProviderFault`. A request that failed before its answer began is repeated, at most twice."""
        faults = self.client.faults(self.label, painting=False, longer=LONGER)
        answer = ChatAnswer(faults, self.client.limits.text, partial(self.inside, faults), self.count)
        with closing(self._objects(self.body(request), partial(self.refused, faults))) as objects:
            yield from answer.all(objects)

    def _objects(
        self, body: Mapping[str, Any], explain: Callable[[ServiceRefused], ProviderFault]
    ) -> Generator[Objects]:
        with self.client.call(self.label, painting=False, longer=LONGER, explain=explain) as call:
            yield from call.stream("/chat/completions", body, again=True)
