"""A picture with the detail of a photograph, and what models make of it: shifted, scaled, in other colours, anew."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

from imaging.raster import Raster

SIZE = 480, 360
MIDDLE = 160, 110, 320, 250
"""What may change."""
INNER = 200, 145, 280, 215
"""What is changed: well inside of that."""


def photograph(size: tuple[int, int] = SIZE, seed: int = 3) -> Raster:
    """Noise of every size, more of the coarse, with a few edges: as much detail as a photograph has."""
    random = np.random.default_rng(seed)
    whole = np.zeros((size[1], size[0], 3), np.float32)
    for octave in range(1, 9):
        cells = 2**octave
        grid = random.integers(0, 255, (cells, cells, 3), dtype=np.uint8)
        layer = Image.fromarray(grid).resize(size, Image.Resampling.BICUBIC)
        whole += np.asarray(layer, np.float32) / cells**0.6
    whole = 30 + 195 * (whole - whole.min()) / (whole.max() - whole.min())
    image = Image.fromarray(whole.astype(np.uint8))
    draw = ImageDraw.Draw(image)
    for _ in range(12):
        x, y = int(random.integers(0, size[0])), int(random.integers(0, size[1]))
        colour = tuple(int(each) for each in random.integers(30, 225, 3))
        draw.ellipse((x, y, x + size[0] // 9, y + size[1] // 12), fill=colour)
    return Raster(image)


def mask(box: tuple[int, int, int, int] = MIDDLE, size: tuple[int, int] = SIZE) -> Image.Image:
    drawn = Image.new("L", size)
    drawn.paste(255, box)
    return drawn


def edited(picture: Raster) -> Raster:
    """As it was asked for: something red in the middle, the rest as it was."""
    image = picture.image.copy()
    ImageDraw.Draw(image).ellipse(INNER, fill=(200, 40, 30))
    return Raster(image)


def moved(raster: Raster, right: float, down: float, scale: float = 1.0) -> Raster:
    """Everything shifted by so many pixels, and larger around the middle; what comes in at the border goes on as it
    would, as a model paints it."""
    around = 40
    wider = Image.fromarray(np.pad(np.asarray(raster.image), ((around, around), (around, around), (0, 0)), "reflect"))
    x, y = raster.width / 2, raster.height / 2
    matrix = (1 / scale, 0, x - (x + right) / scale + around, 0, 1 / scale, y - (y + down) / scale + around)
    return Raster(wider.transform(raster.image.size, Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC))


def with_gamma(raster: Raster, gamma: float) -> Raster:
    return Raster(raster.image.point([round(255 * (level / 255) ** gamma) for level in range(256)] * 3))


def resized(raster: Raster, width: int, height: int) -> Raster:
    return Raster(raster.image.resize((width, height), Image.Resampling.LANCZOS))


def cropped(raster: Raster) -> Raster:
    """A square of its middle."""
    side, left = raster.height, (raster.width - raster.height) // 2
    return Raster(raster.image.crop((left, 0, left + side, side)).resize((512, 512), Image.Resampling.LANCZOS))


Answer = Callable[[Raster], Raster]
GOOD: dict[str, Answer] = {
    "as it was": lambda made: made,
    **{f"shifted by {by}": lambda made, by=by: moved(made, by, -by) for by in (1, 2, 5, 8, 12)},
    **{f"scaled by {by}": lambda made, by=by: moved(made, 0, 0, by) for by in (0.97, 0.985, 1.015, 1.03)},
    "shifted and scaled": lambda made: moved(made, -6, 4, 1.02),
    **{f"gamma {by}": lambda made, by=by: with_gamma(made, by) for by in (0.75, 1.3)},
    "moved, with another gamma": lambda made: with_gamma(moved(made, 5, 3, 0.99), 0.85),
    "smaller": lambda made: resized(made, 300, 225),
    "larger": lambda made: resized(made, 960, 720),
    "stretched to a square": lambda made: resized(made, 512, 512),
    "cropped to a square": cropped,
    "with an opaque alpha": lambda made: Raster(made.image.convert("RGBA")),
}
"""What is still the same picture."""
ANEW: dict[str, Answer] = {
    "another picture": lambda made: photograph(made.image.size, seed=99),
    "noise": lambda made: Raster(
        Image.fromarray(np.random.default_rng(1).integers(0, 255, (made.height, made.width, 3), dtype=np.uint8))
    ),
    "mirrored": lambda made: Raster(made.image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)),
    "plain": lambda made: Raster(Image.new("RGB", made.image.size, "teal")),
}
"""What is not."""
