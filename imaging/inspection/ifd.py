"""TIFF's directories (TIFF 6.0, section 2; BigTIFF has wider numbers): a picture's entries, each a tag with values."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from imaging.file import Bytes

MARKS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
"""How files begin: TIFF, and BigTIFF."""
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
"""Bytes of each type."""
NUMBERS = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}
"""Whole ones that cannot be below zero: places, lengths, sizes."""
FORMS = NUMBERS | {6: "b", 8: "h", 9: "i", 11: "f", 12: "d", 17: "q"}
"""All that is one number."""
RATIONALS = {5: "I", 10: "i"}
"""Two of them, the first divided by the second."""
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


@dataclass
class Directory:
    """A picture's entries: the tag, with its numbers or its bytes."""

    place: int = 0
    """Where it stands in the file."""
    numbers: dict[int, tuple[int, ...]] = field(default_factory=dict)
    texts: dict[int, bytes] = field(default_factory=dict)

    def number(self, tag: int, default: int = 0) -> int:
        return next(iter(self.numbers.get(tag, ())), default)


class Entry(NamedTuple):
    tag: int
    kind: int
    many: int
    """Values."""
    field: bytes
    """Its value, or where that is."""
    place: int = 0
    """Where it stands in the file that it was read from."""

    @property
    def length(self) -> int:
        """Bytes of its value; 0 of a type that nobody knows."""
        return SIZES.get(self.kind, 0) * self.many


@dataclass(frozen=True)
class Layout:
    """How this file writes its numbers; BigTIFF has wider ones."""

    order: str
    """`<` or `>`."""
    big: bool

    @staticmethod
    def of(data: Bytes) -> Layout:
        order = ">" if data[:2] == b"MM" else "<"
        return Layout(order, struct.unpack_from(order + "H", data, 2)[0] == 43)

    @property
    def count(self) -> str:
        """How many entries a directory has."""
        return self.order + ("Q" if self.big else "H")

    @property
    def word(self) -> str:
        """A place."""
        return self.order + ("Q" if self.big else "I")

    @property
    def entry(self) -> str:
        return self.order + ("HHQ8s" if self.big else "HHI4s")

    @property
    def width(self) -> int:
        """Bytes of a place, and of a value that stands in its entry."""
        return 8 if self.big else 4

    @property
    def pointer(self) -> int:
        """Where it stands at which place the first directory is."""
        return 8 if self.big else 4

    def first(self, data: Bytes) -> int:
        start: int = struct.unpack_from(self.word, data, self.pointer)[0]
        return start

    def place_of(self, entry: Entry) -> int | None:
        """Where its value begins; None of one that stands in the entry."""
        return struct.unpack(self.word, entry.field)[0] if entry.length > self.width else None

    def stands(self, entry: Entry) -> int:
        """Where its value begins, in the entry or elsewhere."""
        place = self.place_of(entry)
        return entry.place + struct.calcsize(self.entry) - self.width if place is None else place

    def numbers(self, kind: int, value: bytes) -> tuple[int, ...]:
        """What a value of that type says; nothing of one that is no numbers, or may be below zero."""
        return tuple(int(number) for number in self.values(kind, value)) if kind in NUMBERS else ()

    def values(self, kind: int, value: bytes) -> tuple[float, ...]:
        """What a value of that type says, as many as are whole; nothing of one that is no numbers. What is divided by
        zero is `nan`."""
        count = len(value) // SIZES.get(kind, 1)
        if kind in RATIONALS:
            parts = struct.unpack_from(f"{self.order}{2 * count}{RATIONALS[kind]}", value)
            pairs = zip(parts[::2], parts[1::2], strict=True)
            return tuple(above / below if below else float("nan") for above, below in pairs)
        return struct.unpack_from(f"{self.order}{count}{FORMS[kind]}", value) if kind in FORMS else ()


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
    entries, following, _ = entries_at(data, layout, place)
    for entry in entries:
        start = layout.place_of(entry)
        value = entry.field[: entry.length] if start is None else data[start : start + entry.length]
        if entry.kind in NUMBERS and len(value) == entry.length and entry.many <= MOST:
            found.numbers[entry.tag] = layout.numbers(entry.kind, value)
        if entry.kind in TEXTS:
            found.texts[entry.tag] = value
    return found, following


def entries_at(data: Bytes, layout: Layout, place: int) -> tuple[list[Entry], int, int]:
    """The entries of the directory there, where the next one begins, and how many bytes it has. Raises `struct.error`
    where they are not all there."""
    end = end_of(data, layout, place)
    following: int = struct.unpack_from(layout.word, data, end)[0]
    return list(walked(data, layout, place)), following, end + layout.width - place


def walked(data: Bytes, layout: Layout, place: int) -> Iterator[Entry]:
    """The entries of the directory there, as many as are whole; of garbage that counts too many, the first ones."""
    start, step = place + struct.calcsize(layout.count), struct.calcsize(layout.entry)
    if place < 0 or start > len(data):
        return
    (count,) = struct.unpack_from(layout.count, data, place)
    for at in range(start, start + step * min(count, ENTRIES), step):
        if at + step > len(data):
            return
        tag, kind, many, field_ = struct.unpack_from(layout.entry, data, at)
        yield Entry(tag, kind, many, field_, at)


def end_of(data: Bytes, layout: Layout, place: int) -> int:
    """Behind the last entry of the directory there, where it says where the next one is. Raises `struct.error`."""
    (count,) = struct.unpack_from(layout.count, data, place)
    return place + struct.calcsize(layout.count) + struct.calcsize(layout.entry) * int(count)


def packed(layout: Layout, entries: Iterable[Entry], following: int) -> bytes:
    """A directory of these; nothing stands behind a short value."""
    rows = [
        struct.pack(
            layout.entry, *entry[:3], entry.field if layout.place_of(entry) is not None else entry.field[: entry.length]
        )
        for entry in sorted(entries, key=lambda entry: entry.tag)
    ]
    return struct.pack(layout.count, len(rows)) + b"".join(rows) + struct.pack(layout.word, following)


def placed(out: bytearray, layout: Layout, tag: int, kind: int, value: bytes, before: int = 0) -> Entry:
    """The entry of a value, which goes to the end of `out` where it is long. So many bytes of the file stand `before`
    that."""
    count = len(value) // SIZES[kind]
    if len(value) <= layout.width:
        return Entry(tag, kind, count, value)
    return Entry(tag, kind, count, struct.pack(layout.word, before + appended(out, value)))


def appended(out: bytearray, value: bytes) -> int:
    """Where it stands now."""
    out += bytes(-len(out) % ALIGNED)
    place = len(out)
    out += value
    return place
