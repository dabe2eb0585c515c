"""TIFF 6 and BigTIFF: of each page the tags that decode it stay, at their places; all else becomes zeros.

A whitelist by tag: what programs and cameras add has thousands of numbers, and any of them may be private.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass, replace

from imaging.containers.cover import Cover
from imaging.label import ACROSS, ARTIST, COPYRIGHT, DOWN, INCH, UNIT, Label
from imaging.odd import Odd

KEPT = frozenset(
    (254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284, 286, 287)
    + (290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 332, 334, 336, 338, 339, 340)
    + (341, 347, 529, 530, 531, 532, 34675)
)
"""Sizes, bits, compression, strips, tiles, orientation, resolution, colours, predictor, JPEG's tables, profile."""
STRIPS, STRIP_BYTES, TILES, TILE_BYTES = 273, 279, 324, 325
LONG = frozenset((STRIPS, STRIP_BYTES, TILES, TILE_BYTES, 290, 291, 301, 320, 347, 34675))
"""Tags of many values; of all others there are a few, one for each channel at most."""
FEW = 16
COMPRESSION, JPEG, JPEG_TABLES, OLD_JPEG = 259, 7, 347, 6
PROFILE, DNG, EXIF_IFD, XMP, IPTC, TAKEN = 34675, 50706, 34665, 700, 33723, 0x9003
EXTRA, UNASSOCIATED = 338, 2
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
"""Bytes of each type of value."""
TEXT = 2
NUMBERS = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}
PAGES = 10_000
JPEG_END = b"\xff\xd9"
NOTES = re.compile(rb"\xff[\xe1-\xef\xfe]")
"""Segments of JPEG that may say anything; Adobe's mark among them, which a TIFF has no need of."""


@dataclass(frozen=True)
class Layout:
    """How numbers and directories lie in this file."""

    order: str
    """`<` or `>`."""
    big: bool

    @property
    def first(self) -> int:
        """Where the place of the first directory stands."""
        return 8 if self.big else 4

    @property
    def word(self) -> str:
        return self.order + ("Q" if self.big else "I")

    @property
    def width(self) -> int:
        """Bytes of a place, and of a value that stands in its entry."""
        return 8 if self.big else 4

    @property
    def count(self) -> str:
        """How many entries a directory has."""
        return self.order + ("Q" if self.big else "H")

    @property
    def entry(self) -> str:
        return self.order + ("HHQ8s" if self.big else "HHI4s")


@dataclass(frozen=True)
class Entry:
    tag: int
    kind: int
    count: int
    field: bytes
    """Its value, or where that is."""


def bare(data: bytes) -> bytes:
    """Without everything that does not decode its pages. Raises `Odd`."""
    layout = _layout(data)
    cover = Cover(data)
    cover.keep(0, 16 if layout.big else 8)
    written: list[tuple[int, bytes]] = []
    seen: set[int] = set()
    at = struct.unpack_from(layout.word, data, layout.first)[0]
    while at:
        if at in seen or len(seen) > PAGES:
            raise Odd("pages in a ring")
        seen.add(at)
        entries, following, length = _directory(data, layout, at)
        kept = [entry for entry in entries if _stays(entry)]
        _kept_values(cover, layout, kept)
        for entry in entries:
            if entry not in kept:
                _dropped_value(cover, layout, entry)
        packed = _packed(layout, kept, following)
        cover.keep(at, length)
        written.append((at, packed + bytes(length - len(packed))))
        at = following
    if not seen:
        raise Odd("no page")
    out = cover.kept()
    for place, packed in written:
        out[place : place + len(packed)] = packed
    return bytes(out)


def labelled(file: bytes, label: Label) -> bytes:
    """A bare file with that in it: its first directory is written anew at its end."""
    layout = _layout(file)
    at = struct.unpack_from(layout.word, file, layout.first)[0]
    entries, following, _ = _directory(file, layout, at)
    if any(entry.tag == ACROSS for entry in entries):
        label = replace(label, dpi=None)
    told = _told(label, layout.order)
    if not told and not label.credit:
        return file
    out = bytearray(file) + bytes(-len(file) % 8)
    known = {entry.tag: entry for entry in entries}
    for tag, kind, value in told:
        known[tag] = _placed(out, layout, tag, kind, value)
    if label.credit.taken:
        inner = _placed(out, layout, TAKEN, 2, label.credit.taken.encode() + b"\0")
        known[EXIF_IFD] = _pointing(out, layout, EXIF_IFD, _packed(layout, [inner], 0))
    return _ended(out, layout, known.values(), following)


def with_alpha(file: bytes) -> bytes:
    """A file of four channels that says of the last one that it is alpha, and that no colour was mixed with it."""
    layout = _layout(file)
    entries, following, _ = _directory(file, layout, struct.unpack_from(layout.word, file, layout.first)[0])
    out = bytearray(file) + bytes(-len(file) % 8)
    said = _placed(out, layout, EXTRA, 3, struct.pack(layout.order + "H", UNASSOCIATED))
    return _ended(out, layout, [*entries, said], following)


def _ended(out: bytearray, layout: Layout, entries: Iterable[Entry], following: int) -> bytes:
    """With these as its first directory, at its end."""
    place = len(out) + -len(out) % 8
    out += bytes(place - len(out)) + _packed(layout, sorted(entries, key=lambda entry: entry.tag), following)
    struct.pack_into(layout.word, out, layout.first, place)
    if not layout.big and len(out) >= 1 << 32:
        raise Odd("more than 4 GB")
    return bytes(out)


