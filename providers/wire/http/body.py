"""The body of an answer, read from the socket itself: a piece, or nothing after a second. Nobody waits blindly."""

from __future__ import annotations

import httpx2

from providers.wire.errors import CutOff
from providers.wire.http.network_stream import TICK, SplitStream
from providers.wire.http.socket_reader import reader_of
from providers.wire.rhythm import seconds

_PIECE = 65_536
_UNTIL_CLOSED = -1
_MOMENT = 0.05
"""Seconds that the end of a body may lag behind its content."""
_LONGEST_SIZE_LINE = 1_024
_ENDING = b"0\r\n\r\n"


class ResponseBody:
    """Reads one body: chunked, of a known length, or until the connection ends."""

    def __init__(self, response: httpx2.Response, tick: float | None = None) -> None:
        line = response.extensions["network_stream"]
        assert isinstance(line, SplitStream), "only connections made by `SplitBackend` can be read here"
        self.ended = False
        self._response = response
        self._line = line
        socket, self._kept = line.take()
        self._tap = reader_of(socket)
        self._tap.wait_at_most(seconds(TICK) if tick is None else tick)
        self._rest = b""
        """The beginning of a line that is not complete yet."""
        self._chunked = response.headers.get("transfer-encoding", "").lower() == "chunked"
        length = response.headers.get("content-length", "")
        self._left = 0 if self._chunked else int(length) if length.isdigit() else _UNTIL_CLOSED
        """Bytes missing of the current chunk (with its line end) or of the whole body."""
        self._inside = False
        """Whether `_left` counts a chunk that has begun."""
        if not self._chunked and self._left == 0:
            self._end()

    def read(self) -> bytes:
        """The next bytes; empty after a second of silence or at the end (`ended`). Raises `CutOff`."""
        raw = self._kept
        if raw:
            self._kept = b""
        else:
            try:
                raw = self._tap.draw(_PIECE)
            except TimeoutError:
                return b""
            except OSError as error:
                raise CutOff(str(error)) from None
            if not raw:
                return self._hung_up()
        return self._chunks(raw) if self._chunked else self._plain(raw)

    def finish(self) -> None:
        """Reads the end of a body whose content is complete, if it is already there: that keeps the connection."""
        self._tap.wait_at_most(_MOMENT)
        try:
            while not self.ended and self.read() != b"":
                pass
        except CutOff:
            return

    def close(self) -> None:
        """Gives the connection back when the body was read to its end, closes it otherwise."""
        self._tap.release()
        self._response.close()

    def _hung_up(self) -> bytes:
        if self._left != _UNTIL_CLOSED:
            raise CutOff("the connection was closed before the answer was complete")
        self._end()
        return b""

    def _plain(self, raw: bytes) -> bytes:
        if self._left == _UNTIL_CLOSED:
            return raw
        data = raw[: self._left]
        self._left -= len(data)
        if self._left == 0:
            self._end()
        return data

    def _chunks(self, raw: bytes) -> bytes:
        if self._rest:
            raw, self._rest = self._rest + raw, b""
        elif not self._inside:  # nearly always: exactly one whole chunk
            start = raw.find(b"\r\n")
            if start > 0 and (size := _size(raw[:start])) and len(raw) == start + size + 4:
                return raw[start + 2 : -2]
        pieces = []
        while raw and not self.ended:
            if self._inside:
                piece, raw = self._chunk(raw)
                pieces.append(piece)
            else:
                raw = self._begin(raw)
        return b"".join(pieces)

    def _chunk(self, raw: bytes) -> tuple[bytes, bytes]:
        """The rest of the current chunk as far as it is there, and what follows it."""
        taken, rest = raw[: self._left], raw[self._left :]
        line_end = 2  # each chunk is followed by one
        data = taken[: max(0, self._left - line_end)]
        self._left -= len(taken)
        self._inside = self._left > 0
        return data, rest

    def _begin(self, raw: bytes) -> bytes:
        """Reads a chunk's size; what follows it. Keeps a size line that is not complete yet."""
        start = raw.find(b"\r\n")
        if start < 0:
            if len(raw) > _LONGEST_SIZE_LINE:
                raise CutOff("a chunk without a size")
            self._rest = raw
            return b""
        size = _size(raw[:start])
        if size == 0:
            return self._trailer(raw, start)
        self._left = size + 2
        self._inside = True
        return raw[start + 2 :]

    def _trailer(self, raw: bytes, start: int) -> bytes:
        if raw.find(b"\r\n\r\n", start) < 0:
            self._rest = raw
            return b""
        self._end()
        return b""

    def _end(self) -> None:
        self.ended = True
        if self._chunked:  # h11 sees an empty body, and keeps the connection for the next call
            self._line.give_back(_ENDING)
            self._response.read()


def _size(line: bytes) -> int:
    try:
        return int(line.partition(b";")[0], 16)
    except ValueError:
        raise CutOff("a chunk without a size") from None
