"""TIFF 6 and BigTIFF: of each page the tags that decode it stay, at their places; all else becomes zeros.

A whitelist by tag: what programs and cameras add has thousands of numbers, and any of them may be private.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from dataclasses import replace

from imaging.containers.cover import Cover
from imaging.inspection.ifd import ENTRIES, LONG, LONG_8, MARKS, Entry, Layout, appended, entries_at, packed, placed
from imaging.label import ACROSS, ARTIST, COPYRIGHT, DOWN, INCH, UNIT, Label
from imaging.odd import Odd

KEPT = frozenset(
    (254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284, 286, 287)
    + (290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 332, 334, 336, 338, 339, 340)
    + (341, 347, 529, 530, 531, 532, 34675)
)
"""Sizes, bits, compression, strips, tiles, orientation, resolution, colours, predictor, JPEG's tables, profile."""
STRIPS, STRIP_BYTES, TILES, TILE_BYTES = 273, 279, 324, 325
MANY = frozenset((STRIPS, STRIP_BYTES, TILES, TILE_BYTES, 290, 291, 301, 320, 347, 34675))
"""Tags of many values; of all others there are a few, one for each channel at most."""
FEW = 16
COMPRESSION, JPEG, JPEG_TABLES, OLD_JPEG = 259, 7, 347, 6
PROFILE, DNG, EXIF_IFD, XMP, IPTC, TAKEN = 34675, 50706, 34665, 700, 33723, 0x9003
EXTRA, UNASSOCIATED = 338, 2
TEXT = 2
PAGES = 10_000
JPEG_END = b"\xff\xd9"
NOTES = re.compile(rb"\xff[\xe1-\xef\xfe]")
"""Segments of JPEG that may say anything; Adobe's mark among them, which a TIFF has no need of."""


def bare(data: bytes) -> bytes:
    """Without everything that does not decode its pages. Raises `Odd`."""
    layout = _layout(data)
    cover = Cover(data)
    cover.keep(0, 16 if layout.big else 8)
    written: list[tuple[int, bytes]] = []
    seen: set[int] = set()
    at = layout.first(data)
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
        anew = packed(layout, kept, following)
        cover.keep(at, length)
        written.append((at, anew + bytes(length - len(anew))))
        at = following
    if not seen:
        raise Odd("no page")
    out = cover.kept()
    for place, anew in written:
        out[place : place + len(anew)] = anew
    return bytes(out)


def labelled(file: bytes, label: Label) -> bytes:
    """A bare file with that in it: its first directory is written anew at its end."""
    layout = _layout(file)
    at = layout.first(file)
    entries, following, _ = _directory(file, layout, at)
    if any(entry.tag == ACROSS for entry in entries):
        label = replace(label, dpi=None)
    told = _told(label, layout.order)
    if not told and not label.credit:
        return file
    out = bytearray(file) + bytes(-len(file) % 8)
    known = {entry.tag: entry for entry in entries}
    for tag, kind, value in told:
        known[tag] = placed(out, layout, tag, kind, value)
    if label.credit.taken:
        inner = placed(out, layout, TAKEN, 2, label.credit.taken.encode() + b"\0")
        field = struct.pack(layout.word, appended(out, packed(layout, [inner], 0)))
        known[EXIF_IFD] = Entry(EXIF_IFD, LONG_8 if layout.big else LONG, 1, field)
    return _ended(out, layout, known.values(), following)


def with_alpha(file: bytes) -> bytes:
    """A file of four channels that says of the last one that it is alpha, and that no colour was mixed with it."""
    layout = _layout(file)
    entries, following, _ = _directory(file, layout, layout.first(file))
    out = bytearray(file) + bytes(-len(file) % 8)
    said = placed(out, layout, EXTRA, 3, struct.pack(layout.order + "H", UNASSOCIATED))
    return _ended(out, layout, [*entries, said], following)


def _ended(out: bytearray, layout: Layout, entries: Iterable[Entry], following: int) -> bytes:
    """With these as its first directory, at its end."""
    struct.pack_into(layout.word, out, layout.pointer, appended(out, packed(layout, entries, following)))
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
    if data[:4] not in MARKS or len(data) < 16:
        raise Odd("no TIFF")
    layout = Layout.of(data)
    if layout.big and struct.unpack_from(layout.order + "HH", data, 4) != (8, 0):
        raise Odd("places of another length")
    return layout


def _directory(data: bytes, layout: Layout, at: int) -> tuple[list[Entry], int, int]:
    """Its entries, where the next one is, and how many bytes it has."""
    try:
        entries, following, length = entries_at(data, layout, at)
    except struct.error as error:
        raise Odd("a directory outside of the file") from error
    if len(entries) == ENTRIES:
        raise Odd("a directory of too many")
    if any(entry.tag == DNG for entry in entries):
        raise Odd("a raw file")
    return entries, following, length


def _stays(entry: Entry) -> bool:
    return entry.tag in KEPT and entry.kind != TEXT and (entry.many <= FEW or entry.tag in MANY)


def _kept_values(cover: Cover, layout: Layout, entries: list[Entry]) -> None:
    """The values of the entries that stay, and the pixels to which they lead."""
    values = {entry.tag: _value(cover, layout, entry) for entry in entries}
    kinds = {entry.tag: entry.kind for entry in entries}

    def numbers(tag: int) -> tuple[int, ...]:
        return layout.numbers(kinds.get(tag, 0), values.get(tag, b""))

    compression = numbers(COMPRESSION)
    if compression == (OLD_JPEG,) or any(values.get(tag) and not numbers(tag) for tag in (STRIPS, TILES)):
        raise Odd("pixels of another kind")
    tables = values.get(JPEG_TABLES, b"")
    if tables and (NOTES.search(tables) or tables.find(JPEG_END) != len(tables) - len(JPEG_END)):
        raise Odd("notes in a JPEG's tables")
    for places, lengths in ((numbers(STRIPS), numbers(STRIP_BYTES)), (numbers(TILES), numbers(TILE_BYTES))):
        if len(places) != len(lengths) or not all(lengths):
            raise Odd("strips without their lengths")
        for place, length in zip(places, lengths, strict=True):
            strip = cover.keep(place, length)
            if compression == (JPEG,) and NOTES.search(strip):
                raise Odd("notes in a JPEG")


def _value(cover: Cover, layout: Layout, entry: Entry) -> bytes:
    if not entry.length:
        raise Odd("a value of another kind")
    place = layout.place_of(entry)
    return entry.field[: entry.length] if place is None else cover.keep(place, entry.length)


def _dropped_value(cover: Cover, layout: Layout, entry: Entry) -> None:
    place = layout.place_of(entry)
    if place is not None:
        cover.drop(place, entry.length)
