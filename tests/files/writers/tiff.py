"""TIFF files entry by entry."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from types import MappingProxyType

BYTES, SHORT, LONG, RATIONAL = 1, 3, 4, 5
SIZES = {BYTES: ("B", 1), 2: ("B", 1), SHORT: ("H", 2), LONG: ("I", 4), 7: ("B", 1)}
WIDTH, HEIGHT, BITS, COMPRESSION, PHOTOMETRIC, STRIPS, SAMPLES, ROWS, COUNTS = (
    256,
    257,
    258,
    259,
    262,
    273,
    277,
    278,
    279,
)
TILE_WIDTH, TILE_HEIGHT, TILES, TILE_COUNTS = 322, 323, 324, 325
PLANAR, PREDICTOR, EXTRA, FORMAT, ORIENTATION, SUBFILE = 284, 317, 338, 339, 274, 254
Entries = Mapping[int, tuple[int, Sequence[int]]]
Page = tuple[Entries, Sequence[bytes]]


def shorts(*values: int) -> tuple[int, Sequence[int]]:
    return SHORT, values


def longs(*values: int) -> tuple[int, Sequence[int]]:
    return LONG, values


def tiff(
    size: tuple[int, int],
    bits: Sequence[int],
    photometric: int,
    data: Sequence[bytes],
    order: str = "<",
    entries: Entries = MappingProxyType({}),
) -> bytes:
    """One picture; `data` are its strips. `entries` are added, or stand in the place of usual ones."""
    return several([page(size, bits, photometric, data, entries)], order)


def page(
    size: tuple[int, int],
    bits: Sequence[int],
    photometric: int,
    data: Sequence[bytes],
    entries: Entries = MappingProxyType({}),
) -> Page:
    """One of `several`."""
    usual: dict[int, tuple[int, Sequence[int]]] = {
        WIDTH: longs(size[0]),
        HEIGHT: longs(size[1]),
        BITS: shorts(*bits),
        COMPRESSION: shorts(1),
        PHOTOMETRIC: shorts(photometric),
        SAMPLES: shorts(len(bits)),
        (TILE_COUNTS if TILE_WIDTH in entries else COUNTS): longs(*map(len, data)),
    }
    strips = {} if TILE_WIDTH in entries else {ROWS: longs(size[1])}
    return {**usual, **strips, **entries}, data


def several(pages: Sequence[Page], order: str = "<") -> bytes:
    """Pictures one after another."""
    out = bytearray((b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 0))
    link = 4
    for entries, data in pages:
        starts = []
        for strip in data:
            starts.append(len(out))
            out += strip + b"\0" * (len(strip) % 2)
        struct.pack_into(order + "I", out, link, len(out))
        places = TILES if TILE_WIDTH in entries else STRIPS
        link = _directory(out, {**entries, places: longs(*starts)}, order)
    return bytes(out)


def _directory(out: bytearray, entries: Entries, order: str) -> int:
    """Appends it; where the place of the next one stands."""
    beyond = len(out) + 2 + 12 * len(entries) + 4
    table, rest = b"", b""
    for tag, (kind, values) in sorted(entries.items()):
        letter, each = SIZES[kind]
        body = struct.pack(f"{order}{len(values)}{letter}", *values)
        place = body.ljust(4, b"\0") if len(body) <= 4 else struct.pack(order + "I", beyond + len(rest))
        if len(body) > 4:
            rest += body + b"\0" * (len(body) % 2)
        table += struct.pack(order + "HHI", tag, kind, len(values)) + place
    out += struct.pack(order + "H", len(entries)) + table + bytes(4) + rest
    return beyond - 4
