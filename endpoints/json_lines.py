"""An answer that comes bit by bit: a line of JSON for each thing that happens, where a program asks for that."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from flask import Response, request

from conversation.generators import closing
from endpoints.addresses import below
from endpoints.streamed import streamed

LINES = "application/x-ndjson"


def wants_lines() -> bool:
    """Whether this request says so: `Accept: application/x-ndjson`."""
    return LINES in request.headers.get("Accept", "")


def in_lines(things: Iterator[Mapping[str, Any]]) -> Response:
    """Each as soon as it is there."""
    return streamed(_lines(things, request.script_root), LINES)


def _lines(things: Iterator[Mapping[str, Any]], root: str) -> Iterator[bytes]:
    with closing(things):
        for thing in things:
            yield json.dumps(below(root, thing), ensure_ascii=False).encode() + b"\n"
