"""The last step done otherwise: “grey rather than black”, “no, 4:3”, “quality 90 instead”, “the text larger”.

A correction takes the step back and does it anew, with what it does not mention kept. It is one only where every word of
the message is a detail of that step, a name for it, or says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from conversation.commands.compress import Compress
from conversation.commands.nobg import Nobg
from conversation.plain_words.qualities import PLAINLY_TO
from conversation.plain_words.reading.shaping import ALL_SIDES
from conversation.plain_words.tokenizing.items import SpokenWords
from imaging.declaration import Declaration, Impossible
from imaging.operations.brightness import Brightness
from imaging.operations.contrast import Contrast
from imaging.operations.convert import Convert
from imaging.operations.crop import FOCUS, Crop
from imaging.operations.exposure import Exposure
from imaging.operations.flip import Flip
from imaging.operations.pad import Pad
from imaging.operations.posterise import Posterise
from imaging.operations.quantise import Quantise
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate
from imaging.operations.saturation import Saturation
from imaging.operations.straighten import Straighten
from imaging.operations.text import Text

MUTE = frozenset(
    (
        "n",
        "it",
        "is",
        "pic",
        "to",
        "as",
        "by",
        "of",
        "instead",
        "only",
        "edgeword",
        "make",
        "fix",
        "comma",
        "stop",
        "colon",
    )
    + ("repair", "not", "wants", "only", "for", "enough")
)
"""What may stand beside a detail that is corrected."""
CUES = ("instead", "repair", "only", "too", "corr", "notthis", "rather", "neg", "lack", "inv", "enough")
"""What tells that it is a correction where the step is named again."""
OWN: dict[str, tuple[str, ...]] = {
    "border": ("border",),
    "text": ("text", "put", "convert"),
    "grain": ("grain", "denoise"),
    "crop": ("crop", "cut", "cutoff", "trim"),
    "rotate": ("rotate", "turn"),
    "straighten": ("straighten", "rotate", "turn"),
    "resize": ("resize", "small"),
    "convert": ("convert", "save"),
    "nobg": ("nobg", "ground", "newground"),
    "compress": ("compress", "small"),
    "flip": ("flip", "mirror"),
    "pad": ("pad",),
}
"""Acts that name the last step; of the others their own name."""
THINGS = ("border", "text", "rounded", "pixelate", "nobg", "blur", "vignette", "grain", "pad")
"""Steps that leave something in the picture, which is then called by their name: “the frame white”."""
LARGER, SMALLER = 1.5, 0.67
FACTORS = (Brightness, Contrast, Saturation)
LENGTHS = {"border": "width", "rounded": "radius", "pixelate": "size", "blur": "radius", "pad": "pixels"}
POINTS = {
    "grain": "amount", "vignette": "amount", "highlights": "amount", "shadows": "amount", "tint": "amount",
    "vibrance": "amount", "temperature": "warmth", "denoise": "strength", "sharpen": "amount",
}  # fmt: skip
FIGURES = ("num", "px", "pct", "levels", "colours", "radius", "angle", "signed", "stops")
USUAL_LETTERS = 48
"""Pixels of letters whose size was not said."""
MOST_WORDS = 16


def corrected(last: Declaration, items: Sequence[SpokenWords]) -> Declaration | None:
    """The last step with these details; None where they are not all of that step."""
    if len(items) > MOST_WORDS or any(item.kind in ("question", "ask") for item in items):
        return None
    left = _without_what_it_replaces(_without_no(last, _without_names(last, items)))
    if left is None:
        return None
    words = Words(
        [item for place, item in enumerate(left) if not mute(item) and not _beside_the_point(last, left, place)]
    )
    if not _about_it(last, words.left):
        return None
    changes: dict[str, Any] = {}
    for change in (_said, _scaled, _coloured, _measured, _named, _placed, _sized):
        changes |= change(last, words)
    if not changes or words.left:
        return None
    try:
        changed = replace(last, **changes)
    except Impossible:
        return None
    return changed if changed != last else None


class Words:
    """What was said, and what of it is not yet used."""

    def __init__(self, items: list[SpokenWords]) -> None:
        self.left = items

    def take(self, *kinds: str) -> list[str]:
        """The values of these kinds, taken out."""
        found = [(item, value) for item in self.left if (value := item.sense(*kinds)) is not None]
        self.left = [item for item in self.left if item not in [each for each, _ in found]]
        return [value for _, value in found]

    def see(self, *kinds: str) -> list[str]:
        return [value for item in self.left if (value := item.sense(*kinds)) is not None]


def mute(item: SpokenWords) -> bool:
    return item.kind in MUTE or item.has("n") or item.kind in ("neg", "same")


TELLING = ("unknown", "subj", "group", "all", "q")
"""Words around a value that can be nothing but the new one: “they said 300 KB”, “the portal wants jpg”."""


def _beside_the_point(last: Declaration, items: Sequence[SpokenWords], at: int) -> bool:
    if not items[at].has(*TELLING) or any(item.has("local", "act", "up", "down", "cmp") for item in items):
        return False
    if isinstance(last, Compress):
        return any(item.has("kb", "mb") for item in items)
    if isinstance(last, Convert):
        return any(item.has("fmt") for item in items)
    return isinstance(last, (Crop, Pad)) and bool(last.ratio) and any(item.has("ratio", "sides") for item in items)


RELATED = {
    "brightness": ("brightness", "exposure", "gamma"),
    "warmth": ("temperature",),
    "saturation": ("saturation", "vibrance"),
    "colour": ("saturation", "vibrance"),
    "sharpness": ("sharpen",),
    "blur": ("blur",),
    "noise": ("denoise", "grain"),
    "contrast": ("contrast",),
    "tint": ("tint",),
    "quality": ("convert", "compress"),
}
"""The steps that change a quality; others are about themselves."""


def _about_it(last: Declaration, items: Sequence[SpokenWords]) -> bool:
    """Whether no other quality is spoken of: “too contrasty, 20 percent” is not about brightness."""
    for item in items:
        if item.has("corr"):
            continue
        said = {value.rstrip("+-") for kind, value in item.senses if kind in ("cmp", "adj", "noun")} - {""}
        steps = {step for quality in said for step in RELATED.get(quality, (quality,))}
        if said and "size" not in said and not item.has("colour") and last.name not in steps:
            return False
    return True


def weakened(last: Declaration, items: Sequence[SpokenWords]) -> float:
    """“too warm, half of it”, “less grain” behind grain: by how much the last step is to be scaled; 0 for something else."""
    left = _without_names(last, items)
    if left is None or len(items) > MOST_WORDS:
        return 0
    named = len(left) < len(items)
    if last.name == "grain" and any(item.sense("act") == "denoise" for item in items) and all(map(mute, left)):
        return WEAKER  # “less grain”
    words = Words([item for item in left if not mute(item)])
    if not _about_it(last, words.left):
        return 0
    shares = [float(each) for each in words.take("frac", "times")]
    spoken_of = named or any(item.has("cmp", "adj", "noun") for item in words.left)
    ways = [way for item in words.left if (way := item.sense("corr"))]
    shares += [float(way) for way in ways if way[:1].isdigit()]
    down = any(item.kind == "down" for item in words.left) or "less" in ways
    up = any(item.kind == "up" for item in words.left) or "more" in ways
    if last.name == "vignette" and named:  # “a lighter vignette”
        shades = words.take("cmp")
        up, down = up or "brightness-" in shades, down or "brightness+" in shades
    excess = bool(words.see("too", "inv"))
    words.take("corr", "too", "inv", "deg", "adj", "noun", "up", "down")
    if (
        last.name in DETAILED
        and spoken_of
        and (excess or down or _less_of(last, words))
        and all(item.kind == "cmp" for item in words.left)
    ):
        return WEAKER if not shares else shares[0]
    if any(item.kind != "cmp" for item in words.left):
        return 0
    if len({*shares}) == 1 and not up and (excess or down or ways or named or not words.left):
        return shares[0]
    if words.left or not named or shares or up == down:
        return 0
    return WEAKER if down else STRONGER


def adjustable(last: Declaration) -> bool:
    """Whether it has a strength of which there can be more or less."""
    return isinstance(last, (*FACTORS, Exposure)) or last.name in (
        *POINTS,
        *LENGTHS,
        "gamma",
        "rotate",
        "straighten",
        "crop",
        "resize",
    )


STRONGER, WEAKER = 1.5, 0.5
DETAILED = ("sharpen", "blur", "denoise", "grain")
"""Too much of these is less of the step rather than its opposite: a picture that is too sharp is not blurred."""
LESS = {"sharpen": ("sharpness-", "blur+"), "blur": ("blur-", "sharpness+"), "grain": ("grain-",), "denoise": ()}


def _less_of(last: Declaration, words: Words) -> bool:
    return any(value in LESS[last.name] for value in words.see("cmp"))


def _without_names(last: Declaration, items: Sequence[SpokenWords]) -> list[SpokenWords] | None:
    """Without what the last step is called; None where that is rather a new wish."""
    own = OWN.get(last.name, (last.name,))
    named = [item for item in items if any(kind == "act" and value in own for kind, value in item.senses)]
    named += [item for item in items if item.has("noun") and item.sense("noun") == last.name and item not in named]
    cued = any(item.has(*CUES) for item in items)
    if named and last.name not in THINGS and not cued:
        return None
    return [item for item in items if item not in named]


def _without_no(last: Declaration, items: list[SpokenWords] | None) -> list[SpokenWords] | None:
    """“no png”, “no 4:3”: what is there already is not wanted, what is not there is."""
    if items is None or len(items) < 2 or not items[0].has("repair"):
        return items
    new = items[1].sense("fmt", "colour", "side", *FIGURES)
    return items[1:] if new is not None and new not in map(str, vars(last).values()) else items


def _without_what_it_replaces(items: list[SpokenWords] | None) -> list[SpokenWords] | None:
    """“1000 instead of 800”, “white rather than black”: without what is not wanted."""
    if items is None:
        return None
    found: list[SpokenWords] = []
    skipping = False
    for place, item in enumerate(items):
        after = next((each for each in items[place + 1 :] if each.kind != "n"), None)
        contrasted = (
            item.has("not", "neg", "without") and after is not None and after.has("side", "colour", "fmt", *FIGURES)
        )
        if item.has("notthis", "rather") or contrasted:
            skipping = True
        elif skipping and item.has("colour", "fmt", "ratio", "sides", "side", "focus", *FIGURES):
            skipping = False
        else:
            found.append(item)
    return found


def _said(last: Declaration, words: Words) -> dict[str, Any]:
    """Other words to write; “the text” is what is there."""
    if not isinstance(last, Text):
        return {}
    quotes = words.take("quote")
    words.take("vaguewords")
    return {"text": quotes[0]} if len(quotes) == 1 else {}


def _scaled(last: Declaration, words: Words) -> dict[str, Any]:
    """“twice as thick”, “half as wide”."""
    field = "size" if isinstance(last, Text) else LENGTHS.get(last.name)
    if isinstance(last, Text) and words.see("cmp", "adj", "textsize") and not last.size:
        last = replace(last, size=USUAL_LETTERS)
    if field is None or len(words.see("times", "frac")) != 1 or last.name == "blur" or not getattr(last, field):
        return {}
    factor = float(words.take("times", "frac")[0])
    words.take("deg", "dim", "cmp", "adj", "up", "down")
    return {field: max(1, round(getattr(last, field) * factor))}


def _coloured(last: Declaration, words: Words) -> dict[str, Any]:
    colours = words.see("colour")
    if not colours or isinstance(last, Rotate) or not (isinstance(last, Nobg) or hasattr(last, "colour")):
        return {}
    words.take("colour")
    colour = next((each for each in colours if each.startswith("#")), colours[0])
    if isinstance(last, Nobg):
        words.take("keep")  # “no, leave it transparent”
        return {"background": "none" if colour == "transparent" else colour}
    return {"colour": colour}


def _measured(last: Declaration, words: Words) -> dict[str, Any]:
    """One figure, in the step's own unit."""
    if isinstance(last, Compress):
        sizes = [f"{each}KB" for each in words.take("kb")] + [f"{each}MB" for each in words.take("mb")]
        if not sizes and last.target.endswith("KB"):
            sizes = [f"{each}KB" for each in words.take("num") if float(each) >= LEAST_KILOBYTES]  # “they said 300”
        words.take("small", "up", "down", "keep", "cmp", "deg")
        return {"target": sizes[0]} if len(sizes) == 1 else {}
    if isinstance(last, (Rotate, Flip)) and words.see("side", "axis") and not words.see("angle", "num"):
        return {}
    values = [float(each) for each in words.see(*FIGURES)]
    if len(values) != 1 or values[0] <= 0:
        return {}
    fields = _figure(last, values[0], words)
    if fields:
        words.take(*FIGURES)
        words.take("up", "keep", "corr", "too", "lack", "inv", "deg", "adj", "cmp")
    return fields


