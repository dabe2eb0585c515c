"""Abstract: veined stone, floating fields, circles, or ribbons; the seed chooses which, the hour the colours."""

from collections.abc import Callable, Iterator

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import Colour, Field, mix, ramp, rgb, through
from imaging.sketch.layer import Layer, View, plain
from imaging.sketch.shapes import Pen

_SETS = (
    ("#1f3a4d", "#2f7f86", "#e8d5b0", "#e08a4f", "#a8392f"),
    ("#2a2440", "#6a4a8c", "#d98aa0", "#f2c9a0", "#f6efe0"),
    ("#16324a", "#3a6ea5", "#9cc4c9", "#f1e6cf", "#e6a23c"),
    ("#20302a", "#4f7a5a", "#b9c48a", "#f0e2b8", "#c9603a"),
    ("#3a1f2e", "#a83a4a", "#f0825a", "#f6c46a", "#f4ead8"),
    ("#101820", "#3c4a58", "#c9c2b4", "#f1ece0", "#d9482f"),
)


def layers(view: View) -> Iterator[Layer]:
    """One of four ways to paint nothing in particular."""
    dice = view.frame.dice("abstract")
    kinds: tuple[Callable[[View, list[Colour]], Iterator[Layer]], ...] = (_stone, _fields, _circles, _ribbons)
    way = kinds[2 if "geometric" in view.reading.elements else int(dice.integers(4))]
    yield from way(view, _colours(view))


def _colours(view: View) -> list[Colour]:
    """Five that go together, dark to accent; an hour that was asked for brings its own."""
    dice = view.frame.dice("set")
    if view.reading.time:
        light = view.light
        return [light.shade, light.sky[40], light.sky[130], light.sky[235], light.key]
    return [view.light.grade(rgb(code)) for code in _SETS[int(dice.integers(len(_SETS)))]]


def _ground(view: View, colour: Colour, other: Colour) -> Layer:
    f = view.frame
    n = noise.fbm(f, "ground", 1.4, 5)
    return Layer(
        "the sky",
        np.ones(f.shape, np.float32),
        through(ramp([colour, other]), np.asarray(0.3 + n * 0.12 + f.y * 0.15, np.float32)),
        far=1.0,
        soft=True,
    )


def _stone(view: View, c: list[Colour]) -> Iterator[Layer]:
    """Agate: noise bent by noise bent by noise (Quilez's domain warping), cut into bands with thin bright veins."""
    f = view.frame
    size = (512, 512)
    dice = f.dice("agate")
    p, q, base = (noise.fbm_over(dice, size, (2, 2), 1.6, 5) for _ in range(3))
    x, y = f.x * 150 + 60, f.y * 150 + 60
    wx, wy = noise.sample(p, y + 0 * x, x + 0 * y), noise.sample(q, y + 0 * x, x + 0 * y)
    value = noise.sample(base, y + wy * 42 + 30, x + wx * 42 + 30)
    deep = noise.sample(p, y + value * 30, x + wx * 24)
    tone = np.asarray(0.5 + value * 0.26 + deep * 0.14, np.float32)
    picture = through(ramp([c[0], c[1], c[2], c[3], c[4]], [0.0, 0.32, 0.55, 0.75, 1.0]), tone)
    band = np.sin(value * 11 + deep * 3)
    picture = picture * (1 + (band * 0.06)[:, :, None].astype(np.float32))
    yield Layer(
        "the sky",
        np.ones(f.shape, np.float32),
        np.clip(picture, 0, 1),
        far=0.6,
        soft=True,
        flow=np.asarray(np.arctan2(wy, wx), np.float32),
    )
    for i, (low, colour) in enumerate(((-0.75, c[0]), (0.95, mix(c[3], c[4], 0.4)))):
        mask = noise.step(low, low + 0.02 if i else low - 0.02, value) * 0.85
        yield Layer(
            "a band",
            np.asarray(mask, np.float32),
            through(ramp([mix(colour, c[1], 0.3), colour]), np.asarray(0.5 + deep * 0.3, np.float32)),
            far=0.2,
        )
    vein = np.exp(-((np.abs(np.sin(value * 4.2)) / 0.035) ** 2)) * noise.step(-0.4, 0.8, deep)
    yield Layer("veins of light", np.asarray(vein * 0.8, np.float32), plain(f, mix(c[3], c[4], 0.25)), fine=True)


def _fields(view: View, c: list[Colour]) -> Iterator[Layer]:
    """Two or three soft-edged fields of colour, breathing on a ground."""
    f = view.frame
    dice = f.dice("fields")
    order = [c[int(i)] for i in dice.permutation(5)]
    yield _ground(view, order[0], mix(order[0], order[1], 0.35))
    first = dice.uniform(0.26, 0.62)
    cuts = [first, first + dice.uniform(0.14, 0.24)] if dice.random() < 0.6 else [first + 0.05]
    edges = np.concatenate([[0.06], cuts, [0.94]])
    for i in range(len(edges) - 1):
        n = noise.fbm(f, f"edge {i}", 7, 5, gain=0.6)
        inset = 0.07 + dice.uniform(0, 0.03)
        x, y = f.x / f.across, f.y / f.down
        d = np.minimum(np.minimum(x - inset, 1 - inset - x), np.minimum(y - edges[i] - 0.016, edges[i + 1] - 0.016 - y))
        mask = noise.step(-0.012, 0.022, d + n * 0.006) * np.float32(0.93)
        cloud = noise.fbm(f, f"cloud {i}", 2.2, 6, gain=0.58)
        main, other = order[1 + i], order[(2 + i) % 5]
        table = ramp([mix(main, c[0], 0.28), main, mix(main, other, 0.35)])
        yield Layer(
            f"a field {i + 1}",
            np.asarray(mask, np.float32),
            through(table, np.asarray(0.5 + cloud * 0.2, np.float32)),
            far=0.3,
            flow=np.zeros(f.shape, np.float32),
        )


