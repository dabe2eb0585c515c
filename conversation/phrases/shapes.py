"""Whether words ask for a shape: what nobody asked for is neither kept against a picture's own nor complained about."""

from __future__ import annotations

import re

from conversation.phrases.picture_mentions import folded

RATIO = re.compile(r"\d\s*[:x×/]\s*\d")
SHAPES = frozenset({
    "square", "wide", "wider", "widescreen", "tall", "taller", "landscape", "panorama", "panoramic", "banner", "aspect",
    "ratio", "vertical", "horizontal", "poster", "story", "stories", "reel", "thumbnail", "header",
    "quadrat", "quadratisch", "breit", "breiter", "hochformat", "querformat", "hochkant", "seitenverhaltnis",
    "format", "carre", "paysage", "banniere", "verticale", "horizontale",
    "cuadrado", "cuadrada", "apaisado", "formato", "proporcion",
})  # fmt: skip
"""Words of shapes, as `folded` writes them. “Portrait” is not among them: it is also what pictures show."""
SOLID = ("方形", "正方", "横", "竖", "宽屏", "比例")


def asks_for_shape(text: str) -> bool:
    return bool(RATIO.search(text)) or not SHAPES.isdisjoint(folded(text).split()) or any(one in text for one in SOLID)
