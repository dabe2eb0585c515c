"""GIF, block by block (GIF89a, 17 to 27)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from imaging.file import Bytes, Spliced
from imaging.inspection import lzw
from imaging.inspection.report import FRAMES_MISSING, Report, damaged, incomplete, missing_end, within

IMAGE, EXTENSION, TRAILER = 0x2C, 0x21, 0x3B
TIMING, COMMENT, APPLICATION = 0x21F9, 0x21FE, 0x21FF
"""Extensions, by their first two bytes."""
COLOURS = 0x80
PIECE, MOST_COUNTED = 255, 4 << 20
"""Bytes of a piece at most, and of a frame that was cut short and is looked at."""
ENDS_BEFORE = "The file ends before its first picture does."
MOST = 200_000
"""Blocks that are looked at where it is not about pixels; a file with more is made to be slow."""


class Block(NamedTuple):
    """A frame or an extension; last of all the trailer."""

    kind: int
    """`IMAGE`, `TRAILER`, or an extension: `TIMING`, `COMMENT`, `APPLICATION`, …"""
    start: int
    body: int
    """Where its content begins, in pieces each behind its length: see `joined`."""
    end: int
    whole: bool


def inspected(data: Bytes, limit: int) -> Report:
    """Raises `Refused`."""
    if len(data) < 13:
        raise damaged()
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    within((width, height), limit)
    frames, end, trailed, first = 0, 0, False, None
    for block in blocks(data):
        first = first or (block if block.kind == IMAGE else None)
        if block.whole:
            frames, end, trailed = frames + (block.kind == IMAGE), block.end, block.kind == TRAILER
    if not frames and first:
        mended, notes = _mended(data, first)
        return Report("GIF", mended, (width, height), channels=1, notes=notes)
    if not frames:
        raise incomplete(ENDS_BEFORE) if not trailed else damaged()
    ended = Spliced.of(data, [(0, len(data))] if trailed else [(0, end), bytes([TRAILER])])
    notes = (FRAMES_MISSING,) if not trailed and end < len(data) else ()
    return Report("GIF", ended, (width, height), channels=1, frames=frames, notes=notes)


def _mended(data: Bytes, block: Block) -> tuple[Spliced, tuple[str, ...]]:
    """The file with a first frame that was cut short and ends in its first colour, and what to say about that. Raises
    `Refused`."""
    packed, least = joined(data, block, MOST_COUNTED), data[block.body - 1] if block.body <= len(data) else 0
    if not 1 <= least < lzw.WIDEST or len(packed) == MOST_COUNTED:
        raise incomplete(ENDS_BEFORE)
    wide, high = struct.unpack_from("<HH", data, block.start + 5)
    pixels, bits = lzw.counted(packed, least)
    notes = missing_end(pixels / max(1, wide * high))
    kept = bytearray(packed[: -(-bits // 8)]) + bytes(2 * max(0, wide * high - pixels) + 2)
    if bits % 8:
        kept[bits // 8] &= (1 << bits % 8) - 1
    pieces = (kept[at : at + PIECE] for at in range(0, len(kept), PIECE))
    body = b"".join(bytes([len(piece)]) + piece for piece in pieces)
    return Spliced.of(data, ((0, block.body), body, bytes([0, TRAILER]))), notes


def blocks(data: Bytes) -> Iterator[Block]:
    """As many as there are, the last one perhaps cut short. A byte too many between them is passed over."""
    place = 13 + table(data[10]) if len(data) > 13 else len(data)
    while place < len(data):
        kind, start = data[place], place
        if kind == TRAILER:
            yield Block(kind, start, start + 1, start + 1, True)
            return
        if kind == IMAGE and place + 10 <= len(data):
            body = place + 11 + table(data[place + 9])
        elif kind == EXTENSION:
            kind, body = int.from_bytes(data[place : place + 2]), place + 2
        else:
            place += 1
            continue
        place = _behind(data, body)
        yield Block(kind, start, body, place or len(data), place > 0)
        if not place:
            return


def joined(data: Bytes, block: Block, most: int) -> bytes:
    """The content of an extension without the lengths of its pieces; so many bytes at most."""
    pieces, at, have = [], block.body, 0
    while at < block.end and data[at] and have < most:
        pieces.append(data[at + 1 : at + 1 + data[at]])
        have += data[at]
        at += 1 + data[at]
    return b"".join(pieces)[:most]


def table(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 << (flags & 7) + 1 if flags & COLOURS else 0


def _behind(data: Bytes, place: int) -> int:
    """Where a chain of blocks ends; 0 where the file ends first."""
    while place < len(data):
        length = data[place]
        place += 1 + length
        if not length:
            return place
    return 0
