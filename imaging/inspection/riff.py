"""WebP, chunk by chunk (RFC 9649). What stands beside the pixels is taken out."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from PIL import Image, ImageChops

from imaging.file import Bytes, Spliced, stream
from imaging.inspection import exif, xmp
from imaging.inspection.report import (
    FRAMES_MISSING,
    UPRIGHT,
    Beside,
    Report,
    Sides,
    damaged,
    incomplete,
    missing_end,
    within,
)
from imaging.unreadable import BROKEN

LOSSY, LOSSLESS, EXTENDED, ALPHA, FRAME, ANIMATION = b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANMF", b"ANIM"
PICTURES = (LOSSY, LOSSLESS)
KEPT = (*PICTURES, ALPHA, FRAME, ANIMATION, b"ICCP")
BESIDE = (b"EXIF", b"XMP ", b"ICCP")
HAS_ALPHA, HAS_EXIF, HAS_XMP = 0x10, 0x08, 0x04
ENDS_BEFORE = "The file ends before its picture does."
FILLERS = (b"\0", b"\x55")
"""What is read as pixels where those are missing, and never looked at where they are not."""
LEAST, FRAME_HEAD = 1024, 16
"""Bytes that are filled in at least; of a frame before its own chunks."""
Chunk = tuple[bytes, memoryview, bool]
"""Its name, its body, and whether that is whole."""
Part = tuple[bytes, bytes | memoryview]
"""The name and the body of one that is written."""


def inspected(data: Bytes, limit: int) -> Report:
    """Raises `Refused`."""
    found = list(chunks(data, 12))
    if not found:
        raise damaged()
    size, alpha = size_of(found)
    within(size, limit)
    whole = [chunk for chunk in found if chunk[2]]
    frames = sum(name == FRAME for name, *_ in found)
    cut = any(name in KEPT and not good for name, _, good in found)
    notes: tuple[str, ...] = (FRAMES_MISSING,) if cut else ()
    beside = _beside(whole)
    if not any(name in (*PICTURES, FRAME) for name, *_ in whole):
        whole, notes = _mended(found)
    return Report(
        "WEBP",
        _bare(whole),
        size,
        exif.orientation_of(beside.exif) or xmp.orientation_of(beside.xmp) or UPRIGHT,
        8,
        3 + alpha,
        max(1, frames),
        exif.has_place(beside.exif) or xmp.has_place(beside.xmp),
        beside,
        notes,
    )


def chunks(data: Bytes, place: int) -> Iterator[Chunk]:
    """As many as there are; the last one perhaps cut short."""
    view = memoryview(data)
    while place + 8 <= len(data):
        name, length = struct.unpack_from("<4sI", data, place)
        end = place + 8 + length
        yield name, view[place + 8 : end], end <= len(data)
        place = end + length % 2


def _mended(found: list[Chunk]) -> tuple[list[Chunk], tuple[str, ...]]:
    """With something in place of what is missing of the first picture, and what to say about that. Raises `Refused`."""
    whole, last = found[:-1], found[-1]
    if last[0] not in (*PICTURES, FRAME):
        raise incomplete(ENDS_BEFORE)
    filled = [[*whole, _filled(last, filler)] for filler in FILLERS]
    try:
        one, other = map(_decoded, filled)
    except BROKEN as error:
        raise incomplete(ENDS_BEFORE) from error
    differing = ImageChops.difference(one, other).getbbox(alpha_only=False)
    return filled[0], missing_end(differing[1] / one.height if differing else 1.0)


def _filled(chunk: Chunk, filler: bytes) -> Chunk:
    """Twice as long: decoders never come to its end."""
    name, body, _ = chunk
    if name != FRAME:
        return name, memoryview(bytes(body) + filler * (len(body) + LEAST)), True
    inner = list(chunks(bytes(body), FRAME_HEAD))
    parts = [*((kind, each) for kind, each, _ in inner[:-1]), *(_filled(each, filler)[:2] for each in inner[-1:])]
    return name, memoryview(bytes(body[:FRAME_HEAD]) + b"".join(joined(parts))), True


def _decoded(found: list[Chunk]) -> Image.Image:
    with stream(_bare(found)) as source, Image.open(source, formats=("WEBP",)) as opened:
        return opened.convert("RGBA")


def size_of(found: list[Chunk]) -> tuple[Sides, bool]:
    """And whether it has alpha. Raises `Refused`."""
    for name, body, _ in found:
        if name == EXTENDED and len(body) >= 10:
            wide, high = int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
            return (wide, high), bool(body[0] & HAS_ALPHA) or any(each == ALPHA for each, *_ in found)
        if name == LOSSY and len(body) >= 10:
            wide, high = struct.unpack_from("<HH", body, 6)
            return (wide & 0x3FFF, high & 0x3FFF), False
        if name == LOSSLESS and len(body) >= 5:
            packed = int.from_bytes(body[1:5], "little")
            return ((packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1), bool(packed >> 28 & 1)
    raise damaged()


def _beside(found: list[Chunk]) -> Beside:
    named = {name: bytes(body) for name, body, _ in reversed(found) if name in BESIDE}
    return Beside(exif.body_of(named.get(b"EXIF", b"")), named.get(b"XMP ", b""), named.get(b"ICCP", b""))


def _bare(found: list[Chunk]) -> Spliced:
    parts: list[Part] = []
    clear = HAS_ALPHA * any(name == ALPHA for name, *_ in found)  # some heads do not know of it
    for name, body, _ in found:
        if name == EXTENDED:
            parts.append((name, bytes([body[0] & ~(HAS_EXIF | HAS_XMP) | clear]) + bytes(body[1:])))
        elif name in KEPT:
            parts.append((name, body))
    return written(parts)


def written(parts: Iterable[Part]) -> Spliced:
    """A WebP of these chunks."""
    pieces = tuple(joined(parts))
    head = b"RIFF" + struct.pack("<I", sum(map(len, pieces)) + 4) + b"WEBP"
    return Spliced((head, *pieces))


def joined(parts: Iterable[Part]) -> Iterator[bytes | memoryview]:
    """The bytes of these chunks, one behind the other."""
    for name, body in parts:
        yield name + struct.pack("<I", len(body))
        yield body
        yield b"\0" * (len(body) % 2)
