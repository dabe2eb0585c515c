"""An answer's JSON objects, streamed or whole, into chunks: words, pictures, tool calls, and last what was used.

Each object is a `GenerateContentResponse` of the API reference: `candidates[0].content.parts` with `text`,
`inlineData` or `functionCall`, each of which may be a `thought` and may carry a `thoughtSignature`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid4

from conversation.errors import ProviderFault
from conversation.ports.models import Chunk, Ended, Made, TextChunk, TokenUse, ToolCall
from providers.gemini.faults import FILTERING, GARBLED, ended_for
from providers.gemini.price_list import TokenRates
from providers.gemini.token_counts import TokenCounts
from providers.wire.content.picture import decoded
from providers.wire.content.surrogates import SurrogateJoiner
from providers.wire.errors import ServiceRefused, UnusablePicture
from providers.wire.failures.answer_texts import CUT_OFF, TOO_MUCH
from providers.wire.failures.connection_texts import NOT_THE_API
from providers.wire.failures.faults import Faults
from providers.wire.http.json_objects import COMPLETE, Objects, look_up

_KNOWN = ("candidates", "promptFeedback", "usageMetadata", "error", "responseId", "modelVersion")
"""What an object of Google's has at least one of."""


class GeminiAnswer:
    """Takes the objects of one answer in their order."""

    def __init__(self, faults: Faults, rates: TokenRates | None, most: int) -> None:
        """`rates`: what a token costs; None where nobody knows. `most`: characters of text."""
        self._faults = faults
        self._rates = rates
        self._room = most
        self._halves = SurrogateJoiner()
        self._calls: list[ToolCall] = []
        self._finish = ""
        self._blocked = ""
        self._whole = False
        self._words = False
        self._pictures = 0
        self._refused: ServiceRefused | None = None
        self._spoilt: UnusablePicture | None = None
        self._stranger = ""
        self._usage: Mapping[str, Any] = {}

    def chunks(self, call: Iterator[Objects]) -> Iterator[Chunk]:
        """All of them. Raises `ProviderFault` with what was counted, and `WireError`."""
        try:
            for objects in call:
                yield from self._take(objects)
            yield from self._end()
        except ProviderFault as fault:
            used = self.used
            raise self._faults.priced(fault, used.cost, used.tokens_in, used.tokens_out) from None

    @property
    def used(self) -> TokenUse:
        """As far as it is known, by Google's list of prices."""
        counts = TokenCounts.of(self._usage, pictures=self._pictures > 0)
        cost = self._rates.cost(counts) if self._rates and self._usage else None
        return TokenUse(cost, counts.prompt, counts.written, computed=bool(cost))

    def _take(self, objects: Objects) -> Iterator[Chunk]:
        words: list[str] = []
        made: list[Made] = []
        for item in objects:
            self._one(item, words, made)
        text = self._halves.take("".join(words))
        self._words = self._words or bool(text)
        self._room -= len(text)
        if text or not made:
            yield TextChunk(text)
        if self._room < 0:
            raise self._faults.fault(TOO_MUCH)
        yield from made
        if self._refused is not None:
            raise self._refused  # after the words that came at once with it

    def _one(self, item: dict[str, Any], words: list[str], made: list[Made]) -> None:
        if item is COMPLETE:
            self._whole = True
            return
        if item.get("error"):
            self._refused = ServiceRefused(_status(item), {}, json.dumps(item).encode(), begun=True)
        if not any(name in item for name in _KNOWN):
            self._stranger = str(item)[:300]
        usage, blocked = item.get("usageMetadata"), look_up(item, "promptFeedback", "blockReason")
        self._usage = usage if isinstance(usage, Mapping) else self._usage
        self._blocked = str(blocked or self._blocked)
        self._finish = str(look_up(item, "candidates", 0, "finishReason") or self._finish)
        parts = look_up(item, "candidates", 0, "content", "parts")
        for part in parts if isinstance(parts, list) else ():
            if isinstance(part, dict) and not part.get("thought"):
                self._part(part, words, made)

    def _part(self, part: dict[str, Any], words: list[str], made: list[Made]) -> None:
        if isinstance(part.get("text"), str):
            words.append(part["text"])
        if isinstance(part.get("functionCall"), dict):
            self._calls.append(_called(part))
        data = look_up(part, "inlineData", "data")
        if data is not None:
            try:
                made.append(Made(*decoded(data)))
                self._pictures += 1
            except UnusablePicture as error:
                self._spoilt = self._spoilt or error

    def _end(self) -> Iterator[ToolCall | Ended | TokenUse]:
        if self._blocked:
            raise ended_for(self._faults, self._blocked)
        if self._spoilt is not None and not self._pictures:
            raise self._spoilt
        anything = self._words or self._calls or self._pictures
        if not anything and self._stranger:
            raise self._faults.fault(NOT_THE_API, self._stranger)
        if not (self._finish or self._whole):
            raise self._faults.fault(CUT_OFF)
        if (self._finish in GARBLED and not self._calls) or not (anything or self._finish == "MAX_TOKENS"):
            raise ended_for(self._faults, self._finish)
        yield from self._calls
        if self._finish == "MAX_TOKENS":
            yield Ended("length")
        elif self._finish in FILTERING:
            yield Ended("filtered")
        yield self.used


def _called(part: Mapping[str, Any]) -> ToolCall:
    called = part["functionCall"]
    arguments = called.get("args")
    return ToolCall(
        str(called.get("id") or f"call_{uuid4().hex}"),
        str(called.get("name") or ""),
        arguments if isinstance(arguments, dict) else {},
        str(part.get("thoughtSignature") or ""),
    )


def _status(item: Mapping[str, Any]) -> int:
    status = look_up(item, "error", "code")
    return status if isinstance(status, int) and 400 <= status < 600 else 500
