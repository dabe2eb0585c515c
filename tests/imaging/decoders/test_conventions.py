"""Icons, Targa, Netpbm and BMP byte by byte, as other programs are known to write them: both readers see the pixels."""

from __future__ import annotations

import struct
from collections.abc import Callable

import numpy as np
import pytest

from imaging.compress.reading import opened
from imaging.files.decode import examine
from imaging.refusal import Refused
from tests.files.colours import Pixels

WIDE, HIGH = 13, 7
COLOURS = np.random.default_rng(5).integers(0, 256, (HIGH, WIDE, 3), np.uint8)
GREY = COLOURS[..., 0]
BITS = (GREY > 128).astype(np.uint8)
CLEAR = np.where(BITS, 255, 0).astype(np.uint8)
PALETTE = np.random.default_rng(6).integers(0, 256, (256, 3), np.uint8)
FIVE = COLOURS.astype(int) >> 3
PACKED = FIVE[..., 0] << 10 | FIVE[..., 1] << 5 | FIVE[..., 2]
BLUE_FIRST = COLOURS[..., ::-1]
FOOTER = bytes(8) + b"TRUEVISION-XFILE.\0"
FROM_TOP, MIRRORED, ALPHA = 0x20, 0x10, 8
LIMIT = 10**8


def letters(samples: Pixels, between: bytes = b" ") -> bytes:
    return between.join(str(value).encode() for value in samples.ravel().tolist())


def tga(kind: int, bits: int, flags: int, body: bytes, colours: tuple[int, int] = (0, 0), top: int = 0) -> bytes:
    """`colours`: how many, and how many bits each has."""
    head = struct.pack("<BBBHHB", 0, bool(colours[0]), kind, 0, *colours)
    return head + struct.pack("<HHHHBB", 0, top, WIDE, HIGH, bits, flags) + body


def literal(pixels: Pixels) -> bytes:
    """Packed, and nothing repeats."""
    return b"".join(bytes([WIDE - 1]) + np.ascontiguousarray(row).tobytes() for row in pixels)


def with_alpha(pixels: Pixels, alpha: Pixels | int) -> Pixels:
    return np.dstack((pixels, np.broadcast_to(np.uint8(alpha), (HIGH, WIDE)))).astype(np.uint8)


def rows(pixels: Pixels) -> bytes:
    """From the foot up, to a multiple of four bytes."""
    flat = np.ascontiguousarray(pixels).reshape(len(pixels), -1).view(np.uint8)
    return np.pad(flat, ((0, 0), (0, -flat.shape[1] % 4)))[::-1].tobytes()


def info(bits: int, way: int = 0, size: int = 40, high: int = HIGH, used: int = 0) -> bytes:
    return struct.pack("<IiiHHIIiiII", size, WIDE, high, 1, bits, way, 0, 2835, 2835, used, 0)


def bmp(header: bytes, before: bytes, body: bytes) -> bytes:
    start = 14 + len(header) + len(before)
    return b"BM" + struct.pack("<IHHI", start + len(body), 0, 0, start) + header + before + body


def entries(colours: Pixels) -> bytes:
    """Of a palette, with a byte that means nothing."""
    return np.pad(colours[:, ::-1], ((0, 0), (0, 1))).tobytes()


def icon(*pictures: tuple[int, bytes], kind: int = 1, more: int = 0) -> bytes:
    """Of these bitmaps, each with its bits a pixel; `more` are said to be there and are not."""
    head, bodies = struct.pack("<HHH", 0, kind, len(pictures) + more), b""
    start = len(head) + 16 * len(pictures)
    for bits, body in pictures:
        head += struct.pack("<BBBBHHII", WIDE, HIGH, 0, 0, 1, bits, len(body), start + len(bodies))
        bodies += body
    return head + bodies


def dib(bits: int, pixels: Pixels, before: bytes = b"", used: int = 0) -> bytes:
    """Masked where `CLEAR` is."""
    return info(bits, high=2 * HIGH, used=used) + before + rows(pixels) + rows(np.packbits(1 - BITS, axis=1))


