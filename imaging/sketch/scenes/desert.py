"""The desert: dunes in relief with wind ripples, or mesas over a plain; cacti when asked for."""

from collections.abc import Iterator

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import Field, through
from imaging.sketch.layer import Layer, View, plain
from imaging.sketch.nature import terrain
from imaging.sketch.nature.sky import birds, sky
from imaging.sketch.shapes import Pen, curve


def layers(view: View) -> Iterator[Layer]:
    """From the sky to the sand at our feet."""
    f = view.frame
    dice = f.dice("desert")
    horizon = f.down * float(dice.uniform(0.44, 0.56))
    yield from sky(view, horizon)
    if view.wants("mountains"):
        yield _far_range(view, horizon)
    mesas = dice.random() < (1.0 if view.refuses("dunes") else 0.0 if view.refuses("mesa") else 0.4)
    if view.wants("mesa") or (mesas and not view.wants("dunes")):
        yield from _mesas(view, horizon)
        yield from _plain(view, horizon)
        if not view.refuses("cactus"):
            yield from _cacti(view, horizon, int(dice.integers(3, 6)))
    else:
        yield from _dunes(view, horizon)
        if view.wants("cactus"):
            yield from _cacti(view, horizon, 3)
    if view.wants("birds"):
        yield birds(view, horizon * 0.4, horizon * 0.7)


def _far_range(view: View, horizon: float) -> Layer:
    f = view.frame
    top = horizon - 0.07 - noise.line(f.dice("far range"), f.x, 2.2, 6) * np.float32(0.03)
    return Layer(
        "far mountains",
        terrain.silhouette(f, np.asarray(top, np.float32)),
        plain(f, view.light.of("#9a7f86", 0.6)[140]),
        far=0.8,
    )


def _dunes(view: View, horizon: float) -> Iterator[Layer]:
    """Overlapping dunes, each with a windward face in light and a slip face in shade."""
    f, light = view.frame, view.light
    dice = f.dice("dunes")
    rows = 5
    for i in range(rows):
        near = (i + 1) / rows
        base = horizon + (f.down - horizon) * (0.03 + 0.62 * near**1.5)
        tall = (0.05 + 0.16 * near) * (1.25 if i == 2 else 0.9)
        peak = f.across * (0.5 + (0.30 if i % 2 else -0.28) * light.side * dice.uniform(0.6, 1.2))
        d = (f.x - peak) / np.float32(f.across * dice.uniform(0.42, 0.62))
        hump = np.where(d * light.side < 0, np.exp(-((d * 1.5) ** 2)), np.exp(-((d * 1.0) ** 2)))
        top = base - tall * hump + noise.line(dice, f.x, 1.4, 2) * np.float32(0.012)
        yield _dune(view, i, near, np.asarray(top, np.float32), peak, tall)


def _dune(view: View, i: int, near: float, top: Field, peak: float, tall: float) -> Layer:
    """One dune: its crest line winds down towards us and parts light from shade."""
    f, light = view.frame, view.light
    below = f.y - top
    winding = noise.line(f.dice(f"crest {i}"), np.maximum(below, 0), 3.0, 2) * np.float32(0.035)
    crest = (
        peak
        + light.side * (below * np.float32(-0.75) + np.sin(below * 9 + i) * np.float32(0.045))
        + winding * noise.step(0, 0.1, below)
    )
    across = (f.x - crest) * np.float32(light.side)
    sharp = 0.006 + 0.10 * np.maximum(below, 0)
    lit = noise.step(-1.0, 1.0, across / sharp)
    bend = below * 62 + np.sin(f.x * 7 + below * 10) * 1.1 + noise.fbm(f, f"wind {i}", 3, 3) * 1.6
    ripple = np.sin(bend * np.float32(2.0 + 1.2 * (1 - near))) * noise.step(0.02, 0.2, below) * np.float32(0.05 * near)
    soft = noise.fbm(f, f"sand {i}", 4, 3, stretch=(2.5, 1)) * np.float32(0.04)
    grain = noise.fbm(f, f"grain {i}", 120, 2) * np.float32(0.018)
    tone = (
        0.24
        + 0.58 * lit
        + ripple
        + soft
        + grain
        - 0.25 * np.clip(below / np.float32(tall * 2.4), 0, 1) * lit
        + 0.10 * np.clip(below / np.float32(tall * 2), 0, 1) * (1 - lit)
    )
    flow = np.asarray(np.where(lit > 0.5, 0.25, -0.5) * light.side * np.ones(f.shape), np.float32)
    snow = light.weather == "snow" or view.wants("snowy")
    table = light.of("#e9ecf1" if snow else "#dda566", 0.5 * (1 - near) ** 1.2)
    return Layer(
        f"dune {i + 1}",
        terrain.silhouette(f, top),
        through(table, np.asarray(tone, np.float32)),
        far=0.6 * (1 - near),
        flow=flow,
    )


