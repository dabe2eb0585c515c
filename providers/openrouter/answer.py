"""A chat answer's JSON objects, streamed or whole, into chunks: words, tool calls, pictures, and last what was used."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from conversation.errors import ProviderFault
from conversation.ports import Chunk, Made, ToolCall, Used, Words
from providers.openrouter.calls import Calls
from providers.openrouter.faults import Faults
from providers.openrouter.pictures import picture
from providers.openrouter.wording import CUT_OFF, DECLINED, EMPTY, PROVIDER_ERROR, TOO_MUCH
from providers.wire.money import micro_dollars
from providers.wire.objects import Objects


class Answer:
    """Takes the objects of one answer in their order. Lenient about everything but pictures and errors."""

    def __init__(self, faults: Faults, most: int) -> None:
        """`most`: characters of text."""
        self._faults = faults
        self._room = most
        self._calls = Calls(faults)
        self._seen: set[bytes] = set()
        self._finish = ""
        self._usage: dict[str, Any] = {}
        self._anything = False

    def take(self, objects: Objects) -> Iterator[Chunk]:
        """The chunks of what came at once: its words together, then its pictures."""
        words: list[str] = []
        pictures: list[Any] = []
        try:
            for item in objects:
                words.append(self._one(item, pictures))
        except ProviderFault:
            yield Words("".join(words))  # what came before the fault is kept
            raise
        text = "".join(words)
        if text:
            self._anything = True
            self._room -= len(text)
            yield Words(text)
            if self._room < 0:
                raise self._faults.fault(TOO_MUCH)
        elif not pictures:
            yield Words("")
        for source in pictures:
            yield from self._picture(source)

    def end(self) -> Iterator[ToolCall | Used]:
        """What is known only when everything has come. Raises `ProviderFault` when the answer is none."""
        if self._finish == "error":
            raise self._faults.fault(PROVIDER_ERROR.unsure())
        calls = self._calls.complete()
        yield from calls
        if not self._anything and not calls:
            raise self._faults.fault(DECLINED.unsure() if self._finish == "content_filter" else EMPTY)
        if not self._finish:
            raise self._faults.fault(CUT_OFF)
        yield self.used

    @property
    def used(self) -> Used:
        """As far as it is known."""
        usage = self._usage
        return Used(micro_dollars(usage.get("cost")), count(usage, "prompt_tokens"), count(usage, "completion_tokens"))

    def _one(self, item: dict[str, Any], pictures: list[Any]) -> str:
        """Its text. What else it holds is kept; an error is raised."""
        if "error" in item and item["error"]:
            raise self._faults.of_error_inside(item["error"])
        usage = item.get("usage")
        if usage and isinstance(usage, dict):
            self._usage = usage
        choices = item.get("choices")
        if not choices or not isinstance(choices, list) or not isinstance(choices[0], dict):
            return ""
        choice = choices[0]
        if choice.get("error"):
            raise self._faults.of_error_inside(choice["error"])
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
        made = picture(source, self._faults)
        mark = hashlib.sha256(made.data).digest()
        if mark not in self._seen:  # clients report that pictures are sent twice
            self._seen.add(mark)
            self._anything = True
            yield made


def count(usage: dict[str, Any], name: str) -> int:
    """A number of tokens; 0 when it is none."""
    value = usage.get(name)
    return value if isinstance(value, int) and value > 0 else 0


def _joined(content: Any, pictures: list[Any]) -> str:
    """The text of content that came in parts; pictures among them are kept."""
    if not isinstance(content, list):
        return ""
    parts = [part for part in content if isinstance(part, dict)]
    pictures.extend(part for part in parts if "image_url" in part)
    return "".join(part["text"] for part in parts if isinstance(part.get("text"), str))
