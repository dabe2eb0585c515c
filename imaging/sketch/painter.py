"""Paints a reading: runs its scene's layers through its medium and shows the picture as it grows.

Counterpart of `reading`. Imported in worker processes only (numpy, Pillow).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import chain
from typing import Protocol, cast

import numpy as np
from PIL import Image, ImageFilter

from imaging.sketch import holding, telling
from imaging.sketch.colour import Picture
from imaging.sketch.frame import SketchFrame
from imaging.sketch.layer import Layer, View, blank
from imaging.sketch.light import light
from imaging.sketch.nature import weather
from imaging.sketch.reading import PromptReading

_PREVIEW = 320  # pixels on the long side
_MOST = 1_250_000  # pixels computed; larger pictures are enlarged from that
_BAND = 512  # rows grained at a time


@dataclass(frozen=True)
class PaintingStage:
    """The picture so far: `fraction` 0..1 of the work, a `note` on what is being done, and whether it is `final`."""

    image: Image.Image
    fraction: float
    note: str
    final: bool


class _Medium(Protocol):
    def lay(self, layer: Layer) -> None: ...
    def finish(self) -> Picture: ...


def paint(reading: PromptReading, width: int, height: int, seed: int) -> Iterator[PaintingStage]:
    """Previews (three at once, then one every few layers), then the picture at `width` × `height` (64..4096).

    The same arguments give the same pixels. Closing the generator stops the work at the next layer.
    """
    if not (64 <= width <= 4096 and 64 <= height <= 4096):
        raise ValueError(f"a sketch is 64 to 4096 pixels a side, not {width} × {height}")
    small = _scaled(width, height, min(1.0, _PREVIEW / max(width, height)))
    view = _view(reading, SketchFrame(*small, seed))
    medium = _medium(reading, view)
    count = sum(1 for _ in _laid(view, medium))
    painted = _image(medium.finish())
    soft = max(small) / 26
    yield PaintingStage(painted.filter(ImageFilter.GaussianBlur(soft)), 0.08, telling.SHAPES, False)
    yield PaintingStage(painted.filter(ImageFilter.GaussianBlur(soft / 4)), 0.12, telling.LIGHT, False)
    yield PaintingStage(painted, 0.16, telling.BY_STYLE[reading.style], False)
    if small == (width, height):
        yield PaintingStage(painted, 1.0, telling.DONE, True)
        return
    size = _scaled(width, height, min(1.0, math.sqrt(_MOST / (width * height))))
    view = _view(reading, SketchFrame(*size, seed))
    medium = _medium(reading, view)
    for done, layer in enumerate(_laid(view, medium), 1):
        if done % (count // 6 + 1) == 0:
            yield PaintingStage(painted, 0.16 + 0.7 * done / count, telling.painting(layer.name), False)
    painted = _enlarged(_image(medium.finish()), reading.style, width, height, view.frame)
    yield PaintingStage(painted, 1.0, telling.DONE, True)


def _laid(view: View, medium: _Medium) -> Iterator[Layer]:
    """Every layer of the scene, after it was laid on the canvas and in the medium."""
    for layer in _layers(view):
        view.canvas.lay(layer)
        medium.lay(layer)
        yield layer


def _enlarged(image: Image.Image, style: str, width: int, height: int, frame: SketchFrame) -> Image.Image:
    """A picture too large to be computed dot by dot, enlarged, with the fine grain that enlarging cannot invent."""
    if image.size == (width, height):
        return image
    if style in ("pixel", "low_poly"):
        way = Image.Resampling.NEAREST if style == "pixel" else Image.Resampling.BICUBIC
        return image.resize((width, height), way)
    pixels = np.array(image.resize((width, height), Image.Resampling.LANCZOS))
    tile = np.rint(frame.dice("enlarged").normal(0, 3.2, (_BAND, _BAND))).astype(np.int16)
    across = np.tile(tile, (1, width // _BAND + 1))[:, :width, None]
    for top in range(0, height, _BAND):
        band = pixels[top : top + _BAND]
        band[:] = np.clip(band + across[: len(band)], 0, 255)
    return Image.fromarray(pixels)


def _scaled(width: int, height: int, by: float) -> tuple[int, int]:
    return max(16, round(width * by)), max(16, round(height * by))


def _view(reading: PromptReading, frame: SketchFrame) -> View:
    return View(frame, reading, light(reading, frame), blank(frame))


def _layers(view: View) -> Iterator[Layer]:
    """The scene's own layers and the weather's over them, without those of what is not wanted."""
    scene = import_module(f"imaging.sketch.scenes.{view.reading.scene}")
    needed = holding.NEEDED.get(view.reading.scene, frozenset())
    unwanted = [holding.LAYERS[name] for name in view.reading.without if name in holding.LAYERS and name not in needed]
    for layer in chain(cast(Iterator[Layer], scene.layers(view)), weather.falling(view)):
        if not any(names.search(layer.name) for names in unwanted):
            yield layer


def _medium(reading: PromptReading, view: View) -> _Medium:
    return cast(_Medium, import_module(f"imaging.sketch.media.{reading.style}").Medium(view))


def _image(picture: Picture) -> Image.Image:
    """Eight bits a channel."""
    return Image.fromarray(np.clip(picture * 255 + 0.5, 0, 255).astype(np.uint8))
