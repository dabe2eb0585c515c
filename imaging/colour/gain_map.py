"""Gain maps: a second, small picture in a photograph's file that says where a bright screen may show it brighter.

Only the standard picture is opened here. Three ways of keeping one are known: Ultra HDR (XMP of Adobe's in a second
JPEG behind the first, which CIPA's multi-picture format finds), ISO 21496-1 (in the same places, or a `tmap` item of a
HEIC or AVIF), and Apple's (an auxiliary picture of a HEIC, or a second JPEG).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from imaging.file import Bytes
from imaging.inspection.items import Items, items_of
from imaging.inspection.jpeg import APP1, APP2, Segment, segments, segments_before_pixels

Maker = Literal["Ultra HDR", "ISO 21496-1", "Apple"]
MPF = b"MPF\0"
SIGNS: tuple[tuple[Maker, bytes], ...] = (
    ("Ultra HDR", b"http://ns.adobe.com/hdr-gain-map/1.0/"),
    ("Apple", b"urn:com:apple:photo:2020:aux:hdrgainmap"),
    ("Apple", b"http://ns.apple.com/HDRGainMap/1.0/"),
    ("ISO 21496-1", b"urn:iso:std:iso:ts:21496:-1\0"),
)
"""What a map says of itself; some say it in two ways."""
ENTRIES = 0xB002
"""CIPA DC-007, 5.2.3.3: where the pictures of a file are."""
MOST = 32
"""Pictures of a file that are looked at."""


@dataclass(frozen=True)
class GainMap:
    """One that a file has."""

    maker: Maker
    """By whose rules it is to be read."""
    places: tuple[tuple[int, int], ...]
    """Where it lies in the file: first byte, and how many. In a JPEG that is one whole JPEG of its own."""


def gain_map(data: Bytes, ends: int = 0) -> GainMap | None:
    """The one that lies in this JPEG, HEIC or AVIF; None where there is none that is whole. `ends`: where the first
    picture of a JPEG does, for those who know (`Report.ends`)."""
    if data[:3] == b"\xff\xd8\xff":
        return _in_jpeg(data, ends)
    return _in_boxes(data) if data[4:8] == b"ftyp" else None


def _in_jpeg(data: Bytes, ends: int) -> GainMap | None:
    first = segments_before_pixels(data) if ends else segments(data)
    for start, length in _places(data, first, ends or (first[-1].end if first else 0)):
        told = b"".join(each.body for each in segments(data[start : start + length]) if each.marker in (APP1, APP2))
        maker = next((maker for maker, sign in SIGNS if sign in told), None)
        if maker:
            return GainMap(maker, ((start, length),))
    return None


def _places(data: Bytes, first: list[Segment], ends: int) -> Iterator[tuple[int, int]]:
    """Where further pictures are: those that are listed, and what stands right behind the first."""
    for segment in first:
        if segment.marker == APP2 and segment.body.startswith(MPF):
            yield from _listed(data, segment)
    behind = data.find(b"\xff\xd8\xff", ends) if ends else -1
    if behind > 0:
        yield behind, len(data) - behind


def _listed(data: Bytes, segment: Segment) -> Iterator[tuple[int, int]]:
    """The further pictures that a multi-picture index names, as far as they are in the file."""
    body = segment.body[len(MPF) :]
    base, order = segment.end - len(body), {b"II": "<", b"MM": ">"}.get(body[:2])
    if order is None:
        return
    try:
        for entry in _entries(body, order):
            size, offset = struct.unpack_from(f"{order}II", entry, 4)
            if offset and size and base + offset + size <= len(data):
                yield base + offset, size
    except struct.error:
        return


def _entries(body: bytes, order: str) -> Iterator[bytes]:
    """Raises `struct.error`."""
    (start,) = struct.unpack_from(f"{order}I", body, 4)
    (count,) = struct.unpack_from(f"{order}H", body, start)
    for at in range(start + 2, start + 2 + 12 * min(count, MOST), 12):
        tag, _, length, place = struct.unpack_from(f"{order}HHII", body, at)
        if tag == ENTRIES:
            for entry in range(place, place + min(length, 16 * MOST), 16):
                yield body[entry : entry + 16]


def _in_boxes(data: Bytes) -> GainMap | None:
    found = items_of(data)
    for item, kind in found.kinds.items():
        if kind == b"tmap":
            return _at(data, found, "ISO 21496-1", found.parts(item)[1:2])
        said = found.named(item, b"auxC")
        if any(sign in said for maker, sign in SIGNS if maker == "Apple"):
            return _at(data, found, "Apple", [item])
    return None


def _at(data: Bytes, found: Items, maker: Maker, parts: list[int]) -> GainMap | None:
    """`parts`: the map, which may itself be a grid of others."""
    every = [part for item in parts for part in (item, *found.parts(item))]
    places = tuple(place for part in every for place in found.extents.get(part, ()))
    whole = all(start + length <= len(data) for start, length in places)
    return GainMap(maker, places) if places and whole else None
