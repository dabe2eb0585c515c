"""However a file says how its picture is turned, every reader shows it the same way up."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from PIL import TiffImagePlugin

from imaging.file import whole
from imaging.inspection import jpeg2000, riff
from imaging.inspection.inspector import inspected
from tests.imaging.heic import HEIC
from tests.imaging.inspection.files import (
    CORNERS,
    exif,
    raw_profile,
    saved,
    seen,
    shapes,
    with_chunks,
    with_segments,
    xmp,
)
from tests.matrix import sampled

XAP = b"http://ns.adobe.com/xap/1.0/\0"
JPEG, PNG, WEBP, JP2 = (saved(shapes(), kind) for kind in ("JPEG", "PNG", "WEBP", "JPEG2000"))


def tiff(**tags: object) -> bytes:
    directory = TiffImagePlugin.ImageFileDirectory_v2()
    if "orientation" in tags:
        directory[0x112] = tags["orientation"]
    if "xmp" in tags:
        directory[0x2BC] = tags["xmp"]
    return saved(shapes(), "TIFF", tiffinfo=directory)


def jp2(kind: bytes, body: bytes) -> bytes:
    """With a box of that kind before its pixels."""
    place = JP2.index(b"jp2c") - 4
    box = struct.pack(">I4s", 8 + len(kind) + len(body), b"uuid") + kind + body
    return JP2[:place] + box + JP2[place:]


def webp(name: bytes, body: bytes) -> bytes:
    (picture,) = ((kind, data) for kind, data, _ in riff.chunks(WEBP, 12))
    extended = bytes([0x08 if name == b"EXIF" else 0x04, 0, 0, 0, 95, 0, 0, 63, 0, 0])
    return whole(riff.written([(b"VP8X", extended), picture, (name, body)]))


WAYS = {
    "JPEG, EXIF": lambda turn: with_segments(JPEG, (0xE1, b"Exif\0\0" + exif(turn))),
    "JPEG, EXIF of the other order": lambda turn: with_segments(JPEG, (0xE1, b"Exif\0\0" + exif(turn, ">"))),
    "JPEG, XMP": lambda turn: with_segments(JPEG, (0xE1, XAP + xmp(turn))),
    "JPEG, XMP as an element": lambda turn: with_segments(
        JPEG, (0xE1, XAP + b"<a xmlns:tiff='http://ns.adobe.com/tiff/1.0/'><tiff:Orientation>%d</" % turn)
    ),
    "JPEG, XMP with another prefix": lambda turn: with_segments(
        JPEG, (0xE1, XAP + xmp(turn).replace(b"tiff:", b"t:").replace(b":tiff", b":t"))
    ),
    "PNG, eXIf": lambda turn: with_chunks(PNG, (b"eXIf", exif(turn))),
    "PNG, eXIf with a header": lambda turn: with_chunks(PNG, (b"eXIf", b"Exif\0\0" + exif(turn))),
    "PNG, XMP": lambda turn: with_chunks(PNG, (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp(turn))),
    "PNG, raw profile": lambda turn: with_chunks(PNG, raw_profile("exif", b"Exif\0\0" + exif(turn))),
    "PNG, raw profile, not packed": lambda turn: with_chunks(PNG, raw_profile("exif", exif(turn), packed=False)),
    "PNG, raw profile APP1": lambda turn: with_chunks(PNG, raw_profile("APP1", b"Exif\0\0" + exif(turn))),
    "PNG, raw profile APP1 of XMP": lambda turn: with_chunks(PNG, raw_profile("APP1", XAP + xmp(turn))),
    "PNG, raw profile XMP": lambda turn: with_chunks(PNG, raw_profile("xmp", xmp(turn))),
    "WebP, EXIF": lambda turn: webp(b"EXIF", exif(turn)),
    "WebP, EXIF with a header": lambda turn: webp(b"EXIF", b"Exif\0\0" + exif(turn)),
    "WebP, XMP": lambda turn: webp(b"XMP ", xmp(turn)),
    "TIFF, its tag": lambda turn: tiff(orientation=turn),
    "TIFF, XMP": lambda turn: tiff(xmp=xmp(turn)),
    "JPEG 2000, EXIF": lambda turn: jp2(jpeg2000.EXIF_ID, exif(turn)),
    "JPEG 2000, EXIF with a header": lambda turn: jp2(jpeg2000.EXIF_ID, b"Exif\0\0" + exif(turn)),
    "JPEG 2000, XMP": lambda turn: jp2(jpeg2000.XMP_ID, xmp(turn)),
}


@sampled("turn", range(1, 9))
@sampled("way", WAYS)
def test_every_way_of_saying_it_is_seen_by_every_reader(way: str, turn: int) -> None:
    file = WAYS[way](turn)
    for reader, pixels in seen(file).items():
        assert pixels.shape[:2] == ((96, 64) if turn > 4 else (64, 96)), reader
        assert pixels[CORNERS[turn]] == pytest.approx((220, 20, 20), abs=24), reader


@pytest.mark.parametrize("irot", range(4))
@pytest.mark.parametrize("imir", [None, 0, 1])
def test_an_avif_is_turned_as_its_container_says_whatever_exif_says(irot: int, imir: int | None) -> None:
    turn = {
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
    }[irot, imir]
    data = saved(shapes(), "AVIF", exif=b"Exif\0\0" + exif(turn))  # Pillow writes it into the container, too
    assert inspected(data).orientation == turn
    for reader, pixels in seen(data).items():
        assert pixels[CORNERS[turn]] == pytest.approx((220, 20, 20), abs=24), reader


@pytest.mark.parametrize(
    ("file", "right"),
    [
        (with_segments(JPEG, (0xE1, b"Exif\0\0" + exif(3)), (0xE1, XAP + xmp(6))), 3),
        (with_segments(JPEG, (0xE1, XAP + xmp(6)), (0xE1, b"Exif\0\0" + exif(1))), 1),
        (with_segments(JPEG, (0xE1, b"Exif\0\0" + exif(0)), (0xE1, XAP + xmp(6))), 6),
        (with_segments(JPEG, (0xE1, b"Exif\0\0" + exif(9)), (0xE1, b"Exif\0\0" + exif(8))), 8),
        (with_chunks(PNG, raw_profile("exif", exif(6)), (b"eXIf", exif(3))), 3),
        (with_chunks(PNG, (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp(8)), raw_profile("exif", exif(6))), 6),
        (tiff(orientation=3, xmp=xmp(6)), 3),
    ],
    ids=["exif over xmp", "upright is an answer", "0 is none", "9 is none", "eXIf first", "raw over xmp", "tag first"],
)
def test_contradictions_have_one_answer(file: bytes, right: int) -> None:
    """What is written for programs that turn pictures goes first: EXIF, then XMP; among several the first that can be
    meant."""
    assert inspected(file).orientation == right
    shown, compressed = seen(file).values()
    assert np.abs(shown - compressed).mean() < 1
    assert shown[CORNERS[right]] == pytest.approx((220, 20, 20), abs=24)


def test_a_heic_that_was_turned_is_not_turned_again() -> None:
    report = inspected(HEIC)
    assert (report.orientation, report.size) == (1, (32, 48))
    shown, compressed = seen(HEIC).values()  # its EXIF says 6, as that of every phone does
    assert shown.shape == compressed.shape == (48, 32, 3)
    assert shown[6, 16] == pytest.approx((200, 30, 30), abs=6)
