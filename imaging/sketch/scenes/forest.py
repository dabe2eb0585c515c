"""The forest: from within, between trunks and light, or over misty ranks of firs."""

from collections.abc import Iterator

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import mix, ramp, rgb, through
from imaging.sketch.layer import Layer, View, plain
from imaging.sketch.nature import terrain, water
from imaging.sketch.nature.sky import birds, sky
from imaging.sketch.nature.trees import branches, stand
from imaging.sketch.shapes import Pen, curve
from imaging.sketch.structures import cabin

_LEAVES = {
    "summer": ("#5f8a4a", "#86a552", "#3f6b46"),
    "autumn": ("#d9853b", "#e2ad45", "#b4502f"),
    "spring": ("#f0b6c4", "#f7d5da", "#a8c08a"),
    "winter": ("#dfe6ee", "#f2f5f9", "#8c98a6"),
}


def layers(view: View) -> Iterator[Layer]:
    """A wood seen from inside, or ranks of conifers seen from a clearing."""
    dice = view.frame.dice("forest")
    inside = view.wants("path", "birch", "autumn", "spring") or (
        not view.wants("mountains", "cabin", "lake", "birds", "stars", "moon", "aurora") and dice.random() < 0.5
    )
    yield from (_inside(view) if inside else _ranks(view))


def _season(view: View) -> str:
    if view.light.weather == "snow" or view.wants("snowy"):
        return "winter"
    return next((s for s in ("autumn", "spring") if view.wants(s)), "summer")


def _ranks(view: View) -> Iterator[Layer]:
    """Rank after rank of firs, each darker and nearer, mist between them."""
    f, light = view.frame, view.light
    dice = f.dice("ranks")
    horizon = f.down * 0.62
    yield from sky(view, horizon)
    if view.wants("mountains") or dice.random() < 0.4:
        top = horizon - 0.16 - noise.line(dice, f.x, 1.8, 6) * np.float32(0.05)
        far_off = plain(f, light.of("#6d8496", 0.6)[130])
        yield Layer("far mountains", terrain.silhouette(f, top), far_off, far=0.85)
    for i in range(6):
        yield _rank(view, dice, i, (i + 1) / 6)
        if i == 3 and view.wants("lake"):
            shore = f.down * 0.70
            surface = terrain.silhouette(f, np.full((1, f.width), shore, np.float32))
            yield from water.lake(view, shore, surface, 0.85)
        if i == 4 and view.wants("cabin"):
            yield from cabin(view, f.across * (0.5 - 0.04 * light.side), f.down * 0.90, 0.16)
        if i == 1 and (view.wants("birds") or dice.random() < 0.3):
            yield birds(view, horizon * 0.3, horizon * 0.55)


def _rank(view: View, dice: np.random.Generator, i: int, near: float) -> Layer:
    """One rank, on its own rise of the ground; the nearest ones stand back to leave the view open."""
    f, light = view.frame, view.light
    far = 0.72 * (1 - near) ** 1.1
    tilt = (f.x / f.across - 0.5) * np.float32(dice.uniform(-0.12, 0.12))
    top = f.down * (0.50 + 0.46 * near**1.25) + noise.line(dice, f.x, 1.3, 4) * np.float32(0.035) + tilt
    count = int(64 * (1.15 - near) ** 1.3) + 9
    tall = 0.075 + 0.42 * near**1.7
    xs = (np.arange(count) + dice.uniform(0, 1, count)) / count * (f.across + 0.1) - 0.05
    heights = tall * np.clip(dice.normal(0.8, 0.22, count), 0.35, 1.3)
    if view.wants("lake") and i >= 4:
        xs = np.where(np.abs(xs / f.across - 0.5) < 0.26, -1.0, xs)
        top = np.full_like(top, f.down * (0.99 + 0.02 * near))
    if near > 0.8:
        low = 0.12 if view.wants("cabin") else 0.28
        heights *= np.clip(low + np.abs(xs / f.across - 0.5 - 0.06 * light.side) * 2.1, low * 0.7, 1.2)
    pen = Pen(f)
    stand(pen, dice, xs, np.interp(xs, f.x[0], top[0]) + tall * 0.12, heights)
    below = f.y - top
    tone = 0.34 + noise.fbm(f, f"rank {i}", 24, 4, stretch=(0.7, 1.4)) * np.float32(0.11) - below * np.float32(0.3)
    picture = through(light.of("#e3eaf0" if _season(view) == "winter" and near < 0.4 else "#39604f", far), tone)
    fade = noise.step(-tall * 0.25, 0.16, below) * np.float32(0.62 * (1 - near * 0.75))
    picture += (mix(light.haze, light.key, 0.1) - picture) * fade[:, :, None]
    mask = np.maximum(pen.mask(), terrain.silhouette(f, top))
    return Layer(f"rank {i + 1}", mask, picture, far=far, flow=np.full(f.shape, np.pi / 2, np.float32))


