"""The sea: open water, a headland, a beach or breakers, under the sky's light."""

from collections.abc import Iterator

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import Field, mix, ramp, through
from imaging.sketch.layer import Layer, View, plain
from imaging.sketch.nature import terrain, water
from imaging.sketch.nature.sky import birds, sky
from imaging.sketch.structures import boat, lighthouse


def layers(view: View) -> Iterator[Layer]:
    """From the sky to the foam at our feet."""
    f = view.frame
    dice = f.dice("sea")
    horizon = f.down * float(dice.uniform(0.40, 0.54))
    yield from sky(view, horizon)
    if view.wants("mountains", "island") or dice.random() < 0.5:
        yield _isles(view, horizon)
    if view.light.weather == "storm" or view.wants("wave"):
        yield from _swell(view, horizon)
    else:
        yield from _water(view, horizon)
    rocky = view.wants("cliff", "lighthouse") or (not view.wants("beach") and dice.random() < 0.55)
    rocky = rocky and not view.refuses("cliff") and not view.refuses("rocks")
    if rocky:
        yield from _headland(view, horizon)
    if view.wants("boat") or (
        view.light.weather in ("", "clear") and not view.refuses("boat") and dice.random() < 0.45
    ):
        yield from boat(view, f.across * (0.5 - 0.17 * view.light.side), horizon + 0.055, 0.085)
    if view.light.weather != "storm" and not view.wants("wave") and _has_beach(view, dice):
        yield from _beach(view, horizon)
    if view.wants("birds") or dice.random() < 0.4:
        yield birds(view, horizon * 0.35, horizon * 0.75)


def _has_beach(view: View, dice: np.random.Generator) -> bool:
    return view.wants("beach") or (dice.random() < 0.6 and not view.refuses("beach"))


def _isles(view: View, horizon: float) -> Layer:
    """Land on the horizon, almost air."""
    f = view.frame
    dice = f.dice("isles")
    x, wide = f.across * (0.5 + view.light.side * -0.25), f.across * dice.uniform(0.22, 0.4)
    shape = np.exp(-(((f.x - x) / np.float32(wide * 0.6)) ** 2))
    top = horizon - shape * (0.05 + 0.03 * noise.line(dice, f.x, 4, 5)) + 0.004
    mask = terrain.silhouette(f, np.asarray(top, np.float32), horizon)
    tone = np.asarray(0.55 + noise.fbm(f, "isle", 12, 3) * 0.1, np.float32)
    return Layer("islands", mask, through(view.light.of("#5f7580", 0.62), tone), far=0.7)


def _colours(view: View) -> np.ndarray:
    """The water's ramp from the horizon (0) to our feet (1)."""
    light = view.light
    grey = light.weather in ("storm", "rain", "fog", "snow")
    far = mix(light.of("#3f7f96" if not grey else "#5c6f78", 0.15)[150], light.sky[235], 0.42)
    middle = light.of("#1f7f95" if not grey else "#475c66", 0.05)[140]
    near = light.of("#3fb0a8" if not grey else "#5a7074", 0.0)[150]
    return ramp([far, middle, mix(middle, near, 0.6), near], [0, 0.35, 0.75, 1])


def _water(view: View, horizon: float) -> Iterator[Layer]:
    """A living surface: colour by distance, waves as light and dark, the sky's mirror, the sun's path."""
    f, light = view.frame, view.light
    wave = water.ripples(view, horizon, 0.8)
    depth = np.clip((f.y - np.float32(horizon)) / (f.down - horizon), 0, 1) ** np.float32(0.7)
    swell = noise.fbm(f, "swell", 2.2, 4, stretch=(4.5, 0.8))
    picture = through(_colours(view), np.asarray(depth + swell * 0.07 + wave * 0.02, np.float32))
    mirror = water.reflection(view, horizon, wave, 0.1)
    picture += (mirror - picture) * np.float32(0.34) * (1 - 0.6 * depth)[:, :, None]
    picture *= 1 + (np.clip(wave, -2, 2) * (0.02 + 0.05 * depth))[:, :, None]
    mask = terrain.silhouette(f, np.full((1, f.width), horizon, np.float32))
    yield Layer("the sea", mask, np.clip(picture, 0, 1), far=0.4, flow=np.zeros(f.shape, np.float32))
    crest = noise.step(1.45, 2.3, wave + swell * 0.35) * mask * noise.step(0.0, 0.12, f.y - np.float32(horizon))
    yield Layer("crests", np.asarray(crest * 0.6, np.float32), plain(f, water.surf_colour(view)), far=0.3, fine=True)
    if light.open:
        yield water.glitter(view, horizon, wave, mask)


