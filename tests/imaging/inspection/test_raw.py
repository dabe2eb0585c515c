"""Raw files: the camera's own large JPEG is the picture, a thumbnail never is."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from imaging.compress.reading import opened
from imaging.files.decode import examine
from imaging.files.export import exported
from imaging.inspection.inspector import inspected
from imaging.label import Label
from imaging.refusal import Refused
from tests.imaging.inspection.files import CORNERS, LIMIT, exif, saved, seen, shapes, with_segments
from tests.matrix import sampled

LARGE, SMALL = (shapes(1800, 1200), shapes(160, 120))


def entry(order: str, tag: int, kind: int, count: int, value: int) -> bytes:
    packed = struct.pack(order + "HH", value, 0) if kind == 3 else struct.pack(order + "I", value)
    return struct.pack(order + "HHI", tag, kind, count) + packed


def directory(order: str, entries: list[tuple[int, int, int, int]]) -> bytes:
    return struct.pack(order + "H", len(entries)) + b"".join(entry(order, *each) for each in entries) + bytes(4)


def tiff_like(header: bytes, preview: bytes, maker: bytes = b"", turn: int = 1, dng: bool = False) -> bytes:
    """A first directory with a preview, one below it with what a sensor saw, then both."""
    order = "<" if header.startswith(b"II") else ">"
    count = 5 + bool(maker) + dng
    texts = 8 + 2 + 12 * count + 4
    sub = texts + len(maker)
    pixels = sub + 2 + 12 * 4 + 4
    entries = [(0x100, 4, 1, 160), (0x101, 4, 1, 120), (0x111, 4, 1, pixels + 4000), (0x112, 3, 1, turn)]
    entries += [(0x10F, 2, len(maker), texts)] if maker else []
    entries += [(0x14A, 4, 1, sub)] + ([(0xC612, 1, 4, 0x0401)] if dng else [])
    sensor = [(0x100, 4, 1, 800), (0x101, 4, 1, 600), (0x106, 3, 1, 32803), (0x111, 4, 1, pixels)]
    start = header + struct.pack(order + "I", 8)
    return start + directory(order, entries) + maker + directory(order, sensor) + bytes(4000) + preview


def jpeg(image: Image.Image, turn: int = 0) -> bytes:
    data = saved(image, "JPEG")
    return with_segments(data, (0xE1, b"Exif\0\0" + exif(turn))) if turn else data


def cr3(preview: bytes, turn: int) -> bytes:
    told = exif(turn)
    about = struct.pack(">I4s", 8 + len(told), b"CMT1") + told
    moving = struct.pack(">I4s", 8 + len(about), b"moov") + about
    return (
        struct.pack(">I4s4sI", 16, b"ftyp", b"crx ", 1)
        + moving
        + struct.pack(">I4s", 8 + len(preview), b"mdat")
        + preview
    )


KINDS: dict[str, Callable[[bytes, int], bytes]] = {
    "DNG": lambda preview, turn: tiff_like(b"II*\0", preview, turn=turn, dng=True),
    "NEF": lambda preview, turn: tiff_like(b"MM\0*", preview, b"NIKON CORPORATION\0", turn),
    "ARW": lambda preview, turn: tiff_like(b"II*\0", preview, b"SONY\0", turn),
    "PEF": lambda preview, turn: tiff_like(b"MM\0*", preview, b"PENTAX \0", turn),
    "SRW": lambda preview, turn: tiff_like(b"II*\0", preview, b"SAMSUNG\0", turn),
    "ORF": lambda preview, turn: tiff_like(b"IIRO", preview, b"OLYMPUS\0", turn),
    "RW2": lambda preview, turn: tiff_like(b"IIU\0", preview, b"Panasonic\0", turn),
    "CR3": cr3,
}


@sampled("turn", [1, 6, 3])
@sampled("kind", KINDS)
def test_its_large_jpeg_is_used_upright_and_that_is_said(kind: str, turn: int) -> None:
    data = KINDS[kind](jpeg(SMALL) + jpeg(LARGE), turn)
    foreign = examine(data)
    assert foreign.noticed == (f"raw file ({kind}): the camera’s own JPEG in it is used, 1800 × 1200",)
    assert foreign.media_type == "image/x-raw"
    for reader, pixels in seen(data).items():
        assert pixels.shape[:2] == ((1800, 1200) if turn == 6 else (1200, 1800)), reader
        assert pixels[CORNERS[turn]] == pytest.approx((220, 20, 20), abs=24), reader


def test_what_the_jpeg_itself_says_of_its_turn_goes_first() -> None:
    data = KINDS["NEF"](jpeg(LARGE, turn=8), 6)
    assert inspected(data).orientation == 8


def test_a_raf_is_known_by_its_beginning() -> None:
    data = b"FUJIFILMCCD-RAW 0201" + bytes(80) + jpeg(LARGE, turn=6)
    assert examine(data).size == (1200, 1800)


@pytest.mark.parametrize("kind", KINDS)
def test_a_thumbnail_is_no_picture(kind: str) -> None:
    data = KINDS[kind](jpeg(SMALL), 1)
    for read in (examine, lambda data: opened(data, None, None, LIMIT)):
        with pytest.raises(Refused) as refused:
            read(data)
        assert str(refused.value).startswith(f"This is a raw file of a camera ({kind})")
        assert "Only a thumbnail is in it" in str(refused.value)


@pytest.mark.slow
def test_a_preview_that_is_cut_gives_way_to_the_next_one() -> None:
    larger = jpeg(shapes(2400, 1600))
    data = KINDS["DNG"](jpeg(LARGE) + larger[: len(larger) // 2], 1)
    assert examine(data).size == (1800, 1200)


def test_an_ordinary_tiff_is_no_raw_file() -> None:
    assert examine(saved(LARGE, "TIFF")).media_type == "image/tiff"


def test_what_leaves_is_the_picture_and_never_the_raw_file() -> None:
    data = KINDS["DNG"](jpeg(LARGE), 1)
    made = exported(data, "same", Label(), LIMIT, lambda each: None, lambda: Path("nothing"))
    assert (made.media_type, made.data[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert inspected(made.data).size == (1800, 1200)
