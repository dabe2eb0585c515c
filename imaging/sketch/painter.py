"""Paints a reading: runs its scene's layers through its medium and shows the picture as it grows.

Counterpart of `reading`. Imported in worker processes only (numpy, Pillow).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

import numpy as np
from PIL import Image, ImageFilter

from imaging.sketch import weather
from imaging.sketch.colour import Picture
from imaging.sketch.frame import Frame
from imaging.sketch.layer import Layer, View, blank
from imaging.sketch.light import light
from imaging.sketch.reading import Reading

_PREVIEW = 320  # pixels on the long side
_MOST = 1_250_000  # pixels computed; larger pictures are enlarged from that


@dataclass(frozen=True)
class Stage:
    """The picture so far: `fraction` 0..1 of the work, a `note` on what is being done, and whether it is `final`."""

    image: Image.Image
    fraction: float
    note: str
    final: bool


class _Medium(Protocol):
    def lay(self, layer: Layer) -> None: ...
    def finish(self) -> Picture: ...


def paint(reading: Reading, width: int, height: int, seed: int) -> Iterator[Stage]:
    """Three previews, then the picture at `width` × `height` (64..4096). The same arguments give the same pixels."""
    if not (64 <= width <= 4096 and 64 <= height <= 4096):
        raise ValueError(f"a sketch is 64 to 4096 pixels a side, not {width} × {height}")
    small = _scaled(width, height, min(1.0, _PREVIEW / max(width, height)))
    view = _view(reading, Frame(*small, seed))
    painted = _image(_painted(reading, view))
    soft = max(small) / 26
    yield Stage(painted.filter(ImageFilter.GaussianBlur(soft)), 0.10, "finding the big shapes", False)
    yield Stage(painted.filter(ImageFilter.GaussianBlur(soft / 4)), 0.18, "laying in the light", False)
    yield Stage(painted, 0.26, f"painting {_NOTES[reading.style]}", False)
    yield Stage(_final(reading, width, height, seed), 1.0, "done", True)


_NOTES = {
    "watercolour": "wash over wash",
    "oil": "stroke by stroke",
    "ink": "with a wet brush",
    "pixel": "dot by dot",
    "low_poly": "facet by facet",
    "flat": "one ink after another",
}


def _final(reading: Reading, width: int, height: int, seed: int) -> Image.Image:
    """The finished picture, enlarged when it is too large to be computed pixel by pixel."""
    size = _scaled(width, height, min(1.0, math.sqrt(_MOST / (width * height))))
    view = _view(reading, Frame(*size, seed))
    image = _image(_painted(reading, view))
    if image.size == (width, height):
        return image
    way = Image.Resampling.NEAREST if reading.style == "pixel" else Image.Resampling.LANCZOS
    return image.resize((width, height), way)


def _painted(reading: Reading, view: View) -> Picture:
    """Every layer of the scene, laid in the medium."""
    medium = _medium(reading, view)
    for layer in _layers(view):
        view.canvas.lay(layer)
        medium.lay(layer)
    return medium.finish()


def _scaled(width: int, height: int, by: float) -> tuple[int, int]:
    return max(16, round(width * by)), max(16, round(height * by))


def _view(reading: Reading, frame: Frame) -> View:
    return View(frame, reading, light(reading, frame), blank(frame))


def _layers(view: View) -> Iterator[Layer]:
    """The scene's own layers and the weather's over them."""
    scene = import_module(f"imaging.sketch.scenes.{view.reading.scene}")
    yield from cast(Iterator[Layer], scene.layers(view))
    yield from weather.falling(view)


def _medium(reading: Reading, view: View) -> _Medium:
    return cast(_Medium, import_module(f"imaging.sketch.media.{reading.style}").Medium(view))


def _image(picture: Picture) -> Image.Image:
    """Eight bits a channel."""
    return Image.fromarray(np.clip(picture * 255 + 0.5, 0, 255).astype(np.uint8))
