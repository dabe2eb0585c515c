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
    (0.050, 0.0130, 2600, 0.024),
    (0.026, 0.0062, 8200, 0.022),
    (0.0125, 0.0030, 26000, 0.020),
    (0.0060, 0.0015, 30000, 0.016),
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
        solid = layer.mask > 0.5
        if layer.flow is not None:
            np.copyto(self._angle, layer.flow, where=solid)
        if not layer.soft and not layer.lit:
            np.copyto(self._steered, np.float32(layer.flow is not None), where=solid)
            np.copyto(self._detail, np.float32(1.0 if layer.fine else 0.0), where=solid)
        elif layer.fine:
            np.maximum(self._detail, layer.mask, out=self._detail)

    def finish(self) -> Picture:
        """All passes, then the raking light."""
        f, picture = self._view.frame, np.clip(self._view.canvas.picture, 0, 1)
        angle, busy = self._directions(picture)
        dice = f.dice("oil")
        paint = np.ascontiguousarray(picture * np.float32(0.86) + np.float32(0.03))
        thick = np.zeros(f.height * f.width, np.float32)
        flat = paint.reshape(-1, 3)
        for i, (half, wide, density, wander) in enumerate(_PASSES):
            if f.pixels(wide) < 0.55 and i > 1:
                break
            self._brush(dice, picture, angle, busy if i > 1 else None, (half, wide, density, wander), flat, thick)
        return self._lit(paint, thick.reshape(f.shape))

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
        paint: Picture,
        thick: np.ndarray,
    ) -> None:
        """One pass of one brush size; later strokes cover earlier ones."""
        f = self._view.frame
        half, wide, density, wander = brush
        count = int(density)
        cx, cy = dice.random(count, np.float32) * f.width, dice.random(count, np.float32) * f.height
        jitter = dice.normal(0, 1, (count, 6)).astype(np.float32)
        chance = dice.random(count)
        at = cy.astype(np.int32) * f.width + cx.astype(np.int32)
        keep = slice(None) if busy is None else np.flatnonzero(busy.ravel()[at] > 0.12 + 0.75 * chance)
        cx, cy, at, jitter = cx[keep], cy[keep], at[keep], jitter[keep]
        theta = angle.ravel()[at] + jitter[:, 0] * 0.16
        colours = picture.reshape(-1, 3)[at]
        colours = np.clip(colours * (1 + jitter[:, 1:2] * wander * 1.5) + jitter[:, 2:5] * wander * 0.45, 0, 1)
        u, v, height = _bristles(dice, f.pixels(half), f.pixels(wide))
        bend = jitter[:, 5:6] * 0.10 / max(f.pixels(half), 1.0)
        size = np.float32(0.75) + np.float32(0.5) * chance[keep][:, None].astype(np.float32)
        for start in range(0, len(cx), 2048):
            part = slice(start, start + 2048)
            cos, sin = np.cos(theta[part])[:, None], np.sin(theta[part])[:, None]
            du, dv = u * size[part], v + bend[part] * u * u
            columns = (cx[part][:, None] + du * cos - dv * sin).astype(np.int32)
            rows = (cy[part][:, None] + du * sin + dv * cos).astype(np.int32)
            inside = (columns >= 0) & (columns < f.width) & (rows >= 0) & (rows < f.height)
            where = (rows * f.width + columns)[inside]
            owner = np.broadcast_to(np.arange(len(du))[:, None], inside.shape)[inside]
            paint[where] = colours[part][owner]
            thick[where] = np.broadcast_to(height, inside.shape)[inside]

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


def _neighbours(paint: Picture) -> Picture:
    """The mean of the four neighbours."""
    total = (
        np.roll(paint, 1, axis=0) + np.roll(paint, -1, axis=0) + np.roll(paint, 1, axis=1) + np.roll(paint, -1, axis=1)
    )
    return np.asarray(total * np.float32(0.25), np.float32)


def _bristles(dice: np.random.Generator, half: float, wide: float) -> tuple[Field, Field, Field]:
    """One brush mark: (1, k) points along and across it in pixels, with the paint's height 0..1 at each."""
    step = 0.72
    u, v = np.meshgrid(np.arange(-half, half + step, step), np.arange(-wide, wide + step, step))
    u, v = u.ravel().astype(np.float32), v.ravel().astype(np.float32)
    across = v / max(wide, 0.5)
    hair = np.interp(across, np.linspace(-1, 1, 14), dice.random(14)).astype(np.float32)
    end = np.float32(0.72) + np.float32(0.28) * hair
    inside = (np.abs(u) / max(half, 0.5) < end) & (across**2 + (u / max(half, 0.5)) ** 6 < 1.02)
    rim = np.float32(0.35) * np.abs(across) ** 3
    height = (np.float32(0.35) + np.float32(0.5) * hair + rim) * (1 - np.float32(0.25) * (u / max(half, 0.5)))
    return u[None, inside], v[None, inside], height[None, inside].astype(np.float32)
