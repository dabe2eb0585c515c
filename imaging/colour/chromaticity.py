"""Colours as CIE 1931 sees them: where the red, green and blue of a screen lie, and its white."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
XY = tuple[float, float]
"""x and y."""
D50 = np.array([0.9642, 1.0, 0.8249])
"""The white of ICC's connection space, as XYZ (ICC.1:2022, 7.2.16)."""
D65: XY = (0.3127, 0.3290)
BRADFORD: Matrix = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
"""Cone responses of an XYZ (ICC.1:2022, annex E)."""
SMALLEST = 1e-3
"""A triangle of less area than that is no set of primaries."""


@dataclass(frozen=True)
class Primaries:
    """The three lights of a screen and the white they make together."""

    red: XY
    green: XY
    blue: XY
    white: XY = D65

    @property
    def sensible(self) -> bool:
        """Whether a screen can be like that: three lights apart from each other, their white between them."""
        corners = np.array([self.red, self.green, self.blue, self.white], float)
        if not np.isfinite(corners).all() or np.abs(corners).max() > 2 or self.white[1] < 0.01:
            return False
        (red, green, blue), white = corners[:3], corners[3]
        area = _cross(green - red, blue - red)
        if abs(area) < SMALLEST:
            return False
        shares = np.array([_cross(b - a, white - a) for a, b in ((green, blue), (blue, red), (red, green))]) / area
        return bool((shares > 0.01).all())

    def to_xyz(self) -> Matrix:
        """Linear light (0 to 1 a channel) to XYZ, white having Y = 1."""
        lights = np.array([(x, y, 1 - x - y) for x, y in (self.red, self.green, self.blue)]).T
        return lights * np.linalg.solve(lights, _xyz(self.white))

    def to_d50(self) -> Matrix:
        """The same, seen as if white were D50."""
        return adaptation(self.white) @ self.to_xyz()


SRGB = Primaries((0.640, 0.330), (0.300, 0.600), (0.150, 0.060))
ADOBE = Primaries((0.640, 0.330), (0.210, 0.710), (0.150, 0.060))
"""Of Adobe RGB (1998), 4.3.1.1."""


def adaptation(white: XY) -> Matrix:
    """XYZ under that white to XYZ under D50, by Bradford."""
    cones = (BRADFORD @ D50) / (BRADFORD @ _xyz(white))
    return np.linalg.inv(BRADFORD) @ np.diag(cones) @ BRADFORD


def _xyz(white: XY) -> NDArray[np.float64]:
    x, y = white
    return np.array([x / y, 1.0, (1 - x - y) / y])


def _cross(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    return float(one[0] * other[1] - one[1] * other[0])
