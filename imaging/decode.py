"""Foreign bytes into a raster: recognised by content, limited before decoding, upright, sRGB. `encode` goes back."""

from __future__ import annotations

import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

import pi_heif
from PIL import Image, ImageOps, UnidentifiedImageError

from imaging.colour import in_srgb
from imaging.raster import Raster
from imaging.refusal import Refused

pi_heif.register_heif_opener()
FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "GIF", "BMP", "TIFF", "HEIF")
"""What is opened; Pillow's other readers are old, odd, or start other programs."""
MEDIA_TYPES = {"MPO": "image/jpeg", "HEIF": "image/heic"}
"""Where it is not `image/` and the format's name. A JPEG that carries more pictures of itself is an MPO to Pillow."""
LIMIT = 100_000_000
"""Pixels."""
BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What Pillow and libheif raise on broken files: seen when bytes of good ones are turned over, and their relatives."""
DAMAGED = "The picture is damaged or incomplete."
BEGINNINGS = re.compile(
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|II\*\0|MM\0\*|....ftyp(?:avif|avis|hei[cxms]|hev[cxms]|mif1|msf1)",
    re.DOTALL,
)
"""How pictures begin. What begins so and cannot be opened is damaged; anything else is no picture."""
GPS = 0x8825
"""Where EXIF keeps the place."""


@dataclass(frozen=True)
class Foreign:
    """A file that somebody sent, opened: its picture, and what else there was in it."""

    raster: Raster
    media_type: str
    """By its content, whatever its name says."""
    noticed: tuple[str, ...]
    """What the person should know: `animation: first frame used`, …"""


def decode(data: bytes, limit: int = LIMIT) -> Raster:
    """The picture (its first frame) in RGB or RGBA, 8 bits a channel, upright, sRGB.

    Raises `Refused` for what is no picture, is broken or has more than `limit` pixels.
    """
    return examine(data, limit).raster


def examine(data: bytes, limit: int = LIMIT) -> Foreign:
    """As `decode`, with what a person who sent this file should know about it."""
    with _mapped(), _opened(data) as opened:
        if opened.width * opened.height > limit:
            raise _too_large(f"{opened.width * opened.height / 1e6:.0f}", limit)
        kind = opened.format or ""
        noticed = tuple(_noticed(opened))
        opened.load()
        raster = Raster(in_srgb(ImageOps.exif_transpose(opened)))
    return Foreign(raster, MEDIA_TYPES.get(kind, f"image/{kind.lower()}"), noticed)


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height as stored, in pixels, read from the header alone. Raises `Refused`."""
    with _mapped(), _opened(data) as opened:
        return opened.size


def _noticed(opened: Image.Image) -> Iterator[str]:
    if opened.format != "MPO" and getattr(opened, "is_animated", False):
        pages = opened.format in ("TIFF", "HEIF")
        yield "several pictures: first one used" if pages else "animation: first frame used"
    if GPS in opened.getexif():
        yield "place: in the original only"


def _too_large(megapixels: str, limit: int) -> Refused:
    return Refused(f"The picture has {megapixels} megapixels; {limit / 1e6:.0f} is the most.", "picture_too_large")


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        if BEGINNINGS.match(data):
            raise Refused(DAMAGED, "broken_picture") from error
        raise


@contextmanager
def _mapped() -> Iterator[None]:
    """Pillow's exceptions as one sentence. Its warning at half its own limit stays silent: ours decides."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Refused:
        raise
    except UnidentifiedImageError as error:
        raise Refused("This is not a picture that can be opened here.", "not_a_picture") from error
    except Image.DecompressionBombError as error:  # Pillow's own limit, raised while it opens
        raise _too_large("far too many", LIMIT) from error
    except BROKEN as error:
        raise Refused(DAMAGED, "broken_picture") from error