def _inside(view: View) -> Iterator[Layer]:
    """Trunks standing in light, a canopy, and the floor with a path."""
    f, light = view.frame, view.light
    floor = f.down * 0.70
    season = _season(view)
    yield _depth_light(view, floor, season)
    for i in range(4):
        yield from _trunks(view, i, floor, season)
        if i == 1:
            yield from _floor(view, floor, season)
        yield _leaves(view, i, season)
    if light.open and not light.dark:
        yield _rays(view, floor)
    if season == "autumn":
        yield _falling_leaves(view)


def _depth_light(view: View, floor: float, season: str) -> Layer:
    """The bright haze at the end of the wood."""
    f, light = view.frame, view.light
    x = f.across * (0.5 + 0.1 * light.side)
    d = np.sqrt(((f.x - x) / 0.62) ** 2 + ((f.y - floor * 0.72) / 0.58) ** 2) + noise.fbm(
        f, "glade", 3, 5
    ) * np.float32(0.07)
    far_leaves = light.of(_LEAVES[season][0], 0.45)
    glow = mix(light.haze, light.key, 0.55)
    return Layer(
        "the sky",
        np.ones(f.shape, np.float32),
        through(
            ramp([glow, mix(glow, far_leaves[210], 0.45), far_leaves[120], far_leaves[60]]), np.asarray(d, np.float32)
        ),
        far=1.0,
        soft=True,
    )


def _trunks(view: View, i: int, floor: float, season: str) -> Iterator[Layer]:
    """One depth of trunks, thin and pale far off, thick and dark at the frame."""
    f, light = view.frame, view.light
    dice = f.dice(f"trunks {i}")
    near = (i + 1) / 4
    count = (20, 13, 7, 3)[i]
    pen, lit = Pen(f), Pen(f)
    for k in range(count):
        x = f.across * ((k + dice.random()) / count if i < 3 else (0.08, 0.93, 0.80 if light.side < 0 else 0.22)[k])
        if i < 3 and abs(x / f.across - 0.5 - 0.08 * light.side) < 0.10 * near:
            continue
        thick = (0.007, 0.014, 0.03, 0.062)[i] * dice.uniform(0.7, 1.3)
        foot = floor + (f.down - floor) * (0.03, 0.13, 0.42, 0.95)[i] * dice.uniform(0.8, 1.2)
        _trunk(dice, (pen, lit), x, foot, thick, 0.06 + 0.09 * near, light.side)
    birch = view.wants("birch") or (season != "winter" and f.dice("birch").random() < 0.25)
    far = 0.62 * (1 - near)
    bark = light.of("#ece8e0" if birch else "#5d4c42", far)
    n = noise.fbm(f, f"bark {i}", 40, 3, stretch=(0.6, 3) if not birch else (2.5, 0.5))
    tone = (0.55 if birch else 0.26) + n * np.float32(0.12 if birch else 0.09)
    if birch:
        tone = tone - 0.5 * noise.step(1.35, 1.8, n)
    upright = np.full(f.shape, np.pi / 2, np.float32)
    yield Layer(f"trunks {i + 1}", pen.mask(), through(bark, tone), far=far, flow=upright)
    edge = noise.blur(lit.mask(), f.pixels(0.002 * (i + 1))) * np.float32(0.55)
    name = f"light on trunks {i + 1}"
    yield Layer(name, edge, plain(f, bark[225]), far=far, fine=i < 2, soft=i >= 2, flow=upright)


def _trunk(
    dice: np.random.Generator, pens: tuple[Pen, Pen], x: float, foot: float, thick: float, bough: float, side: float
) -> None:
    """One trunk that leaves the picture above, with spread roots, its light edge, and boughs `bough` units long."""
    pen, lit = pens
    lean = dice.normal(0, 0.025)
    bends = [(x - lean, foot), (x + dice.normal(0, 0.01), foot * 0.6), (x + lean, foot * 0.3), (x + lean * 2.2, -0.05)]
    path = curve(bends, 20)
    root, knee = x - lean, foot - thick * 2
    pen.limb(path, thick * 1.25, thick * 0.7)
    pen.polygon(
        [
            (root - thick * 1.2, foot + thick * 0.3),
            (root - thick * 0.45, knee),
            (root + thick * 0.45, knee),
            (root + thick * 1.2, foot + thick * 0.3),
        ]
    )
    lit.limb([(a + side * thick * 0.28, b) for a, b in path], thick * 0.5, thick * 0.28)
    for _ in range(3):
        at = path[int(dice.integers(7, 18))]
        branches(pen, dice, *at, float(dice.choice([-1, 1])) * dice.uniform(0.6, 1.1), bough, thick * 0.3, 2, [])


