"""A part of a picture, said as `left,top,width,height` in pixels: what lies in it changes, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from imaging.declaration import Impossible, option
from imaging.large.strips import Box, is_large
from imaging.raster import Raster
from imaging.sentences import say

BOX = re.compile(r"(\d{1,6}),(\d{1,6}),(\d{1,6}),(\d{1,6})")
FORM = r"\d+,\d+,\d+,\d+"


def area_option() -> Any:
    """Of an operation that changes the whole picture, or an area of it."""
    return option(
        "left,top,width,height in pixels: only there", default="", form=FORM, brief="left,top,width,height px"
    )


def must_be_box(said: str) -> None:
    """Raises `Impossible` for what does not look so."""
    if not BOX.fullmatch(said):
        raise Impossible(
            say(
                "what_is_a_crop_box",
                "“{box}” is not a box. Write left,top,width,height in pixels, such as 0,0,800,600.",
                box=said,
            )
        )


def corners(said: str, raster: Raster) -> Box:
    """The edges of that box in a picture. Raises `Impossible` for one that is empty or reaches outside."""
    left, top, width, height = map(int, said.split(","))
    if not width or not height or left + width > raster.width or top + height > raster.height:
        raise Impossible(
            say(
                "box_outside",
                "The box {box} reaches outside the picture, which is {width} × {height} pixels.",
                box=said,
                width=raster.width,
                height=raster.height,
            )
        )
    return left, top, left + width, top + height


def scaled(said: str, share: float) -> str:
    """The same box in the picture at that share of its size."""
    if not said:
        return ""
    left, top, width, height = (int(int(edge) * share) for edge in said.split(","))
    return f"{left},{top},{max(1, width)},{max(1, height)}"


def changed_within(raster: Raster, area: str, change: Callable[[Raster], Raster], reach: int = 0) -> Raster:
    """The picture with what `change` makes of that area, seeing `reach` pixels around it; without one, of all of it.
    A large picture to spare is changed itself. Raises `Impossible`."""
    if not area:
        return change(raster)
    left, top, right, bottom = corners(area, raster)
    around = (
        max(0, left - reach),
        max(0, top - reach),
        min(raster.width, right + reach),
        min(raster.height, bottom + reach),
    )
    part = change(Raster(raster.image.crop(around), spare=True)).image
    made = raster.image if raster.spare and is_large(raster.image) else raster.image.copy()
    inside = left - around[0], top - around[1], right - around[0], bottom - around[1]
    made.paste(part.crop(inside), (left, top))
    return Raster(made)
