"""HEIC and AVIF, item by item (ISO/IEC 23008-12). How such a picture is turned, its container alone says: what EXIF
says beside it was true before the container said it, and is not done twice."""

from __future__ import annotations

import struct

from imaging.file import Bytes, Spliced
from imaging.inspection import exif, xmp
from imaging.inspection.boxes import boxes
from imaging.inspection.items import Extent, Items, items
from imaging.inspection.report import UPRIGHT, Beside, Report, Sides, damaged, incomplete, unread, within

CODECS = {b"hvc1": "HEIF", b"av01": "AVIF"}
"""What is decoded here, and by whose reader."""
STRANGE = {
    b"avc1": "H.264",
    b"vvc1": "H.266",
    b"evc1": "EVC",
    b"j2k1": "JPEG 2000",
    b"jpeg": "JPEG",
    b"unci": "uncompressed pixels",
    b"lhv1": "layered HEVC",
}
MADE_OF_OTHERS = (b"grid", b"iovl", b"iden", b"tmap")
TURNS = {
    (0, None): 1,
    (1, None): 8,
    (2, None): 3,
    (3, None): 6,
    (0, 0): 4,
    (1, 0): 5,
    (2, 0): 2,
    (3, 0): 7,
    (0, 1): 2,
    (1, 1): 7,
    (2, 1): 4,
    (3, 1): 5,
}
"""From quarter turns anticlockwise and a mirror after them (0: above and below, 1: left and right) to EXIF's number."""
BRANDS = {"HEIF": (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"), "AVIF": (b"avif", b"avis", b"mif1", b"msf1")}
"""What each reader looks for at the beginning; the first is what a file without any of them is called."""
EMPTY = bytes(64)
NEVER_WRITTEN = bytes(8)
LENGTHS = 21
"""Where a configuration says of how many bytes the length of a unit is (ISO/IEC 14496-15, 8.3.3.1.2)."""
MOST = 4 << 20
"""Bytes of what stands beside the pixels."""
DEEP = 4
"""Pictures made of pictures made of pictures."""


def inspected(data: Bytes, limit: int) -> Report:
    """Raises `Refused`."""
    try:
        found = _read(data)
        return _told(data, found, limit) if found.kinds.get(found.primary) else _sequence(data)
    except (struct.error, IndexError) as error:
        raise damaged() from error


def _read(data: Bytes) -> Items:
    for kind, body, whole, *_ in boxes(data):
        if kind == b"meta":
            if not whole:
                raise incomplete("The file ends before its picture begins.")
            return items(body)
    return Items()


def _told(data: Bytes, found: Items, limit: int) -> Report:
    format_ = _format(found)
    size = _size(found)
    within(size, limit)
    _check_whole(found, data)
    beside = _beside(found, data)
    depths = found.named(_coded(found), b"pixi")
    return Report(
        format_,
        _bare(data, format_),
        size,
        _orientation(found) if format_ == "AVIF" else UPRIGHT,  # libheif has turned the other
        depths[5] if len(depths) > 5 else 8,
        depths[4] if len(depths) > 4 else 3,
        _frames(data) if format_ == "AVIF" else _pictures(found),
        exif.has_place(beside.exif) or xmp.has_place(beside.xmp),
        beside,
    )


def _sequence(data: Bytes) -> Report:
    """An animation without a picture for those who show none."""
    if data.find(b"av01") < 0 or _frames(data) < 2:
        raise damaged()
    return Report("AVIF", Spliced.of(data, ((0, len(data)),)), frames=_frames(data))


def _frames(data: Bytes) -> int:
    """Samples of the first track (ISO/IEC 14496-12, 8.7.3.2); 1 where there is none."""
    moving = next((body for kind, body, *_ in boxes(data) if kind == b"moov"), b"")
    place = moving.find(b"stsz")
    return max(1, int.from_bytes(moving[place + 12 : place + 16], "big")) if place > 0 else 1


def _pictures(found: Items) -> int:
    """Pictures that are shown by themselves: no tiles, thumbnails, masks or maps."""
    inner = {part for kind, _, parts in found.references if kind == b"dimg" for part in parts}
    beside = {item for kind, item, _ in found.references if kind in (b"thmb", b"auxl")}
    shown = {item for item, kind in found.kinds.items() if kind in CODECS or kind in MADE_OF_OTHERS}
    return max(1, len(shown - inner - beside - found.hidden))


def _coded(found: Items) -> int:
    """The item that holds pixels: the picture itself, or the first of those it is made of."""
    item = found.primary
    for _ in range(DEEP):
        if found.kinds.get(item) not in MADE_OF_OTHERS:
            break
        item = next(iter(found.parts(item)), 0)
    return item


def _format(found: Items) -> str:
    kind = found.kinds.get(_coded(found), b"")
    if kind in CODECS:
        return CODECS[kind]
    if kind in STRANGE:
        raise unread(f"a HEIF file of {STRANGE[kind]}", "Save it as JPEG or PNG with the program that made it.")
    raise damaged()


def _size(found: Items) -> Sides:
    """As its reader hands it over: libheif has cut and turned it, the AVIF reader has not."""
    sides = found.named(found.primary, b"ispe")
    wide, high = struct.unpack_from(">II", sides, 4)
    if _format(found) == "AVIF":
        return wide, high
    cut = found.named(found.primary, b"clap")
    if len(cut) >= 16:
        across, across_by, down, down_by = struct.unpack_from(">IIII", cut)
        wide, high = across // max(1, across_by), down // max(1, down_by)
    return (high, wide) if _turns(found) % 2 else (wide, high)


def _turns(found: Items) -> int:
    turned = found.named(found.primary, b"irot")
    return turned[0] & 3 if turned else 0


def _orientation(found: Items) -> int:
    mirrored = found.named(found.primary, b"imir")
    return TURNS[_turns(found), mirrored[0] & 1 if mirrored else None]


def _check_whole(found: Items, data: Bytes) -> None:
    """Raises `Refused` where a part of the picture, or of its transparency, is not in the file."""
    parts = [part for item in (found.primary, *_alphas(found)) for part in _needed(found, item)]
    extents = [extent for part in parts for extent in found.extents.get(part, ())]
    lost = sum(part not in found.kinds or part not in found.extents for part in _tiles(found, parts))
    total = sum(length for _, length in extents)
    there = sum(_there(extent, data) for extent in extents)
    if lost or there < total:
        share = there / total * (1 - lost / len(parts)) if total else 0
        raise incomplete(f"{max(1, round(100 * (1 - share)))} % of its data is not in the file.")
    for part in parts:
        if found.kinds.get(part) == b"hvc1":
            _check_stream(found.content(data, part, len(data)), found.named(part, b"hvcC"))


def _needed(found: Items, item: int, deep: int = DEEP) -> list[int]:
    if not deep:
        return [item]
    return [item, *(each for part in found.parts(item) for each in _needed(found, part, deep - 1))]


def _tiles(found: Items, parts: list[int]) -> list[int]:
    """Those that hold pixels, whatever made them out to be there."""
    return [part for part in parts if found.kinds.get(part) not in MADE_OF_OTHERS]


def _alphas(found: Items) -> list[int]:
    """Pictures of the main picture's transparency."""
    beside = [item for kind, item, wholes in found.references if kind == b"auxl" and found.primary in wholes]
    return [item for item in beside if b"alpha" in found.named(item, b"auxC")]


def _there(extent: Extent, data: Bytes) -> int:
    """Bytes of it that are in the file; one of zeros was never sent."""
    start, length = extent
    end = min(len(data), start + length or len(data))
    if end - start > len(EMPTY) and data[start : start + len(EMPTY)] == EMPTY and not data[start:end].strip(b"\0"):
        return 0
    return max(0, end - start)


def _check_stream(stream: bytes, configuration: bytes) -> None:
    """Raises `Refused` where a part of a stream of HEVC was never written: it has many zeros, of which no three follow
    each other in a unit (H.265, 7.4.2.1), or units that do not end where it does."""
    prefix, place = 1 + (configuration[LENGTHS] & 3 if len(configuration) > LENGTHS else 3), 0
    while place + prefix <= len(stream):
        place += prefix + int.from_bytes(stream[place : place + prefix], "big")
    if place != len(stream) or NEVER_WRITTEN in stream:
        raise damaged()


def _beside(found: Items, data: Bytes) -> Beside:
    about = [item for kind, item, wholes in found.references if kind == b"cdsc" and found.primary in wholes]
    told = next((found.content(data, item, MOST) for item in about if found.kinds.get(item) == b"Exif"), b"")
    packet = next((found.content(data, item, MOST) for item in about if found.kinds.get(item) == b"mime"), b"")
    colour = found.named(found.primary, b"colr") or found.named(_coded(found), b"colr")
    profile = colour[4:] if colour[:4] in (b"prof", b"rICC") else b""
    return Beside(exif.body_of(told[4:]), packet, profile)


def _bare(data: Bytes, format_: str) -> Spliced:
    """The file with another name for what is no picture, and with a brand that its reader knows."""
    meta = next(body for kind, body, *_ in boxes(data) if kind == b"meta")
    named = next(body for kind, body, *_ in boxes(meta, 4) if kind == b"iinf")
    start = data.find(named)
    hidden = named.replace(b"Exif", b"free").replace(b"mime", b"free")
    brand = data[8:12] if data[8:12] in BRANDS[format_] else BRANDS[format_][0]
    return Spliced.of(data, ((0, 8), brand, (12, start), hidden, (start + len(hidden), len(data))))
