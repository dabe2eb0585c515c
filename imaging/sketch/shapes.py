"""Drawn shapes as antialiased masks: a pen that takes units and draws at twice the resolution."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from imaging.sketch.colour import Field
from imaging.sketch.frame import SketchFrame

Point = tuple[float, float]


class Pen:
    """Collects polygons, lines and discs on one mask, in units; `value` 0..1 is how opaque (0 erases)."""

    def __init__(self, frame: SketchFrame) -> None:
        self._frame = frame
        self._scale = frame.unit * 2
        self._image = Image.new("L", (frame.width * 2, frame.height * 2))
        self._draw = ImageDraw.Draw(self._image)

    def _placed(self, points: Sequence[Point]) -> list[Point]:
        return [(float(x) * self._scale, float(y) * self._scale) for x, y in points]

    def polygon(self, points: Sequence[Point], value: float = 1.0) -> None:
        """A filled polygon."""
        self._draw.polygon(self._placed(points), fill=int(value * 255))

    def line(self, points: Sequence[Point], thickness: float, value: float = 1.0) -> None:
        """A stroke of at least half a pixel."""
        self._draw.line(
            self._placed(points), fill=int(value * 255), width=max(1, round(thickness * self._scale)), joint="curve"
        )

    def disc(self, x: float, y: float, rx: float, ry: float | None = None, value: float = 1.0) -> None:
        """An ellipse around (x, y)."""
        s, high = self._scale, rx if ry is None else ry
        self._draw.ellipse(((x - rx) * s, (y - high) * s, (x + rx) * s, (y + high) * s), fill=int(value * 255))

    def limb(self, points: Sequence[Point], start: float, end: float, value: float = 1.0) -> None:
        """A stroke that tapers from `start` to `end` thickness."""
        path = np.asarray(points, np.float64)
        along = np.gradient(path, axis=0)
        normal = (
            np.stack([-along[:, 1], along[:, 0]], 1) / np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
        )
        half = np.linspace(start, end, len(path))[:, None] / 2
        outline = np.concatenate([path + normal * half, (path - normal * half)[::-1]])
        self.polygon([(float(a), float(b)) for a, b in outline], value)

    def mask(self) -> Field:
        """(h, w) 0..1."""
        return np.asarray(self._image.reduce(2), np.float32) / np.float32(255)


def dots(
    frame: SketchFrame,
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    radius: NDArray[np.float64],
    value: NDArray[np.float64],
) -> Field:
    """(h, w) mask of many small discs (units); those under a pixel are dimmed instead of vanishing."""
    pen = Pen(frame)
    least = 0.7 / frame.unit
    order = np.argsort(value)
    for i in order:
        r = max(float(radius[i]), least)
        pen.disc(float(x[i]), float(y[i]), r, value=float(min(1.0, value[i]) * min(1.0, (radius[i] / least) ** 1.0)))
    return pen.mask()


def curve(points: Sequence[Point], steps: int = 16) -> list[Point]:
    """A smooth line through Bézier control points (3 or 4 of them)."""
    t = np.linspace(0, 1, steps)[:, None]
    control = np.repeat(np.asarray(points, np.float64)[:, None, :], steps, axis=1)
    while len(control) > 1:
        control = control[:-1] * (1 - t) + control[1:] * t
    return [(float(a), float(b)) for a, b in control[0]]