LEAST_KILOBYTES = 20
UP_TO = ("up", "go up")
"""Behind these a figure is the new one."""


def added(last: Declaration, items: Sequence[SpokenWords]) -> Declaration | None:
    """“another ten”, “a third of a stop more”, “5 % more off the left”: the last step by so much again, on top of it."""
    if len(items) > MOST_WORDS or any(item.has("instead") for item in items):
        return None
    words = Words([item for item in items if not mute(item) or item.kind == "quantity"])
    more = bool(words.take("quantity")) | any(
        item.kind == "up" and item.text.lower() not in UP_TO for item in words.left
    )
    words.take("up", "corr")
    values = [float(each) for each in words.see(*FIGURES)]
    if not more or len(values) != 1 or values[0] <= 0 or not _about_it(last, words.left):
        return None
    fields = _on_top(last, values[0], words)
    words.take(*FIGURES)
    words.take("cmp", "adj", "noun")
    if not fields or words.left:
        return None
    try:
        return replace(last, **fields)
    except Impossible:
        return None


def _on_top(last: Declaration, value: float, words: Words) -> dict[str, Any]:
    if isinstance(last, FACTORS):
        return {"factor": round(1 + (1 if last.factor >= 1 else -1) * value / 100, 4)}
    if isinstance(last, Exposure):
        return {"stops": value if last.stops >= 0 else -value} if words.see("stops") else {}
    if last.name in POINTS:
        return {POINTS[last.name]: value if getattr(last, POINTS[last.name]) >= 0 else -value}
    if isinstance(last, Crop):
        sides = words.take("side")
        fields = _cut_to(last, value, words)
        if fields and sides:
            fields = {"off": ",".join(f"{side}:{fields['off'].split(':')[-1]}" for side in sides if side in ALL_SIDES)}
        return fields
    return {}


