"""EXIF, and the tags of a TIFF: numbers with values, in a few directories (TIFF 6.0, section 2; Exif 2.32, 4.6).

The only reader of them, for whatever asks: how a picture is turned, which colours it has, what its sheet says, what may
leave. Nothing in them can go wrong here: a bad entry is left out, a value is read up to a bound, a directory only once.
Pillow's reader gives up a whole directory for one bad entry. The tags' names are Pillow's.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from PIL.ExifTags import GPSTAGS, TAGS

from imaging.file import Bytes
from imaging.inspection.ifd import SIZES, Entry, Layout, end_of, walked
from imaging.letters import decoded

MAIN, EXIF, GPS, THUMBNAIL, INTEROP, SUB = "main", "exif", "gps", "thumbnail", "interop", "sub"
ORIENTATION, PLACE = 0x0112, 0x8825
POINTERS = {0x8769: EXIF, PLACE: GPS, 0xA005: INTEROP, 0x014A: SUB}
"""Tags that lead to another directory."""
MOST_DIRECTORIES, MOST_VALUES, LONGEST = 12, 64, 8_192
"""Directories, numbers of a value, and bytes of one that are read."""
BYTE, TEXT, UNDEFINED = 1, 2, 7
MOST_BYTES = 4
"""More bytes than that are no numbers: Windows' titles, a note that was written anew."""
MARK = b"Exif\0\0"
HEADER = re.compile(rb"II[*+]\0|MM\0[*+]")
AHEAD = 16
"""Bytes among which the header is looked for: `Exif` and its zeros are forgotten, or written twice."""

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
    kind: int = UNDEFINED
    """Its type."""

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

    def raw(self, block: Bytes) -> bytes:
        """Its bytes as they stand in the block that it was read from."""
        return bytes(block[self.place : self.place + self.size])

    def all_numbers(self, block: Bytes) -> tuple[float, ...]:
        """As `numbers`, all of them."""
        return Layout.of(block).values(self.kind, self.raw(block))


def read_exif(block: Bytes) -> tuple[Tag, ...]:
    """The tags of an EXIF block, with or without its `Exif` mark, or of a TIFF file; none where it makes no sense."""
    data = block if HEADER.match(block) else body_of(bytes(block))
    return tuple(_tags(data)) if _is_one(data) else ()


def body_of(exif: bytes) -> bytes:
    """From its TIFF header on, whatever was put before that; empty where it has none."""
    found = HEADER.search(exif, 0, AHEAD)
    return exif[found.start() :] if found else b""


def orientation_of(exif: bytes) -> int:
    """1 to 8; 0 where it says nothing that can be meant."""
    turned = next((tag for tag in _first(exif) if tag.number == ORIENTATION), None)
    said = turned.values[0] if turned else 0
    return said if isinstance(said, int) and 1 <= said <= 8 else 0


def has_place(exif: bytes) -> bool:
    """Whether it has a directory for the place."""
    return any(tag.number == PLACE for tag in _first(exif))


def _is_one(data: Bytes) -> bool:
    return len(data) >= 8 and bool(HEADER.match(data)) and (data[2:4] in (b"*\0", b"\0*") or len(data) >= 16)


def _first(data: Bytes) -> Iterator[Tag]:
    """Of the first directory alone."""
    if _is_one(data):
        layout = Layout.of(data)
        yield from _directory(data, layout, MAIN, layout.first(data))


def _tags(data: Bytes) -> Iterator[Tag]:
    layout = Layout.of(data)
    waiting, seen = [(MAIN, layout.first(data))], set[int]()
    while waiting and len(seen) < MOST_DIRECTORIES:
        name, at = waiting.pop(0)
        if at in seen or not 0 < at <= len(data) - struct.calcsize(layout.count):
            continue
        seen.add(at)
        found = list(_directory(data, layout, name, at))
        yield from found
        waiting += [
            (POINTERS[tag.number], place)
            for tag in found
            if tag.number in POINTERS
            for place in tag.values
            if isinstance(place, int)
        ]
        if name == MAIN:
            waiting.append((THUMBNAIL, _following(data, layout, at)))


def _directory(data: Bytes, layout: Layout, name: str, at: int) -> Iterator[Tag]:
    for entry in walked(data, layout, at):
        values = _values(data, layout, entry) if entry.length else ()
        if values:
            yield Tag(name, entry.tag, values, entry.many, layout.stands(entry), entry.length, entry.kind)


def _values(data: Bytes, layout: Layout, entry: Entry) -> tuple[Value, ...]:
    kind, many, place = entry.kind, entry.many, layout.stands(entry)
    if kind in (TEXT, UNDEFINED) or (kind == BYTE and many > MOST_BYTES):
        raw = data[place : place + min(many, LONGEST)]
        return () if not raw else ((decoded(raw.split(b"\0")[0]) if kind == TEXT else raw),)
    return layout.values(kind, data[place : place + min(many, MOST_VALUES) * SIZES[kind]])


def _following(data: Bytes, layout: Layout, at: int) -> int:
    """Where the next directory is; 0 where that is not in the data."""
    end = end_of(data, layout, at)
    return int.from_bytes(data[end : end + layout.width], "big" if layout.order == ">" else "little")
