"""Watercolour: transparent washes on cold-pressed paper.

Colour is kept as absorbance (Beer and Lambert: the negative log of reflectance), so pigment gathers instead of merely
darkening: it pools at the rim of a wash (Curtis et al. 1997), settles in the hollows of the paper, and blooms
where water ran back.
"""

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import Field, Picture, rgb
from imaging.sketch.layer import Layer, View


class Medium:
    """Glazes layer over layer on one sheet."""

    def __init__(self, view: View) -> None:
        f = view.frame
        self._frame = f
        grain = noise.fbm(f, "paper", 150, 2, gain=0.7)
        self._tooth = np.asarray(grain * 0.7 + noise.fbm(f, "felt", 46, 2) * 0.5, np.float32)
        self._pools = noise.fbm(f, "pools", 2.6, 5, gain=0.55)
        self._drift = [np.float32(1) + noise.fbm(f, f"pigment {i}", 3.2, 3) * np.float32(0.055) for i in range(3)]
        self._sheet = self._painted_area(view)
        self._paper = -np.log(rgb("#fbf7ee"))
        self._ink = np.broadcast_to(self._paper, (*f.shape, 3)).copy()
        self._wobble = self._wobbled(0.0034)
        self._blooms = self._bloom()

    def _painted_area(self, view: View) -> Field:
        """The sheet keeps a margin; washes end on it raggedly."""
        f = self._frame
        margin = 0.032
        edge = np.minimum(np.minimum(f.x, f.across - f.x), np.minimum(f.y, f.down - f.y))
        ragged = noise.fbm(f, "deckle", 9, 4) * np.float32(0.0035) + self._tooth * np.float32(0.0012)
        return noise.step(margin - 0.0025, margin + 0.0015, edge + ragged)

    def _wobbled(self, reach: float) -> np.ndarray:
        """Flat pixel indices displaced by up to about `reach` units: the hand is not a ruler."""
        f = self._frame
        dx = noise.fbm(f, "hand x", 16, 4, gain=0.6) * np.float32(f.pixels(reach) * 0.6)
        dy = noise.fbm(f, "hand y", 16, 4, gain=0.6) * np.float32(f.pixels(reach) * 0.6)
        columns = np.clip(np.arange(f.width)[None, :] + dx, 0, f.width - 1).astype(np.int32)
        rows = np.clip(np.arange(f.height)[:, None] + dy, 0, f.height - 1).astype(np.int32)
        return np.asarray(rows * f.width + columns)

    def _bloom(self) -> Field:
        """Back-runs: pale inside, dark along a frilled rim."""
        f = self._frame
        n = noise.fbm(f, "bloom", 1.9, 6, gain=0.6)
        inside = noise.step(0.85, 1.15, n)
        rim = np.exp(-(((n - np.float32(0.87)) / np.float32(0.05)) ** 2))
        return np.asarray(rim * 0.26 - inside * 0.30, np.float32)

    def lay(self, layer: Layer) -> None:
        """One wash."""
        box = layer.box
        mask, colour = layer.mask[box], layer.colour[box]
        if layer.lit:
            self._lift(layer)
            return
        tooth, pools = self._tooth[box], self._pools[box]
        density = 1 + pools * np.float32(0.10) + tooth * np.float32(0.075)
        if layer.soft:
            density += self._blooms[box] * np.float32(layer.far)
        else:
            if not layer.fine:
                mask, colour = layer.mask.ravel().take(self._wobble[box]), self._moved(layer, box)
                mask = np.clip(mask + mask * (1 - mask) * tooth * np.float32(0.8), 0, 1)
            rim = np.clip(mask - noise.blur(mask, self._frame.pixels(0.0055)), 0, 1)
            density += rim * np.float32(0.95) * (1 + pools * np.float32(0.4))
        wash = -np.log(np.maximum(colour, 0.02))
        cover, under = mask * self._sheet[box], self._ink[box]
        for i in range(3):
            channel = under[:, :, i]
            channel += (wash[:, :, i] * density * self._drift[i][box] - channel) * cover

    def _moved(self, layer: Layer, box: tuple[slice, slice]) -> Picture:
        """The layer's colours, displaced like its edges; one colour needs no moving."""
        if not layer.colour.strides[0]:
            return layer.colour[box]
        whole = np.ascontiguousarray(layer.colour, np.float32).view("V12").ravel()
        return whole.take(self._wobble[box]).view(np.float32).reshape(*self._wobble[box].shape, 3)

    def _lift(self, layer: Layer) -> None:
        """Light is not painted but lifted out with a damp brush."""
        box = layer.box
        strength, under = layer.mask[box] * self._sheet[box], self._ink[box]
        target = -np.log(np.clip(layer.colour[box], 0.02, 1))
        for i in range(3):
            channel = under[:, :, i]
            channel += (np.minimum(channel, target[:, :, i]) - channel) * strength

    def finish(self) -> Picture:
        """The dry sheet, its tooth catching a little light."""
        light = np.roll(self._tooth, 1, axis=0) - self._tooth
        relief = 1 + np.clip(light, -2, 2) * np.float32(0.014)
        return np.asarray(np.exp(-self._ink) * relief[:, :, None], np.float32)
