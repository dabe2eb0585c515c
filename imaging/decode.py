"""Foreign bytes into a raster: recognised by content, limited before decoding, upright, sRGB. `encode` goes back."""

from __future__ import annotations

import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pi_heif
from PIL import Image, ImageOps, UnidentifiedImageError

from imaging.colour.srgb import in_srgb
from imaging.file import File, beginning, stream
from imaging.raster import Raster
from imaging.refusal import Refused
from imaging.room import ORIENTATION, REDUCED, Room
from imaging.strips import is_large, reduced

pi_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = 500_000_000  # of Pillow's own, which refuses twice as many: a picture's memory decides here
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
LONGEST_BEGINNING = 32
"""Bytes."""
SHRINKING = ("JPEG", "MPO")
"""What can be opened at half, a quarter or an eighth of its size."""
SIDEWAYS = (5, 6, 7, 8)
"""Orientations of pictures that lie on their side."""
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
    whole: tuple[int, int] | None = None
    """Its upright size in pixels, where the picture was opened smaller than it is."""

    @property
    def size(self) -> tuple[int, int]:
        """Upright, in pixels, of the whole picture."""
        return self.whole or self.raster.image.size


def decode(data: File, limit: int = LIMIT, room: Room | None = None) -> Raster:
    """The picture (its first frame) in RGB or RGBA, 8 bits a channel, upright, sRGB.

    Raises `Refused` for what is no picture, is broken, has more than `limit` pixels or is too large for `room`.
    """
    return examine(data, limit, room).raster


def examine(data: File, limit: int = LIMIT, room: Room | None = None, shown: int = 0) -> Foreign:
    """As `decode`, with what a person who sent this file should know about it.

    `shown` says that so many pixels along the longer side are enough: of a large picture there are then fewer than it
    has, but no fewer than that; a JPEG is not even opened whole.
    """
    with _mapped(), _opened(data) as opened:
        if opened.width * opened.height > limit:
            raise _too_large(f"{opened.width * opened.height / 1e6:.0f}", limit)
        kind, own = opened.format or "", opened.size
        if shown and kind in SHRINKING and is_large(opened):
            opened.draft(None, (shown, shown))
        if room:
            room.check(opened, reduced=bool(shown) and is_large(opened))
        noticed = tuple(_noticed(opened))  # of a PNG it takes all of the picture to know what is said behind it
        size = own[::-1] if opened.getexif().get(ORIENTATION, 1) in SIDEWAYS else own
        opened.load()
        image = _enough(opened, shown) if shown else opened
        ImageOps.exif_transpose(image, in_place=True)
        raster = Raster(in_srgb(image))
    return Foreign(raster, MEDIA_TYPES.get(kind, f"image/{kind.lower()}"), noticed, size)


def _enough(opened: Image.Image, shown: int) -> Image.Image:
    """A large picture smaller, and no smaller than that."""
    factor = max(opened.size) // shown
    if opened.mode not in REDUCED or not is_large(opened) or factor < 2:
        return opened
    mode = "RGBA" if opened.has_transparency_data else {"P": "RGB", "1": "L"}.get(opened.mode, opened.mode)
    small = reduced(opened, factor, mode)
    small.info = {name: value for name, value in opened.info.items() if name != "transparency"}
    small.getexif().update(opened.getexif())
    return small


def size_of(data: File) -> tuple[int, int]:
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


@contextmanager
def _opened(data: File) -> Iterator[Image.Image]:
    with stream(data) as source:
        try:
            opened = Image.open(source, formats=FORMATS)
        except UnidentifiedImageError as error:
            if BEGINNINGS.match(beginning(data, LONGEST_BEGINNING)):
                raise Refused(DAMAGED, "broken_picture") from error
            raise
        with opened:
            yield opened


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
