"""Four corners of a surface in a picture, and the way from the front of it to there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import dist

from PIL import Image

from imaging.declaration import Impossible
from imaging.sentences import say

Point = tuple[float, float]
Size = tuple[int, int]
Projection = tuple[float, float, float, float, float, float, float, float]
"""From a place of the result to that of the source: x' = (a x + b y + c) / (g x + h y + 1), y' = (d x + e y + f) / …"""
LEAST = 8
"""Pixels of a side: less shows nothing."""
LONGEST = 30_000
"""Pixels of a side of what is made."""


@dataclass(frozen=True)
class Corners:
    """From the upper left one clockwise, in pixels of the picture."""

    points: tuple[Point, Point, Point, Point]

    @classmethod
    def of(cls, said: str) -> Corners:
        """Of `x,y,x,y,x,y,x,y`. Raises `Impossible` for what are no four corners that go around something."""
        try:
            numbers = [float(each) for each in said.split(",")]
        except ValueError:
            numbers = []
        if len(numbers) != 8 or not all(abs(each) < 1e6 for each in numbers):
            raise Impossible(
                say(
                    "what_are_corners",
                    "“{corners}” are not four corners. Write x,y of each in pixels, from the upper left one clockwise: "
                    "40,30,760,10,790,580,10,600.",
                    corners=said[:80],
                )
            )
        x = list(zip(numbers[::2], numbers[1::2], strict=True))
        corners = cls((x[0], x[1], x[2], x[3]))
        if not corners.is_convex:
            raise Impossible(
                say(
                    "corners_crossed",
                    "These corners go around nothing: say them from the upper left one clockwise, with no corner "
                    "inside of the others.",
                )
            )
        return corners

    @property
    def is_convex(self) -> bool:
        """Whether one always turns right on the way around them."""
        around = (*self.points, *self.points[:2])
        ways = [(to[0] - at[0], to[1] - at[1]) for at, to in pairwise(around)]
        return all(first[0] * second[1] - first[1] * second[0] > 1e-6 for first, second in pairwise(ways))

    @property
    def size(self) -> Size:
        """Of what they go around, seen from the front: as many pixels as its longer edges have. Raises `Impossible`."""
        upper_left, upper_right, lower_right, lower_left = self.points
        width = round(max(dist(upper_left, upper_right), dist(lower_left, lower_right)))
        height = round(max(dist(upper_left, lower_left), dist(upper_right, lower_right)))
        if min(width, height) < LEAST or max(width, height) > LONGEST:
            raise Impossible(
                say(
                    "corners_too_near",
                    "What these corners go around has {width} × {height} pixels; it needs {least} at least each way.",
                    width=width,
                    height=height,
                    least=LEAST,
                )
            )
        return width, height

    def must_be_inside(self, size: Size) -> None:
        """Raises `Impossible` for one that lies outside of a picture of that size."""
        if not all(0 <= x <= size[0] and 0 <= y <= size[1] for x, y in self.points):
            raise Impossible(
                say(
                    "corner_outside",
                    "A corner lies outside of the picture, which is {width} × {height} pixels.",
                    width=size[0],
                    height=size[1],
                )
            )

    def projection(self, size: Size) -> Projection:
        """From a result of that size to them (Heckbert, Fundamentals of Texture Mapping, 1989, § 2.2.3)."""
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = self.points
        dx1, dx2, sx = x1 - x2, x3 - x2, x0 - x1 + x2 - x3
        dy1, dy2, sy = y1 - y2, y3 - y2, y0 - y1 + y2 - y3
        whole = dx1 * dy2 - dx2 * dy1
        g, h = (sx * dy2 - dx2 * sy) / whole, (dx1 * sy - sx * dy1) / whole
        width, height = size
        return (
            (x1 - x0 + g * x1) / width,
            (x3 - x0 + h * x3) / height,
            x0,
            (y1 - y0 + g * y1) / width,
            (y3 - y0 + h * y3) / height,
            y0,
            g / width,
            h / height,
        )

    def scaled(self, share: float) -> Corners:
        a, b, c, d = ((x * share, y * share) for x, y in self.points)
        return Corners((a, b, c, d))

    def __str__(self) -> str:
        return ",".join(f"{round(each, 2):g}" for point in self.points for each in point)


def by_pillow(image: Image.Image, size: Size, projection: Projection) -> Image.Image:
    """A picture of that size, each pixel looked up where the projection says (bicubic)."""
    if image.mode == "RGBA":  # what is transparent lends no colour
        seen = image.convert("RGBa").transform(size, Image.Transform.PERSPECTIVE, projection, Image.Resampling.BICUBIC)
        return seen.convert("RGBA")
    return image.transform(size, Image.Transform.PERSPECTIVE, projection, Image.Resampling.BICUBIC)
