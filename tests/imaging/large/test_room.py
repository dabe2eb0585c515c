"""What a picture will need is told from its header: what is too large is refused before it is opened, in words."""

from __future__ import annotations

import resource
import struct
import zlib
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from imaging.alpha import on_white
from imaging.files.decode import Foreign, decode, examine
from imaging.files.encode import contained, to_preview
from imaging.large.room import Room
from imaging.refusal import Refused
from tests.matrix import matrix

SIZE = (6400, 5000)
"""Large, just: 32 megapixels."""


def bomb(width: int, height: int, depth: int, colours: int, row: int) -> bytes:
    """A PNG of one colour: kilobytes, however many megapixels."""
    data = zeros((row + 1) * height)

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def zeros(least: int) -> bytes:
    """At least so many zero bytes as zlib packs them: once for all million of them, and the end of RFC 1950."""
    packing = zlib.compressobj(9, wbits=-15)
    million = packing.compress(bytes(1_000_000)) + packing.flush(zlib.Z_FULL_FLUSH)
    times = least // 1_000_000 + 1
    checksum = struct.pack(">I", (times * 1_000_000 % 65_521) << 16 | 1)
    return b"\x78\xda" + million * times + zlib.compressobj(wbits=-15).flush() + checksum


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def shapes(size: tuple[int, int] = SIZE) -> Image.Image:
    dice = np.random.default_rng(3)
    return Image.fromarray(dice.integers(0, 256, (9, 12, 3), np.uint8)).resize(size, Image.Resampling.BICUBIC)


@pytest.mark.parametrize(
    ("data", "needed"),
    [
        (bomb(10_000, 10_000, 8, 2, 30_000), 400),
        (bomb(10_000, 10_000, 8, 6, 40_000), 800),
        (bomb(10_000, 10_000, 16, 0, 20_000), 700),
        (bomb(10_000, 10_000, 1, 0, 1250), 500),
    ],
    ids=["rgb", "rgba", "16 bits", "1 bit"],
)
def test_a_bomb_is_refused_by_its_header(data: bytes, needed: int) -> None:
    assert len(data) < 500_000
    with pytest.raises(Refused, match="100 megapixels") as refused:
        decode(data, room=Room((needed - 1) * 1_000_000))
    assert refused.value.code == "needs_memory"
    assert "Make the picture smaller first" in str(refused.value)


@pytest.mark.parametrize("data", [bomb(10_000, 10_000, 8, 2, 30_000), bomb(10_000, 10_000, 1, 0, 1250)])
def test_nothing_of_a_refused_picture_is_unpacked(data: bytes) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    with pytest.raises(Refused):
        decode(data, room=Room(1_000_000))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_utime - before < 0.1, "seconds of a core, however busy it is"


@pytest.mark.slow
def test_a_progressive_jpeg_needs_its_coefficients_too_and_less_where_colour_is_coarse() -> None:
    image = Image.new("RGB", (2400, 2000))
    for how, needed in (
        ({}, 4.0),
        ({"progressive": True, "subsampling": 0}, 10.0),
        ({"progressive": True, "subsampling": 2}, 7.0),
    ):
        data = saved(image, "JPEG", **how)
        assert decode(data, room=Room(round(4_800_000 * needed))).width == 2400
        with pytest.raises(Refused):
            decode(data, room=Room(round(4_800_000 * needed) - 1))


def test_what_is_made_of_it_counts_as_well() -> None:
    data = saved(Image.new("RGB", (2400, 2000)), "PNG")
    with pytest.raises(Refused):
        decode(data, room=Room(20_000_000, each=8.5))
    assert decode(data, room=Room(45_000_000, each=8.5)).width == 2400


def test_nobody_counts_for_a_small_picture() -> None:
    assert decode(saved(Image.new("RGB", (800, 600)), "PNG"), room=Room(0)).width == 800


@pytest.mark.slow
def test_room_is_made_for_a_large_picture_only() -> None:
    made: list[str] = []
    room = Room(1 << 31, make=lambda: made.append("room"))
    decode(saved(Image.new("RGB", (800, 600)), "PNG"), room=room)
    assert made == []
    decode(bomb(*SIZE, 8, 0, SIZE[0]), room=room)
    assert made == ["room"]


@pytest.mark.slow
@matrix("kind", ["JPEG", "PNG of a palette", "PNG", "PNG with alpha", "PNG of greys"], first=2)
def test_a_large_picture_that_is_only_shown_is_opened_smaller_and_looks_the_same(kind: str) -> None:
    image = shapes()
    if "palette" in kind:
        image = image.quantize(64)
    elif "alpha" in kind:
        image.putalpha(Image.linear_gradient("L").resize(SIZE))
    elif "greys" in kind:
        image = image.convert("L")
    data = saved(image, kind.split()[0], **({"quality": 90} if kind == "JPEG" else {"compress_level": 1}))
    whole, shown = examine(data), examine(data, shown=2048)
    assert shown.size == whole.size == SIZE
    assert 2048 <= shown.raster.width < SIZE[0]
    assert shown.raster.image.mode == whole.raster.image.mode
    assert unlike(whole, shown) < 3  # what was dithered is averaged in another way


@pytest.mark.slow
def test_a_large_picture_on_its_side_is_shown_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    for kind in ("JPEG", "PNG"):
        data = saved(shapes(), kind, exif=exif)
        whole, shown = examine(data), examine(data, shown=2048)
        assert shown.size == whole.size == whole.raster.image.size == SIZE[::-1]
        assert unlike(whole, shown) < 2


def unlike(one: Foreign, other: Foreign) -> float:
    """The mean difference of their previews, in shades."""
    first, second = (
        np.asarray(on_white(Image.open(BytesIO(to_preview(each.raster)))), np.float32) for each in (one, other)
    )
    return float(np.abs(first - second).mean())


@pytest.mark.parametrize("size", [(4032, 3024), (3024, 4032), (601, 400), (10_000, 13), (7, 9000), (600, 400), (3, 2)])
def test_a_preview_has_the_size_that_pillow_gives_a_thumbnail(size: tuple[int, int]) -> None:
    image = Image.new("L", size)
    expected = image.copy()
    expected.thumbnail((600, 400))
    assert contained(size, (600, 400)) == expected.size
