"""Fruit for a still life: each a function of where it lies (`x`, `foot` in units) and its `size`."""

from collections.abc import Iterator

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import Field
from imaging.sketch.layer import Layer, View, plain
from imaging.sketch.shapes import Pen, curve
from imaging.sketch.solids import Placement, rounded


def _skin(view: View, low: str, high: str, purpose: str) -> tuple[tuple[np.ndarray, np.ndarray], Field]:
    """Two ramps for a fruit's skin and how they are mixed."""
    f = view.frame
    n = noise.fbm(f, purpose, 7, 4, stretch=(0.6, 1.6))
    return (view.light.of(low, contrast=0.9), view.light.of(high, contrast=0.9)), noise.step(-0.7, 0.9, n)


def apple(view: View, x: float, foot: float, size: float) -> Iterator[Layer]:
    """Red over yellow, dimpled at both ends."""
    tables, blush = _skin(view, "#c9402f", "#e2b24a", f"apple {x:.2f}")

    def outline(a: Field) -> Field:
        return np.asarray(
            1
            - 0.13 * np.exp(-(((np.abs(a + np.pi / 2)) / 0.34) ** 2))
            - 0.06 * np.exp(-(((a - np.pi / 2) / 0.4) ** 2))
            + 0.03 * np.cos(2 * a),
            np.float32,
        )

    yield from rounded(view, "an apple", Placement(x, foot, size * 0.94, size), outline, tables, blush)
    yield _stalk(view, x, foot - size * 0.82, size * 0.2)


def _stalk(view: View, x: float, y: float, length: float) -> Layer:
    pen = Pen(view.frame)
    lean = view.light.side * length * 0.3
    pen.limb(curve([(x, y), (x, y - length * 0.5), (x + lean, y - length)], 10), length * 0.16, length * 0.24)
    return Layer("a stalk", pen.mask(), plain(view.frame, view.light.of("#5a4028")[80]), fine=True)


def pear(view: View, x: float, foot: float, size: float) -> Iterator[Layer]:
    """Green to gold, with shoulders."""
    tables, blush = _skin(view, "#bcae3e", "#d9a24a", f"pear {x:.2f}")
    tall = size * 1.36

    def outline(a: Field) -> Field:
        up = np.exp(-(((np.abs(a + np.pi / 2)) / 0.80) ** 2))
        shoulder = np.exp(-(((np.abs(np.abs(a + np.pi / 2) - 0.88)) / 0.42) ** 2))
        return np.asarray(0.95 + 0.05 * up - 0.20 * shoulder + 0.05 * np.sin(a), np.float32)

    yield from rounded(view, "a pear", Placement(x, foot, tall, size * 0.98), outline, tables, blush)
    yield _stalk(view, x, foot - tall * 0.97, size * 0.22)


def orange(view: View, x: float, foot: float, size: float) -> Iterator[Layer]:
    """Round and pored."""
    f = view.frame
    tables = (view.light.of("#e8862a", contrast=0.9), view.light.of("#d9701f", contrast=0.9))
    pores = noise.step(0.2, 1.6, noise.fbm(f, "pores", 90, 2))
    yield from rounded(
        view, "an orange", Placement(x, foot, size * 0.97, size), lambda a: np.ones_like(a), tables, pores, 0.55
    )


def lemon(view: View, x: float, foot: float, size: float) -> Iterator[Layer]:
    """Oval, a nub at both ends."""
    f = view.frame
    tables = (view.light.of("#eccb3a", contrast=0.85), view.light.of("#dbb52a", contrast=0.85))

    def outline(a: Field) -> Field:
        nub = np.exp(-((a / 0.20) ** 2)) + np.exp(-(((np.abs(a) - np.pi) / 0.20) ** 2))
        return np.asarray(0.90 + 0.14 * nub, np.float32)

    yield from rounded(
        view,
        "a lemon",
        Placement(x, foot, size * 0.76, size * 1.08),
        outline,
        tables,
        noise.step(0.2, 1.6, noise.fbm(f, "zest", 80, 2)),
        0.6,
    )


def grapes(view: View, x: float, foot: float, size: float) -> Iterator[Layer]:
    """A heap of small round ones."""
    dice = view.frame.dice(f"grapes {x:.2f}")
    tables = (view.light.of("#5a3a6a"), view.light.of("#7a5a94"))
    for row, count in ((0, 3), (1, 4), (2, 3), (3, 2)):
        for k in range(count):
            gx, gy = (
                x + (k - (count - 1) / 2) * size * 0.26 + dice.normal(0, 0.004),
                foot - size * 0.62 + row * size * 0.2,
            )
            blush = np.full(view.frame.shape, dice.random(), np.float32)
            things = rounded(
                view,
                "grapes",
                Placement(gx, gy + size * 0.15, size * 0.3, size * 0.3),
                lambda a: np.ones_like(a),
                tables,
                blush,
                0.7,
            )
            yield from (layer for layer in things if layer.name != "a shadow" or row == 3)
