"""The items of a HEIF file (ISO/IEC 23008-12) as its `meta` box tells them: what each is, where it lies, what belongs
to what. Read, changed and written again; `heif` decides what changes."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from imaging.containers.boxes import FULL, Box, Reader, boxes, number, packed
from imaging.containers.odd import Odd

HANDLER = b"pict"
IN_FILE, IN_BOX = 0, 1
"""Where an item's bytes are counted from: the file's beginning, or that of the `idat` box."""
DESCRIBES = b"cdsc"
SHORT = 0x10000
"""Ids from here on take four bytes."""


@dataclass(frozen=True)
class Item:
    id: int
    kind: bytes
    """`hvc1`, `av01`, `grid`, `Exif`, `mime` …"""
    flags: int = 0
    """1 where it is not to be shown by itself."""
    content: bytes = b""
    """The media type of a `mime` item."""


@dataclass(frozen=True)
class Location:
    id: int
    method: int
    base: int
    extents: tuple[tuple[int, int, int], ...]
    """Index, offset from the base, and length in bytes."""


@dataclass(frozen=True)
class Widths:
    """Bytes of the numbers in `iloc`."""

    version: int
    offset: int
    length: int
    base: int
    index: int


@dataclass(frozen=True)
class Reference:
    kind: bytes
    source: int
    targets: tuple[int, ...]


@dataclass(frozen=True)
class Meta:
    """What a `meta` box says."""

    primary: int
    items: tuple[Item, ...]
    widths: Widths
    locations: tuple[Location, ...]
    references: tuple[Reference, ...]
    others: tuple[Box, ...]
    """Properties, data of the items, groups."""

    def only(self, ids: Iterable[int]) -> Meta:
        """The same of these items alone."""
        kept = set(ids)
        references = [
            replace(each, targets=tuple(target for target in each.targets if target in kept))
            for each in self.references
            if each.source in kept
        ]
        return replace(
            self,
            items=tuple(item for item in self.items if item.id in kept),
            locations=tuple(each for each in self.locations if each.id in kept),
            references=tuple(each for each in references if each.targets),
        )

    def packed(self, changed: Callable[[Box], bytes], room: int = 0) -> bytes:
        """The box, with `changed` for what is not about items; `room` bytes are added where they mean nothing."""
        handler = packed(b"hdlr", bytes(8), HANDLER, bytes(12 + 1 + room))
        wide = any(item.id >= SHORT for item in self.items) or self.primary >= SHORT
        primary = packed(b"pitm", struct.pack(">II" if wide else ">IH", wide << 24, self.primary))
        infos = [_packed_info(item) for item in self.items]
        count = struct.pack(">II", 1 << 24, len(infos)) if len(infos) >= SHORT else struct.pack(">IH", 0, len(infos))
        about = packed(b"iinf", count, *infos)
        parts = [handler, primary, _packed_locations(self.widths, self.locations), about]
        if self.references:
            parts.append(_packed_references(self.references))
        return packed(b"meta", bytes(FULL), *parts, *map(changed, self.others))


def read(body: bytes) -> Meta:
    """What the box says. Raises `Odd`."""
    found: dict[bytes, bytes] = {}
    others = []
    for box in boxes(body[FULL:]):
        if box.kind in (b"hdlr", b"pitm", b"iinf", b"iloc", b"iref"):
            if box.kind in found:
                raise Odd("two of one kind")
            found[box.kind] = box.body
        elif box.kind in (b"iprp", b"idat", b"grpl"):
            others.append(box)
    if not {b"hdlr", b"pitm", b"iinf", b"iloc"} <= found.keys() or found[b"hdlr"][8:12] != HANDLER:
        raise Odd("no picture")
    primary = Reader(found[b"pitm"])
    wide = primary.number(1) > 0
    primary.taken(3)
    widths, locations = _locations(found[b"iloc"])
    references = _references(found[b"iref"]) if b"iref" in found else ()
    return Meta(primary.number(4 if wide else 2), _items(found[b"iinf"]), widths, locations, references, tuple(others))


def _items(body: bytes) -> tuple[Item, ...]:
    reader = Reader(body)
    version = reader.number(1)
    reader.taken(3)
    reader.number(4 if version else 2)
    return tuple(_item(box.body) for box in boxes(reader.rest) if box.kind == b"infe")


def _item(body: bytes) -> Item:
    reader = Reader(body)
    version, flags = reader.number(1), reader.number(3)
    if version not in (2, 3):
        raise Odd("items of an older kind")
    id_ = reader.number(2 if version == 2 else 4)
    if reader.number(2):
        raise Odd("a protected item")
    kind = reader.taken(4)
    texts = reader.rest.split(b"\0")
    return Item(id_, kind, flags & 1, texts[1] if kind == b"mime" and len(texts) > 1 else b"")


def _packed_info(item: Item) -> bytes:
    wide = item.id >= SHORT
    head = struct.pack(">I", (3 if wide else 2) << 24 | item.flags) + struct.pack(">I" if wide else ">H", item.id)
    content = item.content + b"\0" if item.kind == b"mime" else b""
    return packed(b"infe", head, bytes(2), item.kind, b"\0", content)


def _locations(body: bytes) -> tuple[Widths, tuple[Location, ...]]:
    reader = Reader(body)
    version = reader.number(1)
    reader.taken(3)
    sizes = reader.number(2)
    widths = Widths(version, sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, sizes & 15 if version else 0)
    if version > 2 or any(each not in (0, 4, 8) for each in (widths.offset, widths.length, widths.base, widths.index)):
        raise Odd("places of another kind")
    count = reader.number(4 if version == 2 else 2)
    return widths, tuple(_location(reader, widths) for _ in range(count))


def _location(reader: Reader, widths: Widths) -> Location:
    id_ = reader.number(4 if widths.version == 2 else 2)
    method = reader.number(2) & 15 if widths.version else IN_FILE
    if reader.number(2):
        raise Odd("an item in another file")
    base, count = reader.number(widths.base), reader.number(2)
    extents = [
        (reader.number(widths.index), reader.number(widths.offset), reader.number(widths.length)) for _ in range(count)
    ]
    return Location(id_, method, base, tuple(extents))


def _packed_locations(widths: Widths, locations: tuple[Location, ...]) -> bytes:
    sizes = widths.offset << 12 | widths.length << 8 | widths.base << 4 | widths.index
    ids = 4 if widths.version == 2 else 2
    parts = [struct.pack(">IH", widths.version << 24, sizes), number(len(locations), ids)]
    for each in locations:
        method = number(each.method, 2) if widths.version else b""
        parts += [number(each.id, ids), method, bytes(2), number(each.base, widths.base), number(len(each.extents), 2)]
        for index, offset, length in each.extents:
            parts += [number(index, widths.index), number(offset, widths.offset), number(length, widths.length)]
    return packed(b"iloc", *parts)


def _references(body: bytes) -> tuple[Reference, ...]:
    ids = 4 if body[:1] == b"\x01" else 2
    found = []
    for box in boxes(body[FULL:]):
        reader = Reader(box.body)
        source, count = reader.number(ids), reader.number(2)
        found.append(Reference(box.kind, source, tuple(reader.number(ids) for _ in range(count))))
    return tuple(found)


def _packed_references(references: tuple[Reference, ...]) -> bytes:
    wide = any(max(each.source, *each.targets) >= SHORT for each in references)
    ids = 4 if wide else 2
    each = [
        packed(ref.kind, number(ref.source, ids), number(len(ref.targets), 2), *(number(to, ids) for to in ref.targets))
        for ref in references
    ]
    return packed(b"iref", struct.pack(">I", wide << 24), *each)
