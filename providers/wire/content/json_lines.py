"""JSON a line (NDJSON), from raw bytes in pieces: `server_sent_events`' brother."""

from __future__ import annotations


class JsonLines:
    """Feed it pieces as they come; it gives the lines that are complete."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        """What has come of an unfinished line. A line of several MB comes in hundreds of pieces: joined once."""

    def feed(self, piece: bytes) -> list[bytes]:
        """The lines that this piece completes."""
        if b"\n" not in piece:
            self._parts.append(piece)
            return []
        lines = b"".join((*self._parts, piece)).split(b"\n")
        rest = lines.pop()
        self._parts = [rest] if rest else []
        return [line for line in map(bytes.strip, lines) if line]

    @property
    def is_inside_data(self) -> bool:
        """Whether a line has begun that is not complete."""
        return bool(self._parts)

    def end(self) -> list[bytes]:
        """What was left when the stream ended without its last line end."""
        last = b"".join(self._parts).strip()
        self._parts = []
        return [last] if last else []