def _figure(last: Declaration, value: float, words: Words) -> dict[str, Any]:
    if words.see("stops"):
        return {"stops": value if last.stops >= 0 else -value} if isinstance(last, Exposure) else {}
    if isinstance(last, FACTORS):
        way = 1 if last.factor >= 1 else -1
        return {"factor": value / 100 if value > PLAINLY_TO else 1 + way * value / 100}
    if last.name in POINTS:
        return {POINTS[last.name]: value if getattr(last, POINTS[last.name]) >= 0 else -value}
    if last.name in LENGTHS and (not isinstance(last, Pad) or last.pixels):
        if words.see("pct"):
            return {}  # of what, the step does not know
        words.take("dim")
        return {LENGTHS[last.name]: value if last.name == "blur" else round(value)}
    if isinstance(last, Convert) and (words.take("noun") or value >= PLAINLY_TO):
        return {"quality": round(value)}
    for kind, change in MEASURED:
        if isinstance(last, kind):
            return change(last, value, words)
    return {}


def _turned(last: Any, value: float, words: Words) -> dict[str, Any]:
    sides = words.take("side")
    back = sides == ["left"] or (not sides and last.angle < 0)
    return {"angle": -value if back else value}


def _sized_to(last: Any, value: float, words: Words) -> dict[str, Any]:
    if words.see("pct") and any(value.startswith("size") for value in words.see("cmp")):
        return {}  # “no, 25 % bigger” is no quarter of it
    if words.see("pct") or (last.percent and not words.see("px")):
        return {"width": 0, "height": 0, "percent": value}
    side = words.take("dim")
    if value <= PLAINLY_TO:
        return {}
    if side == ["height"] or (not side and not last.width and last.height):
        return {"width": 0, "height": round(value), "percent": 0}
    long = side == ["long"] or (not side and last.width == last.height and last.width)
    return {"width": round(value), "height": round(value) if long else 0, "percent": 0}


