"""Mountains: a massif in relief, misty ranges before it, and a lake, a valley or a meadow in front."""

from collections.abc import Iterator

import numpy as np

from imaging.sketch import foreground, noise
from imaging.sketch.colour import Field, mix, ramp, through
from imaging.sketch.layer import Layer, View, plain
from imaging.sketch.nature import terrain, water
from imaging.sketch.nature.sky import birds, sky
from imaging.sketch.nature.trees import groves, stand
from imaging.sketch.shapes import Pen
from imaging.sketch.structures import boat, cabin


def layers(view: View) -> Iterator[Layer]:
    """From the sky to the firs at our feet."""
    f = view.frame
    dice = f.dice("mountains")
    horizon = f.down * float(dice.uniform(0.60, 0.68))
    lake = "valley" if view.refuses("lake") or view.refuses("water") else "lake"
    plans = (lake, lake, "valley", "ridges")
    plan = (
        "lake"
        if view.wants("lake", "boat")
        else "valley"
        if view.wants("meadow", "flowers", "path")
        else str(dice.choice(plans))
    )
    if view.wants("hills"):
        plan = "ridges"
    yield from sky(view, horizon)
    hero = dice.uniform(0.30, 0.40) if view.light.side > 0 else dice.uniform(0.60, 0.70)
    if plan != "ridges" or not view.wants("hills"):
        yield from _massif(view, hero * f.across, horizon)
    yield from _ranges(view, horizon, 4 if plan == "ridges" else 2)
    if view.wants("birds"):
        yield birds(view, horizon * 0.35, horizon * 0.6)
    if plan == "lake":
        yield from _lake(view, horizon)
    else:
        yield from _valley(view, horizon, plan)


def _massif(view: View, x: float, horizon: float) -> Iterator[Layer]:
    """The hero peak with its shoulders, in two planes of distance."""
    f, light = view.frame, view.light
    dice = f.dice("massif")
    tall = float(dice.uniform(0.36, 0.46)) * min(1.0, f.down + 0.1)
    away = -1 if x > f.across / 2 else 1
    backs = [
        terrain.Peak(x + away * dice.uniform(0.3, 0.42), tall * dice.uniform(0.55, 0.7), 0.26),
        terrain.Peak(x - away * dice.uniform(0.22, 0.3), tall * dice.uniform(0.45, 0.6), 0.24),
        terrain.Peak(x + away * dice.uniform(0.6, 0.85), tall * dice.uniform(0.4, 0.6), 0.3),
        terrain.Peak(x - away * dice.uniform(0.45, 0.7), tall * dice.uniform(0.3, 0.5), 0.3),
    ]
    yield from _relief(view, "far range", backs, horizon, 0.62, tall)
    peaks = [
        terrain.Peak(x, tall * 1.32, float(dice.uniform(0.30, 0.40))),
        terrain.Peak(x + away * dice.uniform(0.16, 0.24), tall * dice.uniform(0.8, 1.0), 0.2, 0.4),
        terrain.Peak(x - away * dice.uniform(0.14, 0.2), tall * dice.uniform(0.6, 0.8), 0.17, 0.35),
    ]
    yield from _relief(view, "the peak", peaks, horizon + 0.01, 0.32, tall)
    yield _mist(view, "mist", horizon - 0.03, 0.07, 0.75 + 0.25 * light.thickness)


def _relief(view: View, name: str, peaks: list[terrain.Peak], foot: float, far: float, tall: float) -> Iterator[Layer]:
    """Rock in light and shade, then the snow that lies on its gentler, higher parts."""
    f, light = view.frame, view.light
    field = terrain.mountains(f, name, peaks)
    field *= np.float32(min(1.0, (foot * 0.86) / float(field.max())))
    relief = terrain.seen(f, field, foot + 0.03, 0.05, 0.55, light.side)
    contrast = noise.step(0.24, 0.66, relief.tone)
    rock = through(light.of("#7c8190", far), contrast)
    low = noise.step(0.32, 0.05, relief.height / np.float32(tall)) * np.float32(0.75)
    rock += (through(light.of("#5f7f68", far + 0.05), contrast) - rock) * low[:, :, None]
    wander = noise.fbm(f, name + " snowline", 9, 4) * np.float32(0.09)
    line = 0.30 if light.weather == "snow" or view.wants("snowy") else 0.58
    snow = noise.step(
        line - 0.10, line + 0.12, relief.height / np.float32(tall) + wander + (relief.flat - 0.62) * np.float32(0.6)
    )
    white = through(light.of("#f7f9fd", far * 0.8, contrast=0.62), noise.step(0.22, 0.58, relief.tone))
    rock += (white - rock) * snow[:, :, None]
    yield Layer(name, relief.mask, rock, far=far, flow=_downhill(relief.tone))


