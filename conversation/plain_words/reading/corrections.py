"""The last step done otherwise: “grey rather than black”, “no, 4:3”, “quality 90 instead”, “the same for the other one”.

A correction takes the step back and does it anew, with what it does not mention kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from conversation.commands.compress import Compress
from conversation.commands.nobg import Nobg
from conversation.plain_words.meaning import Parts
from conversation.plain_words.qualities import PLAINLY_TO
from conversation.plain_words.reading.lexicon import Sense
from conversation.plain_words.reading.shaping import ALL_SIDES
from conversation.plain_words.vocabulary import Word
from imaging.declaration import Declaration, Impossible
from imaging.operations.brightness import Brightness
from imaging.operations.contrast import Contrast
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.flip import Flip
from imaging.operations.pad import Pad
from imaging.operations.posterise import Posterise
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate
from imaging.operations.saturation import Saturation
from imaging.operations.text import Text

MUTE = (
    "it",
    "is",
    "pic",
    "to",
    "as",
    "by",
    "instead",
    "n",
    "not",
    "only",
    "edgeword",
    "is",
    "neg",
    "act",
    "inv",
    "too",
)
"""What may stand beside a detail that is corrected."""
LARGER, SMALLER = 1.5, 0.67
FACTORS = (Brightness, Contrast, Saturation)
LENGTHS = {"border": "width", "rounded": "radius", "pixelate": "size", "blur": "radius", "pad": "pixels"}
POINTS = {
    "grain": "amount", "vignette": "amount", "highlights": "amount", "shadows": "amount", "tint": "amount",
    "vibrance": "amount", "temperature": "warmth", "denoise": "strength", "sharpen": "amount",
}  # fmt: skip


def corrected(last: Declaration, senses: Sequence[Sense]) -> Declaration | None:
    """The last step with these details; None where they are not all of that step."""
    parts = Parts.of(Word(kind, value) for kind, value in senses)
    changes = _changes(last, parts)
    parts.drop(*MUTE)
    if not changes or not parts.empty():
        return None
    try:
        return replace(last, **changes)
    except Impossible:
        return None


def _changes(last: Declaration, parts: Parts) -> dict[str, Any]:
    """The fields that change, by name."""
    found: dict[str, Any] = {}
    for change in (_coloured, _measured, _named, _placed, _sized):
        found |= change(last, parts)
    return found


def _coloured(last: Declaration, parts: Parts) -> dict[str, Any]:
    colours = parts.by_kind.get("colour", [])
    if not colours:
        return {}
    colour = next((each for each in colours if each.startswith("#")), colours[0])
    if isinstance(last, Nobg):
        parts.drop("colour")
        return {"background": "none" if colour == "transparent" else colour}
    if hasattr(last, "colour") and not isinstance(last, Rotate):
        parts.drop("colour")
        return {"colour": colour}
    return {}


def _numbers(parts: Parts) -> list[float]:
    return [float(each) for kind in ("num", "px", "pct", "levels", "radius") for each in parts.by_kind.get(kind, ())]


def _measured(last: Declaration, parts: Parts) -> dict[str, Any]:
    """One figure, in the step's own unit."""
    values = _numbers(parts)
    if isinstance(last, Compress):
        sizes = [f"{each}KB" for each in parts.by_kind.pop("kb", [])] + [
            f"{each}MB" for each in parts.by_kind.pop("mb", [])
        ]
        parts.drop("small", "down", "up")
        return {"target": sizes[0]} if sizes else {}
    if len(values) != 1 or values[0] <= 0:
        return {}
    fields = _figure(last, values[0], parts)
    if fields:
        parts.drop("num", "px", "pct", "levels", "radius")
    return fields


def _figure(last: Declaration, value: float, parts: Parts) -> dict[str, Any]:
    if isinstance(last, FACTORS):
        way = 1 if last.factor >= 1 else -1
        return {"factor": value / 100 if value > PLAINLY_TO else 1 + way * value / 100}
    if last.name in POINTS:
        return {POINTS[last.name]: value if getattr(last, POINTS[last.name]) >= 0 else -value}
    if last.name in LENGTHS and (not isinstance(last, Pad) or last.pixels):
        return {LENGTHS[last.name]: value if last.name == "blur" else round(value)}
    if isinstance(last, Convert) and (parts.drop("noun") or value >= PLAINLY_TO):
        return {"quality": round(value)}
    if isinstance(last, Posterise):
        return {"levels": round(value)}
    if isinstance(last, Rotate):
        return {"angle": value if last.angle >= 0 else -value}
    if isinstance(last, Resize):
        return (
            {"percent": value} if last.percent else {"width": round(value)} if last.width and value > PLAINLY_TO else {}
        )
    return {}


def _named(last: Declaration, parts: Parts) -> dict[str, Any]:
    """A format, a ratio, other words."""
    if isinstance(last, Convert) and parts.has("fmt"):
        return {"format": parts.take("fmt")}
    if isinstance(last, Text) and parts.has("quote"):
        return {"text": parts.take("quote")}
    if isinstance(last, (Crop, Pad)) and last.ratio and parts.has("ratio", "sides"):
        said = parts.by_kind.pop("ratio", []) + [each.replace(" ", ":") for each in parts.by_kind.pop("sides", [])]
        return {"ratio": said[0]} if len(said) == 1 else {}
    return {}


def _placed(last: Declaration, parts: Parts) -> dict[str, Any]:
    """Another side."""
    sides = [*parts.by_kind.get("side", ()), *parts.by_kind.get("focus", ())]
    if len(sides) != 1:
        return {}
    if isinstance(last, Text):
        parts.drop("side", "focus")
        return {"place": sides[0]}
    if isinstance(last, Rotate) and sides[0] in ("left", "right"):
        parts.drop("side", "focus")
        return {"angle": -abs(last.angle) if sides[0] == "left" else abs(last.angle)}
    if isinstance(last, Crop) and last.off and last.off.count(":") == 1 and sides[0] in ALL_SIDES:
        parts.drop("side", "focus")
        return {"off": f"{sides[0]}:{last.off.partition(':')[2]}"}
    if isinstance(last, Flip) and parts.has("axis"):
        return {"direction": parts.take("axis")}
    return {}


def _sized(last: Declaration, parts: Parts) -> dict[str, Any]:
    """“bigger blocks”, “a thinner frame”, “larger letters”."""
    said = [each for kind in ("cmp", "adj") for each in parts.by_kind.get(kind, ()) if each.startswith("size")]
    if not said or (not isinstance(last, Text) and last.name not in LENGTHS):
        return {}
    larger = said[-1].endswith("+")
    parts.drop("cmp", "adj", "deg")
    name = "size" if isinstance(last, Text) else LENGTHS[last.name]
    now = getattr(last, name) or 48
    return {name: max(1, round(now * (LARGER if larger else SMALLER)))}
