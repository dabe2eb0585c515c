"""Scenes with a subject whose outline is known."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from imaging.cutout.cutter import Cut
from imaging.raster import Raster

WIDTH, HEIGHT = 150, 100
ROUND = (45, 20, 105, 80)
RED, BLUE = (192, 48, 16), (136, 170, 204)


def disc(at: tuple[int, int, int, int] = ROUND) -> NDArray[np.bool_]:
    """Where the subject is."""
    mask = Image.new("L", (WIDTH, HEIGHT))
    ImageDraw.Draw(mask).ellipse(at, fill=255)
    return np.asarray(mask) > 127


def scene(*discs: tuple[int, int, int, int], colour: tuple[int, int, int] = RED) -> Image.Image:
    """Discs of a colour before a wall with some grain."""
    dice = random.Random(3)
    grain = Image.frombytes("RGB", (WIDTH, HEIGHT), dice.randbytes(WIDTH * HEIGHT * 3)).filter(ImageFilter.BoxBlur(1))
    wall = Image.blend(Image.new("RGB", (WIDTH, HEIGHT), BLUE), grain, 0.08)
    for at in discs or (ROUND,):
        ImageDraw.Draw(wall).ellipse(at, fill=colour)
    return wall


def alpha(cut: Cut) -> NDArray[Any]:
    """0–255."""
    return np.asarray(cut.raster.image.getchannel("A"))


def common(cut: Cut, wanted: NDArray[np.bool_]) -> float:
    """Intersection over union."""
    mask = alpha(cut) > 127
    return float((mask & wanted).sum() / (mask | wanted).sum())


def raster(image: Image.Image) -> Raster:
    return Raster(image)
