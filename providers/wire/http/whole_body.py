"""A body read to its end, with a sign of life every second."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from providers.wire.errors import AnswerTooLarge
from providers.wire.http.body import ResponseBody
from providers.wire.http.content_encoding import DecodedBody
from providers.wire.http.limits import CallClock


def read_whole(
    body: ResponseBody | DecodedBody, clock: CallClock, most: int, start: bytes = b""
) -> Generator[list[Any], None, bytes]:
    """Yields empty lists, returns `start` and the rest. Raises `AnswerTooLarge` for more than `most` bytes of rest."""
    pieces = [start]
    while not body.ended:
        piece = body.read()
        most -= len(piece)
        if most < 0:
            raise AnswerTooLarge
        pieces.append(piece)
        if piece:
            clock.heard()
        if clock.is_time_to_show_life():
            yield []
    return b"".join(pieces)
