"""A layer of paint, the canvas it goes on, and the view a scene paints from.

A scene is a generator of `Layer`s from back to front. When it is resumed after a `yield`, the layer lies on
`view.canvas.picture`, which is how water reflects what stands behind it.
"""

from dataclasses import dataclass, field

import numpy as np

from imaging.sketch.colour import Field, Picture
from imaging.sketch.frame import Frame
from imaging.sketch.light import Light
from imaging.sketch.reading import Reading


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


@dataclass
class Canvas:
    """The plain picture so far, (h, w, 3), before any medium."""

    picture: Picture

    def lay(self, layer: Layer) -> None:
        """Paint one layer over what is there."""
        mask = layer.mask[:, :, None]
        if layer.lit:
            self.picture += layer.colour * mask * (1 - self.picture)
        else:
            self.picture += (layer.colour - self.picture) * mask


@dataclass(frozen=True)
class View:
    """All a scene may look at."""

    frame: Frame
    reading: Reading
    light: Light
    canvas: Canvas = field(repr=False)

    def wants(self, *elements: str) -> bool:
        """Whether the prompt names one of these things."""
        return any(e in self.reading.elements for e in elements)

    def refuses(self, element: str) -> bool:
        """Whether the prompt says "no …" of it."""
        return element in self.reading.without


def blank(frame: Frame) -> Canvas:
    """An empty canvas."""
    return Canvas(np.ones((frame.height, frame.width, 3), np.float32))


def plain(frame: Frame, colour: np.ndarray) -> Picture:
    """A picture of one colour, without using memory for it."""
    return np.broadcast_to(colour.astype(np.float32), (frame.height, frame.width, 3))
