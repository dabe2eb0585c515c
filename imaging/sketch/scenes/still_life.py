"""Still life: pottery, bottles and fruit in the light of one window; flowers in a vase when asked for."""

from collections.abc import Callable, Iterator

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import Field, ramp, through
from imaging.sketch.heads import bloom, kinds
from imaging.sketch.layer import Layer, View, plain
from imaging.sketch.nature import fruit, terrain
from imaging.sketch.nature.blooms import Bed
from imaging.sketch.shapes import Pen, curve
from imaging.sketch.solids import Placement, turned

_GROUNDS = (
    ("#4a3f3c", "#8a7460", "#c9ad86"),
    ("#3c4a52", "#6f8488", "#b3bfb4"),
    ("#5a4a5c", "#9a8590", "#d3bfb8"),
    ("#6f7560", "#aab094", "#dcdcc4"),
)
_CLOTHS = ("#d9cdbb", "#a9764e", "#c7cfd0", "#8d5a48", "#e2d2a8")
_GLAZES = ("#4f7f92", "#c98a5a", "#e8e0d0", "#6f8a6a", "#9a5a4a")


def layers(view: View) -> Iterator[Layer]:
    """Wall, table, then things from the back to the front."""
    f = view.frame
    edge = f.down * 0.64
    yield from _room(view, edge)
    fit = min(f.across * 1.15, f.down * 1.05)
    middle = f.across / 2
    for kind, at, foot, size in _arrangement(view):
        place = (middle + at * fit * -view.light.side, f.down * foot, size * fit)
        yield from _THINGS[kind](view, *place)


def _arrangement(view: View) -> list[tuple[str, float, float, float]]:
    """(thing, place across -0.5..0.5 away from the light, foot as a share of the height, size): tall ones behind."""
    dice = view.frame.dice("arrangement")
    pots = [
        "jug" if view.refuses(k) or (k == "vase" and view.refuses("flowers")) else k
        for k in ("vase", "bottle", "jug", "jug")
    ]
    tall = [k for k in ("vase", "bottle", "candle") if view.wants(k)] or [str(dice.choice(pots))]
    fruits = [k for k in ("apple", "pear", "orange fruit", "lemon", "grapes") if view.wants(k)]
    fruits = [*fruits, "apple", "pear"] if fruits == ["grapes"] else fruits
    fruits = fruits or [str(k) for k in dice.permutation(["apple", "pear", "orange fruit", "lemon"])[:3]]
    fruits = [k for k in fruits if not view.refuses(k) and not view.refuses("fruit")]
    things = [(tall[0], 0.15, 0.76, 0.52)]
    if len(tall) > 1:
        things.append((tall[1], 0.36, 0.75, 0.42))
    elif dice.random() < 0.6 and tall[0] != "vase":
        things.append((str(dice.choice([k for k in ("bottle", "jug") if k != tall[0]])), 0.34, 0.74, 0.40))
    things = [thing for thing in things if not view.refuses(thing[0])]
    if view.wants("bowl") or (dice.random() < 0.5 and not view.refuses("bowl") and not view.refuses("fruit")):
        things.append(("bowl", -0.17, 0.80, 0.34))
    spots = [(-0.30, 0.86, 0.165), (0.04, 0.87, 0.17), (-0.12, 0.92, 0.18), (0.29, 0.88, 0.16)]
    for k, (at, foot, size) in enumerate(spots if fruits else ()):
        things.append((fruits[k % len(fruits)], at + dice.normal(0, 0.015), foot, size * dice.uniform(0.92, 1.1)))
    return sorted(things, key=lambda t: t[2])


