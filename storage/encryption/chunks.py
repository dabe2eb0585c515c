"""A file in pieces, each of which is sealed by itself with AES-256-GCM, so that any part is read without the rest.

    header   32 bytes: `ATLR`, version, chunk size as a power of two, two zeros, 24 random bytes
    chunk    65,536 bytes of the file (the last one what is left, of an empty file nothing), and 16 bytes that prove it

The key of a file is made of its image set's key, the header and what the file is (`about`), so two files never share
one, and one that is put in another's place, or whose header was touched, opens with none. A chunk's nonce is its place
and whether it is the last one: a chunk that was moved, left out or put in, and a file that was cut off or added to, is
refused.
"""

from __future__ import annotations

import errno
import hmac
import os
import secrets
from collections.abc import Iterator
from io import SEEK_CUR, SEEK_SET, BufferedReader, BytesIO, FileIO, RawIOBase
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC, EXPONENT = b"ATLR\x01", 16
CHUNK = 1 << EXPONENT
"""Bytes."""
PROOF = 16
"""Bytes that a sealed chunk is longer."""
START = MAGIC + bytes((EXPONENT, 0, 0))
HEADER = 32
SEALED_CHUNK = CHUNK + PROOF


class NotAsSealed(OSError):
    """It was changed, cut off, put in another's place, or sealed with another key."""

    def __init__(self) -> None:
        super().__init__(errno.EIO, "it is damaged, or was sealed with another key")


def sealed_size(plain: int) -> int:
    """Bytes that a file of so many has when it is sealed."""
    return HEADER + plain + PROOF * max(1, -(-plain // CHUNK))


def plain_size(sealed: int) -> int:
    """Bytes of the file in a sealed one of that size. Raises `NotAsSealed` where none has that size."""
    body = sealed - HEADER
    plain = body - PROOF * -(-body // SEALED_CHUNK)
    if body < PROOF or sealed_size(plain) != sealed:
        raise NotAsSealed
    return plain


def sealed_pieces(source: BinaryIO, key: bytes, about: bytes) -> Iterator[bytes]:
    """What is left of a stream, sealed; `key` is an image set's, `about` says what it is. Each time it is another file:
    the same key and header never seal two contents."""
    header = START + secrets.token_bytes(HEADER - len(START))
    yield header
    cipher, place, piece = AESGCM(_key_of(key, header, about)), 0, _filled(source)
    while True:
        after = _filled(source) if len(piece) == CHUNK else b""
        yield cipher.encrypt(_nonce(place, last=not after), piece, None)
        if not after:
            return
        place, piece = place + 1, after


def sealed_bytes(data: bytes, key: bytes, about: bytes) -> bytes:
    """All of a file, sealed."""
    return b"".join(sealed_pieces(BytesIO(data), key, about))


def opened(sealed: BinaryIO | FileIO, key: bytes, about: bytes) -> BufferedReader:
    """A sealed file as what it is, from its first byte: it can be read from any place, and what is not read is not
    opened. Closing it closes the sealed one, and so does a refusal. Raises `NotAsSealed`, here and where it is read."""
    try:
        return BufferedReader(_Chunks(sealed, key, about), CHUNK)
    except BaseException:
        sealed.close()
        raise


class _Chunks(RawIOBase):
    def __init__(self, sealed: BinaryIO | FileIO, key: bytes, about: bytes) -> None:
        self._sealed = sealed
        self.size = plain_size(sealed.seek(0, os.SEEK_END))
        self._last = max(0, -(-self.size // CHUNK) - 1)
        self._place = 0
        sealed.seek(0)
        header = sealed.read(HEADER)
        if header[: len(START)] != START:
            raise NotAsSealed
        self._cipher = AESGCM(_key_of(key, header, about))
        self._chunk: tuple[int, bytes] = self._last, self._opened(self._last)  # so that one that was cut off says so

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        start = {SEEK_SET: 0, SEEK_CUR: self._place}.get(whence, self.size)
        self._place = max(0, start + offset)
        return self._place

    def readinto(self, buffer: Any) -> int:
        """Fills what is given as far as the chunk goes that stands there."""
        if self._place >= self.size:
            return 0
        place, within = divmod(self._place, CHUNK)
        if self._chunk[0] != place:
            self._chunk = place, self._opened(place)
        into = memoryview(buffer).cast("B")
        piece = memoryview(self._chunk[1])[within : within + len(into)]
        into[: len(piece)] = piece
        self._place += len(piece)
        return len(piece)

    def close(self) -> None:
        self._sealed.close()
        super().close()

    def _opened(self, place: int) -> bytes:
        self._sealed.seek(HEADER + place * SEALED_CHUNK)
        piece = _filled(self._sealed, SEALED_CHUNK)
        try:
            return self._cipher.decrypt(_nonce(place, last=place == self._last), piece, None)
        except (InvalidTag, ValueError) as error:
            raise NotAsSealed from error


def _key_of(key: bytes, header: bytes, about: bytes) -> bytes:
    return hmac.digest(key, b"atelier file " + header + about, "sha256")


def _nonce(place: int, *, last: bool) -> bytes:
    return place.to_bytes(11, "big") + bytes((last,))


def _filled(source: BinaryIO | FileIO, size: int = CHUNK) -> bytes:
    """A whole chunk, or what is left: a stream may give less at once than there is."""
    piece = source.read(size)
    while piece and len(piece) < size and (more := source.read(size - len(piece))):
        piece += more
    return piece
