"""Icons and pointers of Windows, and those of web sites."""

from __future__ import annotations

import struct

import numpy as np

from tests.files.colours import Pixels
from tests.files.odd_file import OddFile
from tests.files.patterns import patches, quarters
from tests.files.rows.formats import ANEW
from tests.files.writers import ico
from tests.files.writers.ico import POINTER, bitmap, png, with_alpha

SMALL = np.full((16, 16, 4), 90, np.uint8)
CLEAR = np.zeros((64, 96), bool)
CLEAR[:, :30] = True
LARGEST = "the largest of its"


def shown(_: bytes = b"") -> Pixels:
    """The quarters, clear at their left."""
    return np.dstack((quarters(), np.where(CLEAR, 0, 255).astype(np.uint8)))


def solid(alpha: int) -> Pixels:
    return np.dstack((quarters(), np.full((64, 96), alpha, np.uint8)))


def large() -> Pixels:
    """256 × 256, which the directory has no number for."""
    return np.dstack((patches(times=4)[:256, :256], np.full((256, 256), 255, np.uint8)))


def in_palette(bits: int) -> bytes:
    colours, index = np.unique(quarters().reshape(-1, 3), axis=0, return_inverse=True)
    table = b"".join(bytes((*colour[::-1].tolist(), 0)) for colour in colours).ljust(4 << bits, b"\0")
    numbers = index.reshape(64, 96).astype(np.uint8)
    if bits == 4:
        numbers = numbers[:, ::2] << 4 | numbers[:, 1::2]
    return ico.ico([((96, 64), bitmap(bits, numbers, 96, CLEAR, table))])


def black_and_white() -> bytes:
    table = bytes((0, 0, 0, 0, 255, 255, 255, 0))
    return ico.ico([((96, 64), bitmap(1, np.packbits(CLEAR.astype(np.uint8), axis=1), 96, ~CLEAR & False, table))])


def shown_black_and_white(_: bytes = b"") -> Pixels:
    return np.repeat(np.where(CLEAR, 255, 0).astype(np.uint8)[..., None], 3, -1)


def lying_directory() -> bytes:
    """It says that all of them have 16 pixels a side (as some editors leave it)."""
    return ico.ico([((16, 16), with_alpha(SMALL)), ((16, 16), with_alpha(shown()))])


def bad_entry() -> bytes:
    """One of them lies behind the file's end."""
    file = bytearray(ico.ico([((16, 16), with_alpha(SMALL)), ((96, 64), with_alpha(shown()))]))
    struct.pack_into("<I", file, 6 + 12, 1 << 24)
    return bytes(file)


ROWS = tuple(
    OddFile(name, kind, made=made, looks=looks, near=0.2, most=ANEW)
    for name, kind, made, looks in (
        ("alpha.ico", "32 bits with alpha", lambda: ico.ico([((96, 64), with_alpha(shown(), CLEAR))]), shown),
        (
            "masked.ico",
            "32 bits whose alpha is nothing but zeros: the mask counts",
            lambda: ico.ico([((96, 64), with_alpha(solid(0), CLEAR))]),
            shown,
        ),
        (
            "mask-too.ico",
            "an alpha, and a mask that says otherwise",
            lambda: ico.ico([((96, 64), with_alpha(shown(), ~CLEAR))]),
            shown,
        ),
        (
            "24.ico",
            "24 bits and a mask",
            lambda: ico.ico([((96, 64), bitmap(24, quarters()[..., ::-1], 96, CLEAR))]),
            shown,
        ),
        ("8.ico", "a palette and a mask", lambda: in_palette(8), shown),
        ("4.ico", "a palette of 16 colours", lambda: in_palette(4), shown),
        ("1.ico", "one bit", black_and_white, shown_black_and_white),
        ("no-mask.ico", "half of it is missing", lambda: ico.ico([((96, 64), with_alpha(shown()))]), shown),
        (
            "whole-height.ico",
            "its height is not doubled",
            lambda: ico.ico([((96, 64), bitmap(24, quarters()[..., ::-1], 96, halves=1))]),
            quarters,
        ),
        ("lying.ico", "the directory says other sizes", lying_directory, shown),
        ("bad-entry.ico", "one of its pictures is not there", bad_entry, shown),
        ("pointer.cur", "a pointer", lambda: ico.ico([((96, 64), with_alpha(shown(), CLEAR))], POINTER), shown),
        (
            "photo.ico",
            "a PNG of 480 pixels",
            lambda: ico.ico([((0, 0), png(patches(times=4)))]),
            lambda _: patches(times=4),
        ),
    )
) + (
    OddFile(
        "favicon.ico",
        "several sizes, the largest a PNG whose side the directory has no number for",
        made=lambda: ico.ico([((16, 16), with_alpha(SMALL)), ((256, 256), png(large())), ((48, 48), png(SMALL))]),
        looks=lambda _: large(),
        says=(LARGEST,),
        most=ANEW,
    ),
    OddFile(
        "half.ico",
        "half a picture",
        made=lambda: ico.ico([((96, 64), with_alpha(shown()))])[:9000],
        refused="incomplete",
    ),
)
