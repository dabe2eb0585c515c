"""A layer of paint, the canvas it goes on, and the view a scene paints from.

A scene is a generator of `Layer`s from back to front. When it is resumed after a `yield`, the layer lies on
`view.canvas.picture`, which is how water reflects what stands behind it.
"""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from imaging.sketch.colour import Field, Picture
from imaging.sketch.frame import SketchFrame
from imaging.sketch.light import Light
from imaging.sketch.reading import PromptReading


@dataclass(frozen=True)
class Layer:
    """One thing to paint. `mask` (h, w) is its coverage, `colour` (h, w, 3) what it is painted with.

    `far` is 0 near … 1 far. A `soft` layer (mist, cloud, glow) has no contour; a `fine` one (stars, rain, branches) is
    laid crisp, with a small brush; `lit` adds light instead of covering; `flow` is the direction of strokes (radians).
    """

    name: str
    mask: Field
    colour: Picture
    far: float = 0.0
    soft: bool = False
    fine: bool = False
    lit: bool = False
    flow: Field | None = None

    @cached_property
    def box(self) -> tuple[slice, slice]:
        """The rows and columns this layer touches, with a margin for what its edge does."""
        marked = self.mask > 0.002
        return _reach(np.any(marked, axis=1)), _reach(np.any(marked, axis=0))


def _reach(touched: NDArray[np.bool_] | np.bool_) -> slice:
    """From the first to the last true value, and an eightieth more on both sides."""
    touched = np.atleast_1d(touched)
    places = np.flatnonzero(touched)
    if not len(places):
        return slice(0, 1)
    margin = len(touched) // 80 + 2
    return slice(max(0, int(places[0]) - margin), min(len(touched), int(places[-1]) + margin + 1))


@dataclass
class Canvas:
    """The plain picture so far, (h, w, 3), before any medium."""

    picture: Picture

    def lay(self, layer: Layer) -> None:
        """Paint one layer over what is there."""
        box = layer.box
        mask, colour, under = layer.mask[box][:, :, None], layer.colour[box], self.picture[box]
        under += colour * mask * (1 - under) if layer.lit else (colour - under) * mask


@dataclass(frozen=True)
class View:
    """All a scene may look at."""

    frame: SketchFrame
    reading: PromptReading
    light: Light
    canvas: Canvas = field(repr=False)

    def wants(self, *elements: str) -> bool:
        """Whether the prompt names one of these things."""
        return any(e in self.reading.elements for e in elements)

    def refuses(self, element: str) -> bool:
        """Whether the prompt says "no …" of it."""
        return element in self.reading.without


def blank(frame: SketchFrame) -> Canvas:
    """An empty canvas."""
    return Canvas(np.ones((frame.height, frame.width, 3), np.float32))


def plain(frame: SketchFrame, colour: np.ndarray) -> Picture:
    """A picture of one colour, without using memory for it."""
    return np.broadcast_to(colour.astype(np.float32), (frame.height, frame.width, 3))
