"""How plausible a mask is as the outline of something in a picture, 0–1, whatever made it. For workers only.

The product of what is true of nearly every right mask, each a share that falls from 1 to 0 between two bounds: it holds
more than a speck and less than everything; it is made of a few pieces thicker than a hair, and so is what it leaves;
it runs along the rim for a part of it only; it ends where the picture changes, more than elsewhere; and of a picture
drawn in flat colours (a screenshot, a page) it leaves out little else that was drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from imaging.cutout.sight import Colours, Mask, resized, within

SIDE = 320
"""Pixels of the long side at which a mask is looked at."""
Shape = NDArray[np.bool_]


@dataclass(frozen=True)
class Range:
    """What counts as 0 and what as 1."""

    none: float
    all: float

    def of(self, value: float) -> float:
        """The share (0–1) of the way between both."""
        return min(1.0, max(0.0, (value - self.none) / (self.all - self.none)))


SPECK = Range(0.002, 0.01)
"""The share of the picture that is kept."""
REST = Range(0.01, 0.05)
"""The share that is left."""
THICK = Range(0.4, 0.85)
"""The share of a mask, or of the rest, in which a square of three pixels finds room."""
TOGETHER = Range(0.02, 0.15)
"""How likely two pixels of the mask are of one piece."""
RIM = Range(0.95, 0.35)
"""The share of the rim that the mask covers."""
FOLLOWED = Range(0.9, 1.3)
"""How much the picture changes along the outline, by how much it does on average."""
CHANGE = Range(5, 40)
"""That change as such, in Lab by Sobel's operator; as little as 5 is no edge."""
FLAT, DRAWN = Range(0.5, 0.7), Range(0.08, 0.25)
"""The share of pixels that are as their neighbours are, and the share of the picture's edges that is left out."""
FEW_COLOURS = 2
"""Levels in which such a pixel may differ from its neighbours: JPEG is not quite flat."""


def plausible(mask: Mask, colours: Colours) -> float:
    """0–1; both arrays have the same sides."""
    size = within(colours.shape, SIDE)
    small = resized(colours, size)
    shape = resized(mask, size) > 0.5
    if not shape.any() or shape.all():
        return 0.0
    share = float(shape.mean())
    held = SPECK.of(share) * REST.of(1 - share) * RIM.of(_rim(shape))
    return (
        held
        * THICK.of(_thick(shape))
        * THICK.of(_thick(~shape))
        * TOGETHER.of(_together(shape))
        * _outlined(shape, small)
    )


def _rim(shape: Shape) -> float:
    return float(np.concatenate([shape[0], shape[-1], shape[:, 0], shape[:, -1]]).mean())


def _thick(shape: Shape) -> float:
    opened = cv2.morphologyEx(
        shape.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8), borderType=cv2.BORDER_REPLICATE
    )
    return float(opened.sum() / shape.sum())


def _together(shape: Shape) -> float:
    _, _, stats, _ = cv2.connectedComponentsWithStats(shape.astype(np.uint8), connectivity=8)
    shares = stats[1:, cv2.CC_STAT_AREA] / shape.sum()
    return float((shares**2).sum())


def _outlined(shape: Shape, colours: Colours) -> float:
    change = _change(colours)
    mean = float(change.mean())
    line = _line(shape, 1)
    if not line.any() or not mean:
        return 0.0
    along = change[line]
    nearest = cv2.dilate(change, np.ones((3, 3), np.uint8))[line]
    drawn = change > max(CHANGE.all, 2 * mean)
    left_out = float((drawn & ~shape & ~_line(shape, 3)).sum() / max(1, drawn.sum()))
    drawing = FLAT.of(_flat(colours)) * DRAWN.of(left_out)
    return FOLLOWED.of(float(along.mean()) / mean) * CHANGE.of(float(np.median(nearest))) * (1 - drawing)


def _line(shape: Shape, wide: int) -> Shape:
    """Pixels at most that far from where the shape ends, those of the picture's rim left out."""
    across = np.ones((2 * wide + 1, 2 * wide + 1), np.uint8)
    line: Shape = cv2.dilate(shape.astype(np.uint8), across) > cv2.erode(shape.astype(np.uint8), across)
    line[[0, -1]] = False
    line[:, [0, -1]] = False
    return line


def _change(colours: Colours) -> Mask:
    soft = cv2.GaussianBlur(cv2.cvtColor(colours, cv2.COLOR_RGB2LAB).astype(np.float32), (0, 0), 1.0)
    across, down = cv2.Sobel(soft, cv2.CV_32F, 1, 0), cv2.Sobel(soft, cv2.CV_32F, 0, 1)
    change: Mask = np.sqrt((across**2 + down**2).sum(-1))
    return change


def _flat(colours: Colours) -> float:
    """The share of pixels that are as those to the right and below are."""
    whole = colours.astype(np.int16)
    across = np.abs(np.diff(whole, axis=1)).max(-1)[:-1]
    down = np.abs(np.diff(whole, axis=0)).max(-1)[:, :-1]
    return float((np.maximum(across, down) <= FEW_COLOURS).mean()) if across.size else 0.0
