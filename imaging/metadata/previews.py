"""Smaller and hidden pictures in a file: they may still show what was cropped away or painted over."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from imaging.metadata.colours import goes_along
from imaging.metadata.containers import items, jpeg
from imaging.metadata.entry import SheetEntry
from imaging.metadata.exif import THUMBNAIL
from imaging.metadata.said import Said

OFFSET, LENGTH = 0x0201, 0x0202
MPF, MPF_COUNT = b"MPF\0", 0xB001
FILMS = (b"ftyp", b"moov", b"MotionPhoto_Data")
AUXILIARY = {
    b"hdrgainmap": "gain map",
    b"depth": "depth map",
    b"disparity": "depth map",
    b"matte": "mask of a person",
    b"alpha": "transparency",
    b"semantic": "mask",
}
SHOWN = ("transparency", "gain map")
"""What is needed to show the picture as it is."""


def previews(said: Said) -> Iterator[SheetEntry]:
    """Thumbnails first."""
    if thumbnail := _thumbnail(said):
        yield SheetEntry("thumbnail", "Thumbnail", thumbnail, "private", "EXIF")
    if said.data[:2] == b"\xff\xd8":
        yield from _behind(said)
    elif said.data[4:8] == b"ftyp":
        yield from _beside(said)


def _thumbnail(said: Said) -> str:
    place, length = (said.tag(number, THUMBNAIL) for number in (OFFSET, LENGTH))
    if not place or not length or not place.numbers or not length.numbers:
        return ""
    at, size = int(place.numbers[0]), int(length.numbers[0])
    inside = said.blocks.exif[at : at + size]
    return f"{_sides(inside)}{_bytes(size)}" if inside else ""


def _sides(data: bytes) -> str:
    """`160 × 120 px, ` of a JPEG; empty of anything else."""
    for part in jpeg.segments(data):
        if part.kind[0] in jpeg.FRAMES and part.size >= 5:
            high, wide = struct.unpack_from(">HH", data, part.body + 1)
            return f"{wide} × {high} px, "
    return ""


def _behind(said: Said) -> Iterator[SheetEntry]:
    """What stands in a JPEG behind its picture."""
    end = next((part.end for part in jpeg.segments(said.data) if part.kind[0] == jpeg.EOI), len(said.data))
    rest = said.data[end:].lstrip(b"\0")
    if len(rest.strip(b"\xff \r\n")) < 4:
        return  # programs round a file's length up
    film = any(mark in rest[: 1 << 16] or mark in rest[-(1 << 16) :] for mark in FILMS)
    what = (
        "a film" if film and rest[:2] != b"\xff\xd8" else "another picture" if rest[:2] == b"\xff\xd8" else "something"
    )
    also = ", and a film" if film and rest[:2] == b"\xff\xd8" else ""
    if goes_along(said) and not film:
        yield SheetEntry("behind", "Behind the picture", f"its gain map, {_bytes(len(rest))}", "kept", "File")
        return
    yield SheetEntry("behind", "Behind the picture", f"{what}{also}, {_bytes(len(rest))}", "private", "File")


def _beside(said: Said) -> Iterator[SheetEntry]:
    """Other pictures in a HEIC or AVIF."""
    tiles = {b"hvc1", b"av01"}
    pictures = [item for item in items.items(said.data) if item.kind in (*tiles, b"grid", b"jpeg")]
    shown = items.primary(said.data)
    if any(item.kind == b"grid" for item in pictures):
        yield SheetEntry("tiles", "Tiles", f"{sum(item.kind in tiles for item in pictures)} pieces", "kept", "File")
    elif len(pictures) > 1:
        others = [sum(length for _, length in item.extents) for item in pictures if item.id != shown]
        yield SheetEntry(
            "beside", "Beside the picture", f"{len(others)} more, {_bytes(sum(others))}", "private", "File"
        )
    kinds = [part.content(said.data, 120) for part in items.properties(said.data, None) if part.kind == b"auxC"]
    named = {name for kind in kinds for mark, name in AUXILIARY.items() if mark in kind}
    for name in sorted(named):
        yield SheetEntry("auxiliary", "Also in it", name, "kept" if name in SHOWN else "private", "File")


def _bytes(count: int) -> str:
    return (
        f"{count / 1e6:.1f} MB" if count >= 1_000_000 else f"{count / 1000:.1f} KB" if count >= 1000 else f"{count} B"
    )
