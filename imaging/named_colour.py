"""Colours as people write them: `white`, `#ff8800`, `rgb(255,136,0)`, `transparent`."""

from __future__ import annotations

from PIL import Image, ImageColor

from imaging.declaration import Impossible
from imaging.raster import Raster
from imaging.sentences import say

FORM = r"#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,}|rgb\(.+\)"
"""How a word looks that may be one."""
TRANSPARENT = (0, 0, 0, 0)
Rgba = tuple[int, int, int, int]


def colour_of(name: str) -> Rgba:
    """Red, green, blue and alpha, 0–255. Raises `Impossible`."""
    if name.strip().lower() == "transparent":
        return TRANSPARENT
    try:
        red, green, blue, *alpha = ImageColor.getrgb(name.strip().lower().replace("grey", "gray"))
    except ValueError as error:
        raise Impossible(
            say(
                "no_such_colour",
                "“{name}” is not a colour known here. Use a name such as white, or #ff8800.",
                name=name,
            )
        ) from error
    return red, green, blue, alpha[0] if alpha else 255


def able_to_show(raster: Raster, colour: Rgba) -> Image.Image:
    """The picture in a mode in which that colour exists: with alpha where it is not opaque."""
    return raster.image.convert("RGBA") if colour[3] < 255 else raster.image


def mode_showing(raster: Raster, colour: Rgba) -> tuple[str, tuple[int, ...]]:
    """The mode of that picture beside that colour, and the colour in it; without making the picture anew."""
    mode = "RGBA" if colour[3] < 255 else raster.image.mode
    return mode, colour if mode == "RGBA" else colour[:3]


def in_mode(colour: Rgba, image: Image.Image) -> tuple[int, ...]:
    """The colour with as many bands as the picture has."""
    return colour if image.mode == "RGBA" else colour[:3]
