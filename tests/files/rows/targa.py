"""Targa: games, 3D programs and old scanners write it, each in its own way. It has no mark at its beginning."""

from __future__ import annotations

import struct

import numpy as np

from tests.files.colours import Pixels
from tests.files.odd_file import OddFile
from tests.files.patterns import patches
from tests.files.rows.depths import half_clear, ramp, shown_ramp
from tests.files.rows.formats import ANEW, clear
from tests.files.writers import tga
from tests.files.writers.tga import FOOTER, FROM_TOP, GREY, INDEXED, MARK, MIRRORED, extension, stored

OLD = b""
"""No footer: what was written before 1989, and by ImageMagick."""


def empty_alpha() -> bytes:
    four = np.dstack((patches(), np.zeros(patches().shape[:2], np.uint8)))
    return tga.tga(stored(four), flags=8, footer=OLD)


def alpha_said(kind: int, pixels: Pixels) -> bytes:
    without = tga.tga(stored(pixels), flags=8, footer=OLD)
    return without + extension(kind, len(without))


def multiplied() -> bytes:
    pixels = clear(patches()).astype(int)
    pixels[..., :3] = np.rint(pixels[..., :3] * pixels[..., 3:] / 255)
    return alpha_said(4, pixels.astype(np.uint8))


def nothing_meant() -> bytes:
    """The extension says that what is behind the colours is of no use."""
    noise = np.random.default_rng(3).integers(0, 255, (80, 120), np.uint8)
    return alpha_said(1, np.dstack((patches(), noise)))


def indexed(first: int = 0, entry: int = 24, runs: bool = False) -> bytes:
    colours, index = np.unique(patches().reshape(-1, 3), axis=0, return_inverse=True)
    numbers = (index.reshape(80, 120, 1) + first).astype(np.uint8)
    laid = tga.five_bits(colours[None])[0] if entry == 16 else stored(colours[None])[0]
    return tga.tga(numbers, INDEXED, palette=laid.tobytes(), entry=entry, first=first, runs=runs, footer=OLD)


def runs_over_rows() -> bytes:
    """As old programs packed them."""
    flat = stored(patches())[::-1].reshape(1, -1, 3)
    file = tga.tga(flat, flags=FROM_TOP, runs=True)
    return file[:12] + struct.pack("<HHBB", 120, 80, 24, 0) + file[18:]


ROWS = tuple(
    OddFile(name, kind, made=made, looks=looks, near=near, most=ANEW)
    for name, kind, made, looks, near in (
        ("photo.tga", "as GIMP writes it", lambda: tga.tga(stored(patches()), runs=True), patches, 0.1),
        (
            "old.tga",
            "no mark at all",
            lambda: tga.tga(stored(patches()), about=b"made by hand", footer=OLD),
            patches,
            0.1,
        ),
        ("old-runs.tga", "no mark, packed", lambda: tga.tga(stored(patches()), runs=True, footer=OLD), patches, 0.1),
        ("from-top.tga", "rows from the top", lambda: tga.tga(stored(patches()), flags=FROM_TOP), patches, 0.1),
        (
            "mirrored.tga",
            "columns from the right",
            lambda: tga.tga(stored(patches()), flags=MIRRORED, runs=True),
            patches,
            0.1,
        ),
        ("clear.tga", "transparency", lambda: tga.tga(stored(half_clear()), flags=8), half_clear, 0.1),
        (
            "unsaid-alpha.tga",
            "transparency of which no flag tells",
            lambda: tga.tga(stored(half_clear())),
            half_clear,
            0.1,
        ),
        ("empty-alpha.tga", "an alpha of nothing but zeros (RealFlow)", empty_alpha, patches, 0.1),
        ("no-alpha.tga", "a fourth channel that is said to mean nothing", nothing_meant, patches, 0.1),
        ("multiplied.tga", "colours multiplied by their alpha", multiplied, lambda _: clear(patches()), 0.6),
        ("five-bits.tga", "16 bits a pixel", lambda: tga.tga(tga.five_bits(patches()), flags=1), patches, 3),
        ("grey.tga", "grey", lambda: tga.tga(np.rint(ramp() * 255).astype(np.uint8), GREY, runs=True), shown_ramp, 0.3),
        ("palette.tga", "a palette", indexed, patches, 0.1),
        (
            "palette-40.tga",
            "a palette whose first colour is number 40, packed",
            lambda: indexed(40, runs=True),
            patches,
            0.1,
        ),
        ("palette-16.tga", "a palette of 16 bits a colour", lambda: indexed(entry=16), patches, 3),
        ("runs-over-rows.tga", "runs that go on over the end of a row", runs_over_rows, patches, 0.1),
    )
) + (
    OddFile(
        "half.tga",
        "half a picture that says what it is",
        made=lambda: tga.tga(stored(patches()), runs=True, footer=OLD)[:400] + FOOTER,
        refused="incomplete",
    ),
    OddFile(
        "interleaved.tga",
        "rows in another order",
        made=lambda: tga.tga(stored(patches()), flags=0x40),
        refused="rare kind",
    ),
    OddFile(
        "no.tga",
        "what has the beginning of one and another length",
        made=lambda: tga.tga(stored(patches()), footer=OLD) + bytes(99),
        refused="not a picture",
    ),
    OddFile("mark-only.tga", "nothing but its end", made=lambda: b"\xff" * 90 + MARK, refused="not a picture"),
)
