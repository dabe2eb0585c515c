"""Samples in the files of others' bug reports: how many bits, in which order, with what meaning."""

from __future__ import annotations

import struct
from io import BytesIO

import numpy as np
from PIL import Image

from tests.files.colours import Pixels
from tests.files.odd_file import OddFile
from tests.files.patterns import patches, quarters
from tests.files.writers.avif import avif, deep_avif
from tests.files.writers.png import GREY, PALETTE, RGB, RGBA, png
from tests.files.writers.tiff import (
    EXTRA,
    FORMAT,
    ORIENTATION,
    PLANAR,
    SUBFILE,
    TILE_HEIGHT,
    TILE_WIDTH,
    Entries,
    longs,
    page,
    several,
    shorts,
    tiff,
)

WIDE, HIGH = 120, 80
SIZE = WIDE, HIGH
BLACK_IS_ZERO, WHITE_IS_ZERO, COLOURS, INDEXED = 1, 0, 2, 3


def ramp(_: bytes = b"") -> Pixels:
    """Black on the left to white on the right, as shares of white."""
    return np.tile(np.linspace(0, 1, WIDE)[None, :, None], (HIGH, 1, 1))


def shown_ramp(_: bytes) -> Pixels:
    return np.repeat(ramp() * 255, 3, -1)


