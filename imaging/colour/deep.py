"""What libvips holds, and what has more than eight bits a channel, into sRGB before anything is rounded to eight.

`srgb` does it for what Pillow holds, with the same profiles, intent and black point, to the same bytes.
"""

from __future__ import annotations

from imaging.colour.profile import Space
from imaging.colour.source import Source
from imaging.libvips import pyvips

SPACES: dict[int, Space] = {1: "GRAY", 2: "GRAY", 3: "RGB", 4: "RGB", 5: "CMYK"}
"""By bands, but for four that are CMYK."""
BANDS: dict[Space, int] = {"GRAY": 1, "RGB": 3, "CMYK": 4, "LAB": 3}
MEANINGS = {
    ("RGB", "uchar"): "srgb",
    ("RGB", "ushort"): "rgb16",
}
"""libvips' names for what the numbers are."""
TOP, STEP = 65_535, 257
"""The lightest of sixteen bits; how many of them one of eight has."""


def space_of(image: pyvips.Image) -> Space:
    """What its numbers are."""
    return "CMYK" if image.interpretation == "cmyk" else SPACES.get(image.bands, "RGB")


def in_srgb(image: pyvips.Image, meant: Source) -> pyvips.Image:
    """The picture in three bands, or four with its transparency, 8 bits each; not what is HDR."""
    own = space_of(image)
    colours, alpha = image[: BANDS[own]] if image.bands > 1 else image, _alpha(image, BANDS[own])
    if own == "GRAY":
        colours = colours.bandjoin([colours, colours])
    seen = _converted(colours, meant) if meant.icc else _eight_bits(colours)
    return (seen.bandjoin(_eight_bits(alpha)) if alpha else seen).copy(interpretation="srgb")


def _alpha(image: pyvips.Image, colours: int) -> pyvips.Image | None:
    return image[colours] if image.bands > colours else None


def _converted(colours: pyvips.Image, meant: Source) -> pyvips.Image:
    meaning = MEANINGS.get((meant.space, colours.format), "cmyk")
    named = colours.copy(interpretation=meaning)
    named.set_type(pyvips.GValue.blob_type, "icc-profile-data", meant.icc)
    made = named.icc_transform("srgb", embedded=True, intent="relative", black_point_compensation=True, depth=8)
    made.remove("icc-profile-data")
    return made


def _eight_bits(image: pyvips.Image) -> pyvips.Image:
    """Rounded; libvips itself cuts the lower byte off."""
    return image if image.format == "uchar" else image.linear(1 / STEP, 0.5, uchar=True)
