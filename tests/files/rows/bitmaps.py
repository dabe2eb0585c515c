"""BMP as Windows, OS/2, scanners and converters write it: which bits are which colour is said by masks."""

from __future__ import annotations

import struct
from functools import partial

import numpy as np
from PIL import Image

from tests.files.colours import Pixels
from tests.files.made import saved
from tests.files.odd_file import OddFile
from tests.files.patterns import patches
from tests.files.rows.depths import HIGH, WIDE, bmp, half_clear, info
from tests.files.writers.jpeg import jpeg

V3, V4, V5 = 56, 108, 124
TEN = 0x3FF00000, 0xFFC00, 0x3FF, 0xC0000000
TURNED = 0xFF, 0xFF00, 0xFF0000, 0xFF000000
"""Red in the lowest bits, as other systems have it."""
LIMITED = {"jpeg": 60_000, "compressed": 60_000}
ORDER = 0, 1, 2, 3


def masked(pixels: Pixels, bits: int, masks: tuple[int, ...], size: int = 40, way: int = 3) -> bytes:
    """Each channel in its mask, in a header of so many bytes."""
    four = np.dstack((pixels, np.full(pixels.shape[:2], 255, np.uint8))) if pixels.shape[2] == 3 else pixels
    packed = np.zeros(pixels.shape[:2], np.uint64)
    for channel, mask in zip(ORDER, masks, strict=False):
        if mask:
            lowest = (mask & -mask).bit_length() - 1
            packed |= np.rint(four[..., channel] * ((mask >> lowest) / 255)).astype(np.uint64) << np.uint64(lowest)
    told = struct.pack(f"<{len(masks)}I", *masks)
    header = struct.pack("<I", size) + info(bits, way)[4:]
    long = header if size == 40 else (header + told).ljust(size, b"\0")
    return bmp(long, packed[::-1].astype(f"<u{bits // 8}").tobytes(), told if size == 40 else b"")


def os2() -> bytes:
    """The oldest header, with a palette of three bytes a colour."""
    colours, index = np.unique(patches().reshape(-1, 3), axis=0, return_inverse=True)
    table = b"".join(bytes(colour[::-1].tolist()) for colour in colours).ljust(3 * 256, b"\0")
    head = struct.pack("<IHHHH", 12, WIDE, HIGH, 1, 8)
    return bmp(head, index.reshape(HIGH, WIDE).astype(np.uint8)[::-1].tobytes(), table)


def few_colours(bits: int) -> bytes:
    """Fewer colours in the palette than its numbers could name."""
    stripes = np.tile((np.arange(WIDE) * 3 // WIDE)[None], (HIGH, 1))
    each = 8 // bits
    numbers = sum(stripes[:, place::each] << bits * (each - 1 - place) for place in range(each)).astype(np.uint8)
    padded = np.pad(numbers, ((0, 0), (0, -numbers.shape[1] % 4)))
    table = bytes((60, 40, 220, 0, 60, 180, 40, 0, 210, 60, 50, 0))
    return bmp(info(bits, colours=3), padded[::-1].tobytes(), table)


def shown_few(_: bytes) -> Pixels:
    colours = np.array([(220, 40, 60), (40, 180, 60), (50, 60, 210)], np.uint8)
    return np.tile(colours[np.arange(WIDE) * 3 // WIDE][None], (HIGH, 1, 1))


def holding(way: int, file: bytes) -> bytes:
    """As it is sent to a printer."""
    return bmp(info(0, way, size=len(file)), file)


def shown_332(_: bytes) -> Pixels:
    """Eight levels of red and green, four of blue."""
    steps = np.array((7, 7, 3)) / 255
    return np.rint(patches() * steps) / steps


def no_place() -> bytes:
    """It does not say where its pixels begin."""
    file = bytearray(bmp(info(24), patches()[::-1, :, ::-1].tobytes()))
    file[10:14] = bytes(4)
    return bytes(file)


def clear_nowhere() -> Pixels:
    return np.dstack((patches(), np.zeros((HIGH, WIDE), np.uint8)))


def cut(file: bytes, share: float) -> bytes:
    return file[: int(len(file) * share)]


ROWS = tuple(
    OddFile(name, kind, made=made, looks=looks, near=near, most=LIMITED)
    for name, kind, made, looks, near in (
        ("red-first.bmp", "red in the lowest bits", lambda: masked(patches(), 32, TURNED[:3]), patches, 0.1),
        ("ten-bits.bmp", "ten bits a colour", lambda: masked(patches(), 32, TEN[:3]), patches, 0.3),
        (
            "ten-and-two.bmp",
            "ten bits a colour, two of alpha",
            lambda: masked(half_clear(), 32, TEN, V4),
            half_clear,
            0.3,
        ),
        (
            "four-bits.bmp",
            "four bits a channel",
            lambda: masked(half_clear(), 16, (0xF00, 0xF0, 0xF, 0xF000), V3),
            half_clear,
            3,
        ),
        (
            "555.bmp",
            "16 bits, masks not said",
            lambda: masked(patches(), 16, (0x7C00, 0x3E0, 0x1F), V3, way=0),
            patches,
            3,
        ),
        (
            "1-555.bmp",
            "a bit of alpha",
            lambda: masked(half_clear(), 16, (0x7C00, 0x3E0, 0x1F, 0x8000), V5),
            half_clear,
            3,
        ),
        ("332.bmp", "colours of different depth", lambda: masked(patches(), 16, (0xE0, 0x1C, 0x3)), shown_332, 0.3),
        ("v5-alpha.bmp", "alpha told in a long header", lambda: masked(half_clear(), 32, TURNED, V5), half_clear, 0.1),
        (
            "way-6.bmp",
            "masks with one of alpha behind a short header",
            lambda: masked(half_clear(), 32, TURNED, way=6),
            half_clear,
            0.1,
        ),
        (
            "clear-nowhere.bmp",
            "an alpha of nothing but zeros",
            lambda: masked(clear_nowhere(), 32, TURNED, V4),
            patches,
            0.1,
        ),
        ("os2.bmp", "OS/2's header", os2, patches, 0.1),
        ("four-colours.bmp", "two bits a pixel, three colours", partial(few_colours, 2), shown_few, 0.1),
        ("sixteen-colours.bmp", "four bits a pixel, three colours", partial(few_colours, 4), shown_few, 0.1),
        ("no-place.bmp", "where its pixels begin is not said", no_place, patches, 0.1),
        ("jpeg-inside.bmp", "a JPEG in a BMP", lambda: holding(4, jpeg()), patches, 1),
        (
            "png-inside.bmp",
            "a PNG in a BMP",
            lambda: holding(5, saved(Image.fromarray(patches()), "PNG")),
            patches,
            0.1,
        ),
    )
) + (
    OddFile(
        "short.bmp",
        "all but a little came",
        made=lambda: cut(bmp(info(24), patches()[::-1, :, ::-1].tobytes()), 0.97),
        says=("cut short",),
    ),
    OddFile(
        "half.bmp",
        "half a picture",
        made=lambda: cut(bmp(info(24), patches()[::-1, :, ::-1].tobytes()), 0.5),
        refused="incomplete",
    ),
    OddFile(
        "way-11.bmp",
        "whole and of a kind that nobody reads: ink",
        made=lambda: bmp(info(32, 11), bytes(4 * WIDE * HIGH)),
        refused="packed in way 11",
    ),
)
