"""The night sky: the Milky Way, aurora, moon and meteors over a dark, quiet land."""

from collections.abc import Iterator

import numpy as np

from imaging.sketch import noise, shapes
from imaging.sketch.colour import Field, mix, rgb
from imaging.sketch.layer import Layer, View, plain
from imaging.sketch.nature import heavens, terrain, water
from imaging.sketch.nature.sky import sky, stars
from imaging.sketch.nature.trees import branches, stand
from imaging.sketch.shapes import Pen
from imaging.sketch.structures import cabin


def layers(view: View) -> Iterator[Layer]:
    """From the stars to the hill we stand on."""
    f = view.frame
    dice = f.dice("night sky")
    horizon = f.down * float(dice.uniform(0.74, 0.82))
    named = view.wants("milky way", "aurora")
    aurora = not named and not view.wants("moon") and dice.random() < 0.3
    hidden = {"the moon", "the glow"} if aurora else set()
    hidden |= set() if view.wants("clouds") else {"the clouds"}
    yield from (layer for layer in sky(view, horizon) if layer.name not in hidden)
    if not named:
        yield from heavens.aurora(view, horizon) if aurora else heavens.milky_way(view, horizon)
    yield from stars(view, horizon, 0.7)
    yield from _bright_stars(view, horizon)
    if not view.wants("meteor") and dice.random() < 0.3:
        yield heavens.meteor(view, horizon)
    yield from _land(view, horizon)


def _bright_stars(view: View, horizon: float) -> Iterator[Layer]:
    """A handful of near stars with a halo, some cold, some warm."""
    f = view.frame
    if not view.light.open:
        return
    dice = f.dice("bright stars")
    for name, colour in (("cold stars", "#cfe0ff"), ("warm stars", "#ffe2b8")):
        count = 9
        mask = shapes.dots(
            f,
            dice.random(count) * f.across,
            dice.random(count) * horizon * 0.8,
            dice.uniform(0.0018, 0.0034, count),
            np.ones(count),
        )
        halo = noise.blur(mask, f.pixels(0.007)) * np.float32(1.6)
        yield Layer(
            name,
            np.asarray(np.clip(mask + halo, 0, 1), np.float32),
            plain(f, view.light.glowing(colour)),
            far=1.0,
            fine=True,
            lit=True,
        )


def _land(view: View, horizon: float) -> Iterator[Layer]:
    """Dark hills and firs, or a lake that mirrors the sky, or a lone tree."""
    f, light = view.frame, view.light
    dice = f.dice("land")
    kind = (
        "lake" if view.wants("lake") else "tree" if view.wants("trees") else str(dice.choice(["lake", "tree", "firs"]))
    )
    for i in range(2):
        top = horizon - 0.03 + 0.05 * i - noise.line(dice, f.x, 1.6 + i, 6) * np.float32(0.045 - 0.018 * i)
        yield Layer(
            f"hills {i + 1}",
            terrain.silhouette(f, np.asarray(top, np.float32)),
            plain(f, light.of("#2c3a52", 0.42 - 0.26 * i)[90]),
            far=0.5 - 0.2 * i,
        )
    if kind == "lake":
        shore = horizon + 0.055
        mask = terrain.silhouette(f, np.full((1, f.width), shore, np.float32))
        yield from water.lake(view, shore, mask, 0.9)
    top = _knoll(view, horizon, kind)
    ground = terrain.silhouette(f, top)
    pen = Pen(f)
    if kind != "tree":
        xs = np.concatenate([dice.random(14) ** 1.6 * 0.42, 1 - dice.random(14) ** 1.6 * 0.36]) * f.across
        stand(pen, dice, xs, np.interp(xs, f.x[0], top[0]) + 0.012, dice.uniform(0.07, 0.24, 28))
    else:
        x = f.across * (0.5 + 0.20 * light.side)
        branches(pen, dice, x, float(np.interp(x, f.x[0], top[0])) + 0.01, dice.normal(0, 0.08), 0.10, 0.022, 6, [])
    dark = mix(light.of("#101826")[60], rgb("#05080f"), 0.35)
    yield Layer("the near land", np.maximum(ground, pen.mask()), plain(f, dark), far=0.05)
    if view.wants("cabin"):
        x = f.across * (0.5 - 0.15 * light.side)
        yield from cabin(view, x, float(np.interp(x, f.x[0], top[0])) + 0.008, 0.085)


def _knoll(view: View, horizon: float, kind: str) -> Field:
    """(1, w) top of the ground we stand on."""
    f = view.frame
    n = noise.line(f.dice("knoll"), f.x, 2.4, 6) * np.float32(0.010)
    if kind == "tree":
        rise = np.exp(-(((f.x / f.across - 0.5 - 0.2 * view.light.side) / 0.34) ** 2)) * 0.09
        return np.asarray(f.down * 0.955 - rise + n, np.float32)
    edge = np.abs(f.x / f.across - 0.5) * 2
    return np.asarray(f.down * 0.985 - 0.10 * edge**2.2 + n, np.float32)