def _downhill(tone: Field) -> Field:
    """Strokes fall along the slope: left-facing and right-facing planes lean their own way."""
    return np.asarray(np.pi / 2 + (tone - 0.5) * 1.3, np.float32)


def _mist(view: View, name: str, y: float, depth: float, strength: float) -> Layer:
    """A bank of haze around the height `y`."""
    f = view.frame
    n = noise.fbm(f, name + str(round(y / f.down, 2)), 2.4, 4, stretch=(3, 1))
    mask = np.exp(-(((f.y - np.float32(y) + n * np.float32(depth * 0.25)) / np.float32(depth)) ** 2)) * np.float32(
        strength
    )
    return Layer(
        name, np.asarray(mask, np.float32), plain(f, mix(view.light.haze, view.light.key, 0.12)), far=0.6, soft=True
    )


def _ranges(view: View, horizon: float, count: int) -> Iterator[Layer]:
    """Wooded ridges, each nearer, darker and sharper, with haze at their feet."""
    f, light = view.frame, view.light
    dice = f.dice("ranges")
    for i in range(count):
        near = (i + 1) / (count + 0.6)
        base = horizon - 0.10 + near * (0.10 if count < 3 else 0.22)
        swing = 0.045 if count < 3 else 0.065
        profile = noise.line(dice, f.x, 1.5 + i * 0.5, 6, gain=0.46) * np.float32(swing)
        tilt = (f.x / f.across - 0.5) * np.float32(dice.uniform(-0.12, 0.12))
        top = np.asarray(base + profile + tilt, np.float32)
        teeth = noise.line(dice, f.x, 60 + 30 * i, 2) * np.float32(0.0018 + 0.0025 * near)
        mask = terrain.silhouette(f, top + teeth)
        below = (f.y - top) / np.float32(0.2)
        tone = (
            0.52
            + noise.fbm(f, f"wood {i}", 14, 3) * np.float32(0.13)
            - below * np.float32(0.22)
            + (profile / swing) * np.float32(0.08)
        )
        far = 0.60 - 0.48 * near
        picture = through(light.of("#a8743f" if view.wants("autumn") else "#4d7068", far), np.asarray(tone, np.float32))
        fade = noise.step(0.15, 1.1, below) * np.float32(0.7)
        picture += (light.haze - picture) * fade[:, :, None]
        yield Layer(f"ridge {i + 1}", mask, picture, far=far)
        yield _mist(view, f"mist {i + 1}", base + 0.11, 0.045, 0.55 + light.thickness * 0.4)


def _bank(view: View, purpose: str, side: float, y: float, reach: float) -> Field:
    """(1, w) top of a shore that runs in from one side and sinks below the water at `reach`."""
    f = view.frame
    from_edge = f.x if side < 0 else f.across - f.x
    slope = noise.line(f.dice(purpose), f.x, 4, 4) * np.float32(0.006)
    return np.asarray(y + (from_edge / np.float32(reach)) ** 2.2 * np.float32(0.05) + slope, np.float32)


def _lake(view: View, horizon: float) -> Iterator[Layer]:
    """Mirror water between wooded banks."""
    f, light = view.frame, view.light
    dice = f.dice("lake")
    shore = horizon + 0.045
    mask = terrain.silhouette(f, np.full((1, f.width), shore, np.float32))
    long = dice.uniform(0.34, 0.5) * f.across
    sides = [(-light.side, shore + 0.055, long), (light.side, shore + 0.03, long * 0.66)]
    yield from _spit(view, "far shore", -light.side, shore + 0.004, f.across * 0.9, 0.05, 0.34, 60)
    yield from water.lake(view, shore, mask, calm=0.25 if light.weather in ("storm", "rain") else 0.85)
    for i, (side, y, reach) in enumerate(sides[::-1]):
        yield from _spit(view, f"bank {i}", side, y, reach, 0.13 + 0.06 * i, 0.14 - 0.08 * i, 26)
    if view.wants("cabin"):
        yield from cabin(view, f.across / 2 - light.side * (f.across / 2 - long * 0.62), shore + 0.072, 0.085)
    if view.wants("boat"):
        yield from boat(view, f.across * (0.5 + 0.12 * light.side), shore + 0.11, 0.09)
    yield from _feet(view, dice)


