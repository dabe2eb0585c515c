"""TIFF in all its kinds: opened with its tone, or refused by what it is, and never called damaged for being rare."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Literal

import numpy as np
import pytest
import pyvips
from numpy.typing import NDArray
from PIL import Image

from imaging.compress.reading import opened
from imaging.files.decode import decode, examine
from imaging.refusal import Refused
from tests.files.patterns import patches
from tests.files.rows.depths import thumbnail_first
from tests.imaging.inspection.files import LIMIT, READERS, saved, seen, shapes
from tests.matrix import sampled

SHADES = np.asarray(shapes(90, 60))
"""What is to be seen, 8 bits a channel."""
GREY = SHADES[..., :1]
UNSIGNED, SIGNED, FLOAT = 1, 2, 3
Any = NDArray[np.generic]


def tiff(
    values: Any,
    photometric: int = 2,
    format_: int = UNSIGNED,
    extra: tuple[int, ...] = (),
    planar: bool = False,
    compression: int = 1,
    order: Literal["<", ">"] = "<",
    bits: int = 0,
) -> bytes:
    """One strip of these samples, or one for each channel."""
    high, wide, channels = values.shape
    stored = values.astype(values.dtype.newbyteorder(order))
    data = np.ascontiguousarray(stored.transpose(2, 0, 1)).tobytes() if planar else stored.tobytes()
    strips = channels if planar else 1
    each = len(data) // strips
    entries: list[tuple[int, int, list[int]]] = [
        (256, 4, [wide]),
        (257, 4, [high]),
        (258, 3, [bits or values.dtype.itemsize * 8] * channels),
        (259, 3, [compression]),
        (262, 3, [photometric]),
        (273, 4, [8 + place * each for place in range(strips)]),
        (277, 3, [channels]),
        (278, 4, [high]),
        (279, 4, [each] * strips),
        (284, 3, [2 if planar else 1]),
        *([(338, 3, list(extra))] if extra else []),
        (339, 3, [format_] * channels),
    ]
    behind = 8 + len(data) + 2 + 12 * len(entries) + 4
    directory, further = struct.pack(order + "H", len(entries)), b""
    for tag, kind, numbers in entries:
        body = struct.pack(f"{order}{len(numbers)}{'H' if kind == 3 else 'I'}", *numbers)
        place = struct.pack(order + "I", behind + len(further)) if len(body) > 4 else body.ljust(4, b"\0")
        further += body if len(body) > 4 else b""
        directory += struct.pack(order + "HHI", tag, kind, len(numbers)) + place
    mark = b"II" if order == "<" else b"MM"
    return mark + struct.pack(order + "HI", 42, 8 + len(data)) + data + directory + bytes(4) + further


def wide(values: Any) -> NDArray[np.uint16]:
    return values.astype(np.uint16) * np.uint16(257)


def by_vips(bits: int = 16, **how: object) -> bytes:
    image = pyvips.Image.new_from_array(wide(SHADES) if bits == 16 else SHADES)
    return bytes(image.copy(interpretation="rgb16" if bits == 16 else "srgb").tiffsave_buffer(**how))


COLOURED: dict[str, Callable[[], bytes]] = {
    "16 bits": lambda: tiff(wide(SHADES)),
    "16 bits, big-endian": lambda: tiff(wide(SHADES), order=">"),
    "16 bits, in planes": lambda: tiff(wide(SHADES), planar=True),
    "8 bits, in planes": lambda: tiff(SHADES, planar=True),
    "32 bits": lambda: tiff(SHADES.astype(np.uint32) * np.uint32(16_843_009)),
    "fractions": lambda: tiff((SHADES / 255).astype(np.float32), format_=FLOAT),
    "half fractions": lambda: tiff((SHADES / 255).astype(np.float16), format_=FLOAT),
    "fractions in planes": lambda: tiff((SHADES / 255).astype(np.float32), format_=FLOAT, planar=True),
    "5 channels": lambda: tiff(np.concatenate([SHADES, SHADES[..., :2]], axis=2), extra=(0, 0)),
    "4 channels of 16 bits": lambda: tiff(wide(np.concatenate([SHADES, GREY], axis=2)), extra=(0,)),
    "LZW and a predictor": lambda: by_vips(compression="lzw", predictor="horizontal"),
    "deflate in tiles": lambda: by_vips(compression="deflate", tile=True, tile_width=32, tile_height=32),
    "BigTIFF": lambda: by_vips(bigtiff=True),
    "BigTIFF of 8 bits": lambda: by_vips(8, bigtiff=True),
    "8 bits in tiles": lambda: by_vips(8, tile=True, tile_width=32, tile_height=32),
    "8 bits, LZW and a predictor": lambda: by_vips(8, compression="lzw", predictor="horizontal"),
    "JPEG": lambda: by_vips(8, compression="jpeg", Q=95),
    "Zstandard": lambda: saved(shapes(90, 60), "TIFF", compression="zstd"),
    "several pages": lambda: saved(shapes(90, 60), "TIFF", save_all=True, append_images=[Image.new("L", (9, 9))]),
}


@sampled("kind", COLOURED)
def test_colours_are_as_they_were_for_every_reader(kind: str) -> None:
    for reader, pixels in seen(COLOURED[kind]()).items():
        assert np.abs(pixels - SHADES).mean() < (3 if kind == "JPEG" else 0.6), reader


TONED: dict[str, Callable[[], bytes]] = {
    "8 bits, zero is white": lambda: tiff(255 - GREY, photometric=0),
    "16 bits": lambda: tiff(wide(GREY), photometric=1),
    "16 bits, zero is white": lambda: tiff(wide(255 - GREY), photometric=0),
    "16 bits, zero is white, big-endian": lambda: tiff(wide(255 - GREY), photometric=0, order=">"),
    "32 bits": lambda: tiff(GREY.astype(np.uint32) * np.uint32(16_843_009), photometric=1),
    "fractions": lambda: tiff((GREY / 255).astype(np.float32), photometric=1, format_=FLOAT),
    "double fractions": lambda: tiff(GREY / 255, photometric=1, format_=FLOAT),
    "16 bits and a mask": lambda: tiff(wide(np.concatenate([GREY, GREY * 0 + 255], axis=2)), 1, extra=(2,)),
}


@sampled("kind", TONED)
def test_greys_are_as_they_were_for_every_reader(kind: str) -> None:
    for reader, pixels in seen(TONED[kind]()).items():
        assert np.abs(pixels - GREY).mean() < 0.6, reader


def test_one_bit_may_mean_either() -> None:
    checks = (np.indices((16, 16)).sum(axis=0) % 2 * 255).astype(np.uint8)
    image = Image.fromarray(checks).convert("1")
    for compression in ("raw", "group4"):
        shown, compressed = seen(saved(image, "TIFF", compression=compression)).values()
        assert np.array_equal(shown[..., 0], checks)
        assert np.array_equal(compressed, shown)


def test_transparency_of_sixteen_bits_is_kept_multiplied_or_not() -> None:
    alpha = np.tile(np.linspace(40, 255, 90).astype(np.uint8)[None, :, None], (60, 1, 1))
    apart = wide(np.concatenate([SHADES, alpha], axis=2))
    multiplied = apart.copy()
    multiplied[..., :3] = apart[..., :3].astype(float) * apart[..., 3:] / 65_535
    for data in (tiff(apart, extra=(2,)), tiff(multiplied, extra=(1,))):
        image = decode(data).image
        assert image.mode == "RGBA"
        assert np.abs(np.asarray(image.convert("RGB"), int) - SHADES).mean() < 1
        assert np.abs(np.asarray(image.getchannel("A"), int) - alpha[..., 0]).max() <= 1


@sampled("bits", [np.uint8, np.uint16])
@sampled("channels", [4, 5, 6])
def test_ink_is_opened_with_any_number_of_further_channels(channels: int, bits: type[np.unsignedinteger]) -> None:
    inks = np.zeros((40, 40, channels), bits)
    inks[:20, :, 0] = np.iinfo(bits).max
    data = tiff(inks, photometric=5, extra=(0,) * (channels - 4))
    for reader, pixels in seen(data).items():
        red, green, blue = pixels[5, 5]
        assert red < 90 < 120 < green < blue, reader
        assert pixels[35, 5] == pytest.approx((255, 255, 255), abs=3), reader


def test_lab_of_sixteen_bits_has_its_tone() -> None:
    lab = np.zeros((20, 20, 3), np.uint16)
    lab[..., 0] = 65_535 // 2
    for reader, pixels in seen(tiff(lab, photometric=8)).items():
        assert pixels[9, 9] == pytest.approx((119, 119, 119), abs=3), reader


def test_fractions_beyond_one_are_shown_from_the_darkest_to_the_lightest_and_that_is_said() -> None:
    heights = (GREY.astype(np.float32) - 128) * 10
    foreign = examine(tiff(heights, photometric=1, format_=FLOAT))
    assert foreign.noticed == ("values beyond 0 and 1: shown from the darkest to the lightest",)
    assert foreign.raster.image.getchannel("R").getextrema() == (0, 255)
    holes = (GREY / 255).astype(np.float32)
    holes[3, 3] = np.nan
    assert decode(tiff(holes, photometric=1, format_=FLOAT)).image.getpixel((3, 3)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (tiff(SHADES, compression=50001), "RGB, 3 channels of 8 bits, WebP"),
        (tiff(SHADES, compression=34887), "RGB, 3 channels of 8 bits, LERC"),
        (tiff(SHADES, compression=34712), "RGB, 3 channels of 8 bits, JPEG 2000"),
        (tiff(SHADES, compression=12345), "RGB, 3 channels of 8 bits, compression 12345"),
        (tiff(wide(SHADES), photometric=32845), "LogLuv, 3 channels of 16 bits, uncompressed"),
        (tiff(wide(SHADES), bits=11), "RGB, 3 channels of 11 bits, uncompressed"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_nobody_reads_is_refused_by_what_it_is(data: bytes, told: str) -> None:
    for read in READERS:
        with pytest.raises(Refused) as refused:
            read(data)
        assert str(refused.value).startswith(f"This kind of TIFF cannot be read here ({told}).")
        assert refused.value.code == "kind_not_read"


def test_one_that_was_cut_is_incomplete_whatever_its_kind() -> None:
    data = tiff(wide(SHADES))
    whole = data.index(struct.pack("<HHII", 273, 4, 1, 8))
    moved = data[: whole + 8] + struct.pack("<I", len(data) - 100) + data[whole + 12 :]
    for read in READERS:
        with pytest.raises(Refused, match="incomplete"):
            read(moved)


def test_it_is_turned_like_any() -> None:
    data = tiff(wide(SHADES))
    place = data.index(struct.pack("<HHII", 284, 3, 1, 1))
    turned = data[:place] + struct.pack("<HHII", 274, 3, 1, 6) + data[place + 12 :]
    for reader, pixels in seen(turned).items():
        assert np.abs(pixels - np.rot90(SHADES, -1)).mean() < 1, reader
    assert opened(turned, None, None, LIMIT).width == 60


def test_a_smaller_picture_of_another_one_is_not_the_main_one_though_it_comes_first() -> None:
    foreign = examine(thumbnail_first())
    assert foreign.size == (120, 80)
    assert foreign.noticed == ()
    assert np.array_equal(np.asarray(foreign.raster.image), patches())