def _leaves(view: View, i: int, season: str) -> Layer:
    """The canopy of one depth: clumps of leaves hanging from above, thinner in the middle."""
    f, light = view.frame, view.light
    near = (i + 1) / 4
    dice = f.dice(f"leaves {i}")
    n = noise.fbm(f, f"canopy {i}", 3.4 - 0.4 * i, 4)
    speck = noise.fbm(f, f"leaf {i}", 34 - 3 * i, 3, gain=0.75)
    side = np.abs(f.x / f.across - 0.5 - 0.08 * np.float32(light.side)) * 2
    reach = f.down * (0.50 - 0.10 * i) * (0.55 + 0.6 * side)
    mask = noise.step(-0.15, 0.22, (reach - f.y) * 3.2 + n * 0.55 + speck * 0.42 - 0.30)
    if season == "winter":
        mask = mask * noise.step(0.3, 0.8, speck)
    toward = np.roll(n + speck * 0.5, int(f.pixels(0.015) * light.side), axis=1)
    tone = 0.50 + (n + speck * 0.5 - toward) * 0.30 + speck * 0.12 - 0.22 * near
    colours = _LEAVES[season]
    table = light.of(mix(rgb(colours[i % 3]), rgb(colours[int(dice.integers(3))]), 0.4), 0.58 * (1 - near))
    return Layer(
        f"leaves {i + 1}",
        np.asarray(mask, np.float32),
        through(table, np.asarray(tone, np.float32)),
        far=0.6 * (1 - near),
    )


def _floor(view: View, floor: float, season: str) -> Iterator[Layer]:
    """Ground cover dappled with light, and the path that leads in."""
    f, light = view.frame, view.light
    n = noise.fbm(f, "floor", 7, 5, stretch=(3, 0.8))
    near = np.clip((f.y - np.float32(floor)) / (f.down - floor), 0, 1)
    top = np.asarray(floor + noise.line(f.dice("floor"), f.x, 5, 4) * np.float32(0.008), np.float32)
    ground = {"autumn": "#c07a3c", "winter": "#e9eef4", "spring": "#93ac68"}.get(season, "#6f8a4f")
    dapple = noise.step(0.4, 1.1, noise.fbm(f, "dapple", 4.5, 3, stretch=(3.5, 0.7)))
    tone = 0.46 + n * 0.12 + dapple * 0.30 - near * 0.22
    yield Layer(
        "the ground",
        terrain.silhouette(f, top),
        through(light.of(ground, 0.12), np.asarray(tone, np.float32)),
        far=0.2,
        flow=np.zeros(f.shape, np.float32),
    )
    if view.refuses("path"):
        return
    winding = np.sin(near * 4.2 + 0.6) * 0.10 * (1 - near) * light.side
    middle = f.across * (0.5 + 0.08 * light.side) + winding - near * 0.06 * light.side
    half = 0.012 + 0.17 * near**1.3 + n * 0.010
    mask = noise.step(1.1, 0.85, np.abs(f.x - middle) / half) * noise.step(0.0, 0.02, f.y - top)
    sand = light.of("#cbb08a" if season != "winter" else "#cfd8e2", 0.1)
    yield Layer(
        "the path",
        np.asarray(mask, np.float32),
        through(sand, np.asarray(0.52 + dapple * 0.32 + n * 0.07, np.float32)),
        far=0.15,
    )


def _rays(view: View, floor: float) -> Layer:
    """Shafts of light from above, on the sun's side."""
    f, light = view.frame, view.light
    x, y = f.across * (0.5 + 0.45 * light.side), -0.25
    angle = np.arctan2(f.x - x, f.y - y)
    shafts = noise.step(0.2, 1.3, noise.line(f.dice("rays"), np.asarray((angle + 2) * 1.0, np.float32), 7, 2))
    fade = noise.step(floor + 0.15, floor - 0.35, f.y)
    return Layer(
        "rays of light", np.asarray(shafts * fade * 0.26, np.float32), plain(f, light.key), soft=True, lit=True, far=0.4
    )


def _falling_leaves(view: View) -> Layer:
    """A few leaves in the air and many on the ground."""
    f, light = view.frame, view.light
    dice = f.dice("falling")
    pen = Pen(f)
    for _ in range(150):
        y = f.down * (1 - 0.34 * dice.random() ** 1.4 if dice.random() < 0.8 else dice.random())
        x, r, turn = dice.random() * f.across, 0.003 + 0.006 * max(0.0, y / f.down - 0.5), dice.random() * np.pi
        pen.limb(
            [
                (x - np.cos(turn) * r, y - np.sin(turn) * r * 0.6),
                (x, y),
                (x + np.cos(turn) * r, y + np.sin(turn) * r * 0.6),
            ],
            r * 0.9,
            r * 0.4,
        )
    return Layer("fallen leaves", pen.mask(), plain(f, light.of("#e8a23c")[200]), fine=True)