def _swell(view: View, horizon: float) -> Iterator[Layer]:
    """Rows of waves, each with a lit back, a dark face and a torn crest."""
    f, light = view.frame, view.light
    dice = f.dice("breakers")
    foam = water.surf_colour(view)
    rows = 8
    yield Layer(
        "the far sea",
        terrain.silhouette(f, np.full((1, f.width), horizon, np.float32)),
        plain(f, through(_colours(view), np.full((1, 1), 0.1, np.float32))[0, 0]),
        far=0.5,
    )
    for i in range(rows):
        near = (i + 1) / rows
        base = horizon + (f.down - horizon) * (0.02 + 0.92 * near**1.6)
        tall = (0.012 + 0.085 * near) * dice.uniform(0.75, 1.2)
        crest = _crest(view, dice, 1.1 + 3.4 * (1 - near))
        top = base - tall * crest * 1.25 + noise.line(dice, f.x, 14, 3) * np.float32(0.003 * (0.3 + near))
        mask = terrain.silhouette(f, top)
        below = np.asarray((f.y - top) / np.float32(tall * 1.8), np.float32)
        streaks = noise.fbm(f, f"face {i}", 9, 4, stretch=(1.5, 0.7))
        tone = 0.80 - below * 0.55 + streaks * 0.10 + crest * 0.12
        table = light.of("#2f6f7c" if light.weather != "storm" else "#3e5f68", 0.42 * (1 - near))
        yield Layer(
            f"wave {i + 1}",
            mask,
            through(table, np.asarray(tone, np.float32)),
            far=0.5 * (1 - near),
            flow=np.asarray(streaks * 0.3, np.float32),
        )
        white = _foam(view, i, below, crest) * mask * np.float32(0.45 + 0.5 * near)
        yield Layer(f"foam {i + 1}", white, plain(f, foam), far=0.4 * (1 - near), fine=True)


def _foam(view: View, i: int, below: Field, crest: Field) -> Field:
    """(h, w) 0..1: what spills from the crest, and the lace that runs down the face."""
    torn = noise.fbm(view.frame, f"foam {i}", 34, 4, gain=0.65)
    thick = 0.04 + 0.34 * np.clip(crest, 0, 1) ** 2
    spill = noise.step(1.0, 0.55, (below + torn * 0.10) / thick) * noise.step(0.30, 0.62, crest + torn * 0.08)
    run = noise.fbm(view.frame, f"run {i}", 12, 4, stretch=(0.55, 1.9))
    lace = noise.step(1.0, 1.5, run + torn * 0.35) * noise.step(1.5, 0.3, below) * 0.42
    return np.asarray(np.clip(spill + lace, 0, 1), np.float32)


def _crest(view: View, dice: np.random.Generator, per: float) -> Field:
    """(1, w) height 0..1 of a row of waves, `per` a unit: long backs that rise, short faces that fall."""
    f = view.frame
    shift = noise.line(dice, f.x, per * 0.9, 3) * np.float32(0.16)
    phase = (f.x * per + dice.random() + shift) % 1
    phase = phase if view.light.side < 0 else 1 - phase
    back, face = (phase / 0.68) ** 2.1, np.clip(1 - (phase - 0.68) / 0.32, 0, 1) ** 1.3
    lively = np.clip(0.72 + 0.45 * noise.line(dice, f.x, 1.2, 2), 0.2, 1.3)
    return np.asarray(np.where(phase < 0.68, back, face) * lively, np.float32)


