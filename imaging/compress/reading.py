"""Foreign bytes as upright sRGB pixels, no larger than wanted. `codecs` goes back. Loads libvips: for workers only.

JPEG, PNG and WebP, told by their first bytes, are read by libvips at a fraction of their size where that is enough;
every other reader of libvips is blocked, and what remains is read by `imaging.decode`.
"""

from __future__ import annotations

from dataclasses import dataclass

from imaging.colour import deep
from imaging.colour.source import Icc, Statement, source
from imaging.decode import examine
from imaging.libvips import pyvips
from imaging.refusal import Refused
from imaging.room import Room

COMPRESSING = 10.8
"""Bytes a pixel that is kept: the picture, its coefficients in full colour and in coarse, and tries."""
OPAQUE = 255
PLACE = "place"
"""How the note begins that says where the place stays: what is made here never has one."""
DEEP = "16 bits a channel: 8 are left"
Sides = tuple[int, int]
"""Width and height in pixels."""


@dataclass(frozen=True)
class Source:
    """What was read."""

    image: pyvips.Image
    """RGB, or RGBA when something is transparent; 8 bits, in memory, as large as may be."""
    width: int
    """Pixels of the upright original."""
    height: int
    """Pixels."""
    media_type: str
    noticed: tuple[str, ...] = ()
    """What of it a person should know that is not in the picture any more."""


def opened(data: bytes, width: int | None, height: int | None, limit: int, room: Room | None = None) -> Source:
    """The picture within these sides; its own size when they are None. Raises `Refused`."""
    media_type = told_by(data)
    try:
        return (
            _by_vips(data, media_type, width, height, limit, room)
            if media_type
            else _by_pillow(data, width, height, limit, room)
        )
    except pyvips.Error as error:
        raise Refused("The picture is damaged or incomplete.", "broken_picture") from error


def told_by(data: bytes) -> str:
    """The media type of what libvips may read; empty for everything else."""
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n") and b"acTL" not in data[:4096]:
        return "image/png"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP" and b"ANIM" not in data[:64]:
        return "image/webp"
    return ""


def _by_vips(
    data: bytes, media_type: str, width: int | None, height: int | None, limit: int, room: Room | None
) -> Source:
    header = pyvips.Image.new_from_buffer(data, "")
    if header.width * header.height > limit:
        megapixels = header.width * header.height / 1e6
        text = f"The picture has {megapixels:.0f} megapixels; {limit / 1e6:.0f} is the most."
        raise Refused(text, "picture_too_large")
    own = (header.height, header.width) if _turned(header) else (header.width, header.height)
    if room:
        share = min(1.0, (width or own[0]) / own[0], (height or own[1]) / own[1])
        room.check_size((round(own[0] * share), round(own[1] * share)), COMPRESSING)
    coarse = {"shrink": _shrink(own, width, height)} if media_type == "image/jpeg" else {}
    whole = pyvips.Image.new_from_buffer(data, "", access="sequential", fail_on="error", **coarse)
    fewer_bits = (DEEP,) if header.format == "ushort" else ()
    return Source(_fitted(whole, own, width, height), *own, media_type, fewer_bits)


def _shrink(own: Sides, width: int | None, height: int | None) -> int:
    """1, 2, 4 or 8: by how much JPEG's own coarse decoding may shrink. It leaves twice the sides that are wanted, so
    that the picture is sharp by a good filter, not by a box."""
    spare = max(own[0] / (width or own[0]), own[1] / (height or own[1])) / 2
    return next((step for step in (8, 4, 2) if spare >= step), 1)


def _by_pillow(data: bytes, width: int | None, height: int | None, limit: int, room: Room | None) -> Source:
    foreign = examine(data, limit, room)
    raster = foreign.raster.image
    bands = len(raster.getbands())
    whole = pyvips.Image.new_from_memory(raster.tobytes(), raster.width, raster.height, bands, "uchar")
    own = raster.width, raster.height
    noticed = tuple(note for note in foreign.noticed if not note.startswith(PLACE))
    image = _fitted(whole.copy(interpretation="srgb"), own, width, height)
    return Source(image, *own, foreign.media_type, noticed)


def _fitted(whole: pyvips.Image, own: Sides, width: int | None, height: int | None) -> pyvips.Image:
    """The upright picture of `own` sides within these sides, in sRGB."""
    share = min(1.0, (width or own[0]) / own[0], (height or own[1]) / own[1])
    sides = max(1, round(own[0] * share)), max(1, round(own[1] * share))
    turned = _turned(whole)
    image = resized(whole, sides[::-1] if turned else sides)
    image = deep.in_srgb(image, source(_told(whole), deep.space_of(image))).copy_memory()
    if _laid_otherwise(image):
        image = image.autorot().copy_memory()
    if image.hasalpha() and image[image.bands - 1].min() == OPAQUE:
        image = image.flatten().copy_memory()
    return image


def resized(image: pyvips.Image, sides: Sides) -> pyvips.Image:
    """All of the picture on exactly these sides, by Lanczos. What is transparent lends no colour.

    libvips' own thumbnails keep one scale for both sides and lose the rest of a pixel at the edge: up to 9 points of
    SSIMULACRA2 against a picture that was resized as it should be.
    """
    if (image.width, image.height) == sides:
        return image
    across, down = sides[0] / image.width, sides[1] / image.height
    if not image.hasalpha():
        return image.resize(across, vscale=down, kernel="lanczos3")
    return image.premultiply().resize(across, vscale=down, kernel="lanczos3").unpremultiply().cast(image.format)


def _turned(image: pyvips.Image) -> bool:
    """Whether it lies on its side."""
    return "orientation" in image.get_fields() and image.get("orientation") > 4


def _laid_otherwise(image: pyvips.Image) -> bool:
    """Whether it lies in any other way than it was seen."""
    return "orientation" in image.get_fields() and image.get("orientation") > 1


def _told(header: pyvips.Image) -> tuple[Statement, ...]:
    """What the file says about its colours."""
    stored = header.get("icc-profile-data") if "icc-profile-data" in header.get_fields() else b""
    return (Icc(bytes(stored)),) if stored else ()


def smaller(image: pyvips.Image, share: float) -> pyvips.Image:
    """At that share of its sides, at least one pixel each."""
    return resized(image, (max(1, round(image.width * share)), max(1, round(image.height * share)))).copy_memory()