def _cut_to(last: Any, value: float, words: Words) -> dict[str, Any]:
    """Another length of the strips that were cut off."""
    if not last.off or not words.see("pct", "px"):
        return {}
    unit = "px" if words.see("px") else "%"
    sides = [each.partition(":")[0] for each in last.off.split(",")]
    return {"off": ",".join(f"{side}:{value:g}{unit}" for side in sides)}


MEASURED: tuple[tuple[type, Callable[[Any, float, Words], dict[str, Any]]], ...] = (
    (Quantise, lambda last, value, words: {"colours": round(value)}),
    (Posterise, lambda last, value, words: {"levels": round(value)}),
    (Rotate, _turned),
    (Straighten, _turned),
    (Resize, _sized_to),
    (Crop, _cut_to),
)


def _named(last: Declaration, words: Words) -> dict[str, Any]:
    """A format, a ratio."""
    if isinstance(last, Convert) and len(words.see("fmt")) == 1:
        return {"format": words.take("fmt")[0]}
    if isinstance(last, (Crop, Pad)) and last.ratio and words.see("ratio", "sides"):
        said = [each.replace(" ", ":") for each in words.take("ratio", "sides")]
        words.take("ratioword")
        return {"ratio": said[0]} if len(said) == 1 else {}
    return {}


