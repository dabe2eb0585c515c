"""A body that gives these pieces, an empty one for a second of silence."""

from __future__ import annotations

from typing import cast

from providers.wire.http.body import ResponseBody


class _Pieces:
    def __init__(self, pieces: list[bytes], error: Exception | None) -> None:
        self._pieces = list(pieces)
        self._error = error
        self.finished = False

    @property
    def ended(self) -> bool:
        return not self._pieces and self._error is None

    def read(self) -> bytes:
        if self._pieces:
            return self._pieces.pop(0)
        assert self._error is not None
        raise self._error

    def finish(self) -> None:
        self.finished = True


def pieces_of(pieces: list[bytes], error: Exception | None = None) -> ResponseBody:
    """`error`: raised after the last piece."""
    return cast(ResponseBody, _Pieces(pieces, error))
