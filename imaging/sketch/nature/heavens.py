"""What crosses a dark sky: the Milky Way, the aurora, a meteor; and lightning, when it storms."""

from collections.abc import Iterator

import numpy as np

from imaging.sketch import noise, shapes
from imaging.sketch.colour import mix, ramp, through
from imaging.sketch.layer import Layer, View, plain
from imaging.sketch.shapes import Pen


def wanted(view: View, horizon: float) -> Iterator[Layer]:
    """Those the prompt names, where the sky above `horizon` (units from the top) is dark and open."""
    if not (view.light.dark and view.light.open):
        return
    if view.wants("milky way"):
        yield from milky_way(view, horizon)
    if view.wants("aurora"):
        yield from aurora(view, horizon)
    if view.wants("meteor"):
        yield meteor(view, horizon)


def milky_way(view: View, horizon: float) -> Iterator[Layer]:
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


def aurora(view: View, horizon: float) -> Iterator[Layer]:
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
        presence = 0.35 + 0.65 * noise.step(-1.2, 0.6, noise.line(dice, f.x, 1.1, 2))
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


def meteor(view: View, horizon: float) -> Layer:
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


def lightning(view: View, horizon: float) -> Iterator[Layer]:
    """A forked bolt from the cloud to the ground, and the glow around it."""
    f = view.frame
    dice = f.dice("lightning")
    pen = Pen(f)
    x = f.across * (0.5 + view.light.side * dice.uniform(0.12, 0.34))
    trunk = _jagged(dice, x, horizon * 0.16, x + dice.normal(0, 0.05), horizon * 0.98)
    pen.limb(trunk, 0.0042, 0.0018)
    for _ in range(5):
        at = trunk[int(dice.integers(4, len(trunk) - 6))]
        reach = horizon * dice.uniform(0.12, 0.32)
        turn = dice.choice([-1, 1]) * dice.uniform(0.3, 0.9)
        pen.limb(_jagged(dice, *at, at[0] + turn * reach, at[1] + reach * 0.8), 0.0020, 0.0006)
    bolt = pen.mask()
    colour = mix(view.light.glowing("#f4f0ff"), view.light.glowing("#c8d0ff"), 0.3)
    halo = noise.blur(bolt, f.pixels(0.035)) * np.float32(2.6) + noise.blur(bolt, f.pixels(0.008)) * np.float32(0.8)
    yield Layer("the flash", np.clip(halo, 0, 0.8), plain(f, colour), far=0.9, soft=True, lit=True)
    yield Layer("lightning", bolt, plain(f, colour), far=0.9, fine=True, lit=True)


def _jagged(dice: np.random.Generator, x0: float, y0: float, x1: float, y1: float) -> list[tuple[float, float]]:
    """A broken line: midpoints displaced again and again, each time half as far."""
    points = [(x0, y0), (x1, y1)]
    swing = 0.16 * float(np.hypot(x1 - x0, y1 - y0))
    for _ in range(5):
        finer = [points[0]]
        for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
            middle = ((ax + bx) / 2 + dice.normal(0, swing), (ay + by) / 2 + dice.normal(0, swing * 0.3))
            finer += [middle, (bx, by)]
        points, swing = finer, swing * 0.5
    return [(float(a), float(b)) for a, b in points]