def _told(label: Label, order: str) -> list[tuple[int, int, bytes]]:
    """Tag, type and bytes of each value."""
    credit = label.credit
    texts = ((ARTIST, "; ".join(credit.artists)), (COPYRIGHT, credit.copyright))
    told = [(tag, 2, text.encode() + b"\0") for tag, text in texts if text]
    told += [(tag, kind, value) for tag, kind, value in ((XMP, 1, label.xmp()), (IPTC, 7, label.iptc())) if value]
    if label.profile:
        told.append((PROFILE, 7, label.profile))
    if label.dpi:
        each = [struct.pack(order + "II", min(round(side * 1000), 2**32 - 1), 1000) for side in label.dpi]
        told += [(ACROSS, 5, each[0]), (DOWN, 5, each[1]), (UNIT, 3, struct.pack(order + "H", INCH))]
    return told


def _layout(data: bytes) -> Layout:
    order = {b"II": "<", b"MM": ">"}.get(data[:2], "")
    if not order or len(data) < 16:
        raise Odd("no TIFF")
    version = struct.unpack_from(order + "H", data, 2)[0]
    if version == 43 and struct.unpack_from(order + "HH", data, 4) != (8, 0):
        raise Odd("places of another length")
    if version not in (42, 43):
        raise Odd("no TIFF")
    return Layout(order, version == 43)


def _directory(data: bytes, layout: Layout, at: int) -> tuple[list[Entry], int, int]:
    """Its entries, where the next one is, and how many bytes it has."""
    head, each = struct.calcsize(layout.count), struct.calcsize(layout.entry)
    try:
        count = struct.unpack_from(layout.count, data, at)[0]
        length = head + count * each + layout.width
        if count > 4096 or at + length > len(data):
            raise Odd("a directory that is cut off")
        entries = [Entry(*struct.unpack_from(layout.entry, data, at + head + place * each)) for place in range(count)]
        following = struct.unpack_from(layout.word, data, at + length - layout.width)[0]
    except struct.error as error:
        raise Odd("a directory outside of the file") from error
    if any(entry.tag == DNG for entry in entries):
        raise Odd("a raw file")
    return entries, following, length


def _stays(entry: Entry) -> bool:
    return entry.tag in KEPT and entry.kind != TEXT and (entry.count <= FEW or entry.tag in LONG)


def _kept_values(cover: Cover, layout: Layout, entries: list[Entry]) -> None:
    """The values of the entries that stay, and the pixels to which they lead."""
    values = {entry.tag: _value(cover, layout, entry) for entry in entries}
    kinds = {entry.tag: entry.kind for entry in entries}

    def numbers(tag: int) -> list[int]:
        return _numbers(layout, kinds.get(tag, 0), values.get(tag, b""))

    compression = numbers(COMPRESSION)
    if compression == [OLD_JPEG] or any(values.get(tag) and not numbers(tag) for tag in (STRIPS, TILES)):
        raise Odd("pixels of another kind")
    tables = values.get(JPEG_TABLES, b"")
    if tables and (NOTES.search(tables) or tables.find(JPEG_END) != len(tables) - len(JPEG_END)):
        raise Odd("notes in a JPEG's tables")
    for places, lengths in ((numbers(STRIPS), numbers(STRIP_BYTES)), (numbers(TILES), numbers(TILE_BYTES))):
        if len(places) != len(lengths):
            raise Odd("strips without their lengths")
        for place, length in zip(places, lengths, strict=True):
            strip = cover.keep(place, length)
            if compression == [JPEG] and NOTES.search(strip):
                raise Odd("notes in a JPEG")


def _value(cover: Cover, layout: Layout, entry: Entry) -> bytes:
    length = SIZES.get(entry.kind, 0) * entry.count
    if not length:
        raise Odd("a value of another kind")
    if length <= layout.width:
        return entry.field[:length]
    return cover.keep(struct.unpack(layout.word, entry.field)[0], length)


def _dropped_value(cover: Cover, layout: Layout, entry: Entry) -> None:
    length = SIZES.get(entry.kind, 0) * entry.count
    if length > layout.width:
        cover.drop(struct.unpack(layout.word, entry.field)[0], length)


def _numbers(layout: Layout, kind: int, value: bytes) -> list[int]:
    letter = NUMBERS.get(kind)
    return list(struct.unpack(f"{layout.order}{len(value) // SIZES[kind]}{letter}", value)) if letter else []


def _packed(layout: Layout, entries: list[Entry], following: int) -> bytes:
    packed = [struct.pack(layout.entry, entry.tag, entry.kind, entry.count, _alone(entry, layout)) for entry in entries]
    return struct.pack(layout.count, len(entries)) + b"".join(packed) + struct.pack(layout.word, following)


def _alone(entry: Entry, layout: Layout) -> bytes:
    """The field without what may stand behind a short value."""
    length = SIZES[entry.kind] * entry.count
    return entry.field[:length].ljust(layout.width, b"\0") if length <= layout.width else entry.field


def _placed(out: bytearray, layout: Layout, tag: int, kind: int, value: bytes) -> Entry:
    """The entry of a value, which goes to the end of the file where it is long."""
    count = len(value) // SIZES[kind]
    if len(value) <= layout.width:
        return Entry(tag, kind, count, value.ljust(layout.width, b"\0"))
    return Entry(tag, kind, count, struct.pack(layout.word, _appended(out, value)))


def _pointing(out: bytearray, layout: Layout, tag: int, directory: bytes) -> Entry:
    field = struct.pack(layout.word, _appended(out, directory))
    return Entry(tag, 16 if layout.big else 4, 1, field)


def _appended(out: bytearray, value: bytes) -> int:
    out += bytes(-len(out) % 8)
    place = len(out)
    out += value
    return place
