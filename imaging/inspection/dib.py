"""Device-independent bitmaps, the pixels of BMP and of Windows icons (Microsoft, BITMAPCOREHEADER to BITMAPV5HEADER;
OS/2 2.0): what their header says. `decoders/dib.py` reads them."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from imaging.file import Bytes
from imaging.inspection.report import Sides, damaged, incomplete, unread

CORE, INFO, MASKED, CLEAR_MASKED, LONGEST = 12, 40, 52, 56, 124
"""Bytes of a header: of the first kind, of the usual one, with masks in it, with a mask of alpha, and the longest."""
PLAIN, RUNS_8, RUNS_4, MASKS, JPEG, PNG, CLEAR_MASKS = range(7)
"""Ways to keep the pixels."""
OS2 = 64
"""Bytes of the longest header of OS/2, in which two ways have another meaning."""
DEPTHS = (1, 2, 4, 8, 16, 24, 32)
USUAL = {16: (0x7C00, 0x3E0, 0x1F, 0), 32: (0xFF0000, 0xFF00, 0xFF, 0)}
"""Masks where none are said."""
AGAIN = "Save it as PNG, or as BMP with 24 bits, with the program that made it."


@dataclass(frozen=True)
class Dib:
    """What the header says."""

    size: Sides
    top_down: bool
    bits: int
    """A pixel."""
    way: int
    """`PLAIN`, `RUNS_8`, …"""
    masks: tuple[int, int, int, int]
    """Of red, green, blue and alpha in a pixel of 16 or 32 bits."""
    palette: int
    """Where it begins."""
    entry: int
    """Bytes of a colour in it."""
    colours: int
    """In it."""
    pixels: int
    """Where they begin."""
    density: tuple[int, int] = (0, 0)
    """Pixels a metre, across and down; 0 where that is not said."""

    @property
    def row(self) -> int:
        """Bytes of one that is not packed."""
        return (self.size[0] * self.bits + 31) // 32 * 4

    @property
    def packed(self) -> bool:
        return self.way in (RUNS_8, RUNS_4)

    @property
    def channels(self) -> int:
        """As stored; a palette is one."""
        return 1 if self.bits <= 8 else 3 + bool(self.masks[3])

    @property
    def deepest(self) -> int:
        """Bits a channel."""
        return max(self.bits if self.bits <= 8 else 8, *(mask.bit_count() for mask in self.masks))


def dib_at(data: Bytes, place: int, pixels: int = 0) -> Dib:
    """The one whose header begins there. `pixels` is where its pixels are said to begin, 0 where that is not said.
    Raises `Refused`."""
    header = data[place : place + LONGEST]
    length = int.from_bytes(header[:4], "little")
    if len(header) < min(length, LONGEST) or len(header) < 4:
        raise incomplete("The file ends before its picture begins.")
    if length == CORE:
        wide, high, _, bits = struct.unpack_from("<HHHH", header, 4)
        way, used, across, down = PLAIN, 0, 0, 0
    elif length >= 16:
        filled = header[:length].ljust(INFO, b"\0")
        wide, high, _, bits, way = struct.unpack_from("<iiHHI", filled, 4)
        across, down, used = struct.unpack_from("<iiI", filled, 24)
    else:
        raise damaged()
    _check(wide, high, bits, way, length)
    masks, behind = _masks(data, place, length, bits, way)
    start, entry = place + length + behind, 3 if length == CORE else 4
    colours = min(used or 1 << bits, 1 << bits) if bits <= 8 else 0
    if place < pixels < start + entry * colours:
        colours = max(0, pixels - start) // entry
    begin = pixels if pixels >= start else start + entry * (colours or min(used, 256))
    return Dib((wide, abs(high)), high < 0, bits, way, masks, start, entry, colours, begin, (across, down))


def _check(wide: int, high: int, bits: int, way: int, length: int) -> None:
    """Raises `Refused` for what is none, or is of a kind that nobody reads here."""
    if wide <= 0 or not high:
        raise damaged()
    runs = {RUNS_8: 8, RUNS_4: 4}
    known = way in (PLAIN, MASKS, CLEAR_MASKS, *runs, JPEG, PNG) and not (length == OS2 and way in (MASKS, JPEG))
    if not known or runs.get(way, bits) != bits or (bits not in DEPTHS and way not in (JPEG, PNG)):
        raise unread(f"a BMP of {bits} bits a pixel that is packed in way {way}", AGAIN)


def _masks(data: Bytes, place: int, length: int, bits: int, way: int) -> tuple[tuple[int, int, int, int], int]:
    """And how many bytes of them stand behind the header. Raises `Refused` for some that nobody can mean."""
    if way not in (MASKS, CLEAR_MASKS) or bits not in USUAL:
        return USUAL.get(bits, (0, 0, 0, 0)), 0
    count = 4 if way == CLEAR_MASKS or length >= CLEAR_MASKED else 3
    told = data[place + INFO : place + INFO + 4 * count]
    if len(told) < 4 * count:
        raise incomplete("The file ends before its picture begins.")
    masks = struct.unpack(f"<{count}I", told)
    for mask in masks:
        if mask >> bits or (mask and (mask // (mask & -mask) + 1).bit_count() != 1):
            raise damaged()
    red, green, blue, *alpha = masks
    if not red | green | blue:
        raise damaged()
    return (red, green, blue, alpha[0] if alpha else 0), 0 if length >= MASKED else 4 * count
