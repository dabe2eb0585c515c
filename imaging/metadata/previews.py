"""Smaller and hidden pictures in a file: they may still show what was cropped away or painted over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imaging.inspection import jpeg
from imaging.inspection.exif import THUMBNAIL
from imaging.inspection.items import items_of
from imaging.metadata.colours import goes_along
from imaging.metadata.entry import SheetEntry
from imaging.metadata.file_blocks import FileBlocks
from imaging.sentences import in_bytes, listed, say

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


def previews(file: FileBlocks) -> Iterator[SheetEntry]:
    """Thumbnails first."""
    if thumbnail := _thumbnail(file):
        yield SheetEntry("thumbnail", "Thumbnail", thumbnail, "private", "EXIF")
    if file.data[:2] == b"\xff\xd8":
        yield from _behind(file)
    elif file.data[4:8] == b"ftyp":
        yield from _beside(file)


def _thumbnail(file: FileBlocks) -> str:
    place, length = (file.tag(number, THUMBNAIL) for number in (OFFSET, LENGTH))
    if not place or not length or not place.numbers or not length.numbers:
        return ""
    at, size = int(place.numbers[0]), int(length.numbers[0])
    inside = file.blocks.exif[at : at + size]
    return listed((*_sides(inside), in_bytes(size))) if inside else ""


def _sides(data: bytes) -> Sequence[str]:
    """`160 × 120 px` of a JPEG; nothing of anything else."""
    segments = jpeg.segments(data) if data.startswith(jpeg.START) else []
    frame = next(filter(None, map(jpeg.Frame.of, segments)), None)
    return (f"{frame.width} × {frame.height} px",) if frame else ()


def _behind(file: FileBlocks) -> Iterator[SheetEntry]:
    """What stands in a JPEG behind its picture."""
    end = next((part.end for part in jpeg.segments(file.data) if part.marker == jpeg.EOI), len(file.data))
    rest = file.data[end:].lstrip(b"\0")
    if len(rest.strip(b"\xff \r\n")) < 4:
        return  # programs round a file's length up
    film = any(mark in rest[: 1 << 16] or mark in rest[-(1 << 16) :] for mark in FILMS)
    if goes_along(file) and not film:
        yield SheetEntry(
            "behind",
            "Behind the picture",
            say("sheet_gain_map_behind", "its gain map, {bytes}", bytes=in_bytes(len(rest))),
            "kept",
            "File",
        )
        return
    yield SheetEntry(
        "behind", "Behind the picture", listed((_what(rest, film), in_bytes(len(rest)))), "private", "File"
    )


def _what(rest: bytes, film: bool) -> str:
    if rest[:2] != b"\xff\xd8":
        return say("behind_film", "a film") if film else say("behind_something", "something")
    return say("behind_both", "another picture, and a film") if film else say("behind_picture", "another picture")


def _beside(file: FileBlocks) -> Iterator[SheetEntry]:
    """Other pictures in a HEIC or AVIF."""
    tiles = {b"hvc1", b"av01"}
    items = items_of(file.data)
    pictures = {item: kind for item, kind in items.kinds.items() if kind in (*tiles, b"grid", b"jpeg")}
    if b"grid" in pictures.values():
        yield SheetEntry(
            "tiles",
            "Tiles",
            say("sheet_pieces", "{count} pieces", count=sum(map(tiles.__contains__, pictures.values()))),
            "kept",
            "File",
        )
    elif len(pictures) > 1:
        others = [
            sum(length for _, length in items.extents.get(each, ())) for each in pictures if each != items.primary
        ]
        yield SheetEntry(
            "beside",
            "Beside the picture",
            say("sheet_more", "{count} more, {bytes}", count=len(others), bytes=in_bytes(sum(others))),
            "private",
            "File",
        )
    named = {name for kind in items.every(b"auxC") for mark, name in AUXILIARY.items() if mark in kind}
    for name in sorted(named):
        yield SheetEntry("auxiliary", "Also in it", name, "kept" if name in SHOWN else "private", "File")
