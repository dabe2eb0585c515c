"""ICC profiles as they lie in files: whether one can be used for a picture, and whether it is sRGB.

It is judged by what it does to colours, never by its name; one engine is asked, so that no two readers can be of two
opinions.

libvips brings a profile of sRGB (CC0) and, for CMYK that says nothing about itself, one of offset printing: “Chemical
proof” by Graeme Gill, who gave it to the public.
"""

from __future__ import annotations

from functools import cache, lru_cache
from io import BytesIO
from typing import Literal

import numpy as np
import pyvips
from numpy.typing import NDArray
from PIL import Image, ImageCms

Space = Literal["RGB", "GRAY", "CMYK", "LAB"]
SPACES: dict[bytes, Space] = {b"RGB ": "RGB", b"GRAY": "GRAY", b"CMYK": "CMYK"}
"""By the signature in a profile's header. L*a*b* means the same whatever is said about it."""
MODES: dict[Space, str] = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK", "LAB": "LAB"}
"""Pillow's names."""
DEVICES = (b"scnr", b"mntr", b"prtr", b"spac")
"""Classes of profiles that say what a picture's own numbers mean. Others link two devices, or name colours."""
HEADER = 128
"""Bytes of a profile that say what it is."""
LARGEST = 32 << 20
"""Bytes of a profile; a printer's has up to 10 MB."""
NEAR = 2
"""Levels of 255 by which a profile may differ from sRGB and still be meant for it: what its rounding costs."""
SPREAD = 32
"""Levels between the darkest and the lightest colour, below which a profile is broken."""
STEPS = np.array([0, 3, 8, 16, 32, 48, 64, 96, 128, 160, 192, 216, 240, 255], np.uint8)
INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION
"""How every colour is brought to sRGB: what sRGB has stays exactly, paper is white and the darkest ink black."""


@cache
def srgb() -> bytes:
    """The profile of what everything becomes."""
    return bytes(pyvips.Operation.call("profile_load", "srgb"))


@cache
def offset_print() -> bytes:
    """What CMYK without a profile is taken for."""
    return bytes(pyvips.Operation.call("profile_load", "cmyk"))


@cache
def lab() -> bytes:
    """CIE L*a*b* under D50."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def space_of(icc: bytes) -> Space | None:
    """What the numbers are that a profile describes; None where it describes no picture's."""
    if not HEADER <= len(icc) <= LARGEST or icc[36:40] != b"acsp" or icc[12:16] not in DEVICES:
        return None
    return SPACES.get(icc[16:20])


@lru_cache(maxsize=8)
def transform(icc: bytes, mode: str, into: str) -> ImageCms.ImageCmsTransform:
    """From a picture of that mode into sRGB. Raises what Pillow does."""
    stored, wanted = (ImageCms.ImageCmsProfile(BytesIO(each)) for each in (icc, srgb()))
    return ImageCms.buildTransform(stored, wanted, mode, into, INTENT, FLAGS)


@lru_cache(maxsize=64)
def usable(icc: bytes) -> bool:
    """Whether colours come out of it that can be told apart."""
    space = space_of(icc)
    if space is None:
        return False
    try:
        made = _seen(icc, space)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return False
    return int(made.max()) - int(made.min()) >= SPREAD


@lru_cache(maxsize=64)
def is_srgb(icc: bytes) -> bool:
    """Whether a usable profile of a screen leaves every colour of a picture where it is."""
    if space_of(icc) != "RGB":
        return False
    return int(np.abs(_seen(icc, "RGB").astype(int) - _asked("RGB")).max()) <= NEAR


def ramp(icc: bytes) -> NDArray[np.uint8]:
    """What becomes of 256 greys by a usable profile for them: 256 rows of RGB."""
    shades: NDArray[np.uint8] = _seen(icc, "GRAY")[0]
    return shades


def _seen(icc: bytes, space: Space) -> NDArray[np.uint8]:
    """What becomes of colours from everywhere in that space: one row of RGB."""
    asked, mode = _asked(space), MODES[space]
    row = Image.frombytes(mode, (asked.shape[1], 1), asked.tobytes())
    made = ImageCms.applyTransform(row, transform(icc, mode, "RGB"))
    if made is None:
        raise ValueError("nothing came back")
    return np.asarray(made)


def _asked(space: Space) -> NDArray[np.uint8]:
    channels = {"RGB": 3, "GRAY": 1, "CMYK": 4, "LAB": 3}[space]
    steps = STEPS if channels < 4 else STEPS[::3]
    grid = np.meshgrid(*[steps if channels > 1 else np.arange(256, dtype=np.uint8)] * channels, indexing="ij")
    return np.stack([each.ravel() for each in grid], axis=-1)[None]
