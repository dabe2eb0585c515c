"""The JSON objects of an answer as they come, whether it is an event stream, a line for each, or one document.

Answers are recognised by how they begin, not by what their headers claim.
"""

from __future__ import annotations

import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Generator, Iterator
from typing import Any

import jiter

from providers.wire.content.json_lines import JsonLines
from providers.wire.content.server_sent_events import ServerSentEvents
from providers.wire.errors import AnswerTooLarge, NotJson, WebPage
from providers.wire.http.body import ResponseBody
from providers.wire.http.content_encoding import DecodedBody
from providers.wire.http.limits import CallClock
from providers.wire.http.whole_body import read_whole

Objects = list[dict[str, Any]]
"""What came at once; empty is a sign of life."""

COMPLETE: dict[str, Any] = {}
"""Last of an answer that says that it is whole: a document, or events that `[DONE]` closes. Told by identity."""

_DONE = b"[DONE]"
_FIELDS = (b":", b"data", b"event", b"id", b"retry")
"""How the lines of an event stream begin."""
_WIDE = {BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be", b"{\0": "utf-16-le", b"\0{": "utf-16-be"}
"""How text begins that is not UTF-8."""


class JsonAnswer:
    """Reads one body. Raises `NotJson`, `WebPage`, `AnswerTooLarge`, `CutOff`, `Stalled`, `CallTooLong`."""

    def __init__(self, body: ResponseBody | DecodedBody, clock: CallClock, most: int, *, lines: bool = False) -> None:
        """`most`: bytes. `lines`: whether each line is a document (NDJSON), which no first byte tells."""
        self._body = body
        self._clock = clock
        self._room = most
        self._lines = lines

    def objects(self) -> Iterator[Objects]:
        """Yields at least once every `clock.tick`."""
        start = yield from self._start()
        if start[:1] == b"<":
            raise _web_page(start)
        if self._lines:
            yield from self._stream(start, JsonLines())
        elif start[:1] in (b"{", b"[") or start[:2] in _WIDE:
            yield from self._document(start)
        else:
            yield from self._stream(start, ServerSentEvents())

    def _read(self) -> bytes:
        piece = self._body.read()
        self._room -= len(piece)
        if self._room < 0:
            raise AnswerTooLarge
        return piece

    def _start(self) -> Generator[Objects, None, bytes]:
        """The first bytes that are not white space, which some services send to keep a connection open."""
        while not self._body.ended:
            start = self._read().lstrip().removeprefix(BOM_UTF8).lstrip()
            if start:
                return start
            if self._clock.is_time_to_show_life():
                yield []
        return b""

    def _document(self, start: bytes) -> Iterator[Objects]:
        yield [parsed((yield from read_whole(self._body, self._clock, self._room, start))), COMPLETE]

    def _stream(self, piece: bytes, events: ServerSentEvents | JsonLines) -> Iterator[Objects]:
        anything, start = False, piece[:300]
        while True:
            found = events.feed(piece) if piece else []
            if found:
                anything = True
                self._clock.passed_on()
                yield from _parsed_each(found)
                if found[-1] == _DONE:
                    self._body.finish()
                    return
            else:
                if piece and events.is_inside_data:  # a picture may take minutes over a slow line
                    self._clock.heard()
                if self._clock.is_time_to_show_life():
                    yield []
            if self._body.ended:
                break
            piece = self._read()
        last = events.end()
        if not last and not anything and not _is_stream(start):
            raise NotJson(start.decode("utf-8", "replace"))
        yield from _parsed_each(last)


def _is_stream(start: bytes) -> bool:
    """Whether it may be server-sent events, as far as its first bytes say; nothing at all may be."""
    return any(start.startswith(name) or name.startswith(start) for name in _FIELDS)


def _parsed_each(found: list[bytes]) -> Iterator[Objects]:
    """All together. Those before one that is no JSON are kept."""
    objects: Objects = []
    try:
        for data in found:
            objects.append(COMPLETE if data == _DONE else parsed(data))
    except NotJson:
        yield objects
        raise
    yield objects


def parsed(data: bytes) -> dict[str, Any]:
    """One JSON object. Raises `NotJson`."""
    value = document(data)
    if not isinstance(value, dict):
        raise NotJson(data[:300].decode("utf-8", "replace"))
    return value


def document(data: bytes) -> Any:
    """One JSON value of any kind. Raises `NotJson`, `WebPage`."""
    try:
        return jiter.from_json(data)
    except ValueError:
        if data.lstrip()[:1] == b"<":
            raise _web_page(data) from None
        return _leniently(data)


def look_up(value: Any, *path: str | int) -> Any:
    """What stands there inside of a JSON value, None where nothing does: `look_up(answer, "data", 0, "b64_json")`."""
    for step in path:
        if isinstance(step, str) and isinstance(value, dict):
            value = value.get(step)
        elif isinstance(step, int) and isinstance(value, list) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def _web_page(data: bytes) -> WebPage:
    return WebPage(data[:4_000].decode("utf-8", "replace"))


def _leniently(data: bytes) -> Any:
    """JSON that is not quite: in another encoding, with damaged characters, halves of some, control characters."""
    encoding = _WIDE.get(data[:2], "utf-8")
    try:
        return json.loads(data.decode(encoding, "replace").lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError):
        raise NotJson(data[:300].decode(encoding, "replace")) from None
