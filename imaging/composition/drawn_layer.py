"""What somebody drew on a picture, as a layer of its own: transparent where nothing was drawn."""

from __future__ import annotations

from PIL import Image

from imaging.declaration import Impossible
from imaging.large.strips import Box, is_large, strips
from imaging.raster import Raster
from imaging.sentences import say

ROUNDING = 1
"""Pixels by which a side of a layer may differ from what the other one says of it."""


def as_layer(drawn: Raster) -> Raster:
    """A layer as it came. Raises `Impossible` for one that covers everything, or has nothing on it."""
    if drawn.image.mode != "RGBA":
        raise Impossible(
            say("layer_opaque", "The layer covers the whole picture. It has to be transparent where nothing is drawn.")
        )
    if drawn.image.getchannel("A").getbbox() is None:
        raise Impossible(say("layer_blank", "Nothing is drawn on the layer."))
    return drawn


def laid_on(raster: Raster, drawn: Image.Image) -> Raster:
    """The picture with a layer (RGBA) on it; one that was drawn on fewer pixels is stretched over all of it.

    Where the layer is transparent every pixel is the picture's own. A large picture to spare is changed itself. Raises
    `Impossible` for a layer of another shape.
    """
    size = raster.image.size
    _must_fit(drawn.size, size)
    made = raster.image if raster.spare and is_large(raster.image) else raster.image.copy()
    source = drawn if drawn.size == size else drawn.convert("RGBa")  # what is transparent lends no colour
    for box in strips(size):
        part = _part(source, box, size)
        inside = part.getchannel("A").getbbox()
        if inside is None:
            continue
        part, corner = part.crop(inside), (inside[0], box[1] + inside[1])
        if made.mode == "RGBA":
            made.alpha_composite(part, corner)
        else:
            made.paste(part.convert("RGB"), corner, part.getchannel("A"))
    return Raster(made)


def _part(source: Image.Image, box: Box, size: tuple[int, int]) -> Image.Image:
    if source.mode == "RGBA":
        return source.crop(box)
    rows = source.height / size[1]
    seen = 0.0, box[1] * rows, float(source.width), min(float(source.height), box[3] * rows)
    wanted = size[0], box[3] - box[1]
    return source.resize(wanted, Image.Resampling.BILINEAR, box=seen).convert("RGBA")


def _must_fit(drawn: tuple[int, int], size: tuple[int, int]) -> None:
    larger = drawn[0] > size[0] or drawn[1] > size[1]
    apart = abs(drawn[0] * size[1] / size[0] - drawn[1]), abs(drawn[1] * size[0] / size[1] - drawn[0])
    if larger or min(apart) > ROUNDING:
        raise Impossible(
            say(
                "layer_of_other_size",
                "The layer is {layer} pixels and was drawn on another picture than this one, which is {picture}.",
                layer=f"{drawn[0]} × {drawn[1]}",
                picture=f"{size[0]} × {size[1]}",
            )
        )