def _circles(view: View, c: list[Colour]) -> Iterator[Layer]:
    """Circles, arcs, bars and wedges balanced around one large disc."""
    f = view.frame
    dice = f.dice("circles")
    yield _ground(view, mix(c[3], c[2], 0.2), c[2])
    fit = min(f.across, f.down)
    hub = (f.across * (0.5 + 0.13 * view.light.side), f.down * dice.uniform(0.38, 0.48))
    disc = dice.uniform(0.20, 0.28) * fit
    great = Pen(f)
    great.disc(*hub, disc)
    yield _shape(view, "the great disc", great, c[4], c[2])
    for i in range(11):
        pen = Pen(f)
        _figure(pen, dice, f.across, f.down, hub, disc)
        colour, other = c[int(dice.integers(5))], c[int(dice.integers(5))]
        yield _shape(view, f"shape {i + 1}", pen, colour, other, 0.9 if i % 3 else 0.62)
    pen = Pen(f)
    for _ in range(7):
        a, r, turn = dice.uniform(0, 6.28), dice.uniform(0.3, 0.75) * fit, dice.uniform(-0.4, 0.4)
        x, y = hub[0] + np.cos(a) * disc * 0.6, hub[1] + np.sin(a) * disc * 0.6
        pen.line([(x, y), (x + np.cos(a + turn) * r, y + np.sin(a + turn) * r)], dice.uniform(0.002, 0.006))
    yield Layer("lines", pen.mask(), plain(f, c[0]), fine=True)


def _figure(
    pen: Pen, dice: np.random.Generator, across: float, down: float, hub: tuple[float, float], disc: float
) -> None:
    """One circle, ring, bar, wedge or row of dots somewhere off the hub."""
    kind, size = int(dice.integers(5)), min(across, down) * dice.uniform(0.05, 0.15)
    a, reach = dice.uniform(0, 6.28), disc * dice.uniform(0.8, 2.1)
    x, y = hub[0] + np.cos(a) * reach * across, hub[1] + np.sin(a) * reach * down
    if kind == 0:
        pen.disc(x, y, size * 0.8)
    elif kind == 1:
        pen.disc(x, y, size)
        pen.disc(x, y, size * dice.uniform(0.6, 0.85), value=0.0)
    elif kind == 2:
        dx, dy = np.cos(a) * size * 3, np.sin(a) * size * 3
        pen.line([(x - dx, y - dy), (x + dx, y + dy)], size * dice.uniform(0.12, 0.4))
    elif kind == 3:
        turn = dice.uniform(0, 6.28)
        pen.polygon([(x + np.cos(turn + k) * size * 1.6, y + np.sin(turn + k) * size * 1.6) for k in (0.0, 2.3, 3.5)])
    else:
        for k in range(5):
            pen.disc(x + (k - 2) * size * 0.55 * np.cos(a), y + (k - 2) * size * 0.55 * np.sin(a), size * 0.15)


def _shape(view: View, name: str, pen: Pen, colour: Colour, other: Colour, strength: float = 1.0) -> Layer:
    """One figure, its colour leaning towards another across it."""
    f = view.frame
    n: Field = noise.fbm(f, name, 2.5, 4)
    table = ramp([colour, mix(colour, other, 0.5)])
    return Layer(
        name,
        pen.mask() * np.float32(strength),
        through(table, np.asarray(0.3 + n * 0.25 + (f.x - f.across / 2) * 0.3, np.float32)),
        far=0.1,
    )


def _ribbons(view: View, c: list[Colour]) -> Iterator[Layer]:
    """Folded bands that rise across the sheet, each lit on its upper edge."""
    f = view.frame
    dice = f.dice("ribbons")
    yield _ground(view, c[3], c[2])
    count = 9
    slope = dice.uniform(-0.25, 0.25)
    table = ramp([c[2], c[4], c[1], c[0]])
    for i in range(count):
        t = i / (count - 1)
        y = f.down * (0.16 + 0.86 * t) + slope * (f.x - f.across / 2)
        wave = noise.line(dice, f.x, 1.2, 2) * np.float32(0.075) + np.sin(
            f.x * dice.uniform(2.5, 5) + dice.uniform(0, 6)
        ) * np.float32(0.045)
        top = np.asarray(y + wave, np.float32)
        mask = np.clip((f.y - top) * np.float32(f.unit) + 0.5, 0, 1)
        below = (f.y - top) / np.float32(0.16)
        main = table[int(t * 255)]
        shades = ramp([mix(main, c[0], 0.45), main, mix(main, c[3], 0.55)])
        tone = np.asarray(0.92 - below * 0.62 + noise.fbm(f, f"ribbon {i}", 3, 4, stretch=(3, 1)) * 0.08, np.float32)
        yield Layer(
            f"ribbon {i + 1}",
            np.asarray(mask, np.float32),
            through(shades, tone),
            far=0.6 * (1 - t),
            flow=np.zeros(f.shape, np.float32),
        )
