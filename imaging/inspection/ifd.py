"""TIFF's directories (TIFF 6.0, section 2; BigTIFF has wider numbers): a picture's entries, each a tag with values."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from imaging.file import Bytes

SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
"""Bytes of each type."""
NUMBERS = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}
TEXTS = (1, 2, 7)
SHORT, LONG, LONG_8, UNDEFINED = 3, 4, 16, 7
SUBDIRECTORIES = 0x14A
MOST = 1_000_000
"""Values of an entry."""
ENTRIES = 1000
"""Of a directory; more are garbage."""
PAGES = 1000
ALIGNED = 8
"""Bytes of which places are a multiple."""
Entries = dict[int, tuple[int, tuple[int, ...] | bytes]]
"""Tags with their type, and their numbers or bytes."""


@dataclass
class Directory:
    """A picture's entries: the tag, with its numbers or its bytes."""

    place: int = 0
    """Where it stands in the file."""
    numbers: dict[int, tuple[int, ...]] = field(default_factory=dict)
    texts: dict[int, bytes] = field(default_factory=dict)

    def number(self, tag: int, default: int = 0) -> int:
        return next(iter(self.numbers.get(tag, ())), default)


@dataclass(frozen=True)
class Layout:
    """How this file writes its numbers; BigTIFF has wider ones."""

    order: str
    big: bool

    @staticmethod
    def of(data: Bytes) -> Layout:
        order = ">" if data[:2] == b"MM" else "<"
        return Layout(order, struct.unpack_from(order + "H", data, 2)[0] == 43)

    @property
    def count(self) -> str:
        return self.order + ("Q" if self.big else "H")

    @property
    def place(self) -> str:
        return self.order + ("Q" if self.big else "I")

    @property
    def entry(self) -> str:
        return self.order + ("HHQ" if self.big else "HHI")

    @property
    def pointer(self) -> int:
        """Where it stands at which place the first directory is."""
        return 8 if self.big else 4

    def first(self, data: Bytes) -> int:
        start: int = struct.unpack_from(self.place, data, self.pointer)[0]
        return start


def directories(data: Bytes) -> Iterator[Directory]:
    """Pages as they follow each other; as many as are whole, none twice."""
    layout, seen = Layout.of(data), set[int]()
    try:
        place = layout.first(data)
        while 0 < place < len(data) and place not in seen and len(seen) < PAGES:
            seen.add(place)
            directory, place = directory_at(data, layout, place)
            yield directory
    except struct.error:
        return


def subdirectories(data: Bytes) -> Iterator[Directory]:
    """Of the first page: pictures that belong to it."""
    layout = Layout.of(data)
    try:
        first, _ = directory_at(data, layout, layout.first(data))
        for place in first.numbers.get(SUBDIRECTORIES, ())[:PAGES]:
            yield directory_at(data, layout, place)[0]
    except struct.error:
        return


def directory_at(data: Bytes, layout: Layout, place: int) -> tuple[Directory, int]:
    """The directory there, and where the next one begins. Raises `struct.error`."""
    found = Directory(place)
    (count,) = struct.unpack_from(layout.count, data, place)
    start, step = place + struct.calcsize(layout.count), 20 if layout.big else 12
    for at in range(start, start + step * min(count, ENTRIES), step):
        tag, kind, number = struct.unpack_from(layout.entry, data, at)
        value = _value(data, layout, at + struct.calcsize(layout.entry), SIZES.get(kind, 0) * number)
        if kind in NUMBERS and len(value) == SIZES[kind] * number and number <= MOST:
            found.numbers[tag] = struct.unpack(f"{layout.order}{number}{NUMBERS[kind]}", value)
        if kind in TEXTS:
            found.texts[tag] = value
    return found, struct.unpack_from(layout.place, data, start + step * count)[0]


def _value(data: Bytes, layout: Layout, at: int, length: int) -> bytes:
    if length > (8 if layout.big else 4):
        (at,) = struct.unpack_from(layout.place, data, at)
    return data[at : at + length]


def written(layout: Layout, entries: Entries, place: int, following: int) -> tuple[bytes, int]:
    """A directory that begins at a place behind everything else, with its longer values before it, and where it is.
    `following` is where the next directory is."""
    width = struct.calcsize(layout.place)
    before, rows = b"", b""
    for tag, (kind, values) in sorted(entries.items()):
        value = (
            values if isinstance(values, bytes) else struct.pack(f"{layout.order}{len(values)}{NUMBERS[kind]}", *values)
        )
        if len(value) > width:
            stands = struct.pack(layout.place, place + len(before))
            before += value + bytes(-len(value) % ALIGNED)
        else:
            stands = value.ljust(width, b"\0")
        rows += struct.pack(layout.entry, tag, kind, len(values)) + stands
    directory = struct.pack(layout.count, len(entries)) + rows + struct.pack(layout.place, following)
    return before + directory + bytes(-len(before + directory) % ALIGNED), place + len(before)
