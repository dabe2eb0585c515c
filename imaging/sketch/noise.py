"""Noise that looks the same at every resolution.

Random lattices are drawn per octave and enlarged by Pillow's bicubic filter, which also averages away what is finer
than a pixel (Perlin's fBm and Musgrave's ridged multifractal, in "Texturing & Modeling", 2003). All return float32.
"""

import numpy as np
from PIL import Image, ImageFilter

from imaging.sketch.colour import Field
from imaging.sketch.frame import SketchFrame

_SPREAD = 0.40  # standard deviation of a bicubic-enlarged lattice of values in -1..1


def octave(dice: np.random.Generator, shape: tuple[int, int], extent: tuple[float, float], per_unit: float) -> Field:
    """One layer of smooth noise, about -1..1: `per_unit` cells a unit over `extent` (across, down) units."""
    cells_x, cells_y = extent[0] * per_unit, extent[1] * per_unit
    shift = dice.random(2)
    lattice = dice.random((int(cells_y) + 6, int(cells_x) + 6), np.float32) * 2 - 1
    left, top = 1.5 + shift[0], 1.5 + shift[1]
    box = (left, top, left + cells_x, top + cells_y)
    enlarged = Image.fromarray(lattice).resize((shape[1], shape[0]), Image.Resampling.BICUBIC, box=box)
    return np.asarray(enlarged, np.float32)


def fbm(
    frame: SketchFrame,
    purpose: str,
    per_unit: float,
    octaves: int = 5,
    gain: float = 0.5,
    stretch: tuple[float, float] = (1, 1),
) -> Field:
    """Fractal noise of mean 0 and spread 1; `stretch` (x, y) elongates its features."""
    extent = (frame.across / stretch[0], frame.down / stretch[1])
    return fbm_over(frame.dice(purpose), frame.shape, extent, per_unit, octaves, gain)


def fbm_over(
    dice: np.random.Generator,
    shape: tuple[int, int],
    extent: tuple[float, float],
    per_unit: float,
    octaves: int,
    gain: float = 0.5,
) -> Field:
    """`fbm` on any grid, not only the picture plane; summed on a coarser one when nothing finer is in it."""
    cell = shape[1] / extent[0] / (per_unit * 2.03 ** (octaves - 1))
    coarse = max(1, min(8, int(cell / 5)))
    grid = (max(4, shape[0] // coarse), max(4, shape[1] // coarse)) if coarse > 1 else shape
    total = np.zeros(grid, np.float32)
    power = 0.0
    for i in range(octaves):
        amplitude = gain**i
        total += np.float32(amplitude) * octave(dice, grid, extent, per_unit * 2.03**i)
        power += amplitude**2
    total /= np.float32(_SPREAD * power**0.5)
    if coarse == 1:
        return total
    return np.asarray(Image.fromarray(total).resize((shape[1], shape[0]), Image.Resampling.BICUBIC), np.float32)


def ridged(
    dice: np.random.Generator,
    shape: tuple[int, int],
    extent: tuple[float, float],
    per_unit: float,
    octaves: int,
    gain: float = 0.5,
) -> Field:
    """Ridged multifractal, 0..1: sharp crests whose detail grows with height."""
    total = np.zeros(shape, np.float32)
    weight: Field | np.float32 = np.float32(1)
    norm = 0.0
    for i in range(octaves):
        crest = 1 - np.abs(octave(dice, shape, extent, per_unit * 2.07**i)) * np.float32(1.15)
        crest = np.clip(crest, 0, 1) ** 2
        amplitude = gain**i
        total += crest * weight * np.float32(amplitude)
        weight = np.clip(crest * np.float32(1.6), 0, 1)
        norm += amplitude
    return np.asarray(total / np.float32(norm), np.float32)


def line(dice: np.random.Generator, x: Field, per_unit: float, octaves: int, gain: float = 0.5) -> Field:
    """Fractal noise along a line at the positions `x` (units, any shape), mean 0 and spread 1."""
    total = np.zeros(x.shape, np.float32)
    power = 0.0
    for i in range(octaves):
        frequency = per_unit * 2.03**i
        values = dice.random(int(np.max(x) * frequency) + 8).astype(np.float32) * 2 - 1
        at = np.maximum(x * np.float32(frequency) + np.float32(dice.random()), 0)
        cell = at.astype(np.int32)
        t = at - cell
        t = t * t * (3 - 2 * t)
        total += np.float32(gain**i) * (values[cell] * (1 - t) + values[cell + 1] * t)
        power += gain ** (2 * i)
    return np.asarray(total / np.float32(0.46 * power**0.5), np.float32)


def step(low: float, high: float, value: Field) -> Field:
    """Smoothstep: 0 below `low`, 1 above `high`, soft between (also for low > high)."""
    t = np.clip((value - np.float32(low)) / np.float32(high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def blur(field: Field, radius: float) -> Field:
    """Gaussian blur of a 0..1 field, `radius` in pixels; eight bits are enough for masks."""
    if radius < 0.3:
        return field
    shrink = max(1, int(radius // 4))
    image = Image.fromarray(np.clip(field * 255 + 0.5, 0, 255).astype(np.uint8))
    if shrink == 1:
        return np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), np.float32) / np.float32(255)
    small = image.resize((max(1, image.width // shrink), max(1, image.height // shrink)), Image.Resampling.BOX)
    small = small.filter(ImageFilter.GaussianBlur(radius / shrink))
    return np.asarray(small.resize(image.size, Image.Resampling.BICUBIC), np.float32) / np.float32(255)


def sample(field: Field, rows: Field, columns: Field) -> Field:
    """Bilinear values of `field` at fractional pixel positions, clamped to its border."""
    r = np.clip(rows, 0, field.shape[0] - 1.001)
    c = np.clip(columns, 0, field.shape[1] - 1.001)
    r0, c0 = r.astype(np.int32), c.astype(np.int32)
    fr, fc = r - r0, c - c0
    r1, c1 = np.minimum(r0 + 1, field.shape[0] - 1), np.minimum(c0 + 1, field.shape[1] - 1)
    top = field[r0, c0] * (1 - fc) + field[r0, c1] * fc
    bottom = field[r1, c0] * (1 - fc) + field[r1, c1] * fc
    return np.asarray(top * (1 - fr) + bottom * fr, np.float32)