def _feet(view: View, dice: np.random.Generator) -> Iterator[Layer]:
    """The bank we stand on: stones in the shallows or reeds in a corner."""
    f, side = view.frame, view.light.side
    if dice.random() < 0.55:
        spots = [
            (f.across * (0.5 + side * at), f.down * y, size)
            for at, y, size in ((0.17, 0.885, 0.022), (0.36, 0.93, 0.05), (0.25, 0.955, 0.034), (-0.34, 0.95, 0.026))
        ]
        yield from foreground.boulders(view, spots)
    if dice.random() < 0.75 and view.light.weather != "snow" and not view.wants("snowy"):
        yield foreground.grasses(view, -side, f.across * 0.5, 0.20, "#6a7a45")


def _stream(view: View, horizon: float) -> Layer:
    """A brook that winds from the valley to us and holds the sky."""
    f, light = view.frame, view.light
    top = horizon + (f.down - horizon) * 0.44
    near = np.clip((f.y - np.float32(top)) / (f.down - top), 0, 1)
    bends = np.sin(near**0.6 * 9.0 + f.dice("brook").uniform(0, 6)) * (0.025 + 0.11 * near)
    middle = f.across * (0.5 - 0.06 * light.side) + bends
    ragged = noise.fbm(f, "brook", 14, 3) * np.float32(0.05)
    half = 0.003 + 0.075 * near**1.5
    mask = noise.step(1.05, 0.9, np.abs(f.x - middle) / half + ragged) * noise.step(0.0, 0.03, near)
    shine = noise.fbm(f, "brook light", 10, 3, stretch=(3, 0.8)) * np.float32(0.12)
    water_colours = ramp([light.of("#4f7f8c")[110], light.sky[150], light.sky[240]])
    return Layer("a brook", mask, through(water_colours, np.asarray(0.62 + shine - near * 0.2)), far=0.15)


def _spit(
    view: View, name: str, side: float, y: float, reach: float, tall: float, far: float, count: int
) -> Iterator[Layer]:
    """A tongue of land with firs on it and the dark of both in the water."""
    f, light = view.frame, view.light
    dice = f.dice(name)
    top = _bank(view, name, side, y, reach)
    from_edge = f.x if side < 0 else f.across - f.x
    under = y + 0.012 + noise.step(reach, 0.0, from_edge) * np.float32(0.04)
    land = terrain.silhouette(f, top) * np.clip((under - f.y) * np.float32(f.unit) + 0.5, 0, 1)
    pen = Pen(f)
    tops = [(reach * 0.02, reach * 0.10), (reach * 0.26, reach * 0.07), (reach * 0.44, reach * 0.035)]
    where, sizes = groves(dice, count, tops)
    where = np.clip(np.abs(where), 0, reach * 0.56)
    heights = tall * sizes * (1.1 - 0.9 * where / reach)
    xs = where if side < 0 else f.across - where
    feet = y + (where / reach) ** 2.2 * 0.05 + 0.006
    stand(pen, dice, xs, feet, heights)
    firs = pen.mask()
    drop = ((2 * (y + 0.012) - f.y) * np.float32(f.unit)).astype(np.int32)
    mirrored = np.where((f.y > y + 0.012), firs[np.clip(drop[:, 0], 0, f.height - 1)], 0) * noise.step(
        y + tall * 1.1, y, f.y
    )
    table = light.of("#31544c", far)
    dark = through(table, np.asarray(0.28 + noise.fbm(f, name + " firs", 30, 3) * 0.14, np.float32))
    yield Layer(name + " reflected", np.asarray(mirrored * 0.6, np.float32), dark, far=far, soft=True)
    yield Layer(name + " firs", firs, dark, far=far, flow=np.full(f.shape, np.pi / 2, np.float32))
    yield Layer(
        name,
        np.asarray(land, np.float32),
        through(
            light.of("#56644a" if light.weather != "snow" else "#e8edf2", far),
            np.asarray(0.42 + noise.fbm(f, name + " grass", 26, 3, stretch=(2.5, 1)) * 0.2, np.float32),
        ),
        far=far,
    )


