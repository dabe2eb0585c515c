"""A picture as cutting looks at it: no larger than a screen, and the part around a box. For workers only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.cutout.request import SubjectBox
from imaging.raster import Raster

Colours = NDArray[Any]
"""Height × width × 3, RGB, 8 bits."""
Mask = NDArray[Any]
"""Height × width, 32-bit floats 0–1: how much of a pixel is the subject's."""
SCREEN = 1024
"""Pixels of the long side that a picture is looked at with."""
VIEW = 2048
"""The same of what a model is shown: it looks at up to 1024 × 1024, whatever the picture's shape and within a box."""
MARGIN = 0.2
"""Of a box's sides: how much around it is looked at too, to learn from what is surely behind."""
STRIP = 512
"""Rows that are worked on at once: a picture of 100 megapixels has to fit into a worker's memory."""
WIDEST = 32_000
"""Pixels: wider pictures OpenCV cannot turn to strips."""

cv2.setNumThreads(1)


@dataclass(frozen=True)
class Sight:
    """A picture made small, and how it lies to what it was made of."""

    colours: Colours
    clear: Mask | None
    """What was not transparent already; None where nothing was."""
    share: float
    """Pixels here for each of the picture's own."""
    view: Colours | None = None
    """The picture less small, for models; None where `colours` are as good."""

    def shown(self, part: Window) -> Colours:
        """That part, with as much of it as is remembered."""
        if self.view is None:
            return np.ascontiguousarray(part.cut(self.colours))
        across, down = self.view.shape[1] / self.size[0], self.view.shape[0] / self.size[1]
        columns = slice(round(part.left * across), round(part.right * across))
        return np.ascontiguousarray(self.view[round(part.top * down) : round(part.bottom * down), columns])

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return int(self.colours.shape[1]), int(self.colours.shape[0])


@dataclass(frozen=True)
class Window:
    """A part of a sight, in its pixels: left and top belong to it, right and bottom do not."""

    left: int
    top: int
    right: int
    bottom: int

    def cut(self, whole: NDArray[Any]) -> NDArray[Any]:
        """That part of an array."""
        return whole[self.top : self.bottom, self.left : self.right]

    def put_back(self, part: Mask, size: tuple[int, int]) -> Mask:
        """The whole with that part, resized to fit, in its place; nothing around it."""
        whole = np.zeros((size[1], size[0]), np.float32)
        whole[self.top : self.bottom, self.left : self.right] = resized(part, (self.width, self.height))
        return whole

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top


def seen(raster: Raster) -> Sight:
    """The picture as it is looked at."""
    shape = raster.height, raster.width
    view = _on(raster.image, within(shape, VIEW))
    small = _on(view, within(shape, SCREEN))
    clear = np.asarray(small.getchannel("A"), np.float32) / 255 if small.mode == "RGBA" else None
    behind = _behind(small)
    larger = None if small is view else np.asarray(_opaque(view, behind))
    return Sight(np.asarray(_opaque(small, behind)), clear, min(1.0, SCREEN / max(shape)), larger)


def _behind(image: Image.Image) -> str:
    """What is put behind what is transparent, so that nobody takes the colours hidden there for a part of the picture:
    whatever the rest is not."""
    if image.mode != "RGBA":
        return "white"
    light, alpha = (np.asarray(each, np.float32) for each in (image.convert("L"), image.getchannel("A")))
    return "black" if (light * alpha).sum() > 160 * alpha.sum() else "white"


def _opaque(image: Image.Image, behind: str) -> Image.Image:
    if image.mode != "RGBA":
        return image.convert("RGB")
    ground = Image.new("RGB", image.size, behind)
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _on(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def window(sight: Sight, box: SubjectBox | None) -> Window:
    """Around a box, with a margin; all of it where there is none, or where the box lies beside the picture."""
    width, height = sight.size
    if box is None:
        return Window(0, 0, width, height)
    spare_x, spare_y = box.width * MARGIN, box.height * MARGIN
    left, right = (round(value * sight.share) for value in (box.x - spare_x, box.x + box.width + spare_x))
    top, bottom = (round(value * sight.share) for value in (box.y - spare_y, box.y + box.height + spare_y))
    left, top, right, bottom = max(0, left), max(0, top), min(width, right), min(height, bottom)
    if right - left < 2 or bottom - top < 2:
        return Window(0, 0, width, height)
    return Window(left, top, right, bottom)


def inside(sight: Sight, box: SubjectBox | None) -> Mask:
    """1 inside of the box, 0 around it."""
    width, height = sight.size
    if box is None:
        return np.ones((height, width), np.float32)
    mask = np.zeros((height, width), np.float32)
    left, right = (round(value * sight.share) for value in (box.x, box.x + box.width))
    top, bottom = (round(value * sight.share) for value in (box.y, box.y + box.height))
    mask[max(0, top) : max(0, bottom), max(0, left) : max(0, right)] = 1
    return mask


def resized(mask: NDArray[Any], size: tuple[int, int]) -> NDArray[Any]:
    """An array on other sides: averaged where it becomes smaller, linear where it grows."""
    if (mask.shape[1], mask.shape[0]) == size:
        return mask
    smaller = size[0] < mask.shape[1]
    out: NDArray[Any] = cv2.resize(mask, size, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR)
    return out


def within(shape: tuple[int, ...], side: int) -> tuple[int, int]:
    """Width and height of an array of that shape with a long side of at most `side`."""
    share = min(1.0, side / max(shape[:2]))
    return max(1, round(shape[1] * share)), max(1, round(shape[0] * share))


def strips(height: int) -> Iterator[tuple[int, int]]:
    """First row, and the one after the last, of each strip of a picture."""
    for top in range(0, height, STRIP):
        yield top, min(height, top + STRIP)


def enlarged(values: NDArray[Any], fine: Colours, rows: tuple[int, int]) -> NDArray[Any]:
    """These rows of the values on the sides of `fine`: what `resized` makes of them, without the rest of it."""
    height, width = fine.shape[:2]
    if values.shape[:2] == (height, width) or width > WIDEST:
        return np.asarray(resized(values, (width, height))[slice(*rows)])
    across, down = values.shape[1] / width, values.shape[0] / height
    onto = np.array([[across, 0, across / 2 - 0.5], [0, down, (rows[0] + 0.5) * down - 0.5]])
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    size = width, rows[1] - rows[0]
    return np.asarray(cv2.warpAffine(values, onto, size, flags=how, borderMode=cv2.BORDER_REPLICATE))
