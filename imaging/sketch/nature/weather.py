"""Weather in front of everything: rain, snow, fog, lightning."""

from collections.abc import Iterator

import numpy as np

from imaging.sketch import noise, shapes
from imaging.sketch.colour import mix
from imaging.sketch.layer import Layer, View, plain

INDOORS = ("still_life", "abstract", "flowers")


def falling(view: View) -> Iterator[Layer]:
    """The layers of the day's weather, over the scene."""
    kind = view.light.weather
    if view.reading.scene in INDOORS and kind != "fog":
        return
    if kind == "fog":
        yield _fog(view)
    if kind in ("rain", "storm"):
        yield _rain(view, kind, 520 if kind == "storm" else 360)
    if kind == "snow":
        yield from _snow(view)


def _fog(view: View) -> Layer:
    """Drifting banks, thicker low down."""
    f = view.frame
    n = noise.fbm(f, "fog", 1.6, 5, stretch=(3.2, 1))
    height = f.y / np.float32(f.down)
    mask = noise.step(-1.2, 1.6, n) * (0.25 + 0.45 * np.exp(-(((height - 0.66) / 0.24) ** 2)))
    return Layer(
        "fog", np.asarray(mask, np.float32), plain(f, mix(view.light.haze, view.light.key, 0.1)), far=0.4, soft=True
    )


def _rain(view: View, kind: str, count: int) -> Layer:
    """Slanting streaks in gusts."""
    f = view.frame
    dice = f.dice("rain")
    slant = float(dice.uniform(0.12, 0.3)) * -view.light.side
    pen = shapes.Pen(f)
    for _ in range(count):
        x, y, near = dice.random() * (f.across + 0.4) - 0.2, dice.random() * f.down, dice.random() ** 2
        length = 0.02 + 0.06 * near
        pen.line([(x, y), (x + slant * length, y + length)], 0.0008 + 0.0009 * near, 0.2 + 0.4 * near)
    gusts = noise.step(-1.4, 1.0, noise.fbm(f, "gusts", 2.0, 3))
    pale = mix(view.light.of("#ffffff")[210], view.light.haze, 0.5)
    if not view.light.dark and kind == "rain":
        pale = mix(pale, view.light.shade, 0.55)
    return Layer("rain", np.asarray(pen.mask() * gusts, np.float32), plain(f, pale), fine=True)


def _snow(view: View) -> Iterator[Layer]:
    """Flakes: many small far ones, a few large and blurred near ones."""
    f = view.frame
    dice = f.dice("flakes")
    white = plain(f, mix(view.light.of("#ffffff")[255], view.light.haze, 0.1))
    for name, count, size, strength, soft in (
        ("far flakes", 480, 0.0016, 0.7, 0.0),
        ("flakes", 170, 0.0032, 0.85, 0.0),
        ("near flakes", 26, 0.008, 0.6, 0.0022),
    ):
        mask = shapes.dots(
            f,
            dice.random(count) * f.across,
            dice.random(count) * f.down,
            size * dice.uniform(0.6, 1.3, count),
            strength * dice.uniform(0.5, 1, count),
        )
        yield Layer(name, noise.blur(mask, f.pixels(soft)), white, fine=True)
