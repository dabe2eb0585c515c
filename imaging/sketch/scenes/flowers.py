"""Flowers: a meadow with a few of them close to us, or a spray of blooms against soft light."""

from collections.abc import Iterator

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import through
from imaging.sketch.heads import bloom, kinds, petal_colour
from imaging.sketch.layer import Layer, View
from imaging.sketch.nature import terrain
from imaging.sketch.nature.blooms import Bed
from imaging.sketch.nature.sky import birds, sky
from imaging.sketch.shapes import Pen, curve
from imaging.sketch.spray import spray


def layers(view: View) -> Iterator[Layer]:
    """A meadow or a spray."""
    meadow = (
        view.wants("meadow", "lavender", "tulip", "mountains", "trees")
        or view.light.weather in ("storm", "rain")
        or bool(view.reading.time)
    )
    if meadow or view.frame.dice("flowers").random() < 0.45:
        yield from _meadow(view)
    else:
        yield from spray(view)


def _meadow(view: View) -> Iterator[Layer]:
    """Sky, hills, a field in bloom that runs to them, and stems before our eyes."""
    f, light = view.frame, view.light
    dice = f.dice("meadow")
    horizon = f.down * float(dice.uniform(0.34, 0.46))
    species = kinds(view)
    yield from sky(view, horizon)
    for i in range(2):
        top = horizon - 0.05 + 0.045 * i - noise.line(dice, f.x, 1.6 + i, 5) * np.float32(0.035)
        tone = np.asarray(0.5 + noise.fbm(f, f"hill {i}", 9, 3) * 0.12, np.float32)
        yield Layer(
            f"hills {i + 1}",
            terrain.silhouette(f, np.asarray(top, np.float32)),
            through(light.of("#5f8478", 0.62 - 0.22 * i), tone),
            far=0.8 - 0.25 * i,
        )
    if view.wants("birds"):
        yield birds(view, horizon * 0.3, horizon * 0.7)
    near = np.clip((f.y - np.float32(horizon)) / (f.down - horizon), 0, 1)
    n = noise.fbm(f, "field", 7, 5, stretch=(2.2, 1))
    blades = noise.fbm(f, "blades", 46, 3, stretch=(0.5, 3.2))
    top = np.asarray(horizon + 0.012 + noise.line(dice, f.x, 2.0, 4) * np.float32(0.010), np.float32)
    tone = 0.60 + n * 0.09 + blades * 0.10 * near - near * 0.26
    yield Layer(
        "the field",
        terrain.silhouette(f, top),
        through(light.of("#87a04f", 0.16), np.asarray(tone, np.float32)),
        far=0.35,
        flow=np.full(f.shape, np.pi / 2, np.float32),
    )
    if "lavender" in species:
        yield from _rows(view, horizon)
    else:
        yield from _dabs(view, horizon, species)
    yield from _near_stems(view, horizon, species)


