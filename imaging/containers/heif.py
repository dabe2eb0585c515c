"""HEIC and AVIF (ISO/IEC 23008-12): coded pictures stay at their places in the file, everything else becomes zeros.

What stays are the picture, the tiles and layers that it is made of, and its other planes: transparency, depth, the gain
map. Thumbnails, EXIF, XMP and everything whose kind is not known go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from imaging.containers.boxes import free, number, packed
from imaging.containers.cover import Cover
from imaging.containers.items import DESCRIBES, Meta, read
from imaging.containers.tracks import cleaned_tracks
from imaging.inspection.boxes import FULL, Box, Numbers, boxes
from imaging.inspection.items import IN_FILE, IN_IDAT, Item, Location, Reference
from imaging.label import Label
from imaging.odd import Odd

PICTURES = (b"hvc1", b"hev1", b"lhv1", b"av01", b"avc1", b"grid", b"iden", b"iovl", b"tmap")
THUMBNAIL = b"thmb"
PROPERTIES = frozenset(
    b"hvcC lhvC av1C avcC ispe pixi colr auxC irot imir clap pasp rloc clli mdcv cclv amve ndwt reve lsel a1op a1lx "
    b"tols oinf vexu hfov".split()
)
"""Properties that say something about pixels; texts, times and what makers have added are not among them."""
EXIF_MARK = b"\0\0\0\x06Exif\0\0"
XMP_TYPE = b"application/rdf+xml"
SMALLEST = 8
"""Bytes of an empty box."""


def bare(data: bytes) -> bytes:
    """Without everything but pictures and their colours, each at its place. Raises `Odd`."""
    top = list(boxes(data, strict=True))
    meta = read(_only(top, b"meta").body)
    kept = meta.only(_pictures(meta))
    if meta.primary not in {item.id for item in kept.items}:
        raise Odd("no picture")
    cover = Cover(data)
    parts = []
    for box in top:
        if box.kind == b"ftyp":
            parts.append(data[box.start : box.end])
        elif box.kind == b"meta":
            parts.append(_same_size(kept, box.end - box.start))
        elif box.kind == b"moov":
            parts.append(packed(b"moov", cleaned_tracks(box.body, cover)))
        elif box.kind == b"mdat":
            parts.append(b"")  # its bytes are known once everything that leads into it was read
        else:
            parts.append(free(box.end - box.start))
    _keep_pictures(cover, meta, kept)
    pixels = cover.kept().ljust(len(data), b"\0")
    for place, box in enumerate(top):
        if box.kind == b"mdat":
            head = data[box.start : box.start + box.head]
            parts[place] = head + bytes(pixels[box.start + box.head : box.end])
    while top and top[-1].kind not in (b"mdat", b"meta", b"moov"):
        top.pop()
        parts.pop()
    return b"".join(parts)


def labelled(file: bytes, label: Label) -> bytes:
    """A bare file with that in it, behind everything else."""
    exif = label.exif(resolution=True)
    told = [
        (kind, content, body)
        for kind, content, body in ((b"Exif", b"", exif), (b"mime", XMP_TYPE, label.xmp()))
        if body
    ]
    if not told:
        return file
    top = list(boxes(file, strict=True))
    box = _only(top, b"meta")
    meta, after = read(box.body), len(file) + 8
    items, locations, references, bodies = list(meta.items), list(meta.locations), list(meta.references), []
    for id_, (kind, content, body) in enumerate(told, start=max(item.id for item in items) + 1):
        bodies.append(EXIF_MARK + body if kind == b"Exif" else body)
        items.append(Item(id_, kind, 1, content))
        locations.append(_location(meta, id_, after, len(bodies[-1])))
        references.append(Reference(DESCRIBES, id_, (meta.primary,)))
        after += len(bodies[-1])
    grown = replace(meta, items=tuple(items), locations=tuple(locations), references=tuple(references))
    size = len(grown.packed(_as_it_is))
    by = size - (box.end - box.start)
    new = _same_size(grown, box.end - box.start) if by < 0 else _moved(grown, box.end, by).packed(_as_it_is)
    if by > 0 and any(each.kind == b"moov" for each in top):
        raise Odd("tracks that would have to be moved")
    return file[: box.start] + new + _closed(file, top, box.end) + packed(b"mdat", *bodies)


def _as_it_is(box: Box) -> bytes:
    return packed(box.kind, box.body)


def _only(top: list[Box], kind: bytes) -> Box:
    found = [box for box in top if box.kind == kind]
    if len(found) != 1 or top[0].kind != b"ftyp":
        raise Odd(f"not one {kind.decode()}")
    return found[0]


def _pictures(meta: Meta) -> Iterator[int]:
    small = {each.source for each in meta.references if each.kind == THUMBNAIL}
    for item in meta.items:
        if item.kind in PICTURES and item.id not in small:
            yield item.id


def _keep_pictures(cover: Cover, meta: Meta, kept: Meta) -> None:
    for each in meta.locations:
        if each not in kept.locations:
            for _, offset, length in each.extents if each.method == IN_FILE else ():
                cover.drop(each.base + offset, length)
        elif each.method == IN_FILE:
            for _, offset, length in each.extents:
                if not length:
                    raise Odd("an item without a length")
                cover.keep(each.base + offset, length)
        elif each.method != IN_IDAT:
            raise Odd("an item inside of another")


def _same_size(meta: Meta, size: int) -> bytes:
    """The box in so many bytes."""
    inside = _inside(meta)
    spare = size - len(meta.packed(inside))
    if spare < 0:
        raise Odd("no room for less")
    if spare < SMALLEST:
        return meta.packed(inside, spare=spare)
    box = meta.packed(inside)
    return size.to_bytes(4) + box[4:] + free(spare)


def _inside(meta: Meta) -> Callable[[Box], bytes]:
    """What is beside the items in a `meta` box, as it may stay beside these."""
    ids = {item.id for item in meta.items}

    def changed(box: Box) -> bytes:
        if box.kind == b"idat":
            return packed(b"idat", _data(meta, box.body))
        if box.kind == b"iprp":
            return packed(b"iprp", *(_properties(each, ids) for each in boxes(box.body, strict=True)))
        return packed(box.kind, box.body)

    return changed


def _data(meta: Meta, body: bytes) -> bytes:
    cover = Cover(body)
    for each in meta.locations:
        for _, offset, length in each.extents if each.method == IN_IDAT else ():
            cover.keep(each.base + offset, length)
    return bytes(cover.kept()).ljust(len(body), b"\0")


def _properties(box: Box, ids: set[int]) -> bytes:
    """A property that goes leaves its number to an empty box: items name them by it."""
    if box.kind == b"ipma":
        return packed(box.kind, _associations(box.body, ids))
    kept = (
        packed(each.kind, each.body) if each.kind in PROPERTIES else free(each.end - each.start)
        for each in boxes(box.body, strict=True)
    )
    return packed(box.kind, *kept)


def _associations(body: bytes, ids: set[int]) -> bytes:
    """Which properties items have: of these items alone."""
    reader = Numbers(body)
    version, flags = reader.number(1), reader.number(3)
    wide, each, kept = 4 if version else 2, 2 if flags & 1 else 1, []
    for _ in range(reader.number(4)):
        id_, count = reader.number(wide), reader.number(1)
        said = reader.taken(count * each)
        if id_ in ids:
            kept.append(number(id_, wide) + bytes([count]) + said)
    return body[:FULL] + number(len(kept), 4) + b"".join(kept)


def _location(meta: Meta, id_: int, place: int, length: int) -> Location:
    widths = meta.widths
    if not widths.length or not (widths.offset or widths.base):
        raise Odd("places of no length")
    base, offset = (0, place) if widths.offset else (place, 0)
    return Location(id_, IN_FILE, base, ((0, offset, length),))


def _moved(meta: Meta, end: int, by: int) -> Meta:
    """As it is when everything behind it stands so many bytes further on."""

    def moved(each: Location) -> Location:
        if each.method != IN_FILE or each.base + min(offset for _, offset, _ in each.extents) < end:
            return each
        if not meta.widths.offset:
            return each._replace(base=each.base + by)
        return each._replace(extents=tuple((index, offset + by, length) for index, offset, length in each.extents))

    return replace(meta, locations=tuple(map(moved, meta.locations)))


def _closed(file: bytes, top: list[Box], start: int) -> bytes:
    """What stands behind the `meta` box; a last box that goes on to the end of the file gets its length."""
    last = top[-1]
    rest = file[start:]
    if last.start < start or file[last.start : last.start + 4] != bytes(4):
        return rest
    at = last.start - start
    return rest[:at] + (last.end - last.start).to_bytes(4) + rest[at + 4 :]
