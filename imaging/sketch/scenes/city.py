"""The city: a skyline in ranks of towers, or the gabled roofs of a town, behind water or a wet street."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import mix, through
from imaging.sketch.layer import Layer, View, plain
from imaging.sketch.nature import terrain, water
from imaging.sketch.nature.sky import birds, sky
from imaging.sketch.shapes import Pen
from imaging.sketch.structures import boat

_WALLS = ("#8a8f9c", "#a58f80", "#7f8a94", "#b3a08a", "#96808a", "#6f7f90")
_PLASTER = ("#e2c9a0", "#d9a98a", "#c98f7a", "#e6d7bd", "#b9a88f", "#a9b3a4")
_LAMPS = ("#ffd98a", "#ffe7b0", "#ffc46a", "#cfe4ff")
_NEON = ("#ff5ad0", "#4ae0ff", "#a06aff", "#ffd24a")


@dataclass(frozen=True)
class _Rank:
    """One depth of buildings: its distance, its ground (units), and how tall and wide they are."""

    far: float
    foot: float
    tall: float
    wide: float


def layers(view: View) -> Iterator[Layer]:
    """From the sky to the street."""
    f, light = view.frame, view.light
    dice = f.dice("city")
    town = view.wants("village")
    shore = f.down * float(dice.uniform(0.70, 0.78))
    yield from sky(view, shore)
    if town or view.wants("mountains", "hills"):
        top = shore - 0.20 - noise.line(dice, f.x, 1.7, 6) * np.float32(0.045)
        yield Layer(
            "far hills",
            terrain.silhouette(f, np.asarray(top, np.float32)),
            plain(f, light.of("#6f8580", 0.55)[130]),
            far=0.8,
        )
    if view.wants("birds"):
        yield birds(view, shore * 0.25, shore * 0.5)
    ranks = (
        [
            _Rank(0.42, shore - 0.05, 0.11, 0.075),
            _Rank(0.22, shore - 0.02, 0.13, 0.095),
            _Rank(0.05, shore + 0.008, 0.15, 0.125),
        ]
        if town
        else [
            _Rank(0.70, shore - 0.02, 0.42, 0.055),
            _Rank(0.48, shore, 0.40, 0.07),
            _Rank(0.26, shore, 0.31, 0.09),
            _Rank(0.06, shore + 0.004, 0.19, 0.105),
        ]
    )
    for i, rank in enumerate(ranks):
        yield from (_houses(view, i, rank) if town else _towers(view, i, rank))
        yield _haze(view, i, rank)
    yield from _front(view, shore)


def _haze(view: View, i: int, rank: _Rank) -> Layer:
    """The breath of the city between two ranks."""
    f, light = view.frame, view.light
    n = noise.fbm(f, f"smoke {i}", 2.2, 4, stretch=(3, 1))
    mask = (
        np.exp(-((np.minimum(f.y - np.float32(rank.foot), 0) / np.float32(0.15)) ** 2))
        * (0.35 + 0.08 * n)
        * np.float32(0.25 + rank.far)
    )
    colour = mix(light.haze, light.glowing("#ffb870"), 0.30 if light.dark else 0.05)
    return Layer("haze", np.asarray(np.clip(mask, 0, 1), np.float32), plain(f, colour), far=0.6, soft=True)


def _towers(view: View, i: int, rank: _Rank) -> Iterator[Layer]:
    """A rank of towers with set-backs and masts: shaded side, lit side, windows."""
    f, light = view.frame, view.light
    dice = f.dice(f"towers {i}")
    body, lit, panes = Pen(f), Pen(f), [Pen(f) for _ in range(2)]
    x = -rank.wide
    while x < f.across + rank.wide:
        wide = rank.wide * dice.uniform(0.6, 1.25)
        centre = np.exp(-(((x / f.across - 0.5 + 0.14 * light.side) / 0.26) ** 2))
        tall = rank.tall * (0.30 + 0.70 * centre * dice.uniform(0.6, 1.1) + 0.14 * dice.random())
        _tower(view, dice, (body, lit, panes), x, wide, tall, rank)
        x += wide * dice.uniform(0.86, 1.35)
    walls = light.of(_WALLS[int(dice.integers(len(_WALLS)))], rank.far)
    tint = noise.fbm(f, f"walls {i}", 3, 2) * np.float32(0.08) - (f.y - rank.foot + rank.tall) * np.float32(0.12)
    solid = body.mask()
    upright = np.full(f.shape, np.pi / 2, np.float32)
    yield Layer(
        f"towers {i + 1}", solid, through(walls, np.asarray(0.30 + tint, np.float32)), far=rank.far, flow=upright
    )
    yield Layer(
        f"sunlit walls {i + 1}",
        lit.mask() * solid,
        through(walls, np.asarray((0.42 if light.dark else 0.74) + tint, np.float32)),
        far=rank.far,
        flow=upright,
    )
    lamps = _NEON if view.wants("neon") else _LAMPS
    for k, pen in enumerate(panes):
        glow = mix(light.glowing(lamps[(i + k * 2) % 4]), light.haze, rank.far * 0.6)
        colour = glow if light.dark else mix(walls[25], light.sky[120], 0.35 if k else 0.0)
        yield Layer(
            "windows", pen.mask() * np.float32(0.95 if light.dark else 0.6), plain(f, colour), far=rank.far, fine=True
        )
        if light.dark and rank.far < 0.5:
            halo = noise.blur(pen.mask(), f.pixels(0.006)) * np.float32(0.45)
            yield Layer("window glow", halo, plain(f, colour), soft=True, lit=True)


def _tower(
    view: View,
    dice: np.random.Generator,
    pens: tuple[Pen, Pen, list[Pen]],
    x: float,
    wide: float,
    tall: float,
    rank: _Rank,
) -> None:
    """One tower into the pens."""
    f, side = view.frame, view.light.side
    body, lit, panes = pens
    top, foot, shape = rank.foot - tall, rank.foot, dice.random()
    _box(body, x, top, wide, foot)
    split = dice.uniform(0.3, 0.5) * wide
    _box(lit, x if side < 0 else x + wide - split, top, split, foot)
    if shape < 0.35:
        _box(body, x + wide * 0.2, top - tall * 0.12, wide * 0.6, top)
        body.line([(x + wide * 0.5, top - tall * 0.12), (x + wide * 0.5, top - tall * 0.34)], wide * 0.03)
    elif shape < 0.5:
        body.polygon([(x, top), (x + wide * (0.2 if side > 0 else 0.8), top - tall * 0.14), (x + wide, top)])
    elif shape < 0.65:
        body.polygon([(x + wide * 0.1, top), (x + wide * 0.5, top - tall * 0.42), (x + wide * 0.9, top)])
    elif shape < 0.8:
        _box(body, x + wide * 0.55, top - 0.014, wide * 0.2, top)
    if rank.far > 0.6:
        return
    pitch = max(0.0105 * (1.35 - rank.far), 3.2 / f.unit)
    lively = dice.uniform(0.25, 0.75) if view.light.dark else 0.92
    for row in np.arange(top + pitch, foot - pitch * 0.5, pitch * 1.35):
        for column in np.arange(x + pitch * 0.6, x + wide - pitch * 0.8, pitch):
            if dice.random() < lively:
                _box(panes[int(dice.random() < 0.4)], float(column), float(row), pitch * 0.5, float(row) + pitch * 0.72)


def _box(pen: Pen, x: float, top: float, wide: float, bottom: float) -> None:
    pen.polygon([(x, top), (x + wide, top), (x + wide, bottom), (x, bottom)])


def _houses(view: View, i: int, rank: _Rank) -> Iterator[Layer]:
    """A row of gabled houses, each with its own plaster."""
    f, light = view.frame, view.light
    dice = f.dice(f"houses {i}")
    walls = [Pen(f) for _ in range(3)]
    roofs, panes, shadow = Pen(f), Pen(f), Pen(f)
    x, k = -rank.wide * dice.random(), 0
    while x < f.across:
        wide, tall = rank.wide * dice.uniform(0.7, 1.2), rank.tall * dice.uniform(0.65, 1.25)
        _house(dice, (walls[k % 3], roofs, panes), x, wide, rank.foot, tall)
        _box(shadow, x if light.side > 0 else x + wide * 0.8, rank.foot - tall, wide * 0.2, rank.foot)
        x, k = x + wide * dice.uniform(0.98, 1.12), k + 1
    n = noise.fbm(f, f"plaster {i}", 8, 4) * np.float32(0.09)
    for j, pen in enumerate(walls):
        table = light.of(_PLASTER[(j * 2 + i) % len(_PLASTER)], rank.far)
        yield Layer("houses", pen.mask(), through(table, 0.66 + n), far=rank.far)
    yield Layer("shade", shadow.mask() * np.float32(0.32), plain(f, light.shade), far=rank.far, soft=True)
    tiles = light.of("#e8edf3" if light.weather == "snow" or view.wants("snowy") else "#b0583f", rank.far)
    yield Layer("roofs", roofs.mask(), through(tiles, 0.55 + n), far=rank.far)
    pane = light.of("#4a5560", rank.far)[90]
    if light.dark:
        pane = mix(light.glowing("#ffd27a"), light.haze, rank.far * 0.5)
    yield Layer("windows", panes.mask(), plain(f, pane), far=rank.far, fine=True)
    if light.dark:
        halo = noise.blur(panes.mask(), f.pixels(0.012)) * np.float32(0.6)
        yield Layer("window glow", halo, plain(f, pane), soft=True, lit=True)


def _house(
    dice: np.random.Generator, pens: tuple[Pen, Pen, Pen], x: float, wide: float, foot: float, tall: float
) -> None:
    """One house into the pens for its wall, its roof and its windows."""
    wall, roofs, panes = pens
    eave = foot - tall
    peak = eave - wide * dice.uniform(0.35, 0.75)
    _box(wall, x, eave, wide, foot)
    wall.polygon([(x, eave + 0.001), (x + wide / 2, peak), (x + wide, eave + 0.001)])
    left, right = x - wide * 0.06, x + wide * 1.06
    ridge = [(left, eave + 0.006), (x + wide / 2, peak - 0.012), (right, eave + 0.006)]
    roofs.polygon([*ridge, (x + wide / 2, peak + wide * 0.17)])
    _box(roofs, x + wide * 0.68, peak + wide * 0.02, wide * 0.11, eave - wide * 0.12)
    for row in np.arange(eave + wide * 0.16, foot - wide * 0.2, wide * 0.36):
        for column in (0.2, 0.52):
            if dice.random() < 0.85:
                _box(panes, x + wide * column, float(row), wide * 0.16, float(row) + wide * 0.22)


def _front(view: View, shore: float) -> Iterator[Layer]:
    """The quay and the water, or the wet street, that doubles the lights."""
    f, light = view.frame, view.light
    mask = terrain.silhouette(f, np.full((1, f.width), shore + 0.012, np.float32))
    yield from water.lake(view, shore + 0.012, mask, calm=0.7 if light.open else 0.2)
    quay = terrain.silhouette(f, np.full((1, f.width), shore - 0.004, np.float32), shore + 0.014)
    yield Layer("the quay", quay, plain(f, light.of("#4a4d55", 0.06)[70]), far=0.1)
    if view.wants("boat"):
        yield from boat(view, f.across * (0.5 + 0.2 * light.side), shore + 0.11, 0.10)
