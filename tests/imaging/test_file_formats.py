"""What the list of formats says of them is so: a file of each was made, and read."""

from __future__ import annotations

import re
import struct
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import pytest
import pyvips
from PIL import Image

from imaging.file_formats import (
    BY_PILLOW,
    COMPRESS,
    DOWNLOAD,
    FILE_FORMATS,
    FRAMES,
    NAMES,
    SIZES,
    FileFormat,
    asked_for,
)
from imaging.files.decode import DECODERS, FORMATS, examine
from imaging.files.formats import LONGEST, MEDIA_TYPES
from imaging.refusal import Refused
from tests.files.writers import netpbm, psd
from tests.imaging.heic import HEIC

PROJECT = Path(__file__).parents[2]
WEB = PROJECT / "interface" / "web" / "src"
UNWRITTEN = ("HEIF", "PSD")
"""What nothing that the project stands on writes."""
WRITTEN_BY_PILLOW = [each for each in FILE_FORMATS if each.pillow not in UNWRITTEN]
DEEP = [(each, bits) for each in FILE_FORMATS for bits in each.bits if bits > 8 and each.pillow != "HEIF"]


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)  # type: ignore[arg-type]
    return out.getvalue()


def clear_bmp(image: Image.Image) -> bytes:
    """With masks that say where its alpha is (BITMAPV4HEADER), as browsers put it on a clipboard."""
    pixels = image.transpose(Image.Transpose.FLIP_TOP_BOTTOM).tobytes("raw", "BGRA")
    masks = (0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    about = struct.pack("<IiiHHIIiiII", 108, *image.size, 1, 32, 3, len(pixels), 0, 0, 0, 0)
    header = about + struct.pack("<4I", *masks) + b"BGRs" + bytes(48)
    return b"BM" + struct.pack("<IHHI", 14 + len(header) + len(pixels), 0, 0, 14 + len(header)) + header + pixels


def deep(each: FileFormat, bits: int, value: float) -> bytes:
    """A plain grey of that share of white, so many bits a channel."""
    samples = np.full((64, 64, 3), round(value * (2**bits - 1)), np.uint16)
    if each.pillow == "AVIF":
        image = pyvips.Image.new_from_memory((samples << (16 - bits)).tobytes(), 64, 64, 3, "ushort")
        return bytes(
            image.copy(interpretation="rgb16").heifsave_buffer(compression="av1", bitdepth=bits, lossless=True)
        )
    if each.pillow == "PSD":
        return psd.psd(
            np.moveaxis(samples.astype(">u2"), -1, 0).copy().view(np.uint8), psd.RGB, bits=bits, size=(64, 64)
        )
    return bytes(cv2.imencode(each.endings[0], samples)[1])


def test_every_format_that_is_opened_has_its_row() -> None:
    assert {*FORMATS, *DECODERS} == set(BY_PILLOW)


def test_what_is_written_is_one_of_them() -> None:
    assert {kind: BY_PILLOW[kind].media_type for kind in MEDIA_TYPES} == MEDIA_TYPES
    assert {kind: BY_PILLOW[kind].longest for kind in LONGEST} == LONGEST


@pytest.mark.parametrize("each", WRITTEN_BY_PILLOW, ids=lambda each: each.name)
def test_it_is_known_by_its_content(each: FileFormat) -> None:
    assert examine(saved(Image.new("RGB", (9, 7), "teal"), each.pillow)).media_type == each.media_type


def test_a_heic_is_known_by_its_content() -> None:
    assert examine(HEIC).media_type == BY_PILLOW["HEIF"].media_type


@pytest.mark.parametrize("each", WRITTEN_BY_PILLOW, ids=lambda each: each.name)
def test_it_is_transparent_where_that_is_said(each: FileFormat) -> None:
    clear = Image.new("RGBA", (16, 16), (200, 30, 30, 255))
    clear.paste((0, 0, 0, 0), (0, 0, 8, 16))
    if not each.transparent:
        with pytest.raises(OSError):
            saved(clear, each.pillow)
        return
    by_hand = {"BMP": clear_bmp, "PPM": lambda image: netpbm.named(np.asarray(image), "RGB_ALPHA")}
    read = examine(by_hand.get(each.pillow, lambda image: saved(image, each.pillow))(clear)).raster.image
    assert read.mode == "RGBA"
    assert (read.getpixel((3, 3)) or (1,) * 4)[3] == 0  # type: ignore[index]


@pytest.mark.parametrize(
    "each", [each for each in WRITTEN_BY_PILLOW if each.several not in ("", SIZES)], ids=lambda each: each.name
)
def test_of_several_pictures_the_first_is_used_where_there_can_be_several(each: FileFormat) -> None:
    pictures = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    by_pillow = each.pillow != "PPM"
    one_after_another = b"".join(saved(picture, each.pillow) for picture in pictures)
    foreign = examine(
        saved(pictures[0], each.pillow, save_all=True, append_images=pictures[1:]) if by_pillow else one_after_another
    )
    assert ("frame" in foreign.noticed[0]) == (each.several == FRAMES)
    red, _, blue = foreign.raster.image.getpixel((4, 4))  # type: ignore[misc]
    assert red > 240 > 20 > blue


@pytest.mark.parametrize(("each", "bits"), DEEP, ids=lambda value: getattr(value, "name", str(value)))
def test_more_bits_are_opened_with_their_tone(each: FileFormat, bits: int) -> None:
    read = examine(deep(each, bits, 0.5)).raster.image.getpixel((4, 4))
    assert read == pytest.approx((128, 128, 128), abs=2)


def test_what_is_none_of_them_is_told_which_there_are() -> None:
    with pytest.raises(Refused, match=f"Send a {NAMES}"):
        examine(b"nothing that anybody knows")


def test_the_page_names_them_all_and_offers_their_endings() -> None:
    """Where they are dropped, chosen and refused; what its browser knows no type for is offered by its ending."""
    words = (WEB / "locales" / "en" / "uploads.ts").read_text()
    assert words.count(NAMES) == 2, NAMES
    page = (WEB / "conversation" / "wire.ts").read_text()
    assert not [ending for each in FILE_FORMATS for ending in each.endings if f'"{ending}"' not in page]


WORD = r"""['"](?:image/)?(?:jpeg|png|webp|avif|tiff|gif)['"]"""
LISTED = re.compile(rf"{WORD}(?:,\s*{WORD}){{3,}}")
ASKED_FOR = {
    Path("conversation/agent_tools/compress_image.py"): COMPRESS,
    Path("endpoints/pictures/downloads.py"): DOWNLOAD,
    Path("endpoints/pictures/compress.py"): COMPRESS,
    Path("endpoints/openapi/shared_shapes.py"): DOWNLOAD,
}
"""Where types say which words there are: they cannot be computed."""


PACKAGES = ("imaging", "conversation", "endpoints", "providers", "server", "storage")


def test_there_is_no_other_list_of_formats() -> None:
    places = [
        path
        for folder, kind in (
            (PROJECT, ["imaging", "conversation", "endpoints", "providers", "server", "storage"]),
            (WEB, ["."]),
        )
        for name in kind
        for path in (folder / name).rglob("*")
        if path.suffix in (".py", ".ts", ".vue") and not path.name.endswith(".test.ts")
    ]
    listing = {path.relative_to(PROJECT) for path in places if LISTED.search(path.read_text())}
    assert listing - {Path("interface/web/src/conversation/wire.ts")} <= set(ASKED_FOR), listing


@pytest.mark.parametrize(("path", "way"), ASKED_FOR.items(), ids=str)
def test_what_a_type_names_is_what_can_be_asked_for(path: Path, way: str) -> None:
    words = re.findall(r"Literal\[([^\]]*)\]", (PROJECT / path).read_text())
    named = [set(re.findall(r'"(\w*)"', each)) - {"", "auto", "same", "original"} for each in words]
    assert set(asked_for(way)) in named
