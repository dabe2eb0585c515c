"""Relief seen from the side: a height field, drawn with hidden surfaces removed and lit.

Columns are projected from near to far and only what rises above all before it is seen (the floating horizon, Wright
1973), so ridges overlap, gullies have depth and one light falls on all of it.
"""

from dataclasses import dataclass

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import Field
from imaging.sketch.frame import SketchFrame


@dataclass(frozen=True)
class Relief:
    """A visible surface, all (h, w): `mask` where it is, `tone` its light 0..1, `height` in units above its foot,
    `flat` 0 steep … 1 level."""

    mask: Field
    tone: Field
    height: Field
    flat: Field


@dataclass(frozen=True)
class Peak:
    """A summit at `x`, `height` tall, `width` to where it has lost half of that (units); `z` is 0 near … 1 far."""

    x: float
    height: float
    width: float
    z: float = 0.55


def mountains(frame: SketchFrame, purpose: str, peaks: list[Peak], depth: float = 0.55, rough: float = 1.0) -> Field:
    """(z, x) heights in units of a massif `depth` units deep: cones joined and carved by ridged noise."""
    dice = frame.dice(purpose)
    rows = max(24, int(0.3 * frame.unit))
    shape, extent = (rows, frame.width), (frame.across, depth)
    z = np.linspace(0, depth, rows, dtype=np.float32)[:, None]
    warp_x = noise.fbm_over(dice, shape, extent, 2.2, 4) * np.float32(0.045)
    warp_z = noise.fbm_over(dice, shape, extent, 2.2, 4) * np.float32(0.045)
    body = np.zeros(shape, np.float32)
    for peak in peaks:
        dx, dz = (frame.x + warp_x - peak.x) / peak.width, (z + warp_z - peak.z * depth) / (peak.width * 0.9)
        cone = np.clip(1 - 0.52 * np.sqrt(dx * dx + dz * dz + 0.006), 0, 1)
        body = np.maximum(body, peak.height * cone**1.6)
    crests = noise.ridged(dice, shape, extent, 2.6, 5, gain=0.46)
    fine = noise.fbm_over(dice, shape, extent, 12, 3, gain=0.5)
    carved = body * (1 - rough * 0.50 + rough * 0.80 * crests) + body * fine * np.float32(0.014 * rough)
    front = noise.step(0.0, 0.28 * depth, z)
    return np.asarray((carved + crests * np.float32(0.012 * rough)) * front, np.float32)


def seen(frame: SketchFrame, field: Field, foot: float, rise: float, depth: float, side: float) -> Relief:
    """What is visible of a (z, x) height `field` whose near edge stands at `foot` (units from the top) and whose ground
    climbs `rise` units to its far edge; `side` is where light comes from, -1 left … 1 right."""
    rows, (h, w) = field.shape[0], frame.shape
    lift = field + np.linspace(0, rise, rows, dtype=np.float32)[:, None]
    edge = np.maximum.accumulate(lift, axis=0)
    row = (foot - edge) * np.float32(frame.unit) - 0.5
    first = np.clip(np.ceil(row), 0, h).astype(np.int64)
    columns = np.arange(w)
    hist = np.bincount((first * w + columns).ravel(), minlength=(h + 1) * w).reshape(h + 1, w)
    behind = rows - np.cumsum(hist[:h], axis=0)
    top = row[-1]
    pixel_rows = np.arange(h, dtype=np.float32)[:, None]
    mask = np.clip(pixel_rows - top + 0.5, 0, 1) * np.clip((foot * frame.unit) - pixel_rows, 0, 1)
    start = int(np.clip(top.min() - 0.02 * frame.unit, 0, h - 1))
    far = np.minimum(behind[start:], lift.argmax(axis=0))
    near = np.maximum(far - 1, 0)
    at_far, at_near = far * w + columns, near * w + columns
    e0, e1 = edge.ravel().take(at_near), edge.ravel().take(at_far)
    level = foot - (pixel_rows[start:] + 0.5) / np.float32(frame.unit)
    share = np.clip((level - e0) / np.maximum(e1 - e0, 1e-6), 0, 1)

    def gather(values: Field) -> Field:
        full = np.zeros((h, w), np.float32)
        flat = np.ascontiguousarray(values, np.float32).ravel()
        full[start:] = flat.take(at_near) * (1 - share) + flat.take(at_far) * share
        return full

    tone, level_ground = _lit(frame, field, depth, side)
    return Relief(np.asarray(mask, np.float32), gather(tone), gather(field), gather(level_ground))


def _lit(frame: SketchFrame, field: Field, depth: float, side: float) -> tuple[Field, Field]:
    """Lambert's cosine of a height field under a low side light (0..1), and how level it is (0..1)."""
    gx = np.gradient(field, 1 / frame.unit, axis=1)
    gz = np.gradient(field, depth / field.shape[0], axis=0)
    length = np.sqrt(gx * gx + gz * gz + 1)
    lambert = (-gx * (0.74 * side) - gz * 0.22 + 0.5) / length
    return np.asarray(np.clip(lambert * 0.62 + 0.36, 0, 1), np.float32), np.asarray(1 / length, np.float32)


def silhouette(frame: SketchFrame, top: Field, bottom: float | None = None) -> Field:
    """(h, w) mask of all below the line `top` ((1, w), units from the top), antialiased."""
    mask = np.clip((frame.y - top) * np.float32(frame.unit) + 0.5, 0, 1)
    if bottom is not None:
        mask = mask * np.clip((bottom - frame.y) * np.float32(frame.unit) + 0.5, 0, 1)
    return np.asarray(mask, np.float32)
