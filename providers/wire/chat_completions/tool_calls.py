"""Tool calls, put together from the fragments in which they are streamed."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import jiter

from conversation.ports.models import ToolCall
from providers.wire.content.surrogates import whole
from providers.wire.failures.answer_texts import TOOL_GARBLED
from providers.wire.failures.faults import Faults

_MOST_CALLS = 64
_MOST_CHARACTERS = 200_000


@dataclass
class _PartialCall:
    id: str = ""
    name: str = ""
    arguments: list[str] = field(default_factory=list)


class ToolCallFragments:
    """Fragments belong together by their `index`, or by their `id` where a service leaves the index out."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._calls: dict[int | str, _PartialCall] = {}
        self._last: int | str = 0
        self._size = 0

    def take(self, fragments: Any) -> None:
        """Some more fragments. Raises `ProviderFault` when they do not end."""
        for fragment in fragments if isinstance(fragments, list) else []:
            if isinstance(fragment, dict):
                self._take(fragment)
        if len(self._calls) > _MOST_CALLS or self._size > _MOST_CHARACTERS:
            raise self._faults.fault(TOOL_GARBLED)

    def complete(self) -> list[ToolCall]:
        """The calls. Raises `ProviderFault` when one has no name or no readable arguments."""
        return [self._call(number, call) for number, call in enumerate(self._calls.values())]

    def _take(self, fragment: dict[str, Any]) -> None:
        named = (fragment.get("index"), fragment.get("id") or None)
        key = next((each for each in named if isinstance(each, int | str)), self._last)
        self._last = key
        call = self._calls.setdefault(key, _PartialCall())
        function = fragment.get("function")
        function = function if isinstance(function, dict) else {}
        call.id = call.id or str(fragment.get("id") or "")
        call.name = call.name or str(function.get("name") or "")
        arguments = function.get("arguments")
        if isinstance(arguments, dict):
            arguments = json.dumps(arguments)
        if isinstance(arguments, str):
            call.arguments.append(arguments)
            self._size += len(arguments)

    def _call(self, number: int, call: _PartialCall) -> ToolCall:
        text = whole("".join(call.arguments)).strip() or "{}"
        try:
            arguments = jiter.from_json(text.encode())
        except ValueError:
            raise self._faults.fault(TOOL_GARBLED, text) from None
        if not call.name:
            raise self._faults.fault(TOOL_GARBLED, text)
        return ToolCall(call.id or f"call_{number}", call.name, _as_object(arguments))


def _as_object(arguments: Any) -> dict[str, Any]:
    """Small models write their object as text in text, or only the value that matters."""
    if isinstance(arguments, str):
        with suppress(ValueError):
            arguments = jiter.from_json(arguments.encode())
    return arguments if isinstance(arguments, dict) else {} if arguments is None else {"value": arguments}
