"""Any of Pillow's modes and colour profiles into 8-bit sRGB."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms

SRGB = ImageCms.createProfile("sRGB")
SIXTEEN = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")
MANAGED = ("RGB", "L", "CMYK", "LAB")
"""Modes that a profile can describe."""


def in_srgb(image: Image.Image) -> Image.Image:
    """The picture in `RGB` or `RGBA`. A profile that is broken or of another mode is left aside."""
    alpha = _alpha(image)
    converted = _managed(image) or _plain(image)
    if alpha is not None:
        converted.putalpha(alpha)
    converted.info = {}
    return converted


def _alpha(image: Image.Image) -> Image.Image | None:
    """The transparency, None when there is none or every pixel is opaque."""
    if not image.has_transparency_data:
        return None
    alpha = image.convert("RGBA").getchannel("A") if image.mode != "RGBA" else image.getchannel("A")
    return None if alpha.getextrema() == (255, 255) else alpha


def _managed(image: Image.Image) -> Image.Image | None:
    """The colours by the picture's own profile; None without a usable one."""
    stored = image.info.get("icc_profile")
    if not stored:
        return None
    coloured = image.convert("RGB") if image.mode in ("RGBA", "P", "PA", "RGBa", "RGBX") else image
    coloured = coloured.convert("L") if coloured.mode == "LA" else coloured
    if coloured.mode not in MANAGED:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(stored))
        return ImageCms.profileToProfile(coloured, profile, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _plain(image: Image.Image) -> Image.Image:
    if image.mode in SIXTEEN:
        return _eight_bits(image).convert("RGB")
    if image.mode == "RGB":
        return image.copy()
    return image.convert("RGBA").convert("RGB") if image.mode in ("P", "PA") else image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Sixteen bits grey to eight. Pillow's own conversion would clip everything above 255 to white."""
    if image.mode == "F":
        darkest, lightest = map(float, image.getextrema())  # type: ignore[arg-type]
        scale = 255 / (lightest - darkest) if lightest > darkest else 1.0
        return image.point(lambda value: value * scale - darkest * scale).convert("L")
    return image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
