"""Low poly: the picture as facets of a bent sheet, whose corners sit on its contours.

A jittered lattice is pulled to the strongest edges near each corner; each cell is split along the diagonal that
crosses less of an edge; facets take the colour under them and are shaded by the slope that light and dark suggest.
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from imaging.sketch import noise
from imaging.sketch.colour import Field, Picture, luminance
from imaging.sketch.layer import Layer, View

_CELLS = 42.0  # cells in one unit of length
Corners = NDArray[np.float32]


class Medium:
    """Facets the plain picture at the end."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._rims = np.zeros(view.frame.shape, np.float32)

    def lay(self, layer: Layer) -> None:
        """Contours attract corners."""
        if layer.soft or layer.lit or layer.fine:
            return
        rim = np.clip(np.abs(layer.mask - noise.blur(layer.mask, self._view.frame.pixels(0.003))) * 2, 0, 1)
        self._rims = np.maximum(
            self._rims * (1 - layer.mask * np.float32(0.85)), rim * np.float32(1.1 - 0.5 * layer.far)
        )

    def finish(self) -> Picture:
        """All facets, drawn at twice the size and reduced."""
        f, picture = self._view.frame, np.clip(self._view.canvas.picture, 0, 1)
        calm = Image.fromarray((picture * 255).astype(np.uint8))
        corners = self._corners(luminance(picture))
        triangles = self._triangles(corners, picture)
        colours = self._colours(triangles, np.asarray(calm, np.float32) / 255)
        sheet = Image.new("RGB", (f.width * 2, f.height * 2))
        draw = ImageDraw.Draw(sheet)
        points = (triangles * 2).reshape(len(triangles), 6).tolist()
        fills = [tuple(c) for c in (np.clip(colours, 0, 1) * 255 + 0.5).astype(np.uint8).tolist()]
        for corner, fill in zip(points, fills, strict=True):
            draw.polygon(corner, fill=fill, outline=fill)
        return np.asarray(sheet.reduce(2), np.float32) / np.float32(255)

    def _corners(self, light: Field) -> Corners:
        """(rows, columns, 2) positions in pixels (x, y): of several candidates each, the one on the strongest edge."""
        f = self._view.frame
        gy, gx = np.gradient(noise.blur(light, f.pixels(0.002)))
        pull = np.clip(np.hypot(gx, gy) * np.float32(f.unit / 40), 0, 0.6) + self._rims
        columns, rows = max(4, round(f.across * _CELLS)), max(4, round(f.down * _CELLS))
        dice = f.dice("corners")
        gx0, gy0 = np.meshgrid(np.linspace(0, 1, columns + 1), np.linspace(0, 1, rows + 1))
        gx0 = gx0 + (np.arange(rows + 1) % 2)[:, None] * 0.5 / columns
        tries = dice.uniform(-0.44, 0.44, (10, rows + 1, columns + 1, 2))
        x = np.clip((gx0 + tries[..., 0] / columns) * f.width, 0, f.width - 1)
        y = np.clip((gy0 + tries[..., 1] / rows) * f.height, 0, f.height - 1)
        best = (pull[y.astype(np.int32), x.astype(np.int32)] + dice.random(x.shape) * 0.08).argmax(axis=0)[None]
        spot = np.stack([np.take_along_axis(x, best, 0)[0], np.take_along_axis(y, best, 0)[0]], axis=2)
        spot[0, :, 1], spot[-1, :, 1], spot[:, 0, 0], spot[:, -1, 0] = 0, f.height, 0, f.width
        return spot.astype(np.float32)

    def _triangles(self, c: Corners, picture: Picture) -> Corners:
        """(n, 3, 2): each cell in two, along the diagonal whose ends differ less."""
        a, b, d, e = c[:-1, :-1], c[:-1, 1:], c[1:, :-1], c[1:, 1:]
        split = (self._apart(picture, a, e) <= self._apart(picture, b, d))[..., None, None]
        first = np.where(split, np.stack([a, b, e], 2), np.stack([a, b, d], 2))
        second = np.where(split, np.stack([a, e, d], 2), np.stack([b, e, d], 2))
        return np.concatenate([first.reshape(-1, 3, 2), second.reshape(-1, 3, 2)])

    def _apart(self, picture: Picture, p: Corners, q: Corners) -> Field:
        """How much the colour changes along the middle of the line from p to q."""
        samples = [_at(picture, p * (1 - t) + q * t) for t in (0.3, 0.5, 0.7)]
        return np.asarray(np.abs(samples[0] - samples[1]).sum(-1) + np.abs(samples[2] - samples[1]).sum(-1), np.float32)

    def _colours(self, triangles: Corners, picture: Picture) -> Picture:
        """(n, 3): the median colour under each facet, shaded by its tilt."""
        centre = triangles.mean(axis=1, keepdims=True)
        inner = centre + (triangles - centre) * 0.55
        between = centre + ((triangles + triangles[:, [1, 2, 0]]) / 2 - centre) * 0.7
        under = _at(picture, np.concatenate([centre, inner, between], axis=1))
        colour = np.median(under, axis=1)
        height = luminance(_at(picture, triangles)) * 0.5
        first, second = triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
        dx = first[:, 0] * (height[:, 2] - height[:, 0]) - second[:, 0] * (height[:, 1] - height[:, 0])
        area = np.abs(first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0]) + 1
        tilt = np.clip(dx / area * self._view.frame.unit / _CELLS, -0.3, 0.3)
        own = self._view.frame.dice("facets").normal(0, 0.019, len(triangles))
        return np.asarray(colour * (1 + tilt * 0.35 + own)[:, None], np.float32)


def _at(picture: Picture, points: Corners) -> Picture:
    """The picture's colours at (…, 2) pixel positions."""
    x = np.clip(points[..., 0], 0, picture.shape[1] - 1).astype(np.int32)
    y = np.clip(points[..., 1], 0, picture.shape[0] - 1).astype(np.int32)
    return picture[y, x]
