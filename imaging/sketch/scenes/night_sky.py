"""The night sky: the Milky Way, aurora, moon and meteors over a dark, quiet land."""

from collections.abc import Iterator

import numpy as np

from imaging.sketch import noise, shapes, terrain, water
from imaging.sketch.colour import Field, mix, ramp, rgb, through
from imaging.sketch.layer import Layer, View, plain
from imaging.sketch.shapes import Pen
from imaging.sketch.sky import sky, stars
from imaging.sketch.structures import cabin
from imaging.sketch.trees import branches, stand


def layers(view: View) -> Iterator[Layer]:
    """From the stars to the hill we stand on."""
    f = view.frame
    dice = f.dice("night sky")
    horizon = f.down * float(dice.uniform(0.74, 0.82))
    aurora = view.wants("aurora") or (not view.wants("milky way", "moon") and dice.random() < 0.3)
    yield from (layer for layer in sky(view, horizon) if layer.name != "the clouds" or view.wants("clouds"))
    if not aurora:
        yield from _milky_way(view, horizon)
    yield from stars(view, horizon, 0.7)
    if aurora:
        yield from _aurora(view, horizon)
    yield from _bright_stars(view, horizon)
    if view.wants("meteor") or dice.random() < 0.3:
        yield _meteor(view, horizon)
    yield from _land(view, horizon)


def _milky_way(view: View, horizon: float) -> Iterator[Layer]:
    """A slanting band of light with lanes of dust and a dense grain of stars."""
    f, light = view.frame, view.light
    dice = f.dice("milky way")
    angle = float(dice.uniform(0.7, 1.15)) * -light.side
    cx, cy = f.across * (0.5 - 0.06 * light.side), horizon * 0.5
    along = (f.x - cx) * np.sin(angle) + (f.y - cy) * np.cos(angle)
    off = (f.x - cx) * np.cos(angle) - (f.y - cy) * np.sin(angle)
    n = noise.fbm(f, "galaxy", 3.0, 6, gain=0.58)
    dust = noise.fbm(f, "dust", 3.6, 6, gain=0.6)
    wide = np.float32(0.15) * (1 - 0.25 * np.abs(along))
    band = np.exp(-(((off + n * 0.028) / wide) ** 2))
    lane = np.exp(-(((off + dust * 0.045) / (wide * 0.34)) ** 2)) * noise.step(-0.5, 0.9, dust)
    glow = np.clip(band * (0.62 + 0.26 * n) - lane * 0.55 * band, 0, 1) * noise.step(
        1.02, 0.70, f.y / np.float32(horizon)
    )
    colours = ramp([light.glowing(c) for c in ("#2a2f6a", "#6a5aa8", "#c99ac0", "#f4e0c8", "#fff6e6")])
    tint = np.asarray(band * 0.50 + n * 0.10 + glow * 0.35, np.float32)
    yield Layer(
        "the Milky Way", np.asarray(glow * 0.85, np.float32), through(colours, tint), far=1.0, soft=True, lit=True
    )
    count = 1500
    t, s = dice.uniform(-0.9, 0.9, count), dice.normal(0, 0.085, count)
    x, y = cx + t * np.sin(angle) + s * np.cos(angle), cy + t * np.cos(angle) - s * np.sin(angle)
    grain = shapes.dots(f, x, y, np.full(count, 0.0008), 0.25 + 0.6 * dice.random(count) ** 2)
    yield Layer(
        "star dust",
        np.asarray(grain * (1 - lane * 0.8) * noise.step(1.0, 0.6, f.y / np.float32(horizon)), np.float32),
        plain(f, light.glowing("#fff4e6")),
        far=1.0,
        fine=True,
        lit=True,
    )


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


def _aurora(view: View, horizon: float) -> Iterator[Layer]:
    """Curtains: a folded lower edge, rays rising from it, green below and violet above."""
    f, light = view.frame, view.light
    for i in range(3):
        dice = f.dice(f"aurora {i}")
        fold = noise.line(dice, f.x, 1.5, 3) * np.float32(0.055) + np.sin(f.x * 3.2 + dice.random() * 6) * np.float32(
            0.045
        )
        edge = horizon * (0.62 - 0.14 * i) + fold
        lean = (f.x - f.across / 2) * np.float32(0.05)
        up = edge - f.y
        rays = noise.line(
            dice, np.asarray(np.clip(f.x + fold * 1.2 + up * lean + 0.5, 0, 4), np.float32), 16, 4, gain=0.65
        )
        tall = np.float32(0.24 + 0.06 * i) * (1 + 0.25 * rays)
        body = np.where(up > 0, np.exp(-np.maximum(up, 0) / tall * 1.6), np.exp(-((up / np.float32(0.016)) ** 2)))
        presence = noise.step(-1.2, 0.8, noise.line(dice, f.x, 1.1, 2))
        mask = body * (0.62 + 0.30 * rays) * presence * (0.85 - 0.2 * i)
        colours = ramp(
            [light.glowing(c) for c in ("#e8ffd8", "#5af0a8", "#2fc49a", "#5a7ad8", "#a05ad0")], [0, 0.1, 0.35, 0.7, 1]
        )
        yield Layer(
            "the aurora",
            np.asarray(np.clip(mask, 0, 0.95), np.float32),
            through(colours, np.asarray(up / np.float32(0.42), np.float32)),
            far=1.0,
            soft=True,
            lit=True,
        )


def _meteor(view: View, horizon: float) -> Layer:
    """One falling star and its trail."""
    f = view.frame
    dice = f.dice("meteor")
    x, y, length = f.across * dice.uniform(0.3, 0.7), horizon * dice.uniform(0.15, 0.45), dice.uniform(0.14, 0.24)
    dx, dy = -view.light.side * 0.88, 0.47
    pen = Pen(f)
    for k in range(24):
        a, b = k / 24, (k + 1) / 24
        pen.line(
            [(x + dx * length * a, y + dy * length * a), (x + dx * length * b, y + dy * length * b)],
            0.0007 + 0.0022 * b,
            b**1.6,
        )
    return Layer("a meteor", pen.mask(), plain(f, view.light.glowing("#fffaf0")), far=0.9, fine=True, lit=True)


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