def _mesas(view: View, horizon: float) -> Iterator[Layer]:
    """Table mountains with banded walls above slopes of rubble."""
    f, light = view.frame, view.light
    dice = f.dice("mesas")
    spots = [
        (0.5 + light.side * -0.24, 0.17, 0.27, 0.12),
        (0.5 + light.side * 0.13, 0.07, 0.21, 0.28),
        (0.5 + light.side * 0.40, 0.12, 0.13, 0.42),
        (0.5 + light.side * -0.5, 0.16, 0.11, 0.5),
    ]
    for i, (at, wide, tall, far) in enumerate(sorted(spots, key=lambda s: -s[3])):
        x = (at + dice.normal(0, 0.03)) * f.across
        wide, tall = wide * dice.uniform(0.8, 1.2), tall * dice.uniform(0.85, 1.15)
        d = np.abs(f.x + noise.line(dice, f.x, 7, 4) * np.float32(0.008) - x)
        wall = noise.step(wide * 0.54, wide * 0.47, d)
        step = noise.step(wide * 0.40, wide * 0.34, d) * dice.uniform(0.0, 0.25)
        rubble = np.clip(1 - (d - wide * 0.42) / np.float32(wide * 0.62), 0, 1) ** 1.4 * 0.42
        height = tall * np.maximum(wall * (0.80 + step), rubble) + noise.line(dice, f.x, 30, 2) * np.float32(0.002)
        top = np.asarray(horizon + 0.012 - height, np.float32)
        mask = terrain.silhouette(f, top, horizon + 0.02)
        up = (horizon - f.y) / np.float32(tall)
        strata = np.sin(up * 34 + noise.fbm(f, f"strata {i}", 3, 3, stretch=(3, 1)) * 1.3) * 0.06
        cracks = noise.fbm(f, f"cracks {i}", 16, 4, stretch=(0.5, 3)) * np.where(up > 0.4, 0.10, 0.04)
        shade = np.clip((f.x - x) * np.float32(light.side) / np.float32(wide) * 0.9 + 0.5, 0.1, 0.9)
        tone = np.asarray(shade * 0.7 + 0.15 + strata + cracks, np.float32)
        yield Layer(f"mesa {i + 1}", mask, through(light.of("#c06f48", far), tone), far=far)


def _plain(view: View, horizon: float) -> Iterator[Layer]:
    """A flat of sand and scrub running to the horizon."""
    f, light = view.frame, view.light
    near = np.maximum(f.y - np.float32(horizon), 0) / (f.down - horizon)
    n = noise.fbm(f, "plain", 5, 5, stretch=(4, 0.7))
    tone = 0.68 + n * 0.08 - near * 0.22
    top = horizon + 0.012 + noise.line(f.dice("plain"), f.x, 2, 3) * np.float32(0.003)
    yield Layer(
        "the plain",
        terrain.silhouette(f, np.asarray(top, np.float32)),
        through(light.of("#d69a63", 0.10), np.asarray(tone, np.float32)),
        far=0.3,
        flow=np.zeros(f.shape, np.float32),
    )
    dice = f.dice("scrub")
    pen = Pen(f)
    for _ in range(230):
        depth = dice.random() ** 1.6
        x, y = dice.random() * f.across, horizon + 0.02 + (f.down - horizon) * depth
        for _ in range(7):
            tall, lean = (0.004 + 0.022 * depth) * dice.uniform(0.5, 1.1), dice.normal(0, 0.55)
            pen.limb([(x + lean * tall * 0.3, y), (x + lean * tall, y - tall)], tall * 0.28, tall * 0.05)
    yield Layer(
        "scrub",
        pen.mask(),
        through(light.of("#76795a", 0.08), np.asarray(0.38 + noise.fbm(f, "scrub", 60, 2) * 0.16, np.float32)),
        far=0.2,
    )


def _cacti(view: View, horizon: float, count: int) -> Iterator[Layer]:
    """Saguaros, lit from one side."""
    f, light = view.frame, view.light
    dice = f.dice("cacti")
    pen, sunny = Pen(f), Pen(f)
    for i in range(count):
        near = 0.25 + 0.75 * (i + 1) / count
        x = (0.5 - light.side * (0.36 - 0.55 * dice.random() * (1 - near)) + dice.normal(0, 0.03)) * f.across
        foot, tall = horizon + (f.down - horizon) * (0.12 + 0.62 * near), 0.30 * near * dice.uniform(0.8, 1.1)
        thick = tall * 0.10
        limbs = [[(x, foot), (x, foot - tall)]]
        for s in (-1, 1):
            y, out, up = (
                foot - tall * dice.uniform(0.35, 0.55),
                s * tall * dice.uniform(0.17, 0.24),
                tall * dice.uniform(0.22, 0.36),
            )
            limbs.append([*curve([(x, y), (x + out, y), (x + out, y), (x + out, y - up)], 12)])
        for k, limb in enumerate(limbs):
            width = thick * (1 if k == 0 else 0.72)
            for p, w, dx in ((pen, width, 0.0), (sunny, width * 0.30, light.side * width * 0.22)):
                p.line([(a + dx, b) for a, b in limb], w)
                p.disc(limb[-1][0] + dx, limb[-1][1], w / 2)
    yield Layer("cacti", pen.mask(), plain(f, light.of("#5c7a52")[60]), far=0.05)
    yield Layer(
        "light on the cacti", sunny.mask() * np.float32(0.8), plain(f, light.of("#86a068")[200]), far=0.05, fine=True
    )
