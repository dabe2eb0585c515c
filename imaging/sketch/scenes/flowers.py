"""Flowers: a meadow with a few of them close to us, or a spray of blooms against soft light."""

from collections.abc import Iterator

import numpy as np

from imaging.sketch import noise, terrain
from imaging.sketch.blooms import KINDS, Bed
from imaging.sketch.colour import Field, mix, ramp, rgb, through
from imaging.sketch.layer import Layer, View, plain
from imaging.sketch.shapes import Pen, curve
from imaging.sketch.sky import birds, sky

_NAMED = ("poppy", "daisy", "sunflower", "rose", "tulip", "lavender")


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
        yield from _spray(view)


def kinds(view: View) -> list[str]:
    """The species asked for, or a pair that goes together."""
    named = [n for n in _NAMED if view.wants(n)]
    pairs = (
        ["poppy", "daisy", "cornflower"],
        ["cosmos", "daisy"],
        ["anemone", "daisy"],
        ["rose", "anemone"],
        ["poppy", "cornflower"],
    )
    return named or list(pairs[int(view.frame.dice("species").integers(len(pairs)))])


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


def _petal_colour(name: str, dice: np.random.Generator) -> str:
    if name in KINDS:
        return str(dice.choice(KINDS[name].colours))
    return str(dice.choice(["#d8433a", "#f0b43c", "#e88ab0"] if name == "tulip" else ["#7d62b8", "#8f78c8"]))


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
            table = light.of(_petal_colour(name, dice), 0.30 - 0.08 * depth, contrast=0.7)
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


def bloom(
    bed: Bed, dice: np.random.Generator, name: str, x: float, y: float, size: float, turn: float | None = None
) -> None:
    """One flower head of any species."""
    if name == "tulip":
        _tulip(bed, dice, x, y, size)
    elif name == "lavender":
        for k in range(26):
            t = k / 26
            r = size * 0.30 * (1 - 0.7 * t)
            bed.leaf(
                dice,
                x + dice.normal(0, r * 0.3),
                y - t * size * 2.4,
                r * 1.4,
                -1.57 + dice.uniform(-1.1, 1.1),
                "#8468c4",
                0.42,
            )
    else:
        bed.flower(
            dice,
            KINDS[name],
            x,
            y,
            size,
            float(dice.uniform(0.08, 0.5)),
            float(dice.normal(0, 0.4)) if turn is None else turn,
        )


def _tulip(bed: Bed, dice: np.random.Generator, x: float, y: float, size: float) -> None:
    """A cup of upright petals, the outer ones over the inner."""
    colour = rgb(_petal_colour("tulip", dice))
    for turn, tone in ((-1.57, 0.0), (-1.83, 0.1), (-1.31, 0.1), (-1.98, 0.2), (-1.16, 0.2), (-1.57, 0.16)):
        bed.leaf(dice, x, y + size * 0.5, size * dice.uniform(1.55, 1.8), turn, mix(colour, rgb("#ffffff"), tone), 0.27)


def _spray(view: View) -> Iterator[Layer]:
    """Blooms in a loose curve against out-of-focus light, leaves between them."""
    f, light = view.frame, view.light
    dice = f.dice("spray")
    species = kinds(view)
    yield from _backdrop(view)
    lean = light.side
    heads = _places(view, dice, 9)
    root = (f.across * (0.5 - 0.10 * lean), f.down * 1.12)
    back, front = Bed(f, light, 0.22), Bed(f, light, 0.0)
    for bed, chosen in ((back, heads[:4]), (front, heads[4:])):
        pen = Pen(f)
        stems = [curve([root, (root[0] * 0.5 + x * 0.5 + 0.06 * lean, f.down * 0.8), (x, y)], 24) for x, y, _ in chosen]
        for stem in stems:
            pen.limb(stem, 0.011, 0.006)
        bed.stroke(pen.mask(), "#5d7f4c", 0.48)
        for stem in stems:
            for at in (8, 13, 18):
                turn = float(np.arctan2(stem[at + 1][1] - stem[at][1], stem[at + 1][0] - stem[at][0]))
                bed.leaf(
                    dice,
                    *stem[at],
                    dice.uniform(0.11, 0.2),
                    turn + float(dice.choice([-1, 1])) * dice.uniform(0.5, 1.0),
                    str(dice.choice(["#5f8a54", "#7a9c62", "#4c7a5c"])),
                    dice.uniform(0.15, 0.24),
                )
        for k, (x, y, size) in enumerate(chosen):
            bloom(
                bed,
                dice,
                species[k % len(species)] if size < 0.12 else species[0],
                x,
                y,
                size * (0.8 if bed is back else 1.0),
            )
    yield Layer("blooms behind", back.mask, back.colour, far=0.25)
    yield Layer("blooms", front.mask, front.colour, far=0.0)


def _places(view: View, dice: np.random.Generator, count: int) -> list[tuple[float, float, float]]:
    """(x, y, radius) of the heads: a large one near the golden point, others kept apart; small first."""
    f, side = view.frame, view.light.side
    fit = min(f.across, f.down)
    heads = [(f.across * (0.5 + 0.09 * side), f.down * 0.40, 0.185 * fit)]
    for _ in range(600):
        if len(heads) == count:
            break
        size = fit * dice.uniform(0.055, 0.135)
        angle, reach = dice.uniform(0, 2 * np.pi), dice.uniform(0.18, 0.40)
        x, y = f.across * (0.5 + 1.05 * reach * np.cos(angle)), f.down * (0.42 + 0.85 * reach * np.sin(angle))
        if all(np.hypot(x - a, y - b) > (size + r) * 0.84 for a, b, r in heads):
            heads.append((float(x), float(y), float(size)))
    return sorted(heads, key=lambda head: head[2])


def _backdrop(view: View) -> Iterator[Layer]:
    """Soft air behind flowers: the hour's colours without a horizon, and discs of unfocused light."""
    f, light = view.frame, view.light
    n = noise.fbm(f, "backdrop", 1.3, 4)
    t = np.asarray(0.45 + n * 0.16 + (f.y / f.down - 0.5) * 0.5, np.float32)
    leaf = mix(light.of("#a9bf94", 0.35)[200], light.haze, 0.3)
    yield Layer(
        "the sky",
        np.ones(f.shape, np.float32),
        through(ramp([light.sky[150], light.sky[215], mix(light.sky[245], leaf, 0.5), leaf]), t),
        far=1.0,
        soft=True,
    )
    dice = f.dice("bokeh")
    pen = Pen(f)
    for _ in range(26):
        pen.disc(
            dice.random() * f.across, dice.random() * f.down, dice.uniform(0.02, 0.07), value=dice.uniform(0.15, 0.5)
        )
    discs: Field = noise.blur(pen.mask(), f.pixels(0.008))
    yield Layer(
        "unfocused light",
        np.asarray(discs * 0.34, np.float32),
        plain(f, mix(light.key, rgb("#ffffff"), 0.4)),
        far=0.9,
        soft=True,
        lit=True,
    )
