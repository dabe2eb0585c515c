"""Single flowers, petal by petal, each a leaf shape in the flower's own plane, lit along its length and crease."""

from dataclasses import dataclass

import numpy as np

from imaging.sketch import noise
from imaging.sketch.colour import Colour, Field, Picture, Ramp, mix, rgb, through
from imaging.sketch.frame import SketchFrame
from imaging.sketch.light import Light


@dataclass(frozen=True)
class Species:
    """A species.

    `petals` in each of `rings`, each `wide` for its length and widest further out the more `blunt` it is; `colours` to
    choose from, and a `heart` of `core` times the radius.
    """

    petals: int
    wide: float
    rings: int
    blunt: float
    colours: tuple[str, ...]
    heart: str
    core: float


KINDS: dict[str, Species] = {
    "daisy": Species(15, 0.20, 1, 1.7, ("#fbf7ee", "#f6eef2"), "#e8b02c", 0.24),
    "poppy": Species(5, 0.74, 1, 2.1, ("#d83a2a", "#e8553a", "#c42c2c"), "#2a1f24", 0.17),
    "sunflower": Species(19, 0.19, 2, 1.2, ("#f2b21e", "#f7c53a"), "#5a3418", 0.38),
    "rose": Species(6, 0.52, 5, 2.2, ("#d9546f", "#e88a9c", "#f0b0a8", "#c03a58"), "#a83a50", 0.06),
    "anemone": Species(8, 0.42, 2, 1.9, ("#7a5ac4", "#a878d8", "#e0a0d0", "#5a78d0"), "#2a2440", 0.17),
    "cosmos": Species(8, 0.36, 1, 2.4, ("#e89ab8", "#f4c2d2", "#c85a94"), "#e6b23c", 0.15),
    "cornflower": Species(11, 0.27, 2, 2.8, ("#4a6ad0", "#6a8ae8"), "#4a3a8a", 0.16),
}


