"""Flat: a screen print. Every thing in three or four inks, hard edges, grain where one ink gives way to the next."""

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import Field, Picture, luminance, rgb
from imaging.sketch.layer import Layer, View

_STEPS = 5.0  # inks from black to white


class Medium:
    """Prints layer over layer."""

    def __init__(self, view: View) -> None:
        f = view.frame
        self._view = view
        self._grain = np.asarray(noise.fbm(f, "grain", 420, 2, gain=0.9), np.float32)
        self._print = np.ones((*f.shape, 3), np.float32)

    def lay(self, layer: Layer) -> None:
        """One screen: its tones become a few flat steps, its edge a cut one."""
        box = layer.box
        colour, mask, under = layer.colour[box], layer.mask[box], self._print[box]
        if layer.soft and layer.name != "the sky":
            mask = _steps(mask, 3, self._grain[box], 0.13)
        elif not layer.fine:
            mask = noise.step(0.35, 0.65, mask)
        if layer.lit:
            colour = under + colour * (1 - under)
        elif not layer.fine and colour.strides[0]:
            colour = self._posterised(colour, self._grain[box])
        under += (colour - under) * mask[:, :, None]

    def _posterised(self, colour: Picture, grain: Field) -> Picture:
        """Colours kept, lightness in steps."""
        light = luminance(colour)
        smooth = noise.blur(light, self._view.frame.pixels(0.006))
        stepped = _steps(smooth, 2 * _STEPS, grain, 0.10)
        gain = (stepped + np.float32(0.02)) / (light + np.float32(0.02))
        return np.asarray(np.clip(colour * gain[:, :, None], 0, 1), np.float32)

    def finish(self) -> Picture:
        """Speckle where the ink did not take, and the uninked border of the sheet."""
        f = self._view.frame
        edge = np.minimum(np.minimum(f.x, f.across - f.x), np.minimum(f.y, f.down - f.y))
        inked = noise.step(-0.5, 0.5, (edge - np.float32(0.036)) * np.float32(f.unit)) * noise.step(
            -3.3, -2.6, self._grain
        )
        paper = rgb("#f5eedf") * (1 + self._grain * np.float32(0.006))[:, :, None]
        ink = self._print * (1 + self._grain * np.float32(0.012))[:, :, None]
        return np.asarray(np.clip(paper + (ink - paper) * inked[:, :, None], 0, 1), np.float32)


def _steps(tone: Field, count: float, grain: Field, dither: float) -> Field:
    """`tone` (0..1) in `count` steps with grain along the borders."""
    return np.asarray(np.clip(np.floor(tone * count + 0.5 + grain * np.float32(dither)) / count, 0, 1), np.float32)
