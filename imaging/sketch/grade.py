"""Palette words, applied to every colour before it is used.

"in pink and teal", "warm", "pastel", "monochrome", "darker": a painter changes the paints, not the finished picture,
so the grade acts on key colours in OKLab and every mixture follows.
"""

from dataclasses import dataclass

import numpy as np

from imaging.sketch.colour import Colour, from_lab, rgb, to_lab

HUES: dict[str, str] = {
    "red": "#c83a32",
    "crimson": "#a8203c",
    "orange": "#e8843a",
    "amber": "#e6a23c",
    "gold": "#d9a93f",
    "yellow": "#ecc94b",
    "green": "#4f9a58",
    "emerald": "#1f9a6a",
    "olive": "#808a3c",
    "sage": "#9aae8c",
    "teal": "#2a8f8f",
    "turquoise": "#36b8b4",
    "cyan": "#38b6d0",
    "blue": "#3a6fc0",
    "navy": "#22386e",
    "indigo": "#4a44a0",
    "purple": "#7a4aa8",
    "violet": "#8a5ad0",
    "lavender": "#b0a0dc",
    "lilac": "#c4a4d8",
    "magenta": "#c83a98",
    "pink": "#e88aa8",
    "rose": "#dc7488",
    "coral": "#f0806c",
    "peach": "#f6b48c",
    "brown": "#8a5c3c",
    "ochre": "#c8923c",
    "rust": "#b4532c",
    "terracotta": "#c46a48",
    "cream": "#f0e2c0",
    "mint": "#98d8b8",
    "burgundy": "#7a1f38",
}


@dataclass(frozen=True)
class Grade:
    """How to change a paint: `words` from the palette, `brightness` in steps (-3..3)."""

    words: tuple[str, ...]
    brightness: int

    def __call__(self, colour: Colour) -> Colour:
        """`colour` as this palette has it."""
        lab = to_lab(colour)
        lab = self._hued(lab)
        for word in self.words:
            lab = _moods(word, lab)
        if self.brightness < 0:
            lab = lab * np.array([0.80, 0.88, 0.88]) ** -self.brightness
        elif self.brightness > 0:
            lab[0] = 1 - (1 - lab[0]) * 0.74**self.brightness
        return from_lab(lab)

    def _hued(self, lab: np.ndarray) -> np.ndarray:
        """Pulled towards the named hues: with several, darks take the darkest and lights the lightest."""
        hues = sorted((to_lab(rgb(HUES[w])) for w in self.words if w in HUES), key=lambda hue: float(hue[0]))
        if not hues:
            return lab
        place = np.clip((lab[0] - 0.34) / 0.46, 0, 1)
        place = place * place * (3 - 2 * place) * (len(hues) - 1)
        low = int(place)
        high = min(low + 1, len(hues) - 1)
        hue = hues[low] * (1 - place + low) + hues[high] * (place - low)
        strength = min(1.0, 0.35 + 2.6 * (1 - lab[0])) if lab[0] > 0.75 else 1.0
        target = np.array([lab[0] * 0.82 + hue[0] * 0.18, hue[1] * strength, hue[2] * strength])
        return np.asarray(lab * 0.24 + target * 0.76)


def _moods(word: str, lab: np.ndarray) -> np.ndarray:
    """One mood word's move in OKLab; other words leave the colour alone."""
    light, a, b = (float(v) for v in lab)
    moves: dict[str, tuple[float, float, float]] = {
        "warm": (light, a * 0.9 + 0.022, b * 0.85 + 0.045),
        "cool": (light, a * 0.85 - 0.020, b * 0.8 - 0.042),
        "pastel": (0.38 + light * 0.62, a * 0.72, b * 0.72),
        "muted": (light * 0.94 + 0.03, a * 0.5, b * 0.5),
        "vivid": (light, a * 1.45, b * 1.45),
        "monochrome": (light, 0.0, 0.0),
        "sepia": (light, 0.018 + 0.01 * (1 - light), 0.055 * (1.15 - light * 0.5)),
        "earthy": (light * 0.95, a * 0.6 + 0.018, b * 0.7 + 0.034),
        "neon": (light * 0.92, a * 1.9, b * 1.9),
        "black": (light * 0.8, a * 0.45, b * 0.45),
        "grey": (light, a * 0.3, b * 0.3),
        "white": (0.3 + light * 0.7, a * 0.6, b * 0.6),
        "autumn": (light, a * 0.5 + 0.035, b * 0.6 + 0.06),
    }
    return np.array(moves.get(word, (light, a, b)))
