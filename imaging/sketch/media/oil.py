"""Oil: opaque bristle strokes along the forms, broad ones first, small ones only where there is something to say.

After Hertzmann's "Painterly Rendering with Curved Brush Strokes of Multiple Sizes" (1998) with Litwinowicz's
gradient-normal directions (1997); every pass is one vectorised splat, and the paint's thickness is lit at the end.
"""

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import Field, Picture, luminance
from imaging.sketch.layer import Layer, View

# (half length, half width in units, strokes per unit area, how far colours wander)
_PASSES = (
    (0.050, 0.0130, 1300, 0.024),
    (0.026, 0.0062, 5600, 0.022),
    (0.0125, 0.0030, 30000, 0.018),
    (0.0060, 0.0015, 70000, 0.012),
)


class Medium:
    """Looks at the whole plain picture and paints it over."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._angle = np.zeros(view.frame.shape, np.float32)
        self._steered = np.zeros(view.frame.shape, np.float32)
        self._detail = np.zeros(view.frame.shape, np.float32)

    def lay(self, layer: Layer) -> None:
        """Remembers which way each thing is brushed, and where fine things are."""
        box = layer.box
        mask, detail = layer.mask[box], self._detail[box]
        solid = mask > 0.5
        if layer.flow is not None:
            np.copyto(self._angle[box], layer.flow[box], where=solid)
        if not layer.soft and not layer.lit:
            np.copyto(self._steered[box], np.float32(layer.flow is not None), where=solid)
            np.copyto(detail, np.float32(1.0 if layer.fine else 0.0), where=solid)
        elif layer.fine:
            np.maximum(detail, mask, out=detail)

    def finish(self) -> Picture:
        """All passes, then the raking light."""
        f, picture = self._view.frame, np.clip(self._view.canvas.picture, 0, 1)
        angle, busy = self._directions(picture)
        dice = f.dice("oil")
        sheet = _Sheet(f.shape, int(f.pixels(_PASSES[0][0]) * 1.5) + 2)
        for i, brush in enumerate(_PASSES):
            if f.pixels(brush[1]) < 0.55 and i > 1:
                break
            self._brush(dice, picture, angle, busy if i > 1 else None, brush, sheet)
        return self._lit(*sheet.dried(picture))

    def _directions(self, picture: Picture) -> tuple[Field, Field]:
        """Stroke angle per pixel (across the smoothed gradient unless steered) and where detail is, 0..1."""
        f = self._view.frame
        light = noise.blur(luminance(picture), f.pixels(0.004))
        gy, gx = np.gradient(light)
        xx, yy, xy = (
            noise.blur(np.asarray(np.clip(v * 900 + 0.5, 0, 1)), f.pixels(0.012)) - np.float32(0.5)
            for v in (gx * gx, gy * gy, gx * gy)
        )
        along = 0.5 * np.arctan2(2 * xy, xx - yy) + np.pi / 2
        swirl = noise.fbm(f, "swirl", 1.6, 2) * np.float32(0.55)
        angle = np.where(self._steered > 0.5, self._angle + swirl * 0.5, along + swirl * 0.35)
        energy = np.hypot(gx, gy) * np.float32(f.unit / 9)
        busy = np.clip(noise.blur(np.clip(energy, 0, 1), f.pixels(0.004)) * 2.2 + self._detail, 0, 1)
        return np.asarray(angle, np.float32), np.asarray(busy, np.float32)

    def _brush(
        self,
        dice: np.random.Generator,
        picture: Picture,
        angle: Field,
        busy: Field | None,
        brush: tuple[float, float, float, float],
        sheet: "_Sheet",
    ) -> None:
        """One pass of one brush size; later strokes cover earlier ones."""
        f = self._view.frame
        half, wide, density, wander = brush
        count = int(density)
        rim = np.float32(f.pixels(half) * 0.8)
        cx, cy = (dice.random(count, np.float32) * (side + 2 * rim) - rim for side in (f.width, f.height))
        jitter = dice.normal(0, 1, (count, 6)).astype(np.float32)
        chance = dice.random(count, np.float32)
        column, row = np.clip(cx, 0, f.width - 1).astype(np.int32), np.clip(cy, 0, f.height - 1).astype(np.int32)
        at = row * f.width + column
        keep = np.arange(count) if busy is None else np.flatnonzero(busy.ravel()[at] > 0.12 + 0.75 * chance)
        cx, cy, at, jitter = cx[keep], cy[keep], at[keep], jitter[keep]
        theta = angle.ravel()[at] + jitter[:, 0] * 0.16
        colours = picture.reshape(-1, 3)[at]
        colours = colours * (1 + jitter[:, 1:2] * wander * 1.5) + jitter[:, 2:5] * wander * 0.45
        mark = _bristles(dice, f.pixels(half), f.pixels(wide))
        bend = jitter[:, 5] * np.float32(0.10 / max(f.pixels(half), 1.0))
        size = np.float32(0.75) + np.float32(0.5) * chance[keep]
        sheet.dab(mark, np.stack([cx, cy, theta, bend, size]), np.clip(colours, 0, 1))

    def _lit(self, paint: Picture, thick: Field) -> Picture:
        """Impasto: ridges of paint catch the light from the picture's own side; a little canvas weave."""
        f = self._view.frame
        body = noise.blur(thick, max(0.6, f.pixels(0.0007)))
        gx = np.roll(body, 1, axis=1) - np.roll(body, -1, axis=1)
        gy = np.roll(body, 1, axis=0) - np.roll(body, -1, axis=0)
        shine = np.clip(gx * np.float32(-self._view.light.side) * 0.5 - gy * 0.6, -0.5, 0.5) * np.float32(0.30)
        soft = paint * np.float32(0.72) + _neighbours(paint) * np.float32(0.28)
        return np.asarray(
            np.clip(soft * (1 + shine[:, :, None]) + np.maximum(shine, 0)[:, :, None] * 0.08, 0, 1), np.float32
        )


