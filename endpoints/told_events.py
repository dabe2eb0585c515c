"""A turn's events as a program asks for them: a line of JSON each, or server-sent events."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from flask import Response, request

from conversation.generators import closing
from endpoints.addresses import below
from endpoints.json_lines import in_lines, wants_lines
from endpoints.streamed import EVENTS, streamed


def wants_events() -> bool:
    """Whether this request says so, by `Accept: application/x-ndjson` or `Accept: text/event-stream`."""
    return wants_lines() or EVENTS in request.headers.get("Accept", "")


def as_asked(events: Iterator[Mapping[str, Any]]) -> Response:
    """Each as soon as it is there; lines where both would do. An event's `id` is its `seq`, its `event` its type."""
    if wants_lines():
        return in_lines(events)
    return streamed(_events(events, request.script_root), EVENTS)


def _events(events: Iterator[Mapping[str, Any]], root: str) -> Iterator[bytes]:
    with closing(events):
        for each in events:
            said = json.dumps(below(root, each), ensure_ascii=False)
            yield f"id: {each['seq']}\nevent: {each['type']}\ndata: {said}\n\n".encode()
