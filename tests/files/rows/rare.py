"""Rare kinds of common formats, as others' bug reports have them: called damaged, or shown as something else."""

from __future__ import annotations

import struct

import numpy as np
from PIL import Image

from tests.files.colours import Pixels, linear
from tests.files.odd_file import OddFile
from tests.files.patterns import patches, quarters
from tests.files.rows.beside import TURNED, lying, saved
from tests.files.rows.depths import (
    BLACK_IS_ZERO,
    COLOURS,
    FORMAT,
    PLANAR,
    SIZE,
    half_clear,
    in_tiles,
    ramp,
    shorts,
    shown_ramp,
    tiff,
)
from tests.files.rows.formats import ANEW, clear
from tests.files.writers import tga
from tests.files.writers.avif import avif
from tests.files.writers.jpeg import EXIF, XMP, exif, jpeg, segment, with_segments, xmp
from tests.files.writers.png import apple
from tests.files.writers.tiff import COUNTS

SUBSAMPLING, YCBCR, LAB = 530, 6, 8
D50 = np.array((0.9642, 1.0, 0.8249))
TO_D50 = np.array(((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410)))
"""sRGB's light to XYZ (ICC's own profile of it)."""


def star() -> Pixels:
    """The patches as CIE L*a*b* under D50."""
    relative = linear(patches()) @ TO_D50 / D50
    root = np.where(relative > 216 / 24389, np.cbrt(relative), (24389 / 27 * relative + 16) / 116)
    pairs = (500 * (root[..., 0] - root[..., 1]), 200 * (root[..., 1] - root[..., 2]))
    return np.stack((116 * root[..., 1] - 16, *pairs), -1)


def lab(bits: int) -> Pixels:
    """As TIFF has it: a* and b* have a sign."""
    unsigned, signed, step = (np.uint8, np.int8, 1) if bits == 8 else (np.uint16, np.int16, 256)
    light = np.rint(star()[..., 0] / 100 * (2**bits - 1)).astype(unsigned)
    return np.dstack((light, np.rint(star()[..., 1:] * step).astype(signed).view(unsigned)))


def difference() -> Pixels:
    return np.asarray(Image.fromarray(patches()).convert("YCbCr"))


def twelve() -> bytes:
    """Two samples in three bytes."""
    levels = np.rint(ramp()[..., 0] * 4095).astype(np.uint32)
    one, other = levels[:, ::2], levels[:, 1::2]
    packed = np.dstack((one >> 4, (one & 15) << 4 | other >> 8, other & 255)).astype(np.uint8)
    return tiff(SIZE, (12,), BLACK_IS_ZERO, [packed.tobytes()])


def without_lengths() -> bytes:
    return tiff(SIZE, (8,) * 3, COLOURS, [patches().tobytes()], entries={COUNTS: (4, (0,))})


def ycck() -> bytes:
    """Ink by way of YCbCr, without black."""
    stored = np.asarray(Image.fromarray(255 - patches()).convert("YCbCr"))
    file = jpeg(np.dstack((255 - stored, np.zeros(stored.shape[:2], np.uint8))), "CMYK")
    at = file.index(b"Adobe") + 11
    return file[:at] + b"\2" + file[at + 1 :]


def framed(marker: int, bits: int = 8) -> bytes:
    """A JPEG whose frame says that it is of another kind."""
    file = bytearray(jpeg())
    at = file.index(b"\xff\xc0")
    file[at + 1], file[at + 4] = marker, bits
    return bytes(file)


def stereo(behind: bool = True) -> bytes:
    """Two pictures and an index of them, of which the second may be gone."""
    file = saved(patches(), "MPO", save_all=True, append_images=[Image.fromarray(255 - patches())], quality=97)
    return file if behind else file[: file.index(b"\xff\xd8\xff", 10)]


def moving() -> bytes:
    """A photograph with the film of its seconds behind it."""
    told = xmp('xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" GCamera:MicroVideo="1"')
    return with_segments(jpeg(), segment(0xE1, XMP + told)) + b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(5_000)


def small_frame() -> bytes:
    """The patches on a canvas of 160 × 120."""
    file = bytearray(saved(patches(), "GIF"))
    at = file.index(b",\0\0\0\0")
    struct.pack_into("<HH", file, 6, 160, 120)
    struct.pack_into("<HH", file, at + 1, 20, 30)
    return bytes(file)


def on_canvas(_: bytes) -> Pixels:
    pixels = np.zeros((120, 160, 4), np.uint8)
    pixels[30:110, 20:140] = np.dstack((patches(), np.full(patches().shape[:2], 255, np.uint8)))
    return pixels


def unknowing() -> bytes:
    """A WebP whose head does not say that it has alpha."""
    file = bytearray(saved(half_clear(), "WEBP", quality=100, exact=True, exif=EXIF + exif(1)))
    file[file.index(b"VP8X") + 8] &= ~0x10
    return bytes(file)


