"""Which flowers, and one head of each: what meadows, sprays and vases share. `nature/blooms.py` draws petals."""

import numpy as np

from imaging.sketch.colour import mix, rgb
from imaging.sketch.layer import View
from imaging.sketch.nature.blooms import KINDS, Bed

NAMED = ("poppy", "daisy", "sunflower", "rose", "tulip", "lavender")


def kinds(view: View) -> list[str]:
    """The species asked for, or a pair that goes together."""
    named = [n for n in NAMED if view.wants(n)]
    pairs = (
        ["poppy", "daisy", "cornflower"],
        ["cosmos", "daisy"],
        ["anemone", "daisy"],
        ["rose", "anemone"],
        ["poppy", "cornflower"],
    )
    return named or list(pairs[int(view.frame.dice("species").integers(len(pairs)))])


def petal_colour(name: str, dice: np.random.Generator) -> str:
    """One of those that the species has."""
    if name in KINDS:
        return str(dice.choice(KINDS[name].colours))
    return str(dice.choice(["#d8433a", "#f0b43c", "#e88ab0"] if name == "tulip" else ["#7d62b8", "#8f78c8"]))


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
    colour = rgb(petal_colour("tulip", dice))
    for turn, tone in ((-1.57, 0.0), (-1.83, 0.1), (-1.31, 0.1), (-1.98, 0.2), (-1.16, 0.2), (-1.57, 0.16)):
        bed.leaf(dice, x, y + size * 0.5, size * dice.uniform(1.55, 1.8), turn, mix(colour, rgb("#ffffff"), tone), 0.27)