SIXTEENTHS = GREY & 15
NIBBLES = np.pad(SIXTEENTHS, ((0, 0), (0, 1)))
NIBBLES = NIBBLES[:, ::2] << 4 | NIBBLES[:, 1::2]
MASKS = struct.pack("<4I", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
HEAD = b"13 7\n255\n"
TEN = np.rint(GREY.astype(int) * 4 * (255 / 1023))

KNOWN: dict[str, tuple[Callable[[], bytes], Pixels]] = {
    "SANE's grey": (lambda: b"P5\n# SANE data follows\n" + HEAD + GREY.tobytes(), GREY),
    "SANE's lineart, whose rows end in ones": (
        lambda: b"P4\n# SANE data follows\n13 7\n" + (np.packbits(BITS, axis=1) | np.uint8([0, 7])).tobytes(),
        255 - 255 * BITS,
    ),
    "GIMP's plain PPM": (lambda: b"P3\n# Created by GIMP\n" + HEAD + letters(COLOURS, b"\n") + b"\n", COLOURS),
    "Netpbm's plain PPM": (lambda: b"P3\n" + HEAD + letters(COLOURS, b"  ") + b" \n", COLOURS),
    "comments between the numbers": (lambda: b"P5 # a\n# b\n13 # wide\n 7\t# high\n255\n" + GREY.tobytes(), GREY),
    "tabs": (lambda: b"P5\t13\t7\t255\t" + GREY.tobytes(), GREY),
    "a line behind the end": (lambda: b"P6\n" + HEAD + COLOURS.tobytes() + b"\n", COLOURS),
    "two levels": (lambda: b"P5\n13 7\n1\n" + BITS.tobytes(), 255 * BITS),
    "ten bits": (lambda: b"P5\n13 7\n1023\n" + (GREY.astype(int) * 4).astype(">u2").tobytes(), TEN),
    "Windows' lines": (lambda: b"P2\r\n# x\r\n13 7\r\n255\r\n" + letters(GREY, b"\r\n"), GREY),
    "a PAM in another order": (
        lambda: b"P7\n#c\nMAXVAL 255\nDEPTH 3\nHEIGHT 7\nWIDTH 13\n\nENDHDR\n" + COLOURS.tobytes(),
        COLOURS,
    ),
    "levels above the highest": (lambda: b"P6\n13 7\n51\n" + COLOURS.tobytes(), np.minimum(COLOURS, 51) * 5),
    "ImageMagick's Targa": (lambda: tga(2, 24, FROM_TOP, BLUE_FIRST.tobytes()), COLOURS),
    "an origin at the top": (lambda: tga(2, 24, FROM_TOP, BLUE_FIRST.tobytes(), top=HIGH), COLOURS),
    "RealFlow's Targa": (lambda: tga(10, 32, FROM_TOP | ALPHA, literal(with_alpha(BLUE_FIRST, 0))), COLOURS),
    "grey with alpha": (
        lambda: tga(3, 16, FROM_TOP | ALPHA, np.dstack((GREY, CLEAR)).tobytes()),
        with_alpha(np.dstack([GREY] * 3), CLEAR),
    ),
    "grey, packed": (lambda: tga(11, 8, FROM_TOP, literal(GREY)), GREY),
    "256 colours": (lambda: tga(1, 8, FROM_TOP, PALETTE[:, ::-1].tobytes() + GREY.tobytes(), (256, 24)), PALETTE[GREY]),
    "256 colours with an empty alpha": (
        lambda: tga(1, 8, FROM_TOP, entries(PALETTE) + GREY.tobytes(), (256, 32)),
        PALETTE[GREY],
    ),
    "a palette that nobody needs": (
        lambda: tga(2, 24, FROM_TOP, PALETTE[:, ::-1].tobytes() + BLUE_FIRST.tobytes(), (256, 24)) + FOOTER,
        COLOURS,
    ),
    "16 bits, packed, each marked": (
        lambda: tga(10, 16, FROM_TOP | 1, literal((PACKED | 0x8000).astype("<u2"))),
        np.rint(FIVE * (255 / 31)),
    ),
    "15 bits": (
        lambda: tga(2, 15, FROM_TOP, PACKED.astype("<u2").tobytes()) + FOOTER,
        np.rint(FIVE * (255 / 31)),
    ),
    "from the lower right corner": (lambda: tga(10, 24, MIRRORED, literal(BLUE_FIRST[::-1, ::-1])), COLOURS),
    "Photoshop's two bytes more": (lambda: bmp(info(24), b"", rows(BLUE_FIRST) + b"\0\0"), COLOURS),
    "OS/2's second header": (lambda: bmp(info(24, size=64) + bytes(24), b"", rows(BLUE_FIRST)), COLOURS),
    "OS/2's second header, short": (
        lambda: bmp(struct.pack("<IiiHH", 16, WIDE, HIGH, 1, 24), b"", rows(BLUE_FIRST)),
        COLOURS,
    ),
    "more colours than there can be": (lambda: bmp(info(8, used=300), entries(PALETTE), rows(GREY)), PALETTE[GREY]),
    "a gap before the pixels": (lambda: bmp(info(24), bytes(10), rows(BLUE_FIRST)), COLOURS),
    "a palette as a hint": (lambda: bmp(info(24, used=2), bytes(8), rows(BLUE_FIRST)), COLOURS),
    "noise in the fourth byte": (lambda: bmp(info(32), b"", rows(with_alpha(BLUE_FIRST, GREY))), COLOURS),
    "masks of 24 bits": (lambda: bmp(info(24, 3), MASKS[:12], rows(BLUE_FIRST)), COLOURS),
    "Photoshop's alpha": (
        lambda: bmp(info(32, 3, 56) + MASKS, b"", rows(with_alpha(BLUE_FIRST, GREY))),
        with_alpha(COLOURS, GREY),
    ),
    "white before black": (
        lambda: bmp(info(1, used=2), b"\xff\xff\xff\0\0\0\0\0", rows(np.packbits(BITS, axis=1))),
        255 - 255 * BITS,
    ),
    "an icon in two depths": (
        lambda: icon((4, dib(4, NIBBLES, entries(PALETTE[:16]))), (32, dib(32, with_alpha(BLUE_FIRST, CLEAR)))),
        with_alpha(COLOURS, CLEAR),
    ),
    "an icon of 16 colours": (
        lambda: icon((4, dib(4, NIBBLES, entries(PALETTE[:16])))),
        with_alpha(PALETTE[SIXTEENTHS], CLEAR),
    ),
    "an icon that uses 16 of 256 colours": (
        lambda: icon((8, dib(8, SIXTEENTHS, entries(PALETTE[:16]), used=16))),
        with_alpha(PALETTE[SIXTEENTHS], CLEAR),
    ),
    "an icon that says it has more": (
        lambda: icon((24, dib(24, BLUE_FIRST)), more=2),
        with_alpha(COLOURS, CLEAR),
    ),
    "a pointer of one bit": (
        lambda: icon((1, dib(1, np.packbits(BITS, axis=1), b"\0\0\0\0\xff\xff\xff\0")), kind=2),
        with_alpha(np.dstack([255 * BITS] * 3), CLEAR),
    ),
}
NONE: dict[str, bytes] = {
    "a PAM of five channels": b"P7\nWIDTH 13\nHEIGHT 7\nDEPTH 5\nMAXVAL 255\nENDHDR\n" + bytes(WIDE * HIGH * 5),
    "levels of 17 bits": b"P5\n13 7\n70000\n" + bytes(999),
    "no width": b"P6\n0 7\n255\n",
    "masks that lie over each other": bmp(info(32, 3), struct.pack("<3I", 0xFF00FF, 0xFF00, 0xFF), bytes(400)),
    "an icon of nothing": b"\0\0\1\0\1\0" + bytes(16),
}


@pytest.mark.parametrize("name", KNOWN)
def test_both_readers_see_the_pixels(name: str) -> None:
    made, right = KNOWN[name]
    shown = right if right.ndim == 3 else np.dstack([right] * 3)
    image = opened(made(), None, None, LIMIT).image
    compressed = np.ndarray((image.height, image.width, image.bands), np.uint8, image.write_to_memory())
    for view in (np.asarray(examine(made()).raster.image), compressed):
        assert view.shape == shown.shape
        assert np.abs(view.astype(int) - shown).max() <= 1


@pytest.mark.parametrize("name", NONE)
def test_what_nobody_can_mean_is_refused_in_words(name: str) -> None:
    with pytest.raises(Refused):
        examine(NONE[name])
