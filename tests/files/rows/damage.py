"""Whole pictures taken for half ones, and half ones for whole."""

from __future__ import annotations

from functools import partial
from io import BytesIO

import numpy as np
from PIL import Image

from tests.files.colours import Pixels
from tests.files.odd_file import OddFile
from tests.files.patterns import patches
from tests.files.rows.colour import FROM_ENCODERS
from tests.files.writers.jpeg import jpeg, segment, with_segments

END = b"\xff\xd9"


def smooth() -> Pixels:
    """Its bytes lie evenly over its rows."""
    return np.random.default_rng(1).integers(90, 170, (400, 200, 3), np.uint8)


def ended(share: float, mode: str = "RGB", **how: object) -> bytes:
    """Cut, and given an end again, as programs that rescue files do."""
    out = BytesIO()
    Image.fromarray(smooth()).convert(mode).save(out, "JPEG", **how)
    return out.getvalue()[: int(len(out.getvalue()) * share)] + END


def scans(count: int) -> bytes:
    """A progressive one of so many scans (of ten), which ends behind the last of them."""
    *first, _ = jpeg(progressive=True).split(b"\xff\xda", count + 1)
    return b"\xff\xda".join(first) + END


def hole(start: float, length: int) -> bytes:
    """A HEIC of which a part was never written."""
    file = (FROM_ENCODERS / "p3-10.heic").read_bytes()
    at = int(len(file) * start)
    return file[:at] + bytes(length) + file[at + length :]


def longer_unit() -> bytes:
    """A HEIC whose coded picture says that it is longer than it is."""
    file = (FROM_ENCODERS / "p3-10.heic").read_bytes()
    return file.replace(b"\0\0\x0c\xa7\x28", b"\0\0\x0d\xa7\x28")


def thumbnail_only() -> bytes:
    """A photograph that was cut within its profile, which stands behind its thumbnail, and given an end."""
    small = BytesIO()
    Image.fromarray(patches()).save(small, "JPEG")
    profile = b"ICC_PROFILE\0\1\1" + bytes(40_000)
    whole = with_segments(jpeg(), segment(0xE1, b"Exif\0\0" + bytes(40) + small.getvalue()), segment(0xE2, profile))
    return whole[: whole.index(profile) + 20_000] + END


def grey_end() -> Pixels:
    """It ends in the grey that stands for what is missing, and is whole."""
    pixels = patches().copy()
    pixels[-30:] = 128
    return pixels


def coded(pixels: Pixels) -> bytes:
    out = BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=97, subsampling=0)
    return out.getvalue()


ROWS = (
    OddFile(
        "heic-grid-cut-at-9-percent.heic",
        "half a picture is taken for a whole one: its missing tiles are plain green",
        refused="incomplete",
    ),
    OddFile(
        "jpeg-without-eoi.jpg",
        "a whole picture is taken for half of one: all rows are there, the end mark is not",
        says=("end",),
        most={"same": 48_903, "zip": 48_903},  # its end mark is put back
    ),
    OddFile(
        "raw-with-thumbnail.dng",
        "the first picture of a file is not its main one",
        refused="raw",
    ),
    *(
        OddFile(name, "half a picture that was given an end", made=made, refused="incomplete")
        for name, made in (
            ("half-with-end.jpg", partial(ended, 0.6)),
            ("half-with-end-grey.jpg", partial(ended, 0.6, "L")),
            ("half-with-end-ink.jpg", partial(ended, 0.6, "CMYK")),
            ("half-with-end-restarts.jpg", partial(ended, 0.6, restart_marker_rows=1)),
            ("scans-missing.jpg", partial(scans, 3)),
            ("thumbnail-only.jpg", thumbnail_only),
        )
    ),
    *(
        OddFile(name, "damage in a part whose bytes are all there", made=made, refused="damaged")
        for name, made in (("hole.heic", partial(hole, 0.5, 300)), ("longer.heic", longer_unit))
    ),
    OddFile("last-bits-missing.jpg", "its program left the last bits out", partial(scans, 9), patches, 1.5),
    OddFile("short-with-end.jpg", "the last rows are missing", partial(ended, 0.97), says=("cut short",)),
    OddFile("grey-end.jpg", "whole, with an end like half a one", lambda: coded(grey_end()), lambda _: grey_end()),
)
