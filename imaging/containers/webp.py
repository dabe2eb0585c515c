"""WebP (RFC 9649) as RIFF chunks: pixels, transparency, animation and colour profile stay."""

from __future__ import annotations

from collections.abc import Iterator

from imaging.file import whole
from imaging.inspection.riff import (
    ALPHA,
    ANIMATION,
    EXTENDED,
    FRAME,
    FRAME_HEAD,
    HAS_ALPHA,
    HAS_EXIF,
    HAS_XMP,
    KEPT,
    LOSSY,
    PICTURES,
    joined,
    size_of,
    written,
)
from imaging.inspection.riff import chunks as walked
from imaging.label import Label
from imaging.odd import Odd

KNOWN = (EXTENDED, *KEPT)
IN_FRAME = (*PICTURES, ALPHA)
LENGTHS = {EXTENDED: 10, ANIMATION: 6}
MARK = b"\x9d\x01\x2a"
Chunk = tuple[bytes, bytes]


def bare(data: bytes) -> bytes:
    """Without everything but pixels and colours. Raises `Odd`."""
    size = int.from_bytes(data[4:8], "little") + 8  # some writers count too much; each chunk is counted again
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise Odd("no WebP")
    kept = [(kind, _cleaned(kind, body)) for kind, body in _chunks(data[12:size]) if kind in KNOWN]
    if not kept or not any(kind in (*PICTURES, FRAME) for kind, _ in kept):
        raise Odd("no picture")
    if any(kind == ALPHA for kind, _ in kept):  # some heads do not know of it
        kept = [(kind, bytes([body[0] | HAS_ALPHA]) + body[1:] if kind == EXTENDED else body) for kind, body in kept]
    return whole(written(kept))


def labelled(file: bytes, label: Label) -> bytes:
    """A bare file with that in it."""
    exif, xmp = label.exif(resolution=True), label.xmp()
    if not exif and not xmp:
        return file
    chunks = list(_chunks(file[12:]))
    if chunks[0][0] != EXTENDED:
        chunks.insert(0, (EXTENDED, _extended(*chunks[0])))
    first = chunks[0][1]
    flags = first[0] | (HAS_EXIF if exif else 0) | (HAS_XMP if xmp else 0)
    chunks[0] = EXTENDED, bytes([flags]) + first[1:]
    told = [(kind, body) for kind, body in ((b"EXIF", exif), (b"XMP ", xmp)) if body]
    return whole(written([*chunks, *told]))


def _chunks(body: bytes) -> Iterator[Chunk]:
    for kind, inner, complete in walked(body, 0):
        if not complete:
            raise Odd("a chunk that is cut off")
        yield kind, bytes(inner)


def _cleaned(kind: bytes, body: bytes) -> bytes:
    if kind == FRAME:
        inner = [chunk for chunk in _chunks(body[FRAME_HEAD:]) if chunk[0] in IN_FRAME]
        return body[:FRAME_HEAD] + b"".join(joined(inner))
    if kind in LENGTHS and len(body) != LENGTHS[kind]:
        raise Odd("a header of another length")
    if kind == EXTENDED:
        return bytes([body[0] & ~(HAS_EXIF | HAS_XMP)]) + body[1:]
    return body[: int.from_bytes(body[:4])] if kind == b"ICCP" else body


def _extended(kind: bytes, body: bytes) -> bytes:
    """What else there is in a file that had only pixels. Raises `Odd`, or `Refused`."""
    if kind not in PICTURES or (kind == LOSSY and body[3:6] != MARK):
        raise Odd("pixels of another kind")
    sides, alpha = size_of([(kind, memoryview(body), True)])
    return bytes([HAS_ALPHA * alpha, 0, 0, 0]) + b"".join((side - 1).to_bytes(3, "little") for side in sides)
