"""The JSON objects of an answer as they come, whether it is an event stream or one document.

Answers are recognised by how they begin, not by what their headers claim.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

import jiter

from providers.wire.body import Body
from providers.wire.events import Events
from providers.wire.patience import Patience

Objects = list[dict[str, Any]]
"""What came at once; empty is a sign of life."""

_DONE = b"[DONE]"


class NotJson(Exception):
    """Neither JSON nor events of JSON; the text is how it begins."""


class WebPage(NotJson):
    """Somebody else answered with a page."""


class TooMuch(Exception):
    """More bytes than the limit."""


class Answer:
    """Reads one body. Raises `NotJson`, `WebPage`, `TooMuch`, `Broken`, `Stalled`, `TookTooLong`."""

    def __init__(self, body: Body, patience: Patience, most: int) -> None:
        """`most`: bytes."""
        self._body = body
        self._patience = patience
        self._room = most

    def objects(self) -> Iterator[Objects]:
        """Yields at least once every `patience.tick`."""
        start = yield from self._start()
        if start[:1] == b"<":
            raise WebPage(start[:300].decode("utf-8", "replace"))
        yield from self._document(start) if start[:1] in (b"{", b"[") else self._stream(start)

    def _read(self) -> bytes:
        piece = self._body.read()
        self._room -= len(piece)
        if self._room < 0:
            raise TooMuch
        return piece

    def _start(self) -> Generator[Objects, None, bytes]:
        """The first bytes that are not white space, which some services send to keep a connection open."""
        while not self._body.ended:
            start = self._read().lstrip()
            if start:
                return start
            if self._patience.is_time_to_show_life():
                yield []
        return b""

    def _document(self, start: bytes) -> Iterator[Objects]:
        pieces = [start]
        while not self._body.ended:
            piece = self._read()
            pieces.append(piece)
            if piece:
                self._patience.heard()
            if self._patience.is_time_to_show_life():
                yield []
        yield [parsed(b"".join(pieces))]

    def _stream(self, piece: bytes) -> Iterator[Objects]:
        events = Events()
        while True:
            found = events.feed(piece) if piece else []
            if found:
                self._patience.passed_on()
                yield from _parsed_each(found)
                if found[-1] == _DONE:
                    self._body.finish()
                    return
            else:
                if piece and events.is_inside_data:  # a picture may take minutes over a slow line
                    self._patience.heard()
                if self._patience.is_time_to_show_life():
                    yield []
            if self._body.ended:
                break
            piece = self._read()
        yield from _parsed_each(events.end())


def _parsed_each(found: list[bytes]) -> Iterator[Objects]:
    """All together. Those before one that is no JSON are kept."""
    objects: Objects = []
    try:
        for data in found:
            if data != _DONE:
                objects.append(parsed(data))
    except NotJson:
        yield objects
        raise
    yield objects


def parsed(data: bytes) -> dict[str, Any]:
    """One JSON object. Raises `NotJson`."""
    try:
        value = jiter.from_json(data)
    except ValueError:
        raise NotJson(data[:300].decode("utf-8", "replace")) from None
    if not isinstance(value, dict):
        raise NotJson(data[:300].decode("utf-8", "replace"))
    return value
