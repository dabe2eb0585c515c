"""Any of Pillow's modes and colour profiles into 8-bit sRGB."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms

from imaging.strips import strips

SRGB = ImageCms.createProfile("sRGB")
SIXTEEN = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")
EASY = ("RGB", "RGBA", "P")
"""Modes whose colours are RGB."""
MANAGED = ("RGB", "L", "CMYK", "LAB")
"""Modes that a profile can describe."""


def in_srgb(image: Image.Image) -> Image.Image:
    """The picture in `RGB` or `RGBA`, in the memory of the one that is given where that can be: it is used up.

    A profile that is broken or of another mode is left aside.
    """
    if image.mode not in EASY:
        return _converted(image)
    stored = image.info.get("icc_profile")
    plain = _bare(image, "RGBA" if image.has_transparency_data else "RGB")
    if plain.mode == "RGBA" and plain.getchannel("A").getextrema() == (255, 255):
        plain = _bare(plain, "RGB")
    if stored:
        _correct(plain, stored)
    return plain


def _bare(image: Image.Image, mode: str) -> Image.Image:
    """The picture in that mode, without what its file said beside it; copied only where it has another mode."""
    bare = image._new(image.im) if image.im.mode == mode else image.convert(mode)
    bare.info = {}
    return bare


def _correct(image: Image.Image, stored: bytes) -> None:
    """The colours by that profile, in place."""
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(stored))
        transform = ImageCms.buildTransform(profile, SRGB, image.mode, image.mode)
        ImageCms.applyTransform(image, transform, inPlace=True)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return


def _converted(image: Image.Image) -> Image.Image:
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
    grey = Image.new("L", image.size)
    darkest, scale = 0.0, 1.0
    if image.mode == "F":
        darkest, lightest = map(float, image.getextrema())  # type: ignore[arg-type]
        scale = 255 / (lightest - darkest) if lightest > darkest else 1.0
    for box in strips(image.size):
        piece = image.crop(box)
        if image.mode == "F":
            shades = piece.point(lambda value: value * scale - darkest * scale)
        else:
            shades = piece.convert("I").point(lambda value: value * (1 / 257) + 0.5)
        grey.paste(shades.convert("L"), box)
    return grey
