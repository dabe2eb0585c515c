"""Trees: conifers and broadleaves as drawn silhouettes, each one a different individual."""

import numpy as np

from imaging.sketch.shapes import Pen, Point, curve


def conifer(pen: Pen, dice: np.random.Generator, x: float, foot: float, height: float, slim: float = 0.2) -> None:
    """A fir: tiers of drooping, ragged branches around a thin trunk; `slim` is half width over height."""
    tiers = int(np.clip(height * 90, 7, 22))
    lean = dice.normal(0, 0.012) * height
    t = np.linspace(0.02, 0.94, tiers)
    reach = height * slim * (0.10 + 0.9 * t**0.9)
    left: list[Point] = []
    right: list[Point] = []
    for i, at in enumerate(t):
        y = foot - height * (1 - at)
        cx = x + lean * (1 - at)
        droop = height * 0.035 * dice.uniform(0.5, 1.5)
        a, b = reach[i] * dice.uniform(0.62, 1.12, 2)
        inner = 0.42 + 0.2 * dice.random()
        left += [(cx - a * inner, y - droop * 0.2), (cx - a, y + droop)]
        right += [(cx + b * inner, y - droop * 0.2), (cx + b, y + droop)]
    top = [(x + lean, foot - height * 1.03)]
    base = foot - height * 0.04
    pen.polygon(left[::-1] + top + right + [(x + reach[-1] * 0.3, base), (x - reach[-1] * 0.3, base)])
    trunk = height * 0.018
    pen.polygon(
        [
            (x - trunk, base - height * 0.05),
            (x + trunk, base - height * 0.05),
            (x + trunk * 1.3, foot),
            (x - trunk * 1.3, foot),
        ]
    )


def stand(pen: Pen, dice: np.random.Generator, xs: np.ndarray, feet: np.ndarray, heights: np.ndarray) -> None:
    """Many conifers, back to front."""
    for i in np.argsort(feet):
        conifer(pen, dice, float(xs[i]), float(feet[i]), float(heights[i]), float(dice.uniform(0.15, 0.24)))


def groves(
    dice: np.random.Generator, count: int, places: list[tuple[float, float]], small: float = 0.3
) -> tuple[np.ndarray, np.ndarray]:
    """(positions, sizes) of trees that stand in company: each place is (middle, spread), tallest in the middle."""
    which = dice.integers(len(places), size=count)
    middle, spread = np.array([p[0] for p in places])[which], np.array([p[1] for p in places])[which]
    off = dice.normal(0, 1, count)
    sizes = (small + (1 - small) * np.exp(-(off**2) * 0.7)) * dice.uniform(0.55, 1.1, count)
    return middle + off * spread, sizes


def branches(
    pen: Pen,
    dice: np.random.Generator,
    x: float,
    y: float,
    angle: float,
    length: float,
    thick: float,
    depth: int,
    tips: list[Point],
) -> None:
    """A trunk that forks `depth` times; the ends are added to `tips`."""
    bend = dice.normal(0, 0.18)
    mx, my = x + np.sin(angle + bend) * length * 0.55, y - np.cos(angle + bend) * length * 0.55
    ex, ey = x + np.sin(angle) * length, y - np.cos(angle) * length
    pen.limb(curve([(x, y), (mx, my), (ex, ey)], 8), thick, thick * 0.62)
    if depth <= 2:
        tips.append((ex, ey))
    if depth == 0:
        return
    for side in (-1, 1) if dice.random() < 0.8 else (-1, 0.1, 1):
        turn = side * dice.uniform(0.28, 0.62) + dice.normal(0, 0.08)
        branches(pen, dice, ex, ey, angle + turn, length * dice.uniform(0.62, 0.82), thick * 0.6, depth - 1, tips)


def crown(pen: Pen, dice: np.random.Generator, tips: list[Point], size: float) -> None:
    """Leaves in clumps around the ends of branches, with sky between them."""
    for x, y in tips:
        for _ in range(7):
            r = size * dice.uniform(0.25, 0.6)
            pen.disc(x + dice.normal(0, size * 0.55), y + dice.normal(0, size * 0.42), r, r * dice.uniform(0.7, 1.0))