def attributed() -> bytes:
    """Five bits a channel, and one that says of the lower half that it is not to be seen."""
    pixels = tga.five_bits(patches()).view("<u2")[..., 0].copy()
    pixels[:40] |= 0x8000
    return tga.tga(np.ascontiguousarray(pixels[..., None]).view(np.uint8), flags=1)


def upper_half(_: bytes) -> Pixels:
    alpha = np.zeros(patches().shape[:2], np.uint8)
    alpha[:40] = 255
    return np.dstack((patches(), alpha))


def noise() -> bytes:
    return saved(np.random.default_rng(5).integers(0, 256, (200, 300, 3), dtype=np.uint8), "PNG")


def of_thumbnail() -> bytes:
    """EXIF that says of its thumbnail alone how it lies."""
    first = struct.pack("<HHHI4sI", 1, 0x0131, 2, 4, b"Pen\0", 26)
    second = struct.pack("<HHHIH2xI", 1, 0x0112, 3, 1, 6, 0)
    return with_segments(jpeg(quarters()), segment(0xE1, EXIF + b"II*\0" + struct.pack("<I", 8) + first + second))


def behind_much() -> bytes:
    """Its directory stands far behind its head."""
    told = b"MM\0*" + struct.pack(">I", 5_008) + bytes(5_000) + struct.pack(">HHHIH2xI", 1, 0x0112, 3, 1, 6, 0)
    return lying(segment(0xE1, EXIF + told))


ROWS = tuple(
    OddFile(name, kind, made=made, looks=looks, near=near)
    for name, kind, made, looks, near in (
        ("lab-16.tif", "L*a*b* of 16 bits", lambda: tiff(SIZE, (16,) * 3, LAB, [lab(16).tobytes()]), patches, 1),
        (
            "planes-lab.tif",
            "L*a*b* in tiles of each channel",
            lambda: in_tiles(lab(8) / 255, "<u1", {PLANAR: shorts(2)}, LAB),
            patches,
            1.5,
        ),
        (
            "planes-ycc.tif",
            "YCbCr in tiles of each channel",
            lambda: in_tiles(difference() / 255, "<u1", {PLANAR: shorts(2), SUBSAMPLING: shorts(1, 1)}, YCBCR),
            patches,
            1.5,
        ),
        ("twelve.tif", "twelve bits a channel (sharp #1540, Pillow #414)", twelve, shown_ramp, 0.5),
        (
            "long-fractions.tif",
            "fractions of 64 bits",
            lambda: tiff(SIZE, (64,), BLACK_IS_ZERO, [ramp().astype("<f8").tobytes()], entries={FORMAT: shorts(3)}),
            shown_ramp,
            0.5,
        ),
        (
            "short-fractions.tif",
            "fractions of 16 bits",
            lambda: tiff(
                SIZE, (16,) * 3, COLOURS, [(patches() / 255).astype("<f2").tobytes()], entries={FORMAT: shorts(3, 3, 3)}
            ),
            patches,
            0.5,
        ),
        ("no-lengths.tif", "lengths of strips are zero (TwelveMonkeys #449)", without_lengths, patches, 0.3),
        ("ycck.jpg", "ink by way of YCbCr", ycck, patches, 25),
        ("stereo.jpg", "a second picture behind the first (pqiv #208)", stereo, patches, 1.5),
        ("stale-index.jpg", "an index of pictures that are gone (synapse #20024)", lambda: stereo(False), patches, 1.5),
        ("moving.jpg", "a film behind the picture (aves #2120)", moving, patches, 1),
        ("of-thumbnail.jpg", "only its thumbnail lies on its side", of_thumbnail, quarters, 1),
        ("behind-much.jpg", "EXIF whose directory stands at its end", behind_much, quarters, 1),
        (
            "twice.avif",
            "told twice how it lies (jpegview #304, libavif #2727)",
            lambda: avif(TURNED, exif=EXIF + exif(6)),
            quarters,
            2,
        ),
        ("small-frame.gif", "a frame smaller than its canvas (lilliput #50)", small_frame, on_canvas, 4),
        ("noise.png", "noise has no room in a JPEG's buffer", noise, None, 1),
    )
) + (
    OddFile(
        "app.png",
        "a PNG out of an iPhone's app (ImageMagick #8473)",
        made=lambda: apple(clear(patches())),
        looks=lambda _: clear(patches()),
        most=ANEW,
    ),
    OddFile(
        "unknowing.webp",
        "an alpha that its head does not know of",
        made=unknowing,
        looks=lambda _: half_clear(),
        near=3,
        wrong={"compressed": "in few bytes it is a JPEG on white, since mail programs show no WebP; that is said"},
    ),
    OddFile(
        "attribute.tga",
        "a bit of transparency",
        made=attributed,
        looks=upper_half,
        near=4,
        most=ANEW,
    ),
    OddFile("twelve.jpg", "whole, and called damaged", made=lambda: framed(0xC1, 12), refused="12 bits a channel"),
    OddFile("lossless.jpg", "whole, and called damaged", made=lambda: framed(0xC3), refused="a lossless JPEG"),
)