def _headland(view: View, horizon: float) -> Iterator[Layer]:
    """Cliffs that run in from the shaded side; a lighthouse if one is wanted."""
    f, light = view.frame, view.light
    dice = f.dice("headland")
    side = -light.side
    edge = f.x if side < 0 else f.across - f.x
    reach = f.across * dice.uniform(0.36, 0.48)
    inner = np.clip(1 - edge / np.float32(reach), 0, 1)
    steps = noise.line(dice, f.x, 5, 5, gain=0.55)
    height = 0.20 * inner**0.42 * (1 + steps * 0.10) * (inner > 0)
    foot = horizon + 0.05 + 0.05 * inner
    top = np.where(inner > 0, foot - height, f.down + 1).astype(np.float32)
    mask = terrain.silhouette(f, top) * np.clip((foot - f.y) * np.float32(f.unit) + 0.5, 0, 1)
    crag = noise.fbm(f, "crag", 9, 6, gain=0.6, stretch=(0.7, 2.2))
    lit = np.roll(crag, int(0.006 * f.unit * light.side), axis=1) - crag
    tone = np.clip(0.5 + crag * 0.14 - lit * 0.45, 0, 1)
    picture = through(light.of("#8a7a6a", 0.12), np.asarray(tone, np.float32))
    grass = noise.step(0.055, 0.015, (f.y - top) + crag * 0.012)
    green = through(
        light.of("#75915a" if light.weather != "snow" else "#e8eef4", 0.12), np.asarray(0.62 + crag * 0.1, np.float32)
    )
    picture += (green - picture) * grass[:, :, None]
    yield Layer("the headland", np.asarray(mask, np.float32), picture, far=0.25)
    froth = noise.fbm(f, "froth", 26, 3)
    surf = np.exp(-(((f.y - foot - froth * 0.004) / np.float32(0.009)) ** 2)) * (inner > 0.02) * 0.85
    yield Layer("surf", np.asarray(surf, np.float32), plain(f, water.surf_colour(view)), far=0.3, fine=True)
    if view.wants("lighthouse") or (not view.refuses("lighthouse") and dice.random() < 0.3):
        x = reach * 0.55 if side < 0 else f.across - reach * 0.55
        stand = float(np.interp(x, f.x[0], top[0])) + 0.012
        yield from lighthouse(view, x, stand, 0.22)


def _beach(view: View, horizon: float) -> Iterator[Layer]:
    """Sand that wades into the water: the wash of the last wave, wet then dry."""
    f, light = view.frame, view.light
    dice = f.dice("beach")
    slope = dice.uniform(0.10, 0.24) * light.side
    line = (
        f.down * 0.86 + (f.x / f.across - 0.5) * np.float32(slope) + noise.line(dice, f.x, 2.0, 3) * np.float32(0.018)
    )
    lap = noise.line(dice, f.x, 5, 3) * np.float32(0.006)
    n = noise.fbm(f, "sand", 40, 4, gain=0.6, stretch=(2, 1))
    below = f.y - line
    shallow = noise.step(-0.17, -0.01, below) * np.float32(0.62)
    yield Layer(
        "shallows",
        np.asarray(shallow, np.float32),
        plain(f, mix(light.of("#8fd0c4" if light.open else "#94a8a4")[190], light.of("#d8c49a")[200], 0.25)),
        soft=True,
        far=0.2,
    )
    for i, (offset, wide, strength) in enumerate(((-0.085, 0.008, 0.7), (-0.045, 0.011, 0.8), (-0.004, 0.015, 1.0))):
        froth = noise.fbm(f, f"lace {i}", 30, 4, gain=0.65)
        wander = noise.line(f.dice(f"lap {i}"), f.x, 3.5, 4) * np.float32(0.010)
        d = (below - offset - wander + froth * 0.003) / np.float32(wide)
        mask = (
            np.where(d > 0, np.exp(-((d * 1.8) ** 2)), np.exp(-((d * 0.6) ** 2)) * noise.step(-0.6, 0.9, froth))
            * strength
        )
        yield Layer("foam", np.asarray(mask, np.float32), plain(f, water.surf_colour(view)), far=0.2, fine=i < 2)
    sand = terrain.silhouette(f, np.asarray(line + lap + 0.004, np.float32))
    tone = 0.80 + n * 0.06 - 0.34 * noise.step(0.10, 0.0, below) + noise.fbm(f, "dunes", 3, 3, stretch=(3, 1)) * 0.05
    yield Layer(
        "the sand",
        sand,
        through(light.of("#e0c391" if light.weather != "snow" else "#e9ecef"), np.asarray(tone, np.float32)),
        far=0.1,
        flow=np.full(f.shape, slope * -0.3, np.float32),
    )
