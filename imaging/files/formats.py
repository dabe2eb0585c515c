"""A raster into a file of a chosen format. `encode` knows what the studio itself stores and shows."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

from imaging.alpha import on_white
from imaging.alpha_bleed import bled
from imaging.declaration import Impossible
from imaging.file_formats import BY_PILLOW, FILE_FORMATS, UNWRITTEN
from imaging.files.encode import to_png
from imaging.files.packaging import labelled
from imaging.files.palette_png import with_palette
from imaging.label import Label
from imaging.large.strips import is_large
from imaging.operations.operation import StorageFormat
from imaging.raster import Raster
from imaging.sentences import figure, say

LONGEST = {each.pillow: each.longest for each in FILE_FORMATS if each.longest}
"""Pixels a side that a file of that format can have, where that is fewer than a picture may."""
LOSSY = ("WEBP", "AVIF")
"""What is transparent there and loses something."""
NOT_SHOWN = ("TIFF",)
"""What no browser shows."""
WRITING = {"PNG": 4.4, "JPEG": 4.4, "TIFF": 4.4, "WEBP": 12.0, "GIF": 12.5, "AVIF": 27.0}
"""Bytes a pixel of a large picture that writing it takes, the picture included."""
MEDIA_TYPES = {name: BY_PILLOW[name].media_type for name in WRITING}
"""What can be written, by Pillow's name."""
NOTHING = Label()
FINE = 90
"""Quality from which a JPEG keeps every pixel's own colour."""


def to_file(raster: Raster, kept: StorageFormat, label: Label = NOTHING) -> bytes:
    """The file, with nothing beside its pixels but `label`. What the format lacks is lost: JPEG has white behind what
    is transparent. Raises `Impossible` for a picture that is longer than the format can hold."""
    must_fit(raster.image.size, kept.format)
    if kept.format == "PNG":
        data = with_palette(raster.image) if kept.palette else b""
        return labelled(data or to_png(raster), "image/png", label)
    image = _shown(raster.image, kept.format)
    return labelled(_saved(image, kept), MEDIA_TYPES[kept.format], label)


def _saved(image: Image.Image, kept: StorageFormat) -> bytes:
    """Pillow keeps a JPEG that is optimised in a buffer of so many bytes a pixel, which is too few where all is noise:
    that is written as it goes."""
    out = BytesIO()
    try:
        image.save(out, kept.format, **how_saved(kept, is_large(image)))
    except OSError:
        if kept.format != "JPEG":
            raise
        out = BytesIO()
        image.save(out, kept.format, **how_saved(kept, large=True))
    return out.getvalue()


def too_long(raster: Raster, kept: StorageFormat) -> bool:
    """Whether one of its sides has more pixels than a file of that format can."""
    return max(raster.image.size) > LONGEST.get(kept.format, max(raster.image.size))


def _shown(image: Image.Image, kind: str) -> Image.Image:
    """As the format can hold it; what is hidden does not shine through in one that loses something."""
    if kind == "JPEG":
        return on_white(image)
    return bled(image) if kind in LOSSY else image


def as_before(kept: StorageFormat, media_type: str) -> StorageFormat:
    """The same with its format filled in, where it is that of a picture of this media type."""
    if kept.format:
        return kept
    known = {media: name for name, media in MEDIA_TYPES.items()}
    return StorageFormat(known.get(media_type) or UNWRITTEN.get(media_type, "PNG"), kept.quality)


def must_fit(size: tuple[int, int], kind: str) -> None:
    """Raises `Impossible` for a picture that is longer than the format can hold."""
    longest = LONGEST.get(kind)
    if longest is not None and max(size) > longest:
        raise Impossible(
            say(
                "format_holds_at_most",
                "{kind} holds at most {longest} pixels a side; this picture is {width} × {height}. Use "
                "PNG, or resize it first.",
                kind=kind,
                longest=figure(longest),
                width=figure(size[0]),
                height=figure(size[1]),
            )
        )


def how_saved(kept: StorageFormat, large: bool) -> dict[str, Any]:
    """What Pillow is told beside the format. A large picture is written in one go: a few percent more bytes, where
    coefficients or tries would take as much memory as the picture, and the time of several."""
    if kept.format == "JPEG":
        subsampling = "4:4:4" if kept.quality >= FINE else "4:2:0"
        twice = not large
        return {"quality": kept.quality, "subsampling": subsampling, "optimize": twice, "progressive": twice}
    how: dict[str, dict[str, Any]] = {
        "WEBP": {"quality": kept.quality, "method": 2 if large else 4},
        "AVIF": {"quality": kept.quality, "speed": 10 if large else 8},
        "TIFF": {"compression": "tiff_lzw"},
        "GIF": {},
    }
    return how[kept.format]
