"""What stands at our feet: grasses, boulders, a drift of small flowers. It frames a picture and gives it depth."""

from collections.abc import Iterator

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import through
from imaging.sketch.layer import Layer, View
from imaging.sketch.shapes import Pen, curve


def grasses(view: View, side: float, reach: float, tall: float, colour: str) -> Layer:
    """Blades bending with the wind in one lower corner (`side` -1 left, 1 right), `reach` units wide."""
    f = view.frame
    dice = f.dice(f"grasses {side}")
    pen = Pen(f)
    for _ in range(170):
        from_edge = reach * dice.random() ** 1.7
        x = from_edge if side < 0 else f.across - from_edge
        height = tall * (1 - 0.75 * from_edge / reach) * dice.uniform(0.45, 1.1)
        bend = -side * height * dice.uniform(0.05, 0.75)
        root = f.down + 0.01
        path = curve([(x, root), (x + bend * 0.15, root - height * 0.7), (x + bend, root - height)], 9)
        pen.limb(path, 0.0045, 0.0007)
        if dice.random() < 0.12:
            pen.disc(path[-1][0], path[-1][1], 0.0035, 0.007)
    tone = 0.30 + noise.fbm(f, "blades", 30, 2) * np.float32(0.16)
    return Layer("grasses", pen.mask(), through(view.light.of(colour), tone), far=0.02)


def boulders(view: View, spots: list[tuple[float, float, float]]) -> Iterator[Layer]:
    """Stones at (x, y, half width): faceted, lit from the picture's side."""
    f, light = view.frame, view.light
    dice = f.dice("boulders")
    body, lit = Pen(f), Pen(f)
    for x, y, size in spots:
        angles = np.linspace(np.pi, 2 * np.pi, 8) + dice.normal(0, 0.07, 8)
        reach = size * dice.uniform(0.8, 1.15, 8)
        rim = [(x + float(np.cos(a) * r), y + float(np.sin(a) * r) * 0.62) for a, r in zip(angles, reach, strict=True)]
        body.polygon(rim)
        bright = rim[:5] if light.side < 0 else rim[3:]
        lit.polygon([*bright, (x + size * 0.1, y - size * 0.22)])
    speckle = noise.fbm(f, "boulders", 40, 3) * np.float32(0.10)
    stone = light.of("#e6ebf1" if light.weather == "snow" or view.wants("snowy") else "#7c7a78", 0.05)
    yield Layer("boulders", body.mask(), through(stone, np.asarray(0.22 + speckle)), far=0.08)
    yield Layer("light on boulders", lit.mask(), through(stone, np.asarray(0.66 + speckle)), far=0.08)


def drift(view: View, top: float, names: tuple[str, ...]) -> Iterator[Layer]:
    """Small flowers from `top` (units) to the lower edge, larger towards us."""
    f, light = view.frame, view.light
    for i, colour in enumerate(names):
        dice = f.dice(f"drift {i}")
        pen = Pen(f)
        middle = dice.uniform(0.15, 0.85)
        for _ in range(110):
            near = dice.random() ** 0.8
            x = f.across * (middle + dice.normal(0, 0.16))
            size = 0.0025 + 0.006 * near
            y = top + (f.down - top) * near
            for _ in range(3):
                pen.disc(x + dice.normal(0, size * 0.6), y + dice.normal(0, size * 0.4), size * dice.uniform(0.5, 0.9))
        tone = 0.68 + noise.fbm(f, f"drift {i}", 50, 2) * np.float32(0.15)
        yield Layer("flowers", pen.mask(), through(light.of(colour, contrast=0.7), tone), far=0.03)
