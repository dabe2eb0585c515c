"""What a kept drawing may consist of: SVG's shapes, their paint and where they lie, and nothing that does anything.

No scripts, no style sheets, no text, no pictures inside of it, no references but to what stands in it itself, no dashes
(a pattern of a thousandth of a pixel takes minutes to draw) and nothing that is used again and again (`use`, `pattern`,
`mask`, filters), by which a small file becomes a long work.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

DRAWN = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
GRADIENTS = frozenset({"linearGradient", "radialGradient"})
ELEMENTS = DRAWN | GRADIENTS | {"svg", "g", "defs", "stop", "clipPath"}

NUMBER = r"[-+]?(?:[0-9]{1,9}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})(?:[eE][-+]?[0-9]{1,2})?"
_LENGTH = re.compile(rf"{NUMBER}(?:px|%)?")
_NUMBERS = re.compile(r"[-+.0-9eE\s,]*")
_PATH = re.compile(r"[MmZzLlHhVvCcSsQqTtAa][MmZzLlHhVvCcSsQqTtAa\-+.0-9eE\s,]*")
_TURN = r"(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([-+.0-9eE\s,]{1,300}\)"
_TRANSFORM = re.compile(rf"\s*(?:{_TURN}[\s,]*){{1,20}}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,99}")
_PLACE = re.compile(r"#[A-Za-z_][A-Za-z0-9_.-]{0,99}")
_COLOUR = r"#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,24}|(?:rgb|rgba|hsl|hsla)\([0-9.,%/\s]{1,80}\)"
_INSIDE = r"url\(\s*['\"]?#[A-Za-z_][A-Za-z0-9_.-]{0,99}['\"]?\s*\)"
_PLAIN = re.compile(_COLOUR)
_PAINT = re.compile(rf"(?:{_INSIDE})(?:\s+(?:{_COLOUR}))?|{_COLOUR}")
_CLIP = re.compile(rf"none|{_INSIDE}")


def _one_of(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words))


PRESENTATION: Mapping[str, re.Pattern[str]] = {
    "fill": _PAINT,
    "stroke": _PAINT,
    "color": _PLAIN,
    "stop-color": _PLAIN,
    **dict.fromkeys(
        ("opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "stroke-width", "stroke-miterlimit"), _LENGTH
    ),
    "fill-rule": _one_of("nonzero", "evenodd"),
    "clip-rule": _one_of("nonzero", "evenodd"),
    "stroke-linecap": _one_of("butt", "round", "square"),
    "stroke-linejoin": _one_of("miter", "round", "bevel"),
    "visibility": _one_of("visible", "hidden", "collapse"),
    "display": _one_of("none", "inline", "block"),
    "clip-path": _CLIP,
}
"""Attributes that a `style` may say as well."""
ATTRIBUTES: Mapping[str, re.Pattern[str]] = {
    **PRESENTATION,
    "id": _NAME,
    "d": _PATH,
    "points": _NUMBERS,
    "transform": _TRANSFORM,
    "gradientTransform": _TRANSFORM,
    **dict.fromkeys(
        ("x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "fx", "fy", "fr", "offset"),
        _LENGTH,
    ),
    "gradientUnits": _one_of("userSpaceOnUse", "objectBoundingBox"),
    "clipPathUnits": _one_of("userSpaceOnUse", "objectBoundingBox"),
    "spreadMethod": _one_of("pad", "reflect", "repeat"),
}
LONG = frozenset({"d", "points"})
LONGEST = 500
"""Characters of what an attribute says, but for the way of a path: no form takes longer than it is long."""
_FEW = frozenset({"id", *PRESENTATION, "transform"})


def allowed(element: str, name: str, value: str) -> bool:
    """Whether an element may say that."""
    if name == "href":
        return element in GRADIENTS and _PLACE.fullmatch(value) is not None
    form = ATTRIBUTES.get(name) if name in LONG or len(value) <= LONGEST else None
    if form is None or (element in ("g", "defs") and name not in _FEW):
        return False
    return form.fullmatch(value) is not None


def numbers(said: str) -> tuple[float, ...]:
    """Those in a list of them; none where it is no such list."""
    words = re.split(r"[\s,]+", said.strip())
    return tuple(map(float, words)) if all(re.fullmatch(NUMBER, word) for word in words) else ()


def length(said: str) -> float:
    """Pixels; 0 where it says no such length."""
    found = re.fullmatch(rf"\s*({NUMBER})(?:px)?\s*", said)
    return float(found[1]) if found else 0.0
