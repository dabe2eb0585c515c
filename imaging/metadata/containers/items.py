"""The items of a HEIC or AVIF (ISO/IEC 23008-12): pictures and what lies beside them, and what is said of each."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from imaging.metadata.containers.boxes import first, inside
from imaging.metadata.containers.part import Part

MOST_ITEMS = 5_000
MOST_EXTENTS = 20_000
"""Of all items together: a picture of 100 MP has some 400 tiles, each in one piece."""
LONGEST = 1 << 24
"""Bytes of an item that are read."""


@dataclass(frozen=True)
class Item:
    """A picture, a tile, EXIF, XMP …"""

    id: int
    kind: bytes
    """`hvc1`, `av01`, `grid`, `Exif`, `mime` …"""
    said: bytes
    """Of a `mime` item its media type, of a `uri ` one its address."""
    extents: tuple[tuple[int, int], ...]
    """Where its bytes are: place in the file, and how many."""

    def content(self, data: bytes, most: int = LONGEST) -> bytes:
        """Its bytes, joined."""
        joined = b"".join(data[at : at + min(length, most)] for at, length in self.extents[:64])
        return joined[:most]


def meta_of(data: bytes) -> Part | None:
    """The box that describes the items."""
    return first(data, b"meta")


def items(data: bytes) -> list[Item]:
    """All that the file names; none where it makes no sense."""
    meta = meta_of(data)
    if meta is None:
        return []
    try:
        places = _places(data, meta)
        return [Item(id_, kind, said, places.get(id_, ())) for id_, kind, said in _infos(data, meta)]
    except (struct.error, IndexError):
        return []


def primary(data: bytes) -> int | None:
    """The id of the item that is the picture."""
    meta = meta_of(data)
    told = first(data, b"pitm", meta, 4) if meta else None
    if told is None:
        return None
    wide = ">I" if data[told.body : told.body + 1] != b"\0" else ">H"
    try:
        return int(struct.unpack_from(wide, data, told.body + 4)[0])
    except struct.error:
        return None


def properties(data: bytes, item: int | None) -> list[Part]:
    """The boxes that describe an item (`ispe`, `colr`, `pixi`, `irot` …); of all items where that is None."""
    meta = meta_of(data)
    iprp = first(data, b"iprp", meta, 4) if meta else None
    ipco = first(data, b"ipco", iprp) if iprp else None
    if iprp is None or ipco is None:
        return []
    every = list(inside(data, ipco))
    if item is None:
        return every
    try:
        wanted = _associated(data, iprp, item)
    except (struct.error, IndexError):
        return []
    return [every[number - 1] for number in wanted if 0 < number <= len(every)]


def _infos(data: bytes, meta: Part) -> Iterator[tuple[int, bytes, bytes]]:
    iinf = first(data, b"iinf", meta, 4)
    if iinf is None:
        return
    skip = 6 if data[iinf.body] == 0 else 8
    for number, box in enumerate(inside(data, iinf, skip)):
        if box.kind != b"infe" or number >= MOST_ITEMS:
            continue
        version = data[box.body]
        if version < 2:
            continue
        id_, at = (struct.unpack_from(">H" if version == 2 else ">I", data, box.body + 4)[0], box.body + 4)
        at += (2 if version == 2 else 4) + 2
        rest = data[at + 4 : min(box.end, at + 500)].split(b"\0")
        yield id_, data[at : at + 4], rest[1] if len(rest) > 1 else b""


def _places(data: bytes, meta: Part) -> dict[int, tuple[tuple[int, int], ...]]:
    iloc = first(data, b"iloc", meta, 4)
    if iloc is None:
        return {}
    version, sizes, count, at = _iloc_head(data, iloc)
    idat = first(data, b"idat", meta, 4)
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    left = MOST_EXTENTS
    for _ in range(min(count, MOST_ITEMS)):
        item, at = _number(data, at, 2 if version < 2 else 4)
        method = 0
        if version:
            method, at = _number(data, at, 2)
        _, at = _number(data, at, 2)
        base, at = _number(data, at, sizes[2])
        extents, at = _number(data, at, 2)
        left -= extents
        if left < 0:
            return found
        start = base + (idat.body if method & 15 == 1 and idat else 0)
        found[item], at = _extents(data, at, extents, start, (sizes[0], sizes[1], sizes[3] if version else 0))
    return found


def _extents(
    data: bytes, at: int, count: int, start: int, sizes: tuple[int, int, int]
) -> tuple[tuple[tuple[int, int], ...], int]:
    """An item's pieces, and where their list ends. `sizes`: bytes of offset, length and index."""
    places = []
    for _ in range(count):
        at += sizes[2]
        offset, at = _number(data, at, sizes[0])
        length, at = _number(data, at, sizes[1])
        places.append((start + offset, length))
    return tuple(places), at


def _iloc_head(data: bytes, iloc: Part) -> tuple[int, tuple[int, int, int, int], int, int]:
    """Version; bytes of offset, length, base and index; how many items; where they begin."""
    version, packed = data[iloc.body], struct.unpack_from(">H", data, iloc.body + 4)[0]
    sizes = packed >> 12, packed >> 8 & 15, packed >> 4 & 15, packed & 15
    count, at = _number(data, iloc.body + 6, 2 if version < 2 else 4)
    return version, sizes, count, at


def _associated(data: bytes, iprp: Part, item: int) -> list[int]:
    for ipma in inside(data, iprp):
        if ipma.kind != b"ipma":
            continue
        version, wide = data[ipma.body], data[ipma.body + 3] & 1
        count, at = _number(data, ipma.body + 4, 4)
        for _ in range(min(count, MOST_ITEMS)):
            id_, at = _number(data, at, 2 if version < 1 else 4)
            many, at = data[at], at + 1
            numbers = [_number(data, at + each * (1 + wide), 1 + wide)[0] for each in range(many)]
            at += many * (1 + wide)
            if id_ == item:
                return [number & (0x7FFF if wide else 0x7F) for number in numbers]
    return []


def _number(data: bytes, at: int, size: int) -> tuple[int, int]:
    """A number of so many bytes, and where it ends. Raises IndexError behind the end of the file."""
    if at + size > len(data):
        raise IndexError(at)
    return int.from_bytes(data[at : at + size], "big"), at + size
