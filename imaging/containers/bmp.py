"""BMP: header, colours and pixels, one behind the other, and behind them a profile at most."""

from __future__ import annotations

import struct

from imaging.containers.cover import Cover
from imaging.label import Label
from imaging.odd import Odd

FILE_HEADER = 14
CORE, INFO, V4, V5 = 12, 40, 108, 124
MASKED, RUNS = (3, 6), (1, 2)
EMBEDDED, LINKED = b"DEBM", b"KNIL"
"""Colour spaces “MBED” and “LINK” as they lie in the file: a profile, and the path of one."""
PIXELS_A_METRE = 24
"""Where the resolution stands in the second header."""


def bare(data: bytes) -> bytes:
    """Zeros wherever neither header nor colours nor pixels are. Raises `Odd`."""
    cover = Cover(data)
    head = cover.keep(0, FILE_HEADER)
    size = int.from_bytes(data[14:18], "little")
    if head[:2] != b"BM" or not (size == CORE or INFO <= size <= V5):
        raise Odd("no BMP")
    header = cover.keep(FILE_HEADER, size)
    start = int.from_bytes(head[10:14], "little")
    pixels = _pixels(header, size, len(data) - start)
    cover.keep(start, pixels)
    colours = FILE_HEADER + size
    if start != colours + _colours(header, size):
        raise Odd("more before the pixels")
    cover.keep(colours, start - colours)
    if size == V5 and header[56:60] == LINKED:
        raise Odd("a profile that lies elsewhere")
    if size == V5 and header[56:60] == EMBEDDED:
        offset, length = struct.unpack_from("<II", header, 112)
        cover.keep(FILE_HEADER + offset, length)
    out = cover.kept()
    out[2:6] = struct.pack("<I", len(out))
    out[6:10] = bytes(4)
    return bytes(out)


def labelled(file: bytes, label: Label) -> bytes:
    """Its resolution, where its header has a place for that; the format has none for anything else."""
    if not label.dpi or int.from_bytes(file[14:18], "little") < INFO:
        return file
    across, down = (min(max(round(each / 0.0254), 1), 2**31 - 1) for each in label.dpi)
    at = FILE_HEADER + PIXELS_A_METRE
    return file[:at] + struct.pack("<ii", across, down) + file[at + 8 :]


def _pixels(header: bytes, size: int, rest: int) -> int:
    """Bytes of the pixels. Raises `Odd` for what may be told only by decoding."""
    if size == CORE:
        width, height, _, bits = struct.unpack_from("<HHHH", header, 4)
        way = 0
    else:
        width, height, _, bits, way = struct.unpack_from("<iiHHI", header, 4)
    if way in RUNS:
        raise Odd("run lengths")
    if way not in (0, *MASKED) or width <= 0:
        raise Odd("pixels of another kind")
    length: int = (width * bits + 31) // 32 * 4 * abs(height)
    if length > rest:
        raise Odd("pixels that are cut off")
    return length


def _colours(header: bytes, size: int) -> int:
    """Bytes of the masks and of the table of colours behind the header."""
    if size == CORE:
        bits = int.from_bytes(header[10:12], "little")
        return 3 << bits if bits <= 8 else 0
    bits, way = struct.unpack_from("<HI", header, 14)
    used = int.from_bytes(header[32:36], "little")
    masks = (16 if way == 6 else 12) if way in MASKED and size == INFO else 0
    most = 1 << bits if bits <= 8 else 0
    return masks + 4 * min(used or most, most)
