"""Foreign bytes into a raster: recognised by content, limited before decoding, upright, sRGB. `encode` goes back."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from imaging.colour import in_srgb
from imaging.raster import Raster
from imaging.refusal import Refused

FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "GIF", "BMP", "TIFF")
"""What is opened; Pillow's other readers are old, odd, or start other programs."""
LIMIT = 100_000_000
"""Pixels."""
BROKEN = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    TypeError,
    IndexError,
    SyntaxError,
    struct.error,
    RuntimeError,
    EOFError,
    OverflowError,
)
"""What Pillow raises on broken files: seen when bytes of good ones are turned over."""


def decode(data: bytes, limit: int = LIMIT) -> Raster:
    """The picture (its first frame) in RGB or RGBA, 8 bits a channel, upright, sRGB.

    Raises `Refused` for what is no picture, is broken or has more than `limit` pixels.
    """
    with _mapped(), _opened(data) as opened:
        if opened.width * opened.height > limit:
            raise _too_large(f"{opened.width * opened.height / 1e6:.0f}", limit)
        opened.load()
        return Raster(in_srgb(ImageOps.exif_transpose(opened)))


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height as stored, in pixels, read from the header alone. Raises `Refused`."""
    with _mapped(), _opened(data) as opened:
        return opened.size


def _too_large(megapixels: str, limit: int) -> Refused:
    return Refused(f"The picture has {megapixels} megapixels; {limit / 1e6:.0f} is the most.", "picture_too_large")


def _opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data), formats=FORMATS)


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
        raise Refused("The picture is damaged or incomplete.", "broken_picture") from error
