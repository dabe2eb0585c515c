"""A spray of blooms against soft light: the other way to paint flowers beside the meadow of `scenes/flowers.py`."""

from collections.abc import Iterator

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import Field, mix, ramp, rgb, through
from imaging.sketch.heads import bloom, kinds
from imaging.sketch.layer import Layer, View, plain
from imaging.sketch.nature.blooms import Bed
from imaging.sketch.shapes import Pen, curve


def spray(view: View) -> Iterator[Layer]:
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
