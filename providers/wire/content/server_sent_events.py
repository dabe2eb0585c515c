"""Server-sent events from raw bytes: only their data. Comments, CRLF, data over several lines, lines of any length."""

from __future__ import annotations


class ServerSentEvents:
    """Feed it pieces as they come; it gives the data of each event that is complete."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        """What has come of an unfinished line. A line of several MB comes in hundreds of pieces: joined once."""
        self._data: list[bytes] = []

    def feed(self, piece: bytes) -> list[bytes]:
        """The data of the events that this piece completes."""
        if not self._parts and not self._data and _is_one_event(piece):
            return [piece[6:-2]]
        if b"\n" not in piece:
            self._parts.append(piece)
            return []
        lines = b"".join((*self._parts, piece)).split(b"\n")
        rest = lines.pop()
        self._parts = [rest] if rest else []
        found = [self._line(line) for line in lines]
        return [data for data in found if data is not None]

    @property
    def is_inside_data(self) -> bool:
        """Whether data has begun that is not complete; a comment is none."""
        return bool(self._data) or bool(self._parts and self._parts[0].startswith(b"data"))

    def end(self) -> list[bytes]:
        """What was left when the stream ended without its last blank line."""
        lines = b"".join(self._parts).split(b"\n")
        self._parts = []
        found = [self._line(line) for line in (*lines, b"")]
        return [data for data in found if data is not None]

    def _line(self, line: bytes) -> bytes | None:
        line = line.rstrip(b"\r")
        if not line:
            data = b"\n".join(self._data)
            self._data = []
            return data or None
        if line.startswith(b"data:"):
            self._data.append(line[5:].removeprefix(b" "))
        return None


def _is_one_event(piece: bytes) -> bool:
    """The usual piece of a stream: one event of one line, nothing before or after it."""
    return piece.startswith(b"data: ") and piece.find(b"\n") == len(piece) - 2 and piece.endswith(b"\n\n")
