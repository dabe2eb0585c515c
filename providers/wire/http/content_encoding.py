"""A body that was packed though nobody asked for it: gzip and deflate are undone, everything else is said."""

from __future__ import annotations

import zlib

from providers.wire.errors import UnknownEncoding
from providers.wire.http.body import ResponseBody

_PLAIN = ("", "identity")
_PACKED = ("gzip", "x-gzip", "deflate")
_ANY = 32 + zlib.MAX_WBITS
"""gzip or zlib, as their first bytes say."""


class DecodedBody:
    """Reads like the body it wraps. Raises `UnknownEncoding` at once for one that is not known, or for damage."""

    def __init__(self, body: ResponseBody, encoding: str, most: int) -> None:
        """`encoding`: the header `Content-Encoding`. `most`: bytes of one piece, however much it was packed."""
        self._body = body
        self._name = encoding.strip().lower()
        self._most = most
        if self._name not in (*_PLAIN, *_PACKED):
            raise UnknownEncoding(self._name[:40])
        self._packer = None if self._name in _PLAIN else zlib.decompressobj(_ANY)
        self._begun = False

    @property
    def ended(self) -> bool:
        """Whether nothing more comes."""
        return self._body.ended

    def read(self) -> bytes:
        """The next bytes; empty after a second of silence or at the end."""
        piece = self._body.read()
        return piece if self._packer is None or not piece else self._undo(piece)

    def finish(self) -> None:
        """See `ResponseBody`."""
        self._body.finish()

    def _undo(self, piece: bytes) -> bytes:
        assert self._packer is not None
        try:
            found = self._packer.decompress(piece, self._most)
        except zlib.error:
            if self._begun or self._name != "deflate":
                raise UnknownEncoding(f"damaged {self._name}") from None
            self._packer = zlib.decompressobj(-zlib.MAX_WBITS)  # what some call deflate has no header
            self._begun = True
            return self._undo(piece)
        self._begun = True
        return found