def _valley(view: View, horizon: float, plan: str) -> Iterator[Layer]:
    """Slopes that fold towards us, meadow or wood, framed by firs."""
    f, light = view.frame, view.light
    dice = f.dice("valley")
    snowy = light.weather == "snow" or view.wants("snowy")
    for i in range(3):
        near = (i + 1) / 3
        side = 1.0 if (i % 2 == 0) == (light.side > 0) else -1.0
        base = horizon + 0.06 + near * (f.down - horizon) * 0.48
        slope = ((f.x / f.across - 0.5) * side) * np.float32(-0.22 * near)
        top = np.asarray(base + slope + noise.line(dice, f.x, 1.6, 4) * np.float32(0.022), np.float32)
        mask = terrain.silhouette(f, top)
        far = 0.30 * (1 - near)
        greens = ("#6f8a5a", "#7d9458", "#5f7a48") if plan == "valley" else ("#567468", "#456358", "#385248")
        local = "#e9eef4" if snowy else greens[i]
        rough = noise.fbm(f, f"slope {i}", 6, 5, stretch=(2.2, 1)) * np.float32(0.13)
        tone = 0.62 + rough - (f.y - top) * np.float32(0.75)
        yield Layer(f"slope {i + 1}", mask, through(light.of(local, far), np.asarray(tone, np.float32)), far=far)
        count = int(46 - 8 * i)
        edge = 0.04 if side > 0 else 0.96
        places = [(edge, 0.05), (edge + side * dice.uniform(0.15, 0.26), 0.035), (dice.uniform(0.3, 0.9), 0.03)]
        where, sizes = groves(dice, count, places[: 3 if i < 2 else 2])
        xs = where * f.across
        feet = np.interp(xs, f.x[0], top[0]) + dice.random(count) * 0.05 * near + 0.008
        pen = Pen(f)
        stand(pen, dice, xs, feet, (0.06 + 0.2 * near**2) * sizes)
        tint = through(light.of("#33564a", far), np.asarray(0.26 + noise.fbm(f, f"firs {i}", 30, 3) * 0.14, np.float32))
        yield Layer(f"firs {i + 1}", pen.mask(), tint, far=far, flow=np.full(f.shape, np.pi / 2, np.float32))
        if i < 2:
            yield _mist(view, f"valley mist {i}", base + 0.09, 0.04, 0.35 + light.thickness * 0.5)
        if i == 1 and view.wants("cabin"):
            yield from cabin(view, f.across * (0.5 + 0.1 * side), base + 0.05, 0.09)
        if i == 2 and not snowy:
            yield from _at_our_feet(view, horizon, dice, plan)


def _at_our_feet(view: View, horizon: float, dice: np.random.Generator, plan: str) -> Iterator[Layer]:
    """A path or a brook, then flowers and grass."""
    f, side = view.frame, view.light.side
    if view.wants("path") or dice.random() < 0.5:
        yield _way(view, horizon) if view.wants("path") else _stream(view, horizon)
    if view.wants("flowers", "meadow") or (plan == "valley" and dice.random() < 0.5):
        yield from foreground.drift(view, f.down * 0.86, ("#f4efe4", "#d9604a", "#8a78c8"))
    if dice.random() < 0.7:
        yield foreground.grasses(view, side, f.across * 0.6, 0.17, "#6f8a42")


def _way(view: View, horizon: float) -> Layer:
    """A footpath up the valley."""
    f = view.frame
    brook = _stream(view, horizon)
    sand = view.light.of("#cdb48c", 0.08)
    n = noise.fbm(f, "way", 18, 3, stretch=(2, 1)) * np.float32(0.08)
    return Layer("a path", brook.mask, through(sand, np.asarray(0.66 + n)), far=0.12)
