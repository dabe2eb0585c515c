"""What Pillow holds, in any of its modes, into 8-bit sRGB. `deep` does it for what libvips holds."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from imaging.colour import deep, profile
from imaging.colour.profile import Space
from imaging.colour.source import Icc, Source, Statement, source
from imaging.colour.tone import PIECE, Toning
from imaging.large.strips import strips
from imaging.libvips import pyvips

SIXTEEN = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")
GREYS = ("1", "L", "LA", "La", *SIXTEEN)


def in_srgb(image: Image.Image, statements: Iterable[Statement] | None = None) -> Image.Image:
    """The picture in `RGB` or `RGBA`, in the memory of the one that is given where that can be: it is used up.

    `statements` is what its file says about its colours; without it, that is its profile alone. What of it is broken or
    made for another mode is passed over.
    """
    told = _own(image) if statements is None else statements
    meant = source(told, space_of(image))
    if image.mode in SIXTEEN:
        return _deep(image, meant)
    if meant.space in ("CMYK", "LAB"):
        return _across(image, meant)
    plain = _bare(image, "RGBA" if image.has_transparency_data else "RGB")
    if plain.mode == "RGBA" and plain.getchannel("A").getextrema() == (255, 255):
        plain = _bare(plain, "RGB")
    if meant.hdr:
        tone_down(plain, meant)
    elif meant.icc:
        ImageCms.applyTransform(plain, profile.transform(meant.icc, plain.mode, plain.mode), inPlace=True)
    return plain


def space_of(image: Image.Image) -> Space:
    """What its numbers are."""
    if image.mode in ("CMYK", "LAB"):
        return "CMYK" if image.mode == "CMYK" else "LAB"
    return "GRAY" if image.mode in GREYS else "RGB"


def tone_down(image: Image.Image, meant: Source) -> None:
    """HDR in eight bits, in its place; what has more is toned down before it is rounded."""
    assert meant.hdr
    boxes = list(strips(image.size, pixels=PIECE))
    toning = Toning.of(meant.hdr, (_codes(image.crop(box)) for box in boxes))
    for box in boxes:
        piece = image.crop(box)
        toned = Image.fromarray(toning.toned(_codes(piece)))
        if piece.mode == "RGBA":
            toned.putalpha(piece.getchannel("A"))
        image.paste(toned, box)


def _codes(piece: Image.Image) -> NDArray[np.uint16]:
    return np.asarray(piece)[..., :3].astype(np.uint16) * deep.STEP


def _own(image: Image.Image) -> tuple[Statement, ...]:
    stored = image.info.get("icc_profile")
    return (Icc(stored),) if isinstance(stored, bytes) else ()


def _bare(image: Image.Image, mode: str) -> Image.Image:
    """The picture in that mode, without what its file said beside it; copied only where it has another mode."""
    if image.im.mode == mode:
        bare = image._new(image.im)
    else:
        bare = (image.convert("RGBA") if image.mode in ("PA", "La", "RGBa") else image).convert(mode)
    bare.info = {}
    return bare


def _across(image: Image.Image, meant: Source) -> Image.Image:
    """From numbers that are no RGB."""
    made = ImageCms.applyTransform(image, profile.transform(meant.icc, image.mode, "RGB"))
    assert made
    made.info = {}
    return made


def _deep(image: Image.Image, meant: Source) -> Image.Image:
    """Grey of more than eight bits."""
    clear = image.info.get("transparency")
    seen = Image.new("RGBA" if isinstance(clear, int) else "RGB", image.size)
    darkest, scale = _range(image)
    for box in strips(image.size):
        levels = np.asarray(image.crop(box), np.float32)
        codes = np.rint(np.clip((levels - darkest) * scale, 0, deep.TOP)).astype(np.uint16)[..., None]
        piece = Image.fromarray(deep.in_srgb(pyvips.Image.new_from_array(codes), meant).numpy())
        if isinstance(clear, int):
            piece.putalpha(Image.fromarray((levels != clear).astype(np.uint8) * 255))
        seen.paste(piece, box)
    return seen


def _range(image: Image.Image) -> tuple[float, float]:
    """The level that is black, and by how much one step of the picture's is more than one of 65,535."""
    if image.mode != "F":
        return 0.0, 1.0
    darkest, lightest = map(float, image.getextrema())  # type: ignore[arg-type]
    return darkest, deep.TOP / (lightest - darkest) if lightest > darkest else 1.0
