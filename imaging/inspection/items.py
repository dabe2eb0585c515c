"""The items of a HEIF file (ISO/IEC 23008-12), as its `meta` box tells them: what each is, where it lies, what belongs
to what. `containers/items.py` writes them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from imaging.file import Bytes
from imaging.inspection.boxes import FULL, MOST, Numbers, boxes

MOST_EXTENTS, MOST_JOINED = 20_000, 64
"""Of all items together (a picture of 100 MP has some 400 tiles, each in one piece), and of one that is read."""
Extent = tuple[int, int]
"""Where in the file, and how many bytes."""
IN_FILE, IN_IDAT = 0, 1
"""Where items stand: in the file at large, or in a box beside what is said of them."""


class Item(NamedTuple):
    id: int
    kind: bytes
    """`hvc1`, `av01`, `grid`, `Exif`, `mime`, …"""
    flags: int = 0
    """1 where it is not to be shown by itself."""
    media: bytes = b""
    """The media type of a `mime` item."""
    protected: bool = False


class Location(NamedTuple):
    id: int
    method: int
    base: int
    extents: tuple[tuple[int, int, int], ...]
    """Index, offset from the base, and length in bytes."""
    elsewhere: bool = False
    """In another file."""


class Widths(NamedTuple):
    """Bytes of the numbers that say where items are."""

    version: int
    offset: int
    length: int
    base: int
    ordinal: int


class Reference(NamedTuple):
    """A `grid` is `dimg` to its tiles, EXIF is `cdsc` to its picture."""

    kind: bytes
    source: int
    targets: tuple[int, ...]


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
    references: list[Reference] = field(default_factory=list)

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


def items(meta: bytes) -> Items:
    """Raises `struct.error` or `IndexError` where it is broken."""
    found = Items()
    named = {box.kind: box.body for box in boxes(meta, FULL)}
    if b"pitm" in named:
        found.primary = primary_of(named[b"pitm"])
    for item in infos(named.get(b"iinf", b"")):
        found.kinds[item.id], found.media[item.id] = item.kind, item.media
        if item.flags & 1:
            found.hidden.add(item.id)
    for each in locations(named[b"iloc"])[1] if b"iloc" in named else ():
        if each.method in (IN_FILE, IN_IDAT):
            extents = [(each.base + offset, length) for _, offset, length in each.extents]
            (found.within if each.method else found.extents)[each.id] = extents
    found.idat = named.get(b"idat", b"")
    found.references = list(references(named.get(b"iref", b"")))
    found.properties = _properties(named.get(b"iprp", b""))
    return found


def items_of(data: Bytes) -> Items:
    """Those of a file; none where it has none or is broken."""
    try:
        return items(next((box.body for box in boxes(data) if box.kind == b"meta"), b""))
    except (struct.error, IndexError):
        return Items()


def primary_of(body: bytes) -> int:
    return Numbers(body, FULL).number(4 if body[0] else 2)


def infos(body: bytes) -> Iterator[Item]:
    """What each is; of the two kinds of entries that say it, which all writers use."""
    for box in boxes(body, 8 if body[:1] > b"\0" else 6):
        if box.kind == b"infe" and box.body[:1] >= b"\2":
            numbers = Numbers(box.body, FULL)
            id_, rest = numbers.number(2 if box.body[0] == 2 else 4), numbers.rest[:500]
            kind, texts = rest[2:6], rest[6:].split(b"\0")
            media = texts[1] if kind == b"mime" and len(texts) > 1 else b""
            yield Item(id_, kind, box.body[3] & 1, media, rest[:2] != b"\0\0")


def locations(body: bytes) -> tuple[Widths, list[Location]]:
    version, numbers, found, left = body[0], Numbers(body, FULL), [], MOST_EXTENTS
    sizes = numbers.number(2)
    widths = Widths(version, sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, sizes & 15 if version else 0)
    wide = 4 if version == 2 else 2
    for _ in range(min(MOST, numbers.number(wide))):
        id_, method = numbers.number(wide), numbers.number(2) & 15 if version else IN_FILE
        elsewhere, base, count = numbers.number(2) > 0, numbers.number(widths.base), numbers.number(2)
        left -= count
        if left < 0:
            raise IndexError
        each = (widths.ordinal, widths.offset, widths.length)
        extents = [(numbers.number(each[0]), numbers.number(each[1]), numbers.number(each[2])) for _ in range(count)]
        found.append(Location(id_, method, base, tuple(extents), elsewhere))
    return widths, found


def references(body: bytes) -> Iterator[Reference]:
    wide = 4 if body[:1] > b"\0" else 2
    for box in boxes(body, FULL):
        numbers = Numbers(box.body)
        source, count = numbers.number(wide), numbers.number(2)
        yield Reference(box.kind, source, tuple(numbers.number(wide) for _ in range(min(MOST, count))))


def _properties(body: bytes) -> dict[int, list[tuple[bytes, bytes]]]:
    declared: list[tuple[bytes, bytes]] = []
    found: dict[int, list[tuple[bytes, bytes]]] = {}
    for box in boxes(body):
        if box.kind == b"ipco":
            declared = [(each.kind, each.body) for each in boxes(box.body)]
        elif box.kind == b"ipma":
            for item, indices in associations(box.body):
                found[item] = [declared[index - 1] for index in indices if 0 < index <= len(declared)]
    return found


def associations(body: bytes) -> Iterator[tuple[int, list[int]]]:
    numbers = Numbers(body, FULL)
    wide, wider = (4 if body[0] else 2), 2 if body[3] & 1 else 1
    mask = 0x7FFF if wider == 2 else 0x7F
    for _ in range(min(MOST, numbers.number(4))):
        item = numbers.number(wide)
        yield item, [numbers.number(wider) & mask for _ in range(numbers.number(1))]
