"""What libvips holds, and what has more than eight bits a channel, into sRGB before anything is rounded to eight.

`srgb` does it for what Pillow holds, with the same profiles, intent and black point, to the same bytes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from imaging.colour.profile import Space
from imaging.colour.source import Source
from imaging.colour.tone import PIECE, Toning
from imaging.large.strips import Box, strips
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
    """The picture in three bands, or four with its transparency, 8 bits each."""
    if meant.hdr:
        return _toned(image, meant)
    own = space_of(image)
    colours, alpha = image[: BANDS[own]] if image.bands > BANDS[own] else image, _alpha(image, BANDS[own])
    if own == "GRAY":
        colours = colours.bandjoin([colours, colours])
    seen = _converted(colours, meant) if meant.icc else _eight_bits(colours)
    return (seen.bandjoin(_eight_bits(alpha)) if alpha else seen).copy(interpretation="srgb")


def from_lab(image: pyvips.Image) -> pyvips.Image:
    """L*a*b* under D50, in floating point, as three bands of 8 bits. libvips by itself takes it for D65's."""
    return (
        image.copy(interpretation="lab")
        .icc_export(output_profile="srgb", intent="relative", black_point_compensation=True, depth=8)
        .copy(interpretation="srgb")
    )


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


def _toned(image: pyvips.Image, meant: Source) -> pyvips.Image:
    """HDR as a screen shows it; looked at twice, so all of it is in memory."""
    assert meant.hdr
    kept = image.copy_memory()
    boxes = list(strips((image.width, image.height), pixels=PIECE))
    toning = Toning.of(meant.hdr, (_codes(_part(kept, box)) for box in boxes))
    colours = 3 if image.bands > 2 else 1
    made = np.empty((image.height, image.width, 3 + image.bands - colours), np.uint8)
    for box in boxes:
        part, rows = _part(kept, box), slice(box[1], box[3])
        made[rows, :, :3] = toning.toned(_codes(part))
        made[rows, :, 3:] = np.rint(part[..., colours:] / (STEP if part.dtype == np.uint16 else 1))
    return pyvips.Image.new_from_array(made, interpretation="srgb")


def _part(image: pyvips.Image, box: Box) -> NDArray[np.uint16]:
    left, top, right, bottom = box
    part = image.crop(left, top, right - left, bottom - top).numpy()
    return np.asarray(part).reshape(bottom - top, right - left, image.bands)


def _codes(part: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """Its three colours, in sixteen bits."""
    colours = part[..., :3] if part.shape[2] > 2 else part[..., [0, 0, 0]]
    return colours if part.dtype == np.uint16 else colours.astype(np.uint16) * STEP
