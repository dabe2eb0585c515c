"""Ink wash (sumi-e): grey washes and a living line on rice paper, a breath of colour, and a seal.

Each thing is first left white (the mist between ridges is unpainted paper), then washed from its dark upper edge
downwards.
"""

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import Field, Picture, luminance, mix, rgb
from imaging.sketch.layer import Layer, View
from imaging.sketch.shapes import Pen


class Medium:
    """Keeps how much ink lies where, and a little of the colour under it."""

    def __init__(self, view: View) -> None:
        f = view.frame
        self._view = view
        self._fibre = np.asarray(
            noise.fbm(f, "fibre", 120, 2, stretch=(5, 0.8)) * 0.5
            + noise.fbm(f, "fibre down", 120, 2, stretch=(0.8, 5)) * 0.5,
            np.float32,
        )
        self._water = noise.fbm(f, "water", 3.0, 5, gain=0.55)
        self._dry = noise.fbm(f, "dry", 60, 3, gain=0.7)
        self._ink = np.zeros(f.shape, np.float32)
        self._tint = np.ones((*f.shape, 3), np.float32)
        self._pressure = np.asarray(0.55 + 0.45 * noise.fbm(f, "pressure", 3.5, 3), np.float32)

    def lay(self, layer: Layer) -> None:
        """One wash and its line."""
        box = layer.box
        mask, ink = layer.mask[box], self._ink[box]
        if layer.lit:
            ink *= 1 - mask * np.float32(0.9)
            return
        pigment = np.asarray(layer.colour[box], np.float32)
        light = luminance(pigment)
        vivid = _most(pigment) + _most(-pigment)
        shown = light / np.float32(0.5 + 0.5 * self._view.light.exposure) + vivid * np.float32(0.32 * (1 - layer.far))
        dark = np.clip(1.04 - shown, 0, 1) ** np.float32(1.45)
        wash = dark * (1 + self._water[box] * np.float32(0.20)) * np.float32(1.25 - 0.4 * layer.far)
        if layer.name == "the sky":
            wash = wash * (np.float32(0.62) + self._water[box] * np.float32(0.16)) * self._emptied(box)
        elif layer.soft:
            wash = wash * np.float32(0.7)
        ink *= 1 - mask * np.float32(0.6 if layer.soft else 0.97)
        ink += wash * mask * np.float32(0.55 if layer.soft else 1.0)
        if not layer.soft and not layer.fine:
            ink += self._line(mask, box, layer.far)
        colour = pigment / np.maximum(light, 0.05)[:, :, None]
        tint = self._tint[box]
        tint += (np.clip(colour, 0.4, 1.7) - tint) * (mask * np.float32(0.8))[:, :, None]

    def _emptied(self, box: tuple[slice, slice]) -> Field:
        """The sky is mostly left to the paper: a wash at the top that thins to nothing."""
        f = self._view.frame
        low = 1.6 if self._view.light.dark or self._view.light.weather == "storm" else 0.55
        return noise.step(low, -0.25, f.y[box[0]] / np.float32(f.down))

    def _line(self, mask: Field, box: tuple[slice, slice], far: float) -> Field:
        """The contour: wet where the brush pressed, broken where it ran dry."""
        wide = self._view.frame.pixels(0.0032 * (1.15 - 0.75 * far))
        rim = np.clip((mask - noise.blur(mask, max(0.8, wide))) * 2.3, 0, 1)
        pressure = self._pressure[box]
        broken = noise.step(-0.9, 0.2, self._dry[box] + pressure * 1.6)
        line = rim * np.clip(pressure * 1.2, 0.15, 1.3) * broken * np.float32(1.05 - 0.7 * far)
        return np.asarray(line * np.float32(0.85), np.float32)

    def finish(self) -> Picture:
        """Ink bleeds a little into the fibres; then the seal."""
        f, light = self._view.frame, self._view.light
        bled = noise.blur(np.clip(self._ink / 2, 0, 1), f.pixels(0.0035)) * 2
        ink = self._ink * np.float32(0.62) + bled * np.float32(0.42)
        ink = np.clip(ink, 0, None) * (1 + self._fibre * np.float32(0.045))
        ink = ink * np.float32(1.12) / (1 + ink * np.float32(0.42))
        ink = ink * (1 - self._edge() * np.float32(0.9))
        paper = np.asarray(rgb("#f3ecdc") * (1 + self._fibre * np.float32(0.012))[:, :, None], np.float32)
        black = mix(rgb("#1b1d22"), light.shade, 0.18)
        absorb = -np.log(black)[None, None, :] * ink[:, :, None]
        strong = 0.62 if self._view.reading.palette else 0.26
        bold = _most(np.abs(self._tint - 1))
        share = np.clip(ink * 2.2, 0, 1) * np.clip(strong + 0.9 * (bold - 0.35), strong, 0.95)
        hue = 1 + (np.clip(self._tint, 0.5, 1.5) - 1) * share[:, :, None]
        picture = paper * np.exp(-absorb) * np.minimum(hue, 1.25)
        return self._sealed(np.asarray(np.clip(picture, 0, 1), np.float32))

    def _edge(self) -> Field:
        """The picture fades into its paper."""
        f = self._view.frame
        edge = np.minimum(np.minimum(f.x, f.across - f.x), np.minimum(f.y, f.down - f.y))
        return noise.step(0.055, 0.012, edge + self._water * np.float32(0.012))

    def _sealed(self, picture: Picture) -> Picture:
        """A carved red seal, its strokes from the picture's own seed."""
        f = self._view.frame
        if min(f.width, f.height) < 48:
            return picture
        dice = f.dice("seal")
        size = 0.044
        x = f.across - 0.058 - size if self._view.light.side < 0 else 0.058
        y = f.down - 0.066 - size
        pen = Pen(f)
        pen.polygon([(x, y), (x + size, y), (x + size, y + size), (x, y + size)])
        for i in range(2):
            for j in range(2):
                gx, gy = x + size * (0.14 + 0.42 * i), y + size * (0.14 + 0.42 * j)
                for _ in range(3):
                    a, b = dice.random(2) * size * 0.30, dice.random(2) * size * 0.30
                    end = (gx + b[0], gy + a[1]) if dice.random() < 0.5 else (gx + a[0], gy + b[1])
                    pen.line([(gx + a[0], gy + a[1]), end], size * 0.055, 0.0)
        worn = pen.mask() * noise.step(-1.9, -0.9, self._dry) * np.float32(0.9)
        return np.asarray(picture + (rgb("#b23327") - picture) * worn[:, :, None], np.float32)


def _most(picture: Picture) -> Field:
    """(h, w) the greatest of three channels; numpy's own reduction over so short an axis takes ten times as long."""
    return np.maximum(np.maximum(picture[:, :, 0], picture[:, :, 1]), picture[:, :, 2])
