"""Boxes of ISO base media files (ISO/IEC 14496-12), and the items that HEIC and AVIF keep in them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from imaging.file import Bytes

MOST = 10_000
"""Boxes, items or extents of a kind; more are garbage."""
Box = tuple[bytes, bytes, bool]
"""Its kind, its body, and whether that is whole."""
MOST_EXTENTS, MOST_JOINED = 20_000, 64
"""Of all items together (a picture of 100 MP has some 400 tiles, each in one piece), and of one that is read."""
Extent = tuple[int, int]
"""Where in the file, and how many bytes."""
IN_FILE, IN_IDAT = 0, 1
"""Where items stand: in the file at large, or in a box beside what is said of them."""


@dataclass
class Items:
    """What a `meta` box says: pictures, their parts and what stands beside them."""

    primary: int = 0
    kinds: dict[int, bytes] = field(default_factory=dict)
    """`hvc1`, `av01`, `grid`, `Exif`, `mime`, …"""
    hidden: set[int] = field(default_factory=set)
    """Items that are not to be shown by themselves."""
    extents: dict[int, list[Extent]] = field(default_factory=dict)
    """Of items in the file at large."""
    within: dict[int, list[Extent]] = field(default_factory=dict)
    """Of items in `idat`: where in that."""
    idat: bytes = b""
    media: dict[int, bytes] = field(default_factory=dict)
    """Of a `mime` item its media type."""
    properties: dict[int, list[tuple[bytes, bytes]]] = field(default_factory=dict)
    """Of each item, in their order: `ispe`, `irot`, `colr`, …"""
    references: list[tuple[bytes, int, list[int]]] = field(default_factory=list)
    """Kind, from, to: a `grid` is `dimg` to its tiles, EXIF is `cdsc` to its picture."""

    def named(self, item: int, kind: bytes) -> bytes:
        """The body of its property of that kind; empty where it has none."""
        return next((body for name, body in self.properties.get(item, ()) if name == kind), b"")

    def every(self, kind: bytes) -> list[bytes]:
        """The bodies of all items' properties of that kind, each once."""
        return list(dict.fromkeys(body for told in self.properties.values() for name, body in told if name == kind))

    def content(self, data: Bytes, item: int, most: int) -> bytes:
        """Its bytes, joined, so many at most; fewer where the file was cut short."""
        there, pieces = (data, self.extents[item]) if item in self.extents else (self.idat, self.within.get(item, []))
        return b"".join(there[at : at + min(length, most)] for at, length in pieces[:MOST_JOINED])[:most]

    def parts(self, item: int, kind: bytes = b"dimg") -> list[int]:
        return [part for name, whole, parts in self.references if name == kind and whole == item for part in parts]


def boxes(data: Bytes, place: int = 0) -> Iterator[Box]:
    """As many as there are; the last one perhaps cut short."""
    for _ in range(MOST):
        if place + 8 > len(data):
            return
        length, kind = struct.unpack_from(">I4s", data, place)
        head = 8
        if length == 1 and place + 16 <= len(data):
            (length,), head = struct.unpack_from(">Q", data, place + 8), 16
        end = len(data) if length == 0 else place + length
        if end < place + head:
            return
        yield kind, data[place + head : end], end <= len(data)
        place = end


def items(meta: bytes) -> Items:
    """Raises `struct.error` or `IndexError` where it is broken."""
    found = Items()
    named = {kind: body for kind, body, _ in boxes(meta, 4)}
    if b"pitm" in named:
        found.primary = _Numbers(named[b"pitm"], 4).number(4 if named[b"pitm"][0] else 2)
    for item, kind, media, hidden in _kinds(named.get(b"iinf", b"")):
        found.kinds[item], found.media[item] = kind, media
        if hidden:
            found.hidden.add(item)
    for item, method, extents in _extents(named.get(b"iloc", b"")):
        if method in (IN_FILE, IN_IDAT):
            (found.within if method else found.extents)[item] = extents
    found.idat = named.get(b"idat", b"")
    found.references = list(_references(named.get(b"iref", b"")))
    found.properties = _properties(named.get(b"iprp", b""))
    return found


def items_of(data: Bytes) -> Items:
    """Those of a file; none where it has none or is broken."""
    try:
        return items(next((body for kind, body, _ in boxes(data) if kind == b"meta"), b""))
    except (struct.error, IndexError):
        return Items()


class _Numbers:
    """Numbers of so many bytes, one after the other."""

    def __init__(self, body: bytes, place: int) -> None:
        self.body, self.place = body, place

    def number(self, length: int) -> int:
        end = self.place + length
        if end > len(self.body):
            raise IndexError
        read = int.from_bytes(self.body[self.place : end], "big")
        self.place = end
        return read


def _kinds(body: bytes) -> Iterator[tuple[int, bytes, bytes, bool]]:
    for kind, entry, _ in boxes(body, 8 if body[:1] > b"\0" else 6):
        if kind == b"infe" and entry[:1] >= b"\2":
            numbers = _Numbers(entry, 4)
            item = numbers.number(2 if entry[0] == 2 else 4)
            named = entry[numbers.place + 6 : numbers.place + 500].split(b"\0")
            media = named[1] if len(named) > 1 else b""
            yield item, entry[numbers.place + 2 : numbers.place + 6], media, bool(entry[3] & 1)


def _extents(body: bytes) -> Iterator[tuple[int, int, list[Extent]]]:
    if not body:
        return
    version, numbers = body[0], _Numbers(body, 4)
    sizes = numbers.number(2)
    offsets, lengths, bases, indices = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, sizes & 15
    wide, left = 4 if version == 2 else 2, MOST_EXTENTS
    for _ in range(min(MOST, numbers.number(wide))):
        item = numbers.number(wide)
        method = numbers.number(2) & 15 if version else 0
        numbers.number(2)
        base = numbers.number(bases)
        there, count = [], numbers.number(2)
        left -= count
        if left < 0:
            raise IndexError
        for _ in range(count):
            numbers.number(indices if version else 0)
            there.append((base + numbers.number(offsets), numbers.number(lengths)))
        yield item, method, there


def _references(body: bytes) -> Iterator[tuple[bytes, int, list[int]]]:
    if not body:
        return
    wide = 4 if body[0] else 2
    for kind, entry, _ in boxes(body, 4):
        numbers = _Numbers(entry, 0)
        whole = numbers.number(wide)
        yield kind, whole, [numbers.number(wide) for _ in range(min(MOST, numbers.number(2)))]


def _properties(body: bytes) -> dict[int, list[tuple[bytes, bytes]]]:
    declared: list[tuple[bytes, bytes]] = []
    found: dict[int, list[tuple[bytes, bytes]]] = {}
    for kind, inner, _ in boxes(body):
        if kind == b"ipco":
            declared = [(name, told) for name, told, _ in boxes(inner)]
        elif kind == b"ipma":
            for item, indices in _associations(inner):
                found[item] = [declared[index - 1] for index in indices if 0 < index <= len(declared)]
    return found


def _associations(body: bytes) -> Iterator[tuple[int, list[int]]]:
    numbers = _Numbers(body, 4)
    wide, wider = (4 if body[0] else 2), 2 if body[3] & 1 else 1
    mask = 0x7FFF if wider == 2 else 0x7F
    for _ in range(min(MOST, numbers.number(4))):
        item = numbers.number(wide)
        yield item, [numbers.number(wider) & mask for _ in range(numbers.number(1))]
