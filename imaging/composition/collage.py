"""Where the pictures of a collage stand: rows that all end at the same edge, equal cells, one row or one column.

Only numbers: `assembled` puts pixels there, each picture cut to its cell beforehand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from math import ceil, inf, log, sqrt
from typing import Any, Self

from PIL import Image

from imaging.declaration import Impossible
from imaging.named_colour import colour_of, in_mode
from imaging.raster import Raster
from imaging.sentences import say

LAYOUTS = ("grid", "equal", "row", "column")
MOST_PIXELS = 100_000_000
LONGEST = 20_000
"""Pixels a side."""
SMALLEST = 16
"""Pixels of a cell's shorter side: below that nothing can be made out."""
SHAPE = 3 / 2
"""Width over height that a grid comes as near to as its rows can."""

Size = tuple[int, int]
Box = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""


@dataclass(frozen=True)
class Plan:
    """A canvas, and a cell on it for each picture, in order."""

    width: int
    height: int
    cells: tuple[Box, ...]
    colour: str
    """What is seen between them: a name, `#ff8800` or `transparent`."""

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        cells = [list(cell) for cell in self.cells]
        return {"width": self.width, "height": self.height, "cells": cells, "colour": self.colour}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        cells = ((left, top, width, height) for left, top, width, height in values["cells"])
        return cls(values["width"], values["height"], tuple(cells), values["colour"])


def planned(sizes: Sequence[Size], layout: str, width: int, gap: int, colour: str) -> Plan:
    """The plan for pictures of these sizes on a canvas of that width, `gap` pixels between and around them.

    Nothing is cut but in `equal`. Raises `Impossible` where a cell or the whole would have no sensible size.
    """
    colour_of(colour)
    shapes = [wide / high for wide, high in sizes]
    if layout == "equal":
        heights, rows = _equal(shapes, width, gap)
    else:
        parts = {"row": [shapes], "column": [[shape] for shape in shapes]}.get(layout) or _rows(shapes, width, gap)
        heights = [_height(part, width, gap) for part in parts]
        rows = [[shape * high for shape in part] for part, high in zip(parts, heights, strict=True)]
    cells = tuple(_cells(rows, heights, width, gap))
    height = round(sum(heights) + gap * (len(heights) + 1))
    _check(width, height, cells)
    return Plan(width, height, cells, colour)


def assembled(plan: Plan, pictures: Iterable[Raster]) -> Raster:
    """The collage of pictures that have the sizes of their cells; one after the other is taken."""
    ground = colour_of(plan.colour)
    clear = ground[3] < 255
    canvas = Image.new("RGBA" if clear else "RGB", (plan.width, plan.height))
    canvas.paste(in_mode(ground, canvas), (0, 0, plan.width, plan.height))
    for picture, (left, top, _, _) in zip(pictures, plan.cells, strict=True):
        image = picture.image
        if clear:
            canvas.alpha_composite(image.convert("RGBA"), (left, top))
        else:
            canvas.paste(image, (left, top), image.getchannel("A") if image.mode == "RGBA" else None)
    return Raster(canvas)


def _height(shapes: Sequence[float], width: int, gap: int) -> float:
    """Of a row that is exactly as wide as the canvas."""
    return (width - gap * (len(shapes) + 1)) / sum(shapes)


def _rows(shapes: Sequence[float], width: int, gap: int) -> list[list[float]]:
    """The pictures in rows, in order: of all numbers of rows the one whose collage is nearest to `SHAPE`."""

    def unlike(parts: list[list[float]]) -> float:
        high = sum(_height(part, width, gap) for part in parts) + gap * (len(parts) + 1)
        return abs(log(width / high / SHAPE)) if high > 0 else inf

    return min((_split(shapes, count) for count in range(1, len(shapes) + 1)), key=unlike)


def _split(shapes: Sequence[float], count: int) -> list[list[float]]:
    """So many rows of about equal heights: the split whose rows' sums differ least from their mean (squares)."""
    sums = [0.0, *accumulate(shapes)]
    mean = sums[-1] / count

    @cache
    def best(start: int, left: int) -> tuple[float, int]:
        """The least cost from a picture on in so many rows, and where the first of them ends."""
        if left == 1:
            return (sums[-1] - sums[start] - mean) ** 2, len(shapes)
        ends = range(start + 1, len(shapes) - left + 2)
        return min(((sums[end] - sums[start] - mean) ** 2 + best(end, left - 1)[0], end) for end in ends)

    edges = [0]
    for left in range(count, 0, -1):
        edges.append(best(edges[-1], left)[1])
    return [list(shapes[start:end]) for start, end in pairwise(edges)]


def _equal(shapes: Sequence[float], width: int, gap: int) -> tuple[list[float], list[list[float]]]:
    """Heights of rows and widths of cells, all the same, in about as many rows as columns; of the usual shape."""
    columns = ceil(sqrt(len(shapes)))
    wide = (width - gap * (columns + 1)) / columns
    full, rest = divmod(len(shapes), columns)
    rows = [[wide] * columns] * full + ([[wide] * rest] if rest else [])
    return [wide / sorted(shapes)[len(shapes) // 2]] * len(rows), rows


def _cells(rows: Sequence[Sequence[float]], heights: Sequence[float], width: int, gap: int) -> list[Box]:
    """Whole pixels without a seam: edges are rounded, not sizes. A row that is not full stands in the middle."""
    found = []
    top = float(gap)
    for row, high in zip(rows, heights, strict=True):
        left = (width - sum(row) - gap * (len(row) - 1)) / 2
        for wide in row:
            edges = round(left), round(top), round(left + wide), round(top + high)
            found.append((edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1]))
            left += wide + gap
        top += high + gap
    return found


def _check(width: int, height: int, cells: Sequence[Box]) -> None:
    if any(min(wide, high) < SMALLEST for _, _, wide, high in cells):
        raise Impossible(
            say(
                "collage_cells_too_small",
                "Some pictures would be smaller than {smallest} px. Choose a larger width or a smaller gap.",
                smallest=SMALLEST,
            )
        )
    if width * height > MOST_PIXELS or height > LONGEST:
        raise Impossible(
            say(
                "collage_too_large",
                "That would be {width} × {height} pixels, and the limit is {most_pixels} megapixels and "
                "{longest} px a side. Choose a smaller width or another layout.",
                width=width,
                height=height,
                most_pixels=MOST_PIXELS // 1000000,
                longest=LONGEST,
            )
        )