class Bed:
    """Where flowers are gathered before they become one layer: coverage and colour."""

    def __init__(self, frame: SketchFrame, light: Light, far: float) -> None:
        self._frame, self._light, self._far = frame, light, far
        self.mask: Field = np.zeros(frame.shape, np.float32)
        self.colour: Picture = np.zeros((*frame.shape, 3), np.float32)

    def flower(
        self, dice: np.random.Generator, kind: Species, x: float, y: float, radius: float, tilt: float, turn: float
    ) -> None:
        """One bloom at (x, y), seen `tilt` (0 face on … 0.8 from the side), its axis turned by `turn` radians."""
        box = self._box(x, y, radius * 1.15)
        if box is None:
            return
        rows, columns = box
        f = self._frame
        dx, dy = f.x[:, columns] - np.float32(x), f.y[rows] - np.float32(y)
        u = (dx * np.cos(turn) + dy * np.sin(turn)) / np.float32(radius)
        v = (-dx * np.sin(turn) + dy * np.cos(turn)) / np.float32(radius * (1 - tilt))
        soft = 1.2 / f.pixels(radius)
        body = self._light.grade(rgb(kind.colours[int(dice.integers(len(kind.colours)))]))
        table = self._light.of(body, self._far, contrast=0.8)
        for ring in range(kind.rings):
            scale = 1 - 0.72 * ring / max(kind.rings, 1) if kind.rings > 2 else 1 - 0.22 * ring
            start = dice.random() * 6.28
            for k in dice.permutation(kind.petals):
                angle = start + k * 2 * np.pi / kind.petals + dice.normal(0, 0.07)
                shape = (angle, scale * dice.uniform(0.88, 1.06), kind.wide, kind.blunt)
                self._petal(dice, box, (u, v), shape, (table, soft, -0.05 * ring))
        self._heart(dice, box, (u, v), kind, soft)

    def _petal(
        self,
        dice: np.random.Generator,
        box: tuple[slice, slice],
        plane: tuple[Field, Field],
        shape: tuple[float, float, float, float],
        paint: tuple[Ramp, float, float],
    ) -> None:
        """One petal: pale towards the tip, creased down the middle, darker where it tucks under its neighbour."""
        (u, v), (angle, length, wide, blunt), (table, soft, depth) = plane, shape, paint
        a = (u * np.cos(angle) + v * np.sin(angle)) / np.float32(length)
        b = (-u * np.sin(angle) + v * np.cos(angle)) / np.float32(length)
        t = np.clip(a, 0.001, 0.999)
        ruffle = 1 + 0.07 * np.sin(a * 17 + dice.random() * 6) * t
        edge = wide * np.sin(np.pi * t**blunt) ** 0.62 * ruffle
        within = (a > 0) & (a < 1)
        mask = noise.step(-soft, soft, edge - np.abs(b)) * within
        facing = np.cos(angle) * self._light.side * 0.20 - np.sin(angle) * 0.14
        across = b / np.maximum(edge, 1e-3)
        veins = np.cos(across * 19) * 0.035
        tone = 0.24 + 0.58 * t + facing - 0.14 * np.exp(-((across / 0.12) ** 2)) - 0.26 * across**4 + veins
        lip = 0.16 * np.exp(-(((1 - np.abs(across)) / 0.16) ** 2)) * t
        shadow = noise.step(-0.07, 0.02, edge - np.abs(b)) * ((a > 0) & (a < 1.06)) * 0.42
        self._put(box, shadow, table[8], only_over=True)
        self._put(box, mask, through(table, np.asarray(tone + lip + dice.normal(depth, 0.07), np.float32)))

    def _heart(
        self,
        dice: np.random.Generator,
        box: tuple[slice, slice],
        plane: tuple[Field, Field],
        kind: Species,
        soft: float,
    ) -> None:
        """The disc of stamens, domed and dotted."""
        u, v = plane
        r = np.sqrt(u * u + v * v)
        grain = dice.random(r.shape, np.float32)
        tone = 0.62 + u * self._light.side * 0.9 - v * 0.7 - (r / kind.core) ** 2 * 0.18 + (grain - 0.5) * 0.30
        self._put(
            box,
            noise.step(soft * 2, -soft, r - np.float32(kind.core) * (1 + (grain - 0.5) * 0.14)),
            through(self._light.of(kind.heart, self._far), np.asarray(tone, np.float32)),
        )

    def leaf(
        self,
        dice: np.random.Generator,
        x: float,
        y: float,
        length: float,
        turn: float,
        local: Colour | str,
        wide: float = 0.2,
    ) -> None:
        """One leaf from (x, y) towards `turn` radians (0 is right, minus is up), folded along its rib."""
        box = self._box(x + np.cos(turn) * length / 2, y + np.sin(turn) * length / 2, length * 0.62)
        if box is None:
            return
        dx, dy = self._frame.x[:, box[1]] - np.float32(x), self._frame.y[box[0]] - np.float32(y)
        a = (dx * np.cos(turn) + dy * np.sin(turn)) / np.float32(length)
        b = (-dx * np.sin(turn) + dy * np.cos(turn)) / np.float32(length)
        b = b + (a - a * a) * dice.normal(0, 0.22)
        t = np.clip(a, 0.001, 0.999)
        edge = wide * np.sin(np.pi * t**0.8) ** 0.9
        soft = 1.2 / self._frame.pixels(length)
        mask = noise.step(-soft, soft, edge - np.abs(b)) * ((a > 0) & (a < 1))
        fold = np.where(b > 0, 0.16, -0.10) * (1 if np.sin(turn + 1.57 * self._light.side) > 0 else -1)
        tone = (
            0.42
            + fold
            + 0.16 * t
            + np.cos((a * 1.4 - np.abs(b) * 2.2) * 40) * 0.03
            - 0.14 * np.exp(-((b / 0.012) ** 2))
            + dice.normal(0, 0.06)
        )
        self._put(
            box, np.asarray(mask, np.float32), through(self._light.of(local, self._far), np.asarray(tone, np.float32))
        )

    def stroke(self, mask: Field, local: Colour | str, tone: float) -> None:
        """Stems and the like, already drawn as a mask."""
        self._put((slice(None), slice(None)), mask, self._light.of(local, self._far)[int(tone * 255)])

    def _box(self, x: float, y: float, radius: float) -> tuple[slice, slice] | None:
        """The pixels around a spot, or None when it is outside."""
        f = self._frame
        left, right = max(0, int((x - radius) * f.unit)), min(f.width, int((x + radius) * f.unit) + 2)
        top, bottom = max(0, int((y - radius) * f.unit)), min(f.height, int((y + radius) * f.unit) + 2)
        return None if left >= right or top >= bottom else (slice(top, bottom), slice(left, right))

    def _put(self, box: tuple[slice, slice], mask: Field, colour: Picture | Colour, only_over: bool = False) -> None:
        """Over what is there; colour under an edge is not mixed with nothing. A shadow falls `only_over` paint."""
        under = self.mask[box]
        mask = mask * under if only_over else mask
        share = mask / np.maximum(mask + under * (1 - mask), 1e-4)
        self.colour[box] += (colour - self.colour[box]) * share[:, :, None]
        self.mask[box] = under + mask * (1 - under)


def paler(colour: str, by: float) -> Colour:
    """A colour with `by` (0..1) of white in it."""
    return mix(rgb(colour), rgb("#ffffff"), by)