def half_clear(_: bytes = b"") -> Pixels:
    """The patches, transparent on their left half."""
    alpha = np.full((HIGH, WIDE, 1), 255, np.uint8)
    alpha[:, : WIDE // 2] = 0
    return np.dstack((patches(), alpha))


def two(levels: Pixels) -> Pixels:
    return (levels > 0.5).astype(np.uint8)


def shown_two(_: bytes) -> Pixels:
    return np.repeat(two(ramp()) * 255, 3, -1)


def sixteen(share: Pixels) -> bytes:
    return bytes(np.rint(share * 65535).astype("<u2").tobytes())


def by_pillow(pixels: Pixels, kind: str, **how: object) -> bytes:
    out = BytesIO()
    Image.fromarray(pixels).save(out, kind, **how)
    return out.getvalue()


def palette_png() -> bytes:
    """Four colours in two bits, the first of them clear."""
    index = np.tile((np.arange(WIDE) * 4 // WIDE)[None, :], (HIGH, 1))
    colours = bytes((9, 9, 9, 220, 40, 40, 40, 180, 60, 50, 60, 210))
    return png(index, PALETTE, 2, [(b"PLTE", colours), (b"tRNS", b"\0")])


def shown_palette(_: bytes) -> Pixels:
    stripes = np.array([(9, 9, 9, 0), (220, 40, 40, 255), (40, 180, 60, 255), (50, 60, 210, 255)], np.uint8)
    return np.tile(stripes[np.arange(WIDE) * 4 // WIDE][None], (HIGH, 1, 1))


def keyed(bits: int) -> bytes:
    """The upper left patch's colour is declared clear."""
    times = 257 if bits == 16 else 1
    key = struct.pack(">3H", *(int(value) * times for value in patches()[0, 0]))
    return png(patches().astype(int) * times, RGB, bits, [(b"tRNS", key)])


def first_clear(_: bytes) -> Pixels:
    pixels = np.dstack((patches(), np.full((HIGH, WIDE), 255, np.uint8)))
    pixels[(patches() == patches()[0, 0]).all(-1), 3] = 0
    return pixels


def thumbnail_first() -> bytes:
    """A small picture of another look, marked as reduced, before the whole one."""
    small = np.full((20, 30, 3), 99, np.uint8)
    first = page((30, 20), (8, 8, 8), COLOURS, [small.tobytes()], {SUBFILE: longs(1)})
    return several([first, page(SIZE, (8, 8, 8), COLOURS, [patches().tobytes()], {})])


def planes() -> bytes:
    strips = [patches()[..., channel].tobytes() for channel in range(3)]
    return tiff(SIZE, (8, 8, 8), COLOURS, strips, entries={PLANAR: shorts(2)})


def tiled_planes() -> bytes:
    """Which libvips does not read, and OpenCV takes for something else."""
    return in_tiles(patches() / 255, "<u2", {PLANAR: shorts(2)})


def in_tiles(shares: Pixels, kind: str, entries: Entries, photometric: int = COLOURS, order: str = "<") -> bytes:
    """Channels one after another, each in tiles of 64 × 48, with samples of that kind."""
    whole = 1 if kind[1] == "f" else 256 ** int(kind[2]) - 1
    deep = np.zeros((shares.shape[2], 96, 128), kind)
    samples = np.rint(shares * whole) if kind[1] != "f" else shares
    deep[:, :HIGH, :WIDE] = np.moveaxis(samples, -1, 0)
    tiles = deep.reshape(-1, 2, 48, 2, 64).swapaxes(2, 3).reshape(-1, 48, 64)
    laid = {**entries, TILE_WIDTH: longs(64), TILE_HEIGHT: longs(48)}
    bits = (8 * np.dtype(kind).itemsize,) * shares.shape[2]
    return tiff(SIZE, bits, photometric, [tile.tobytes() for tile in tiles], order, laid)


def grey_alpha() -> bytes:
    pairs = np.dstack((ramp(), np.ones((HIGH, WIDE))))
    return tiff(SIZE, (16, 16), BLACK_IS_ZERO, [sixteen(pairs)], entries={EXTRA: shorts(2)})


def bmp(header: bytes, pixels: bytes, before: bytes = b"") -> bytes:
    start = 14 + len(header) + len(before)
    return b"BM" + struct.pack("<IHHI", start + len(pixels), 0, 0, start) + header + before + pixels


def info(bits: int, compression: int = 0, high: int = HIGH, size: int = 0, colours: int = 0) -> bytes:
    return struct.pack("<IiiHHIIiiII", 40, WIDE, high, 1, bits, compression, size, 2835, 2835, colours, 0)


def bmp_top_down() -> bytes:
    return bmp(info(24, high=-HIGH), patches()[..., ::-1].tobytes())


def bmp_with_empty_alpha() -> bytes:
    """32 bits, the fourth byte unused: it is no transparency."""
    four = np.dstack((patches()[..., ::-1], np.zeros((HIGH, WIDE), np.uint8)))
    return bmp(info(32), four[::-1].tobytes())


def bmp_565() -> bytes:
    red, green, blue = (patches()[..., channel].astype(np.uint16) for channel in range(3))
    packed = (red >> 3) << 11 | (green >> 2) << 5 | blue >> 3
    return bmp(info(16, 3), packed[::-1].astype("<u2").tobytes(), struct.pack("<3I", 0xF800, 0x07E0, 0x001F))


def bmp_runs() -> bytes:
    """Run lengths of a palette."""
    colours, index = np.unique(patches().reshape(-1, 3), axis=0, return_inverse=True)
    rows = index.reshape(HIGH, WIDE)[::-1]
    body = (
        b"".join(b"".join(bytes((30, int(row[at]))) for at in range(0, WIDE, 30)) + b"\0\0" for row in rows) + b"\0\1"
    )
    table = b"".join(bytes((*colour[::-1].tolist(), 0)) for colour in colours)
    return bmp(info(8, 1, size=len(body), colours=len(colours)), body, table)


def low_grey() -> bytes:
    """Sixteen bits of which a scanner used twelve: dark, not stretched."""
    return png(np.rint(ramp() * 4095), GREY, 16)


ROWS = tuple(
    OddFile(name, kind, made=made, looks=looks, near=near)
    for name, kind, made, looks, near in (
        (
            "rgb-16.png",
            "16 bits a channel (sharp #3809)",
            lambda: png(patches().astype(int) * 257, RGB, 16),
            patches,
            0.3,
        ),
        ("grey-1.png", "one bit (sharp #2855)", lambda: png(two(ramp()), GREY, 1), shown_two, 0.3),
        ("grey-16-dark.png", "16 bits stretched by guess", low_grey, lambda data: shown_ramp(data) / 16, 0.5),
        ("palette-2-clear.png", "two bits with a clear colour (sharp #3058)", palette_png, shown_palette, 0.5),
        ("key-8.png", "one colour is clear", lambda: keyed(8), first_clear, 0.5),
        ("key-16.png", "one colour of 16 bits is clear (Pillow #6590)", lambda: keyed(16), first_clear, 0.5),
        (
            "rgba-16-laced.png",
            "16 bits with alpha",
            lambda: png(half_clear().astype(int) * 257, RGBA, 16),
            half_clear,
            0.5,
        ),
        ("grey-alpha-16.tif", "grey with alpha in 16 bits is unknown (Pillow #1602)", grey_alpha, shown_ramp, 0.5),
        (
            "rgba-unsaid.tif",
            "a fourth channel that nothing explains (Pillow #393)",
            lambda: tiff(
                SIZE, (8,) * 4, COLOURS, [np.dstack((patches(), np.full((HIGH, WIDE), 255, np.uint8))).tobytes()]
            ),
            patches,
            0.3,
        ),
        ("planes.tif", "channels one after another (Pillow #7007)", planes, patches, 0.3),
        (
            "rgb-16-big.tif",
            "16 bits, the large end first",
            lambda: tiff(SIZE, (16,) * 3, COLOURS, [(patches().astype(">u2") * 257).astype(">u2").tobytes()], ">"),
            patches,
            0.3,
        ),
        ("thumbnail-first.tif", "a reduced picture comes first (Pillow #6266)", thumbnail_first, patches, 0.3),
        (
            "white-is-zero-8.tif",
            "zero is white",
            lambda: tiff(SIZE, (8,), WHITE_IS_ZERO, [(255 - np.rint(ramp() * 255)).astype(np.uint8).tobytes()]),
            shown_ramp,
            0.5,
        ),
        (
            "white-is-zero-1.tif",
            "zero is white, one bit (Pillow #8815)",
            lambda: tiff(SIZE, (1,), WHITE_IS_ZERO, [np.packbits(1 - two(ramp())[..., 0], axis=1).tobytes()]),
            shown_two,
            0.5,
        ),
        (
            "grey-32.tif",
            "32 bits, whole numbers",
            lambda: tiff(SIZE, (32,), BLACK_IS_ZERO, [np.rint(ramp() * (2**32 - 1)).astype("<u4").tobytes()]),
            shown_ramp,
            0.5,
        ),
        (
            "grey-float.tif",
            "fractions of white",
            lambda: tiff(SIZE, (32,), BLACK_IS_ZERO, [ramp().astype("<f4").tobytes()], entries={FORMAT: shorts(3)}),
            shown_ramp,
            0.5,
        ),
        (
            "grey-float-dark.tif",
            "fractions stretched by guess",
            lambda: tiff(
                SIZE, (32,), BLACK_IS_ZERO, [(ramp() / 4).astype("<f4").tobytes()], entries={FORMAT: shorts(3)}
            ),
            lambda data: shown_ramp(data) / 4,
            0.5,
        ),
        (
            "laid-6.tif",
            "TIFF's own orientation",
            lambda: tiff(
                (64, 96), (8,) * 3, COLOURS, [np.rot90(quarters()).tobytes()], entries={ORIENTATION: shorts(6)}
            ),
            quarters,
            0.3,
        ),
        ("tiled-planes-16.tif", "tiles of each channel: not supported is called damaged", tiled_planes, patches, 0.3),
        (
            "tiled-planes-16-big.tif",
            "tiles of each channel, the large end first",
            lambda: in_tiles(patches() / 255, ">u2", {PLANAR: shorts(2)}, order=">"),
            patches,
            0.3,
        ),
        (
            "tiled-planes-clear.tif",
            "tiles of each channel, one of them alpha",
            lambda: in_tiles(half_clear() / 255, "<u2", {PLANAR: shorts(2), EXTRA: shorts(2)}),
            half_clear,
            0.3,
        ),
        (
            "tiled-planes-multiplied.tif",
            "tiles of each channel, multiplied by one of them",
            lambda: in_tiles(
                half_clear() / 255 * (half_clear()[..., 3:] / 255), "<u2", {PLANAR: shorts(2), EXTRA: shorts(1)}
            ),
            half_clear,
            0.3,
        ),
        (
            "tiled-planes-8.tif",
            "tiles of each channel of 8 bits",
            lambda: in_tiles(patches() / 255, "<u1", {PLANAR: shorts(2)}),
            patches,
            0.3,
        ),
        (
            "tiled-planes-float.tif",
            "tiles of each channel of fractions",
            lambda: in_tiles(patches() / 255, "<f4", {PLANAR: shorts(2), FORMAT: shorts(3)}),
            patches,
            0.3,
        ),
        (
            "tiled-grey-16.tif",
            "tiles of the only channel, zero is white",
            lambda: in_tiles(1 - ramp(), "<u2", {PLANAR: shorts(2)}, WHITE_IS_ZERO),
            shown_ramp,
            0.5,
        ),
        ("top-down.bmp", "rows from the top", bmp_top_down, patches, 0.3),
        ("empty-alpha.bmp", "a fourth byte that is no alpha", bmp_with_empty_alpha, patches, 0.3),
        ("565.bmp", "16 bits by masks", bmp_565, patches, 3),
        ("runs.bmp", "run lengths", bmp_runs, patches, 0.3),
        ("deep-10.avif", "10 bits (libheif #1740)", lambda: deep_avif(patches() / 255, 10), patches, 1),
        ("deep-12-grey.avif", "12 bits of grey", lambda: deep_avif(ramp(), 12), shown_ramp, 1),
        ("clear.avif", "an AVIF with alpha (libheif #291)", lambda: avif(half_clear()), half_clear, 1),
    )
)
