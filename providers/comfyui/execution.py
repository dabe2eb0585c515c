"""One prompt of ours in ComfyUI, as its socket tells of it, or its history where the socket is lost."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping
from typing import Any

from providers.wire.errors import ServiceRefused
from providers.wire.http.json_objects import look_up

_PREVIEW = 1
"""Binary messages begin with what they are; a preview goes on with 1 for JPEG, 2 for PNG, and the picture."""
_KINDS = {1: "image/jpeg", 2: "image/png"}
_HEAD = struct.Struct(">II")
Picture = Mapping[str, str]
"""`{"filename", "subfolder", "type"}`: what `GET /view` takes."""


class Execution:
    """Raises `ServiceRefused` when it hears that it failed."""

    def __init__(self, identifier: str) -> None:
        self.id = identifier
        self.begun = False
        self.over = False
        self.ahead: int | None = None
        """How many prompts are before it; None where nobody said."""
        self.fraction: float | None = None
        self.pictures: dict[str, list[Picture]] = {}
        """By node."""

    def hear(self, message: str | bytes) -> tuple[bytes, str] | None:
        """A preview and its media type, if the message holds one. Messages about others' prompts are passed over."""
        if isinstance(message, bytes):
            return self._preview(message)
        kind, data = _told(message)
        if data.get("prompt_id", self.id) == self.id:
            self._take(kind, data)
        return None

    def read(self, entry: Mapping[str, Any]) -> None:
        """What its history says of it."""
        outputs = entry.get("outputs")
        for node, output in outputs.items() if isinstance(outputs, dict) else ():
            self._keep(node, output)
        messages = look_up(entry, "status", "messages")
        for said in messages if isinstance(messages, list) else ():
            if isinstance(said, list) and len(said) == 2 and isinstance(said[1], dict):
                self._take(str(said[0]), said[1])
        self.over = True
        if look_up(entry, "status", "status_str") == "error":
            raise _failure("execution_error", {})

    def picture(self, wanted: str) -> Picture | None:
        """The last one that the wanted node gave; of any node where none is wanted, one that is kept first."""
        if wanted:
            return next(reversed(self.pictures.get(wanted, [])), None)
        everything = [each for found in self.pictures.values() for each in found]
        kept = [each for each in everything if each["type"] == "output"]
        return next(reversed(kept or everything), None)

    def _take(self, kind: str, data: Mapping[str, Any]) -> None:
        if kind in ("execution_error", "execution_interrupted"):
            self.over = True
            raise _failure(kind, data)
        if kind == "executed":
            self._keep(str(data.get("node")), data.get("output"))
        elif kind == "execution_success" or (kind == "executing" and self.begun and data.get("node", "") is None):
            self.over = True
        elif kind == "progress":
            self._advance(data.get("value"), data.get("max"))
        self.begun = self.begun or kind in ("execution_start", "executing", "progress")

    def _keep(self, node: str, output: object) -> None:
        found = output.get("images") if isinstance(output, dict) else None
        named = [_picture(each) for each in found if isinstance(each, dict)] if isinstance(found, list) else []
        if named:
            self.pictures[node] = named

    def _advance(self, value: object, most: object) -> None:
        """Of several samplers each begins anew; what was shown never goes back."""
        if isinstance(value, (int, float)) and isinstance(most, (int, float)) and most > 1:
            self.fraction = max(self.fraction or 0.0, min(value / most, 1.0))

    def _preview(self, message: bytes) -> tuple[bytes, str] | None:
        if len(message) <= _HEAD.size:
            return None
        event, kind = _HEAD.unpack_from(message)
        return (message[_HEAD.size :], _KINDS[kind]) if event == _PREVIEW and kind in _KINDS else None


def prompts_ahead(queue: Mapping[str, Any], identifier: str) -> int | None:
    """How many are before ours, 0 where it runs; None where the queue (`GET /queue`) does not have it."""
    running, pending = (list(_entries(queue.get(name))) for name in ("queue_running", "queue_pending"))
    if any(each == identifier for _, each in running):
        return 0
    ours = next((number for number, each in pending if each == identifier), None)
    return None if ours is None else len(running) + sum(number < ours for number, _ in pending)


def _entries(listed: object) -> Iterator[tuple[float, str]]:
    """Their numbers and ids; the smallest number is next."""
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, list) and len(each) > 1 and isinstance(each[0], (int, float)):
            yield each[0], str(each[1])


def _told(message: str) -> tuple[str, Mapping[str, Any]]:
    try:
        found = json.loads(message)
    except ValueError:
        return "", {}
    data = found.get("data") if isinstance(found, dict) else None
    return (str(found.get("type")), data) if isinstance(data, dict) else ("", {})


def _picture(found: Mapping[str, Any]) -> Picture:
    return {name: str(found.get(name, "")) for name in ("filename", "subfolder", "type")}


def _failure(kind: str, data: Mapping[str, Any]) -> ServiceRefused:
    return ServiceRefused(500, {}, json.dumps({"failed": kind, **data}).encode(), begun=True)
