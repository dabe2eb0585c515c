"""A chat model of a server that may not do all that is asked of it: what it refuses is left out from then on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any

from conversation.errors import ProviderFault
from conversation.ports.models import ChatAbilities, ChatRequest, Chunk, TextChunk
from providers.compatible.served_model import ServedModel
from providers.wire.chat_completions.model import ChatCompletions
from providers.wire.chat_completions.request_body import chat_body
from providers.wire.content.thoughts import ThoughtFilter

TOOLS, PICTURES = "tool", "image"
THINKS = "think"
"""Not a lack, but learnt in the same way: it wrote thoughts before its answer."""
_REFUSED = ("bad_request", "provider_error", "bad_picture")
"""Codes under which servers refuse what they cannot do; llama.cpp answers 500."""


@dataclass
class Lacks:
    """What models of a server have refused, by their ids."""

    found: set[tuple[str, str]] = field(default_factory=set)

    def has(self, model: str, what: str) -> bool:
        return (model, what) in self.found


@dataclass(frozen=True)
class ForgivingChat:
    """Implements `ChatModel`. What it is asked again had cost nothing: it was refused before a word came."""

    asked: ChatCompletions
    served: ServedModel
    lacks: Lacks

    @property
    def id(self) -> str:
        return self.asked.id

    @property
    def label(self) -> str:
        return self.asked.label

    @property
    def abilities(self) -> ChatAbilities:
        able, name = self.asked.abilities, self.served.id
        return replace(
            able,
            vision=able.vision and not self.lacks.has(name, PICTURES),
            tools=able.tools and not self.lacks.has(name, TOOLS),
            thinks=self.lacks.has(name, THINKS),
        )

    def reply(self, request: ChatRequest) -> Iterator[Chunk]:
        """Raises `ProviderFault`."""
        while True:
            able, begun, thoughts = self.abilities, False, ThoughtFilter()
            asked = fitting(request, vision=able.vision, tools=able.tools)
            try:
                with closing(self.asked.reply(asked)) as chunks:  # type: ignore[type-var]
                    for chunk in chunks:
                        begun = begun or not (isinstance(chunk, TextChunk) and not chunk.text)
                        yield from self._without_thoughts(chunk, thoughts)
                if rest := thoughts.end():
                    yield TextChunk(rest)
                return
            except ProviderFault as fault:
                lack = "" if begun else refused(fault, asked)
                if not lack:
                    raise
                self.lacks.found.add((self.served.id, lack))

    def _without_thoughts(self, chunk: Chunk, thoughts: ThoughtFilter) -> Iterator[Chunk]:
        """A server that does not know that its model thinks sends what it thinks as its answer."""
        if isinstance(chunk, TextChunk) and chunk.text:
            yield TextChunk(thoughts.take(chunk.text))
            if thoughts.thinking:
                self.lacks.found.add((self.served.id, THINKS))
            return
        if not isinstance(chunk, TextChunk) and (rest := thoughts.end()):
            yield TextChunk(rest)
        yield chunk


def refused(fault: ProviderFault, request: ChatRequest) -> str:
    """What of a request its refusal is about; empty where it is about something else."""
    if fault.code not in _REFUSED:
        return ""
    said = fault.details.lower()
    if request.tools and (TOOLS in said or "jinja" in said):
        return TOOLS
    pictured = any(message.pictures for message in request.messages)
    return PICTURES if pictured and (PICTURES in said or "multimodal" in said or "vision" in said) else ""


def fitting(request: ChatRequest, *, vision: bool, tools: bool) -> ChatRequest:
    """Without what the model does not take."""
    messages = request.messages if vision else tuple(replace(each, pictures=()) for each in request.messages)
    return replace(request, messages=messages, tools=request.tools if tools else ())


def words_body(model: str, request: ChatRequest) -> dict[str, Any]:
    """Of `/chat/completions`, with what every server is known to take."""
    return {**chat_body(model, request, vision=True, tools=True), "stream_options": {"include_usage": True}}