def _placed(last: Declaration, words: Words) -> dict[str, Any]:
    """Another side."""
    if isinstance(last, Flip) and words.see("axis"):
        axes = words.take("axis")
        words.take("turns")
        return {"direction": axes[0]}
    places = list(dict.fromkeys(words.see("focus") or words.see("side")))
    if len(places) != 1:
        return {}
    found: dict[str, Any] = {}
    if isinstance(last, Text):
        found = {"place": places[0]}
        words.take("up")  # “more to the left”
    elif isinstance(last, Rotate) and places[0] in ("left", "right"):
        found = {"angle": -abs(last.angle) if places[0] == "left" else abs(last.angle)}
    elif isinstance(last, Crop) and last.off and last.off.count(":") == 1 and places[0] in ALL_SIDES:
        found = {"off": f"{places[0]}:{last.off.partition(':')[2]}"}
    elif isinstance(last, Crop) and last.ratio and places[0] in FOCUS and words.see("keep"):
        words.take("keep")
        found = {"focus": places[0]}
    if found:
        words.take("focus", "side", "rise", "sink")
    return found


def _sized(last: Declaration, words: Words) -> dict[str, Any]:
    """“bigger blocks”, “a thinner frame”, “larger letters”, “too small”."""
    if not isinstance(last, Text) and last.name not in LENGTHS:
        return {}
    ways = [value for value in words.see("cmp", "adj", "textsize") if value.startswith("size") or value in SIZES]
    if not ways or last.name == "blur":
        return {}
    larger = ways[-1].endswith("+") or ways[-1] == "large"
    if words.see("too", "inv") or any(item.kind == "down" for item in words.left):
        larger = not larger
    words.take("cmp", "adj", "textsize", "deg", "too", "inv", "up", "down")
    name = "size" if isinstance(last, Text) else LENGTHS[last.name]
    now = getattr(last, name) or USUAL_LETTERS
    return {name: max(1, round(now * (LARGER if larger else SMALLER)))}


SIZES = ("small", "large")
