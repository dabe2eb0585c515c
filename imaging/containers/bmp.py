"""BMP: header, colours and pixels, one behind the other, and behind them a profile at most."""

from __future__ import annotations

import struct

from imaging.containers.cover import Cover
from imaging.inspection.bmp import HEADER
from imaging.inspection.dib import CLEAR_MASKS, CORE, MASKS, PLAIN, dib_at
from imaging.label import Label
from imaging.odd import Odd

INFO, V5 = 40, 124
EMBEDDED, LINKED = b"DEBM", b"KNIL"
"""Colour spaces “MBED” and “LINK” as they lie in the file: a profile, and the path of one."""
PIXELS_A_METRE = 24
"""Where the resolution stands in the second header."""


def bare(data: bytes) -> bytes:
    """Zeros wherever neither header nor colours nor pixels are. Raises `Odd`, or `Refused`."""
    cover = Cover(data)
    head, size = cover.keep(0, HEADER), int.from_bytes(data[14:18], "little")
    if head[:2] != b"BM" or not (size == CORE or INFO <= size <= V5):
        raise Odd("no BMP")
    header, dib = cover.keep(HEADER, size), dib_at(data, HEADER, int.from_bytes(head[10:14], "little"))
    if dib.way not in (PLAIN, MASKS, CLEAR_MASKS):
        raise Odd("pixels that only decoding can tell from others")
    if dib.pixels != dib.palette + dib.entry * dib.colours:
        raise Odd("more before the pixels")
    cover.keep(HEADER + size, dib.pixels - HEADER - size + dib.row * dib.size[1])
    if size == V5 and header[56:60] == LINKED:
        raise Odd("a profile that lies elsewhere")
    if size == V5 and header[56:60] == EMBEDDED:
        offset, length = struct.unpack_from("<II", header, 112)
        cover.keep(HEADER + offset, length)
    out = cover.kept()
    out[2:6] = struct.pack("<I", len(out))
    out[6:10] = bytes(4)
    return bytes(out)


def labelled(file: bytes, label: Label) -> bytes:
    """Its resolution, where its header has a place for that; the format has none for anything else."""
    if not label.dpi or int.from_bytes(file[14:18], "little") < INFO:
        return file
    across, down = (min(max(round(each / 0.0254), 1), 2**31 - 1) for each in label.dpi)
    at = HEADER + PIXELS_A_METRE
    return file[:at] + struct.pack("<ii", across, down) + file[at + 8 :]