class _Sheet:
    """Which stroke lies on top at each pixel, and how thick; with a rim for strokes that leave the picture."""

    def __init__(self, shape: tuple[int, int], rim: int) -> None:
        self._rim, self._shape = rim, shape
        self._stride = shape[1] + 2 * rim
        self._owner = np.zeros((shape[0] + 2 * rim) * self._stride, np.int32)
        self._thick = np.zeros(self._owner.shape, np.float32)
        self._colours: list[Picture] = [np.zeros((1, 3), np.float32)]
        self._count = 1

    def dab(self, mark: tuple[Field, Field, Field], strokes: Field, colours: Picture) -> None:
        """Lay strokes, each a column (x, y, angle, bend, size), of one brush mark."""
        u, v, height = mark
        for start in range(0, strokes.shape[1], 1024):
            x, y, theta, bend, size = (row[:, None] for row in strokes[:, start : start + 1024])
            cos, sin = np.cos(theta), np.sin(theta)
            du, dv = u * size, v + bend * u * u
            columns = (x + du * cos - dv * sin + self._rim).astype(np.int32)
            rows = (y + du * sin + dv * cos + self._rim).astype(np.int32)
            where = rows * self._stride + columns
            np.clip(where, 0, self._owner.size - 1, out=where)
            self._owner[where] = np.arange(self._count + start, self._count + start + len(where), dtype=np.int32)[
                :, None
            ]
            self._thick[where] = height
        self._colours.append(colours)
        self._count += len(colours)

    def dried(self, ground: Picture) -> tuple[Picture, Field]:
        """(h, w, 3) colours, the ground showing where no stroke went, and (h, w) thickness."""
        inner = (slice(self._rim, -self._rim), slice(self._rim, -self._rim))
        owner = self._owner.reshape(-1, self._stride)[inner]
        paint = np.concatenate(self._colours).astype(np.float32)[owner]
        paint = np.where((owner == 0)[:, :, None], ground * np.float32(0.86) + np.float32(0.03), paint)
        return paint, np.ascontiguousarray(self._thick.reshape(-1, self._stride)[inner])


def _neighbours(paint: Picture) -> Picture:
    """The mean of the four neighbours."""
    total = (
        np.roll(paint, 1, axis=0) + np.roll(paint, -1, axis=0) + np.roll(paint, 1, axis=1) + np.roll(paint, -1, axis=1)
    )
    return np.asarray(total * np.float32(0.25), np.float32)


def _bristles(dice: np.random.Generator, half: float, wide: float) -> tuple[Field, Field, Field]:
    """One brush mark: (1, k) points along and across it in pixels, with the paint's height 0..1 at each."""
    step = 0.72 if wide < 5 else 0.9
    u, v = np.meshgrid(np.arange(-half, half + step, step), np.arange(-wide, wide + step, step))
    u, v = u.ravel().astype(np.float32), v.ravel().astype(np.float32)
    across = v / max(wide, 0.5)
    hair = np.interp(across, np.linspace(-1, 1, 14), dice.random(14)).astype(np.float32)
    end = np.float32(0.72) + np.float32(0.28) * hair
    inside = (np.abs(u) / max(half, 0.5) < end) & (across**2 + (u / max(half, 0.5)) ** 6 < 1.02)
    rim = np.float32(0.35) * np.abs(across) ** 3
    height = (np.float32(0.35) + np.float32(0.5) * hair + rim) * (1 - np.float32(0.25) * (u / max(half, 0.5)))
    return u[None, inside], v[None, inside], height[None, inside].astype(np.float32)
