"""WebP (RFC 9649) as RIFF chunks: pixels, transparency, animation and colour profile stay."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from imaging.inspection.riff import chunks as walked
from imaging.label import Label
from imaging.odd import Odd

FRAME = (b"VP8 ", b"VP8L", b"ALPH")
KNOWN = (b"VP8X", b"ICCP", b"ANIM", b"ANMF", *FRAME)
EXIF, XMP, ALPHA, PROFILE = 0x08, 0x04, 0x10, 0x20
"""Flags of `VP8X`."""
LENGTHS = {b"VP8X": 10, b"ANIM": 6}
MOVED = 16
"""Bytes of an `ANMF` chunk before its own chunks."""
MARK = b"\x9d\x01\x2a"
Chunk = tuple[bytes, bytes]


def bare(data: bytes) -> bytes:
    """Without everything but pixels and colours. Raises `Odd`."""
    size = int.from_bytes(data[4:8], "little") + 8  # some writers count too much; each chunk is counted again
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise Odd("no WebP")
    kept = [(kind, _cleaned(kind, body)) for kind, body in _chunks(data[12:size]) if kind in KNOWN]
    if not kept or not any(kind in (b"VP8 ", b"VP8L", b"ANMF") for kind, _ in kept):
        raise Odd("no picture")
    return _joined(kept)


def labelled(file: bytes, label: Label) -> bytes:
    """A bare file with that in it."""
    exif, xmp = label.exif(resolution=True), label.xmp()
    if not exif and not xmp:
        return file
    chunks = list(_chunks(file[12:]))
    if chunks[0][0] != b"VP8X":
        chunks.insert(0, (b"VP8X", _extended(*chunks[0])))
    first = chunks[0][1]
    flags = first[0] | (EXIF if exif else 0) | (XMP if xmp else 0)
    chunks[0] = b"VP8X", bytes([flags]) + first[1:]
    return _joined([*chunks, *((kind, body) for kind, body in ((b"EXIF", exif), (b"XMP ", xmp)) if body)])


def _chunks(body: bytes) -> Iterator[Chunk]:
    for kind, inner, whole in walked(body, 0):
        if not whole:
            raise Odd("a chunk that is cut off")
        yield kind, bytes(inner)


def _cleaned(kind: bytes, body: bytes) -> bytes:
    if kind == b"ANMF":
        inner = [chunk for chunk in _chunks(body[MOVED:]) if chunk[0] in FRAME]
        return body[:MOVED] + b"".join(_packed(*chunk) for chunk in inner)
    if kind in LENGTHS and len(body) != LENGTHS[kind]:
        raise Odd("a header of another length")
    if kind == b"VP8X":
        return bytes([body[0] & ~(EXIF | XMP)]) + body[1:]
    return body[: int.from_bytes(body[:4])] if kind == b"ICCP" else body


def _extended(kind: bytes, body: bytes) -> bytes:
    """What else there is in a file that had only pixels."""
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        sides, alpha = (bits & 0x3FFF, bits >> 14 & 0x3FFF), bits >> 28 & 1
    elif body[3:6] == MARK:
        width, height = struct.unpack("<HH", body[6:10])
        sides, alpha = ((width & 0x3FFF) - 1, (height & 0x3FFF) - 1), 0
    else:
        raise Odd("pixels of another kind")
    return bytes([ALPHA * alpha, 0, 0, 0]) + b"".join(side.to_bytes(3, "little") for side in sides)


def _joined(kept: list[Chunk]) -> bytes:
    body = b"WEBP" + b"".join(_packed(*chunk) for chunk in kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _packed(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
