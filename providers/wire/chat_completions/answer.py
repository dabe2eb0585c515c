"""A chat answer's JSON objects, streamed or whole, into chunks: words, tool calls, pictures, and last what was used."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from conversation.errors import ProviderFault
from conversation.ports.models import Chunk, Ended, Made, TextChunk, TokenUse, ToolCall
from providers.wire.chat_completions.pictures import picture
from providers.wire.chat_completions.tool_calls import ToolCallFragments
from providers.wire.chat_completions.usage import Spent, counted, stated
from providers.wire.content.surrogates import SurrogateJoiner
from providers.wire.errors import UnusablePicture
from providers.wire.failures.answer_texts import CUT_OFF, EMPTY, TOO_MUCH
from providers.wire.failures.connection_texts import NOT_THE_API
from providers.wire.failures.errors_to_faults import fault_of
from providers.wire.failures.faults import Faults
from providers.wire.failures.refusal_texts import DECLINED, PROVIDER_ERROR
from providers.wire.http.json_objects import COMPLETE, Objects

_KNOWN = ("choices", "error", "usage", "object", "provider")
"""What an object of this wire has at least one of."""

ENDED = {
    "length": "length",
    "max_tokens": "length",
    "MAX_TOKENS": "length",
    "content_filter": "filtered",
    "SAFETY": "filtered",
}
"""Reasons why an answer ended before its end, as services and those behind them spell them, as `Ended.reason`."""


class ChatAnswer:
    """Takes the objects of one answer in their order. Lenient about everything but errors, and pictures if all are bad.

    What is wrong is raised last: what it cost often follows after it.
    """

    def __init__(
        self,
        faults: Faults,
        most: int,
        inside: Callable[[object], ProviderFault],
        count: Callable[[Mapping[str, Any]], Spent] = counted,
    ) -> None:
        """`most`: characters of text. `inside`: how the service words an `error` object inside of an answer. `count`:
        what its `usage` object means.
        """
        self._faults = faults
        self._inside = inside
        self._count = count
        self._room = most
        self._calls = ToolCallFragments(faults)
        self._seen: set[bytes] = set()
        self._finish = ""
        self._whole = False
        """It said that nothing is missing; some services give no reason why it ended."""
        self._halves = SurrogateJoiner()
        self._wrong: ProviderFault | None = None
        """The first error inside the answer."""
        self._spoilt: ProviderFault | None = None
        """Why a picture could not be taken, while no other could."""
        self._stranger = ""
        """How an object began that is none of this wire's."""
        self._usage: Mapping[str, Any] = {}
        self._anything = False

    def all(self, call: Iterator[Objects]) -> Iterator[Chunk]:
        """The chunks of a whole call. Raises `ProviderFault` with what was stated about its cost."""
        try:
            for objects in call:
                yield from self.take(objects)
                if self._wrong is not None and not objects:
                    break  # what follows an error comes at once or not at all
            yield from self.end()
        except ProviderFault as fault:
            used = self.used
            found = self._wrong or fault
            raise self._faults.priced(found, used.cost, used.tokens_in, used.tokens_out) from None

    def take(self, objects: Objects) -> Iterator[Chunk]:
        """The chunks of what came at once: its words together, then its pictures."""
        words: list[str] = []
        pictures: list[Any] = []
        for item in objects:
            words.append(self._one(item, pictures))
        text = self._halves.take("".join(words))
        if text:
            self._anything = True
            self._room -= len(text)
            yield TextChunk(text)
            if self._room < 0:
                raise self._faults.fault(TOO_MUCH)
        elif not pictures:
            yield TextChunk("")
        for source in pictures:
            yield from self._picture(source)

    def end(self) -> Iterator[ToolCall | Ended | TokenUse]:
        """What is known only when everything has come. Raises `ProviderFault` when the answer is none."""
        if self._wrong is not None or self._spoilt is not None:
            raise self._wrong or self._spoilt or AssertionError
        if self._finish == "error":
            raise self._faults.fault(PROVIDER_ERROR.unsure())
        calls = self._calls.complete()
        yield from calls
        if not self._anything and not calls:
            raise self._nothing()
        if not (self._finish or self._whole):
            raise self._faults.fault(CUT_OFF)
        if self._finish in ENDED:
            yield Ended(ENDED[self._finish])
        yield self.used

    @property
    def used(self) -> TokenUse:
        """As far as it is known."""
        used = self._count(self._usage)
        return TokenUse(*used, computed=bool(used[0]) and "cost" not in self._usage)

    def _nothing(self) -> ProviderFault:
        if self._finish == "content_filter":
            return self._faults.fault(DECLINED.unsure())
        return self._faults.fault(NOT_THE_API, self._stranger) if self._stranger else self._faults.fault(EMPTY)

    def _fails(self, error: object) -> None:
        self._wrong = self._wrong or self._inside(error)

    def _one(self, item: dict[str, Any], pictures: list[Any]) -> str:
        """Its text. What else it holds is kept, an error too."""
        if item is COMPLETE:
            self._whole = True
            return ""
        if not any(name in item for name in _KNOWN):
            self._stranger = str(item)[:300]
        self._usage = stated(item) or self._usage
        if item.get("error"):
            self._fails(item["error"])
        choices = item.get("choices")
        if not choices or not isinstance(choices, list) or not isinstance(choices[0], dict):
            return ""
        choice = choices[0]
        if choice.get("error"):
            self._fails(choice["error"])
        finish = choice.get("finish_reason")
        if finish:
            self._finish = str(finish)
        delta = choice.get("delta") or choice.get("message")
        if not isinstance(delta, dict):
            return ""
        if delta.get("tool_calls"):
            self._calls.take(delta["tool_calls"])
        if delta.get("images"):
            pictures.extend(delta["images"] if isinstance(delta["images"], list) else [delta["images"]])
        text = delta.get("content") or delta.get("refusal")
        return text if isinstance(text, str) else _joined(text, pictures)

    def _picture(self, source: Any) -> Iterator[Made]:
        try:
            made = picture(source)
        except UnusablePicture as error:
            self._spoilt = self._spoilt or fault_of(error, self._faults)
            return
        self._spoilt = None
        mark = hashlib.sha256(made.data).digest()
        if mark not in self._seen:  # clients report that pictures are sent twice
            self._seen.add(mark)
            self._anything = True
            yield made


def _joined(content: Any, pictures: list[Any]) -> str:
    """The text of content that came in parts; pictures among them are kept."""
    if not isinstance(content, list):
        return ""
    parts = [part for part in content if isinstance(part, dict)]
    pictures.extend(part for part in parts if "image_url" in part)
    return "".join(part["text"] for part in parts if isinstance(part.get("text"), str))