def _room(view: View, edge: float) -> Iterator[Layer]:
    """The wall with the window's light falling across it, and the table with its cloth."""
    f, light = view.frame, view.light
    dice = f.dice("room")
    dark, mid, pale = (light.of(c)[200] for c in _GROUNDS[int(dice.integers(len(_GROUNDS)))])
    x = f.across * (0.5 + 0.5 * light.side)
    d = np.sqrt((f.x - x) ** 2 + (f.y - f.down * 0.1) ** 2) / np.float32(1.15)
    n = noise.fbm(f, "wall", 2.2, 5)
    slant = noise.step(0.25, 0.0, np.abs((f.x - x) * np.float32(light.side) + f.y * 0.8 - 0.10) - 0.12) * np.float32(
        0.10
    )
    yield Layer(
        "the sky",
        np.ones(f.shape, np.float32),
        through(ramp([pale, mid, dark]), np.asarray(d + n * 0.06 - slant, np.float32)),
        far=1.0,
        soft=True,
    )
    cloth = light.of(_CLOTHS[int(dice.integers(len(_CLOTHS)))])
    folds = noise.fbm(f, "folds", 2.4, 3, stretch=(1, 2.2))
    top = np.full((1, f.width), edge, np.float32)
    away = (f.x - x) * np.float32(-light.side)
    tone = 0.80 - away * 0.24 + folds * 0.05 + noise.fbm(f, "weave", 60, 2) * 0.02
    yield Layer(
        "the table",
        terrain.silhouette(f, top),
        through(cloth, np.asarray(tone, np.float32)),
        far=0.4,
        flow=np.zeros(f.shape, np.float32),
    )


def _knots(*points: tuple[float, float]) -> Callable[[Field], Field]:
    """A smooth profile through (height, half width) points."""
    heights, widths = np.array([p[0] for p in points]), np.array([p[1] for p in points])
    fine = np.linspace(0, 1, 200)
    raw = np.interp(fine, heights, widths)
    kernel = np.hanning(25) / np.hanning(25).sum()
    smooth = np.convolve(np.pad(raw, 12, mode="edge"), kernel, mode="valid")
    return lambda up: np.interp(up, fine, smooth).astype(np.float32)


def _jug(view: View, x: float, foot: float, size: float) -> Iterator[Layer]:
    f, light = view.frame, view.light
    glaze = light.of(_GLAZES[int(f.dice("glaze").integers(len(_GLAZES)))])
    side = -light.side
    pen = Pen(f)
    t, w = size * 0.62, size * 0.42
    pen.line(
        curve(
            [
                (x + side * w * 0.30, foot - t * 0.88),
                (x + side * w * 0.98, foot - t * 0.95),
                (x + side * w * 0.9, foot - t * 0.4),
                (x + side * w * 0.42, foot - t * 0.36),
            ],
            24,
        ),
        size * 0.042,
    )
    yield Layer("a handle", pen.mask(), plain(f, glaze[70]), far=0.05)
    profile = _knots((0, 0.52), (0.06, 0.60), (0.34, 1.0), (0.55, 0.86), (0.78, 0.46), (0.90, 0.46), (1.0, 0.62))
    yield from turned(view, "a jug", Placement(x, foot, t, w), profile, glaze, 0.6)
    yield _mouth(view, x, foot - t, w * 0.30, glaze[40])


def _mouth(view: View, x: float, y: float, half: float, colour: np.ndarray) -> Layer:
    """The dark opening of a vessel."""
    pen = Pen(view.frame)
    pen.disc(x, y + 0.002, half, half * 0.20)
    return Layer("its mouth", pen.mask(), plain(view.frame, colour), far=0.05, fine=True)


def _bottle(view: View, x: float, foot: float, size: float) -> Iterator[Layer]:
    light = view.light
    glass = light.of(str(view.frame.dice("glass").choice(["#3f6a4a", "#2f4f5c", "#6a4a2f"])), contrast=1.15)
    profile = _knots(
        (0, 0.92), (0.04, 1.0), (0.52, 1.0), (0.66, 0.62), (0.74, 0.36), (0.93, 0.33), (0.94, 0.42), (1.0, 0.40)
    )
    yield from turned(view, "a bottle", Placement(x, foot, size * 0.95, size * 0.25), profile, glass, 0.85)


