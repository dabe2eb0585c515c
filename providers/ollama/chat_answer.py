"""A chat answer's lines into chunks: words, tool calls, last what was used. Thoughts are signs of life and no more."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import jiter

from conversation.ports.models import Chunk, Ended, TextChunk, TokenUse, ToolCall
from providers.wire.content.surrogates import SurrogateJoiner
from providers.wire.content.thoughts import ThoughtFilter
from providers.wire.errors import AnswerTooLarge, CutOff, NotJson, ServiceRefused
from providers.wire.failures.answer_texts import EMPTY
from providers.wire.failures.faults import Faults
from providers.wire.http.json_objects import Objects, look_up

MOST_CALLS = 64


class OllamaAnswer:
    """Takes the lines of one answer in their order. Raises `WireError`, and `ProviderFault` for an empty one."""

    def __init__(self, faults: Faults, most: int, *, free: bool) -> None:
        """`most`: characters of text. `free`: it ran on this machine or network."""
        self._faults = faults
        self._room = most
        self._free = free
        self._halves = SurrogateJoiner()
        self._thoughts = ThoughtFilter()
        self._calls: list[ToolCall] = []
        self._last: Mapping[str, Any] | None = None
        self._anything = False

    def all(self, call: Iterator[Objects]) -> Iterator[Chunk]:
        """The chunks of a whole call."""
        for objects in call:
            text, wrong = "", None
            for item in objects:
                wrong = wrong or refusal_inside(item)
                text += self._one(item)
            yield self._words(text)  # words that came with an error are kept
            if wrong is not None:
                raise wrong
            if self._last is not None:
                break
        yield from self._end()

    def _end(self) -> Iterator[Chunk]:
        rest = self._thoughts.end()
        if rest.strip():
            yield self._words(rest, filtered=False)
        if self._last is None:
            raise CutOff("the answer ended without its last line")
        yield from self._calls
        reason = self._last.get("done_reason")
        if not self._anything and not self._calls and reason != "length":
            raise self._faults.fault(EMPTY)
        if reason == "length":
            yield Ended("length")
        counts = (_count(self._last, name) for name in ("prompt_eval_count", "eval_count"))
        yield TokenUse(0 if self._free else None, next(counts), next(counts))

    def _words(self, text: str, *, filtered: bool = True) -> TextChunk:
        shown = self._thoughts.take(self._halves.take(text)) if filtered else text
        self._anything = self._anything or bool(shown.strip())
        self._room -= len(shown)
        if self._room < 0:
            raise AnswerTooLarge
        return TextChunk(shown)

    def _one(self, item: Mapping[str, Any]) -> str:
        """Its text. What else it holds is kept."""
        if not any(name in item for name in ("message", "done", "error")):
            raise NotJson(json.dumps(item)[:300])
        if item.get("done"):
            self._last = item
        for called in look_up(item, "message", "tool_calls") or ():
            self._call(called)
        text = look_up(item, "message", "content")
        return text if isinstance(text, str) else ""

    def _call(self, called: Any) -> None:
        name, arguments = look_up(called, "function", "name"), look_up(called, "function", "arguments")
        if isinstance(arguments, str):  # it is an object; some templates write it as text all the same
            with suppress(ValueError):
                arguments = jiter.from_json(arguments.encode("utf-8", "replace"))
        if not isinstance(name, str) or not name or not isinstance(arguments, dict | None):
            raise NotJson(json.dumps(called)[:300])
        if len(self._calls) >= MOST_CALLS:
            raise AnswerTooLarge
        said = look_up(called, "id")
        number = f"call_{len(self._calls)}"
        self._calls.append(ToolCall(said if isinstance(said, str) and said else number, name, arguments or {}))


def refusal_inside(item: Mapping[str, Any]) -> ServiceRefused | None:
    """An error that stands in an answer that had begun well."""
    if not item.get("error"):
        return None
    return ServiceRefused(500, {}, json.dumps({"error": item["error"]}).encode(), begun=True)


def _count(last: Mapping[str, Any], name: str) -> int:
    value = last.get(name)
    return value if isinstance(value, int) and value > 0 else 0
