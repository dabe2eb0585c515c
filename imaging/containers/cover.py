"""Bytes of a file that are needed; all the others are made zeros. For formats whose parts are found by their places."""

from __future__ import annotations

from imaging.odd import Odd


class Cover:
    """Grows with each part that is needed."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._spans: list[tuple[int, int]] = []
        self._dropped: list[tuple[int, int]] = []

    def keep(self, start: int, length: int) -> bytes:
        """Those bytes, which stay. Raises `Odd` where the file has not got them."""
        if start < 0 or length < 0 or start + length > len(self._data):
            raise Odd("a part outside of the file")
        self._spans.append((start, start + length))
        return self._data[start : start + length]

    def drop(self, start: int, length: int) -> None:
        """Those bytes, which must not be among those that stay."""
        self._dropped.append((start, start + length))

    def kept(self) -> bytearray:
        """The file up to the last byte that is needed, zeros between those that are. Raises `Odd` where what is needed
        holds something that is not."""
        if any(start < stop and begin < end for begin, stop in self._dropped for start, end in self._spans):
            raise Odd("a part inside of another")
        end = max((end for _, end in self._spans), default=0)
        out = bytearray(end)
        for start, stop in self._spans:
            out[start:stop] = self._data[start:stop]
        return out