def _candle(view: View, x: float, foot: float, size: float) -> Iterator[Layer]:
    f, light = view.frame, view.light
    t = size * 0.6
    yield from turned(
        view,
        "a candle",
        Placement(x, foot, t, size * 0.13),
        _knots((0, 1), (0.03, 1), (0.97, 1), (1, 0.9)),
        light.of("#f4ead2"),
        0.2,
    )
    flame = Pen(f)
    flame.polygon(
        [
            *curve([(x, foot - t - 0.005), (x - 0.02, foot - t - 0.03), (x, foot - t - 0.075)], 10),
            *curve([(x, foot - t - 0.075), (x + 0.02, foot - t - 0.03), (x, foot - t - 0.005)], 10),
        ]
    )
    d = np.sqrt((f.x - x) ** 2 + (f.y - (foot - t - 0.035)) ** 2)
    yield Layer(
        "candlelight",
        np.asarray(np.exp(-d / np.float32(0.17)) * 0.75, np.float32),
        plain(f, light.glowing("#ffb85a")),
        soft=True,
        lit=True,
    )
    yield Layer("a flame", flame.mask(), plain(f, light.glowing("#fff0b8")), fine=True)


def _bowl(view: View, x: float, foot: float, size: float) -> Iterator[Layer]:
    f, light = view.frame, view.light
    glaze = light.of(_GLAZES[int(f.dice("bowl glaze").integers(len(_GLAZES)))])
    t, w = size * 0.40, size
    heap = ("orange fruit", "apple", "lemon")
    for k, (dx, dy) in enumerate(((-0.24, 0.10), (0.24, 0.10), (0.0, 0.0))):
        yield from (
            layer
            for layer in _THINGS[heap[k]](view, x + dx * w, foot - t * 0.52 + dy * t, size * 0.42)
            if layer.name != "a shadow"
        )
    profile = _knots((0, 0.34), (0.05, 0.36), (0.12, 0.38), (0.5, 0.80), (0.85, 0.98), (1, 1.0))
    yield from turned(view, "a bowl", Placement(x, foot, t, w), profile, glaze, 0.5)


def _vase(view: View, x: float, foot: float, size: float) -> Iterator[Layer]:
    """A vase with a bouquet whose outline is a loose dome."""
    f, light = view.frame, view.light
    dice = f.dice("bouquet")
    glaze = light.of(_GLAZES[int(dice.integers(len(_GLAZES)))])
    t, w = size * 0.52, size * 0.34
    top = foot - t
    species = kinds(view)
    bed, pen = Bed(f, light, 0.05), Pen(f)
    heads = [
        (x + np.sin(a) * size * r, top - np.cos(a) * size * r * 0.92 - size * 0.03, size * s)
        for a, r, s in [(dice.uniform(-1.5, 1.5), dice.uniform(0.30, 0.60), dice.uniform(0.07, 0.10)) for _ in range(9)]
        + [(dice.uniform(-1.1, 1.1), dice.uniform(0.08, 0.34), dice.uniform(0.10, 0.14)) for _ in range(7)]
    ]
    for a, b, _ in heads:
        pen.limb(
            curve([(x, top + size * 0.05), (x + (a - x) * 0.3, (b + top) / 2), (a, b)], 14), size * 0.014, size * 0.009
        )
    bed.stroke(pen.mask(), "#5d7f4c", 0.38)
    for _ in range(20):
        angle, reach = dice.uniform(-1.75, 1.75), dice.uniform(0.05, 0.42)
        bed.leaf(
            dice,
            x + np.sin(angle) * size * reach,
            top - np.cos(angle) * size * reach * 0.8,
            size * dice.uniform(0.14, 0.24),
            angle - np.pi / 2 + dice.normal(0, 0.3),
            str(dice.choice(["#54804e", "#76985e", "#466f58"])),
            0.2,
        )
    for k, (a, b, r) in enumerate(heads):
        bloom(bed, dice, species[k % len(species)], float(a), float(b), float(r))
    profile = _knots((0, 0.48), (0.05, 0.52), (0.45, 1.0), (0.72, 0.72), (0.90, 0.50), (1.0, 0.64))
    yield from turned(view, "a vase", Placement(x, foot, t, w), profile, glaze, 0.6)
    yield Layer("a bouquet", bed.mask, bed.colour, far=0.03)


_Thing = Callable[[View, float, float, float], Iterator[Layer]]
_THINGS: dict[str, _Thing] = {
    "jug": _jug,
    "bottle": _bottle,
    "candle": _candle,
    "bowl": _bowl,
    "vase": _vase,
    "apple": fruit.apple,
    "pear": fruit.pear,
    "orange fruit": fruit.orange,
    "lemon": fruit.lemon,
    "grapes": fruit.grapes,
}
