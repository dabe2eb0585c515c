"""Pixel art: a coarse grid, few colours chosen for this picture, and ordered dither between them.

The palette is Pillow's median cut and, for lamps and petals, its maximum coverage; the dither Bayer's 4 × 4 matrix
(1973).
"""

import numpy as np
from PIL import Image

from imaging.sketch.colour import Field, Picture
from imaging.sketch.layer import Layer, View

_BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16 - np.float32(0.47)
_CELLS = 150.0  # dots in one unit of length
_COLOURS, _ACCENTS = 20, 10


class Medium:
    """Reduces the plain picture at the end; things get a darker outline while they are laid."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._outline = np.zeros(_grid(view)[::-1], np.float32)

    def lay(self, layer: Layer) -> None:
        """Near, solid things are outlined by a dot of shadow."""
        if layer.soft or layer.fine or layer.lit or layer.far > 0.5:
            return
        small = _reduced(layer.mask, _grid(self._view)) > 0.5
        inner = small & np.roll(small, 1, 0) & np.roll(small, 1, 1) & np.roll(small, -1, 1)
        self._outline = np.where(small, np.float32(0.16 * (1 - layer.far)) * (small & ~inner), self._outline).astype(
            np.float32
        )

    def finish(self) -> Picture:
        """The grid in its final colours, one big square per dot."""
        f = self._view.frame
        grid = _grid(self._view)
        whole = Image.fromarray(np.clip(self._view.canvas.picture * 255, 0, 255).astype(np.uint8))
        small = np.asarray(whole.resize(grid, Image.Resampling.BOX), np.float32) / 255
        small = np.clip((small - 0.5) * np.float32(1.08) + np.float32(0.5), 0, 1) * (1 - self._outline)[:, :, None]
        palette = _palette(small)
        rows, columns = np.indices(small.shape[:2])
        dither = _BAYER[rows % 4, columns % 4][:, :, None] * np.float32(0.075)
        wanted = (small + dither).astype(np.float32)
        distance = ((wanted[:, :, None, :] - palette[None, None]) ** 2 * np.array([0.30, 0.50, 0.20], np.float32)).sum(
            axis=3
        )
        art = (palette[distance.argmin(axis=2)] * 255 + 0.5).astype(np.uint8)
        big = Image.fromarray(art).resize((f.width, f.height), Image.Resampling.NEAREST)
        return np.asarray(big, np.float32) / np.float32(255)


def _grid(view: View) -> tuple[int, int]:
    """(columns, rows) of dots, never finer than the picture."""
    f = view.frame
    per = min(1.0, _CELLS / f.unit)
    return max(8, round(f.width * per)), max(8, round(f.height * per))


def _reduced(mask: Field, grid: tuple[int, int]) -> Field:
    return np.asarray(Image.fromarray(mask).resize(grid, Image.Resampling.BOX), np.float32)


def _palette(small: Picture) -> Picture:
    """(n, 3) colours that serve this picture."""
    image = Image.fromarray((small * 255).astype(np.uint8))
    many = image.quantize(_COLOURS, Image.Quantize.MEDIANCUT).getpalette() or []
    rare = image.quantize(_ACCENTS, Image.Quantize.MAXCOVERAGE).getpalette() or []
    chosen = many[: _COLOURS * 3] + rare[: _ACCENTS * 3]
    return np.asarray(chosen, np.float32).reshape(-1, 3) / np.float32(255)
