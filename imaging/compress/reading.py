"""Foreign bytes as upright sRGB pixels, no larger than wanted. `codecs` goes back. Loads libvips: for workers only.

JPEG, PNG and WebP, told by their first bytes, are read by libvips at a fraction of their size where that is enough;
every other reader of libvips is blocked, and what remains is read by `imaging.decode`.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyvips

from imaging.compress.target import LARGEST
from imaging.decode import decode
from imaging.refusal import Refused

pyvips.concurrency_set(1)
pyvips.cache_set_max(0)
pyvips.operation_block_set("VipsForeignLoad", True)
for reader in ("VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"):
    pyvips.operation_block_set(reader, False)

OPAQUE = 255


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


def opened(data: bytes, width: int | None, height: int | None, limit: int) -> Source:
    """The picture within these sides; its own size when they are None. Raises `Refused`."""
    media_type = told_by(data)
    try:
        return (
            _by_vips(data, media_type, width, height, limit) if media_type else _by_pillow(data, width, height, limit)
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


def _by_vips(data: bytes, media_type: str, width: int | None, height: int | None, limit: int) -> Source:
    header = pyvips.Image.new_from_buffer(data, "")
    if header.width * header.height > limit:
        megapixels = header.width * header.height / 1e6
        text = f"The picture has {megapixels:.0f} megapixels; {limit / 1e6:.0f} is the most."
        raise Refused(text, "picture_too_large")
    turned = header.get("orientation") > 4 if "orientation" in header.get_fields() else False
    own = (header.height, header.width) if turned else (header.width, header.height)
    coarse = {"shrink": _shrink(own, width, height)} if media_type == "image/jpeg" else {}
    whole = pyvips.Image.new_from_buffer(data, "", access="sequential", fail_on="error", **coarse)
    return Source(_fitted(whole, width, height), *own, media_type)


def _shrink(own: tuple[int, int], width: int | None, height: int | None) -> int:
    """1, 2, 4 or 8: by how much JPEG's own coarse decoding may shrink. It leaves twice the sides that are wanted, so
    that the picture is sharp by a good filter, not by a box."""
    spare = max(own[0] / (width or own[0]), own[1] / (height or own[1])) / 2
    return next((step for step in (8, 4, 2) if spare >= step), 1)


def _by_pillow(data: bytes, width: int | None, height: int | None, limit: int) -> Source:
    raster = decode(data, limit).image
    bands = len(raster.getbands())
    whole = pyvips.Image.new_from_memory(raster.tobytes(), raster.width, raster.height, bands, "uchar")
    return Source(_fitted(whole.copy(interpretation="srgb"), width, height), raster.width, raster.height, "")


def _fitted(whole: pyvips.Image, width: int | None, height: int | None) -> pyvips.Image:
    how = {"output_profile": "srgb"} if _managed(whole) else {}
    image = whole.thumbnail_image(width or LARGEST, height=height or LARGEST, size="down", **how)
    if image.interpretation != "srgb" or image.format != "uchar":
        image = image.colourspace("srgb").cast("uchar")
    image = image.copy_memory()
    if image.hasalpha() and image[image.bands - 1].min() == OPAQUE:
        image = image.flatten().copy_memory()
    return image


def _managed(header: pyvips.Image) -> bool:
    """Whether its colours have to be converted. What calls itself sRGB already is."""
    if header.interpretation == "cmyk":
        return True
    profile = header.get("icc-profile-data") if "icc-profile-data" in header.get_fields() else b""
    return bool(profile) and not (b"sRGB" in profile or b"s\0R\0G\0B" in profile)


def smaller(image: pyvips.Image, share: float) -> pyvips.Image:
    """At that share of its sides, at least one pixel each."""
    width, height = max(1, round(image.width * share)), max(1, round(image.height * share))
    return image.thumbnail_image(width, height=height, size="force").copy_memory()
