"""EXIF, and the tags of a TIFF: numbers with values, in a few directories (TIFF 6.0, section 2; Exif 2.32, 4.6).

An own reader: Pillow's gives up a whole directory for one bad entry, and warns or raises in several ways. Here a bad
entry is left out, a value is read up to a bound, a directory only once. The tags' names are Pillow's.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL.ExifTags import GPSTAGS, TAGS

from imaging.file import Bytes
from imaging.inspection.ifd import MARKS, SIZES, Layout
from imaging.metadata.text import decoded

MAIN, EXIF, GPS, THUMBNAIL, INTEROP, SUB = "main", "exif", "gps", "thumbnail", "interop", "sub"
POINTERS = {0x8769: EXIF, 0x8825: GPS, 0xA005: INTEROP, 0x014A: SUB}
"""Tags that lead to another directory."""
MOST_TAGS, MOST_DIRECTORIES, MOST_VALUES, LONGEST = 1_000, 12, 64, 8_192
"""Entries of a directory, directories, numbers of a value, and bytes of one that are read."""
FORMS = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 11: "f", 12: "d", 13: "I", 16: "Q", 17: "q", 18: "Q"}
BYTE, TEXT, RATIONAL, UNDEFINED, SIGNED = 1, 2, 5, 7, 10
MOST_BYTES = 4
"""More bytes than that are no numbers: Windows' titles, a note that was written anew."""
MARK = b"Exif\0\0"

Value = int | float | str | bytes
"""A rational that is divided by nothing is `nan`."""


@dataclass(frozen=True)
class Tag:
    """One entry."""

    directory: str
    """`main`, `exif`, `gps`, `thumbnail`, `interop`, or `sub` for further pictures of a TIFF."""
    number: int
    values: tuple[Value, ...]
    """Text and bytes are one value; of many numbers the first 64."""
    count: int
    """How many the file says there are."""
    place: int = 0
    """Where its bytes begin in the block, and …"""
    size: int = 0
    """… how many there are: of a long value more than `values` has."""

    @property
    def name(self) -> str:
        """As the standard calls it: `Make`, `GPSLatitude`; `0x9A01` where it does not."""
        known = GPSTAGS if self.directory == GPS else TAGS
        return str(known.get(self.number, f"0x{self.number:04X}"))

    @property
    def text(self) -> str:
        """The value where it is text, else empty. Not cleaned."""
        value = self.values[0] if self.values else ""
        return value if isinstance(value, str) else ""

    @property
    def numbers(self) -> tuple[float, ...]:
        """The values that are numbers."""
        return tuple(value for value in self.values if isinstance(value, (int, float)))


def read_exif(block: Bytes) -> tuple[Tag, ...]:
    """The tags of an EXIF block, with or without its `Exif` mark, or of a TIFF file; none where it makes no sense."""
    data = block[len(MARK) :] if block[: len(MARK)] == MARK else block
    if data[:4] not in MARKS or len(data) < 8:
        return ()
    reader = _Reader(data, Layout.of(data))
    return tuple(reader.tags(reader.number(reader.layout.word, reader.layout.pointer)))


class _Reader:
    def __init__(self, data: Bytes, layout: Layout) -> None:
        self.data, self.layout = data, layout
        self.seen: set[int] = set()

    def tags(self, start: int) -> Iterator[Tag]:
        waiting = [(MAIN, start)]
        while waiting and len(self.seen) < MOST_DIRECTORIES:
            name, at = waiting.pop(0)
            if at in self.seen or not 0 < at <= len(self.data) - 2:
                continue
            self.seen.add(at)
            entries = list(self._directory(name, at))
            yield from entries
            waiting += [
                (POINTERS[tag.number], place)
                for tag in entries
                if tag.number in POINTERS
                for place in tag.values
                if isinstance(place, int)
            ]
            if name == MAIN and (behind := self._next(at)):
                waiting.append((THUMBNAIL, behind))

    def _directory(self, name: str, at: int) -> Iterator[Tag]:
        start, step = at + struct.calcsize(self.layout.count), struct.calcsize(self.layout.entry)
        count = min(self.number(self.layout.count, at), MOST_TAGS)
        for place in range(start, start + step * count, step):
            if place + step > len(self.data):
                return
            number, kind, many, _ = struct.unpack_from(self.layout.entry, self.data, place)
            size, field = SIZES.get(kind, 0) * many, place + step - self.layout.width
            if not size:
                continue
            stands = field if size <= self.layout.width else self.number(self.layout.word, field)
            values = self._values(kind, many, stands)
            if values:
                yield Tag(name, number, values, many, stands, size)

    def _values(self, kind: int, many: int, place: int) -> tuple[Value, ...]:
        if kind in (TEXT, UNDEFINED) or (kind == BYTE and many > MOST_BYTES):
            raw = self.data[place : place + min(many, LONGEST)]
            return () if not raw else ((decoded(raw.split(b"\0")[0]) if kind == TEXT else raw),)
        fits = min(many, MOST_VALUES, max(0, len(self.data) - place) // SIZES[kind])
        order = self.layout.order
        if not fits:
            return ()
        if kind in (RATIONAL, SIGNED):
            parts = struct.unpack_from(f"{order}{2 * fits}{'I' if kind == RATIONAL else 'i'}", self.data, place)
            return tuple(_divided(parts[each : each + 2]) for each in range(0, len(parts), 2))
        return struct.unpack_from(f"{order}{fits}{FORMS[kind]}", self.data, place)

    def number(self, form: str, at: int) -> int:
        """Zero behind the end of the data."""
        if at + struct.calcsize(form) > len(self.data):
            return 0
        return int(struct.unpack_from(form, self.data, at)[0])

    def _next(self, at: int) -> int:
        count = self.number(self.layout.count, at)
        behind = at + struct.calcsize(self.layout.count) + struct.calcsize(self.layout.entry) * count
        return self.number(self.layout.word, behind)


def _divided(pair: Sequence[int]) -> float:
    return pair[0] / pair[1] if pair[1] else float("nan")
