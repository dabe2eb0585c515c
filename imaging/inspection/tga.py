"""Targa (Truevision TGA 2.0), which has no mark at its beginning: a file is one where its end says so, or where all
that its header says makes sense and its pixels end where the file does. `decoders/tga.py` reads them."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from imaging.file import Bytes, Spliced
from imaging.inspection.report import Report, Sides, damaged, missing_end, unread, within

HEADER = 18
MARK = b"TRUEVISION-XFILE.\0"
FOOTER = 26
INDEXED, COLOURS, GREY, RUNS = 1, 2, 3, 8
"""Kinds; a flag says that they are packed."""
DEPTHS = {INDEXED: (8, 16), COLOURS: (15, 16, 24, 32), GREY: (8, 16)}
ENTRIES = (15, 16, 24, 32)
"""Bits of a colour in a palette."""
MOST_COLOURS = 1 << 16
ALPHA_BITS = {16: (0, 1, 8), 32: (0, 8)}
"""How many of a pixel's bits its flags may say to be alpha."""
MIRRORED, FROM_TOP, INTERLEAVED = 0x10, 0x20, 0xC0
EXTENSION, ALPHA_KIND = 495, 494
"""Bytes of what may stand before the end, and where in that is said what its alpha means."""
STRAIGHT, MULTIPLIED = 3, 4
MOST = 4_000_000
"""Packets that are walked to see where they end."""


@dataclass(frozen=True)
class TgaHeader:
    kind: int
    packed: bool
    size: Sides
    bits: int
    """A pixel."""
    flags: int
    palette: int
    """Where it begins."""
    first: int
    """The number of its first colour."""
    colours: int
    """In it."""
    entry: int
    """Bits of one."""
    start: int
    """Where the pixels begin."""

    @property
    def known(self) -> bool:
        """Whether it is of a kind that is read here."""
        indexed = self.kind == INDEXED
        mapped = self.entry in ENTRIES and 0 < self.colours <= MOST_COLOURS if indexed else True
        return mapped and self.bits in DEPTHS[self.kind] and not self.flags & INTERLEAVED

    @property
    def each(self) -> int:
        """Bytes a pixel."""
        return (self.bits + 7) // 8

    @property
    def attributed(self) -> bool:
        """Whether the highest of 16 bits says if a pixel is to be seen: what says nothing of it leaves it to chance."""
        return self.kind == COLOURS and self.bits == 16 and self.flags & 15 == 1

    @property
    def length(self) -> int:
        """Bytes of the pixels, unpacked."""
        return self.size[0] * self.size[1] * self.each

    @property
    def channels(self) -> int:
        """As stored; a palette is one."""
        if self.kind == COLOURS:
            return 4 if self.bits == 32 or self.attributed else 3
        return 2 if self.kind == GREY and self.bits == 16 else 1


def is_targa(data: Bytes) -> bool:
    header = header_of(data)
    if header is None:
        return False
    if data[-len(MARK) :] == MARK:
        return True
    if not _is_sound(data, header):
        return False
    end = _end_of_runs(data, header) if header.packed else header.start + header.length
    return end <= len(data) <= end + FOOTER


def inspected(data: Bytes, limit: int) -> Report:
    """Raises `Refused`."""
    header = header_of(data)
    assert header
    within(header.size, limit)
    if not header.known:
        raise unread("a Targa picture of a rare kind", "Save it as PNG, or as TGA with 24 or 32 bits.")
    if not all(header.size):
        raise damaged()
    there = 1.0 if header.packed else (len(data) - header.start) / header.length
    whole = Spliced.of(data, ((0, len(data)),))
    return Report("TGA", whole, header.size, channels=header.channels, notes=missing_end(max(0.0, there)))


def header_of(data: Bytes) -> TgaHeader | None:
    """None of what is none, whatever its end says."""
    if len(data) < HEADER:
        return None
    about, mapped, kind, first, colours, entry = struct.unpack_from("<BBBHHB", data)
    wide, high, bits, flags = struct.unpack_from("<HHBB", data, 12)
    if mapped > 1 or kind & ~RUNS not in DEPTHS or kind > GREY + RUNS:
        return None
    palette = HEADER + about
    start = palette + (colours * ((entry + 7) // 8) if mapped else 0)
    colours = colours if mapped else 0
    return TgaHeader(kind & ~RUNS, kind > GREY, (wide, high), bits, flags, palette, first, colours, entry, start)


def alpha_of(data: Bytes, header: TgaHeader) -> int:
    """What is behind the colours: 0 for nothing that anybody means, else `STRAIGHT` or `MULTIPLIED`."""
    if header.channels not in (2, 4):
        return 0
    if data[-len(MARK) :] == MARK:
        (place,) = struct.unpack_from("<I", data, len(data) - FOOTER)
        if place and place + EXTENSION <= len(data) and data[place : place + 2] == EXTENSION.to_bytes(2, "little"):
            said = data[place + ALPHA_KIND]
            return said if said in (STRAIGHT, MULTIPLIED) else 0
    return STRAIGHT


def _is_sound(data: Bytes, header: TgaHeader) -> bool:
    """Whether a file that does not say what it is can be meant to be one."""
    left, top = struct.unpack_from("<HH", data, 8)
    needless = header.kind != INDEXED and not data[1] and any(data[3:7])
    return (
        header.known
        and all(header.size)
        and not needless
        and header.flags & 15 in ALPHA_BITS.get(header.bits, (0,))
        and left <= header.size[0]
        and top <= header.size[1]
    )


def _end_of_runs(data: Bytes, header: TgaHeader) -> int:
    """Where the last packet ends; 0 where it does not end with the last pixel, or where there are too many."""
    left, at, each = header.size[0] * header.size[1], header.start, header.each
    for _ in range(MOST):
        if left <= 0 or at >= len(data):
            break
        count = (data[at] & 127) + 1
        at += 1 + (each if data[at] & 128 else each * count)
        left -= count
    return at if not left else 0
