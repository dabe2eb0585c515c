"""A raster into a file of a chosen format. `encode` knows what the studio itself stores and shows."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

from imaging.alpha_bleed import bled
from imaging.credit import credited
from imaging.declaration import Impossible
from imaging.encode import on_white, to_png
from imaging.operations.operation import Kept
from imaging.raster import Raster
from imaging.strips import is_large

MEDIA_TYPES = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
    "TIFF": "image/tiff",
    "GIF": "image/gif",
}
"""What can be written, by Pillow's name."""
UNWRITTEN = {"image/heic": "JPEG", "image/bmp": "PNG"}
"""What can be read only, and what is written in its place."""
LONGEST = {"WEBP": 16_383, "JPEG": 65_500, "GIF": 65_535}
"""Pixels a side that a file of that format can have, where that is fewer than a picture may."""
LOSSY = ("WEBP", "AVIF")
"""What is transparent there and loses something."""
NOT_SHOWN = ("TIFF",)
"""What no browser shows."""
LEAVING = {"same": Kept("", 95), "jpeg": Kept("JPEG", 95), "png": Kept("PNG"), "webp": Kept("WEBP", 92)}
"""How a picture is written that leaves in another format, or in its own without what it said about its maker."""
WRITING = {"PNG": 6.0, "JPEG": 6.0, "TIFF": 7.0, "WEBP": 12.0, "GIF": 12.5, "AVIF": 27.0}
"""Bytes a pixel of a large picture that writing it takes, the picture included."""
FINE = 90
"""Quality from which a JPEG keeps every pixel's own colour."""


def to_file(raster: Raster, kept: Kept, credit: bytes = b"") -> bytes:
    """The file, without any metadata but `credit`. What the format lacks is lost: JPEG has white behind what is
    transparent. Raises `Impossible` for a picture that is longer than the format can hold."""
    longest = LONGEST.get(kept.format)
    if longest is not None and max(raster.image.size) > longest:
        raise Impossible(
            f"{kept.format} holds at most {longest:,} pixels a side; "
            f"this picture has {raster.width:,} × {raster.height:,}. Take PNG, or resize it first."
        )
    if kept.format == "PNG":
        return credited(to_png(raster), "image/png", credit)
    out = BytesIO()
    image = _shown(raster.image, kept.format)
    own = {"exif": credit} if credit and kept.format == "AVIF" else {}
    image.save(out, kept.format, **_how(kept, is_large(image)), **own)
    return credited(out.getvalue(), MEDIA_TYPES[kept.format], credit)


def _shown(image: Image.Image, kind: str) -> Image.Image:
    """As the format can hold it; what is hidden does not shine through in one that loses something."""
    if kind == "JPEG":
        return on_white(image)
    return bled(image) if kind in LOSSY else image


def as_before(kept: Kept, media_type: str) -> Kept:
    """The same with its format filled in, where it is that of a picture of this media type."""
    if kept.format:
        return kept
    known = {media: name for name, media in MEDIA_TYPES.items()}
    return Kept(known.get(media_type) or UNWRITTEN.get(media_type, "PNG"), kept.quality)


def _how(kept: Kept, large: bool) -> dict[str, Any]:
    """A large picture is written in one go: a few percent more bytes, where coefficients or tries would take as much
    memory as the picture, and the time of several."""
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