def _dabs(view: View, horizon: float, species: list[str]) -> Iterator[Layer]:
    """Flowers too far to have petals, in drifts; each depth its own size."""
    f, light = view.frame, view.light
    drift = noise.fbm(f, "drifts", 3.5, 3, stretch=(2.5, 1))
    tone = 0.66 + noise.fbm(f, "dabs", 60, 2) * np.float32(0.16)
    for depth in range(4):
        dice = f.dice(f"dabs {depth}")
        low, high = (0.01, 0.08, 0.24, 0.46)[depth], (0.10, 0.27, 0.52, 0.86)[depth]
        size = (0.0018, 0.0038, 0.008, 0.014)[depth]
        for k, name in enumerate(species):
            pen = Pen(f)
            for _ in range((420, 300, 130, 44)[depth] // (1 + k)):
                x, y = dice.random() * f.across, horizon + 0.02 + (f.down - horizon) * dice.uniform(low, high)
                at = drift[min(f.height - 1, int(y * f.unit)), min(f.width - 1, int(x * f.unit))]
                if at * (1 if k % 2 == 0 else -1) < dice.normal(0.1, 0.6):
                    continue
                for _ in range(3):
                    r = size * dice.uniform(0.6, 1.1)
                    pen.disc(
                        x + dice.normal(0, size * 0.5), y + dice.normal(0, size * 0.3), r, r * dice.uniform(0.5, 0.8)
                    )
            table = light.of(petal_colour(name, dice), 0.30 - 0.08 * depth, contrast=0.7)
            yield Layer(
                f"{name} in the field", pen.mask(), through(table, tone), far=0.35 - 0.08 * depth, fine=depth < 2
            )


def _rows(view: View, horizon: float) -> Iterator[Layer]:
    """Lavender: rows that run to one vanishing point."""
    f, light = view.frame, view.light
    below = np.maximum(f.y - np.float32(horizon + 0.01), 0.004)
    u = (f.x - f.across * (0.5 + 0.14 * light.side)) / (below + 0.03)
    ridge = np.cos(u * np.float32(7.5)) * 0.5 + 0.5
    tuft = noise.fbm(f, "tufts", 40, 3, stretch=(0.7, 1.6))
    near = np.clip(below / (f.down - horizon), 0, 1)
    mask = noise.step(0.34, 0.52, ridge + tuft * (0.05 + 0.08 * near)) * noise.step(
        0.0, 0.01, f.y - np.float32(horizon + 0.012)
    )
    side = np.sin(u * np.float32(7.5)) * np.float32(light.side)
    tone = 0.34 + 0.30 * ridge + side * 0.16 + tuft * 0.12
    yield Layer(
        "lavender rows",
        np.asarray(mask, np.float32),
        through(light.of("#7f68bc", 0.14), np.asarray(tone, np.float32)),
        far=0.25,
        flow=np.full(f.shape, np.pi / 2, np.float32),
    )


def _near_stems(view: View, horizon: float, species: list[str]) -> Iterator[Layer]:
    """The flowers before our eyes: grass, stems, leaves and open blooms, in two depths."""
    f, light = view.frame, view.light
    for depth in range(2):
        dice = f.dice(f"stems {depth}")
        bed, grass = Bed(f, light, 0.12 - 0.12 * depth), Pen(f)
        for _ in range(220):
            x, tall = dice.random() * (f.across + 0.1) - 0.05, dice.uniform(0.05, 0.20) * (1 + 0.7 * depth)
            bend = dice.normal(0, 0.05)
            grass.limb(
                curve([(x, f.down + 0.02), (x + bend * 0.3, f.down - tall * 0.6), (x + bend, f.down - tall)], 8),
                0.004 + 0.002 * depth,
                0.0006,
            )
        bed.stroke(grass.mask(), "#5f7f3c", 0.38 - 0.12 * depth)
        count = (7, 5)[depth]
        for k in range(count):
            name = species[0] if k % 3 != 2 else species[-1]
            x = f.across * (0.5 - light.side * (0.42 - 0.86 * (k + dice.random()) / count))
            if depth and abs(x / f.across - 0.5) < 0.16:
                x += f.across * 0.26 * (1 if x > f.across / 2 else -1)
            top = f.down * (0.74 - 0.10 * depth) + dice.normal(0, 0.055) - 0.03
            _stem(view, bed, dice, name, x, top, 0.042 + 0.032 * depth)
        yield Layer(f"near flowers {depth + 1}", bed.mask, bed.colour, far=0.12 - 0.1 * depth)


def _stem(view: View, bed: Bed, dice: np.random.Generator, name: str, x: float, top: float, size: float) -> None:
    """One plant from the lower edge up to its bloom."""
    f = view.frame
    size *= dice.uniform(0.8, 1.2) * (1.5 if name == "sunflower" else 1.0)
    sway = dice.normal(0, 0.03)
    path = curve([(x + sway, f.down + 0.02), (x - sway, (top + f.down) / 2), (x, top)], 20)
    pen = Pen(f)
    pen.limb(path, size * 0.14, size * 0.09)
    bed.stroke(pen.mask(), "#5d7a3e", 0.45)
    for at in (7, 11):
        px, py = path[at]
        bed.leaf(
            dice,
            px,
            py,
            size * dice.uniform(1.5, 2.3),
            -1.57 + dice.choice([-1, 1]) * dice.uniform(0.5, 1.0),
            "#648a48",
            0.13,
        )
    bloom(bed, dice, name, x, top, size)
