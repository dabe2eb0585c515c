"""What a `meta` box says of its items, changed and written again; `heif` decides what changes, and
`inspection/items.py` reads it."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from imaging.containers.boxes import number, packed
from imaging.inspection.boxes import FULL, Box, boxes
from imaging.inspection.items import Item, Location, Reference, Widths, infos, locations, primary_of, references
from imaging.odd import Odd

HANDLER = b"pict"
DESCRIBES = b"cdsc"
SHORT = 0x10000
"""Ids from here on take four bytes."""


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
            each._replace(targets=tuple(target for target in each.targets if target in kept))
            for each in self.references
            if each.source in kept
        ]
        return replace(
            self,
            items=tuple(item for item in self.items if item.id in kept),
            locations=tuple(each for each in self.locations if each.id in kept),
            references=tuple(each for each in references if each.targets),
        )

    def packed(self, changed: Callable[[Box], bytes], spare: int = 0) -> bytes:
        """The box, with `changed` for what is not about items; `spare` bytes are added where they mean nothing."""
        handler = packed(b"hdlr", bytes(8), HANDLER, bytes(12 + 1 + spare))
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
    """What the box says. Raises `Odd`, and `IndexError` where it ends too soon."""
    found: dict[bytes, bytes] = {}
    others = []
    for box in boxes(body, FULL, strict=True):
        if box.kind in (b"hdlr", b"pitm", b"iinf", b"iloc", b"iref"):
            if box.kind in found:
                raise Odd("two of one kind")
            found[box.kind] = box.body
        elif box.kind in (b"iprp", b"idat", b"grpl"):
            others.append(box)
    if not {b"hdlr", b"pitm", b"iinf", b"iloc"} <= found.keys() or found[b"hdlr"][8:12] != HANDLER:
        raise Odd("no picture")
    items, (widths, places) = tuple(infos(found[b"iinf"])), locations(found[b"iloc"])
    told = [box for box in boxes(found[b"iinf"], 8 if found[b"iinf"][0] else 6, strict=True) if box.kind == b"infe"]
    if len(told) != len(items) or any(item.protected for item in items):
        raise Odd("items of an older kind, or protected")
    if (
        widths.version > 2
        or any(each not in (0, 4, 8) for each in widths[1:])
        or any(each.elsewhere for each in places)
    ):
        raise Odd("places of another kind")
    about = tuple(references(found[b"iref"])) if b"iref" in found else ()
    return Meta(primary_of(found[b"pitm"]), items, widths, tuple(places), about, tuple(others))


def _packed_info(item: Item) -> bytes:
    wide = item.id >= SHORT
    head = struct.pack(">I", (3 if wide else 2) << 24 | item.flags) + struct.pack(">I" if wide else ">H", item.id)
    content = item.media + b"\0" if item.kind == b"mime" else b""
    return packed(b"infe", head, bytes(2), item.kind, b"\0", content)


def _packed_locations(widths: Widths, locations: tuple[Location, ...]) -> bytes:
    sizes = widths.offset << 12 | widths.length << 8 | widths.base << 4 | widths.ordinal
    ids = 4 if widths.version == 2 else 2
    parts = [struct.pack(">IH", widths.version << 24, sizes), number(len(locations), ids)]
    for each in locations:
        method = number(each.method, 2) if widths.version else b""
        parts += [number(each.id, ids), method, bytes(2), number(each.base, widths.base), number(len(each.extents), 2)]
        for index, offset, length in each.extents:
            parts += [number(index, widths.ordinal), number(offset, widths.offset), number(length, widths.length)]
    return packed(b"iloc", *parts)


def _packed_references(references: tuple[Reference, ...]) -> bytes:
    wide = any(max(each.source, *each.targets) >= SHORT for each in references)
    ids = 4 if wide else 2
    each = [
        packed(ref.kind, number(ref.source, ids), number(len(ref.targets), 2), *(number(to, ids) for to in ref.targets))
        for ref in references
    ]
    return packed(b"iref", struct.pack(">I", wide << 24), *each)
