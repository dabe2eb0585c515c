"""Server-sent events, as programs know them that speak OpenAI's API."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid4

from flask import Response, stream_with_context

from conversation.errors import Told
from conversation.generators import closing
from endpoints.errors import calm
from endpoints.programs.failures import failure
from endpoints.streamed import EVENTS, streamed

WAITING = b": waiting\n\n"
"""A comment: a sign of life for proxies, which no client reads."""
DONE = b"data: [DONE]\n\n"

Sent = Mapping[str, Any] | None
"""An event, or only a sign of life."""


def in_events(things: Iterator[Sent], *, named: bool, last: bytes = b"") -> Response:
    """Each as soon as it is there. `named`: its `type` stands before it, too. What fails in the middle is the last."""
    return streamed(stream_with_context(_events(things, named, last)), EVENTS)


def _events(things: Iterator[Sent], named: bool, last: bytes) -> Iterator[bytes]:
    with closing(things):
        try:
            for thing in things:
                yield WAITING if thing is None else _event(thing, named)
        except Told as told:
            yield _event({"type": "error", **failure(told)}, named)
        except Exception as error:  # noqa: BLE001 - the status is gone already
            yield _event({"type": "error", **failure(calm(error, uuid4().hex[:12]))}, named)
        else:
            yield last


def _event(thing: Mapping[str, Any], named: bool) -> bytes:
    before = f"event: {thing['type']}\n".encode() if named else b""
    return before + b"data: " + json.dumps(thing, ensure_ascii=False).encode() + b"\n\n"
