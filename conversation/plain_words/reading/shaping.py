"""What changes a picture's shape, as people say it: cut strips off, turn, straighten, resize, pad. See `verbs.py`."""

from __future__ import annotations

from conversation.commands.compress import Compress
from conversation.plain_words import geometry
from conversation.plain_words.meaning import Parts, Result, Unsure
from conversation.sentences import say
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.flip import Flip
from imaging.operations.pad import Pad
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate
from imaging.operations.straighten import Straighten

ALL_SIDES = ("left", "top", "right", "bottom")
SIDES = {"sides": ("left", "right"), "topbottom": ("top", "bottom"), "all": ALL_SIDES}
SMALL_STRIP = 10
"""Percent that “cut the left side a bit” takes."""
FULL_TURN = 360
CM_IN_INCH = 2.54
USUAL_DPI = 300
FOCUS_SIDES = ("top", "bottom", "left", "right")


def sides_of(parts: Parts) -> list[str]:
    """The sides that are named, also as places: “at the top”."""
    named = [*parts.by_kind.pop("side", []), *parts.by_kind.pop("focus", [])]
    found = [side for each in named for side in SIDES.get(each, (each,))]
    return list(dict.fromkeys(found))


def place_of(parts: Parts) -> str | None:
    """The one place that is named, also as “at the top, in the middle”; empty for none, None for several."""
    places = list(dict.fromkeys(sides_of(parts)))
    if len(places) == 2 and "centre" in places:
        places.remove("centre")
    return None if len(places) > 1 else places[0] if places else ""


def _length(parts: Parts, long_side: int) -> str:
    """How much of a side, as `5%` or `200px`; empty where that was not said. Raises `ValueError` for two."""
    found = [f"{abs(float(each)):g}%" for each in parts.by_kind.pop("pct", [])]
    found += [f"{abs(float(each)):g}px" for each in parts.by_kind.pop("px", [])]
    found += [f"{float(each) * 100:g}%" for each in parts.by_kind.pop("frac", [])]
    if len(found) > 1:
        raise ValueError
    return found[0] if found else ""


def strip_off(parts: Parts, long_side: int) -> Result:
    """“take 5 % off the left”; “remove it” is no crop."""
    shaped = parts.has("side", "focus", "ratio", "sides", "px", "pct", "num", "frac")
    return cutoff(parts, long_side) if shaped else None


def cutoff(parts: Parts, long_side: int) -> Result:
    """“cut 5 % off the left”; without sides it is a crop."""
    parts.drop("to", "by", "up", "down", "rid", "sink", "rise")
    if not parts.has("side", "focus"):
        return _crop_to(parts, long_side)
    if parts.has("ratio", "sides"):
        return _crop_to(parts, long_side)
    sides = sides_of(parts)
    if not {*sides} <= {*ALL_SIDES}:
        return None
    try:
        length = _length(parts, long_side)
    except ValueError:
        return None
    degrees = parts.by_kind.pop("deg", [])
    share = length or f"{SMALL_STRIP if not degrees else round(SMALL_STRIP * float(degrees[0]) / 0.25):g}%"
    if parts.has("num"):
        return None
    return Crop(off=",".join(f"{side}:{share}" for side in sides))


def _crop_to(parts: Parts, long_side: int) -> Result:
    if parts.has("num", "px", "pct", "frac", "deg", "angle"):
        asked = parts.has("num", "pct", "px", "deg") and not parts.has("ratio", "sides", "angle")
        parts.drop("num", "pct", "px", "frac", "deg")
        return Unsure(say("ask_which_strip", "Which side, and how much?"), CROPS) if asked else None
    parts.drop("axis", "ratioword")
    side = parts.by_kind.pop("side", [])
    if side and not parts.has("focus"):
        parts.by_kind["focus"] += side
    return geometry.crop(parts, long_side)


CROPS = (
    (say("choice_square", "Square"), "/crop square"),
    (say("choice_ten_off_each", "10% off each side"), "/crop off=left:10%,top:10%,right:10%,bottom:10%"),
)


def _angle(parts: Parts) -> float | None:
    values = [float(each) for each in parts.by_kind.pop("angle", [])]
    if not values and parts.has("num") and not parts.has("turns"):
        values = [float(each) for each in parts.by_kind.pop("num", [])]
    if not values and parts.has("signed"):
        values = [float(each) for each in parts.by_kind.pop("signed", [])]
    return values[0] if len(values) == 1 else None


WAYS = (
    (say("choice_left", "Left"), "-90"),
    (say("choice_right", "Right"), "90"),
    (say("choice_upside_down", "Upside down"), "180"),
)


def rotate(parts: Parts, long_side: int) -> Result:
    parts.drop("by", "to", "up", "rise", "upright", "axis", "fix") if not parts.has("axis") else parts.drop(
        "by", "to", "upright"
    )
    sides = [side for side in parts.by_kind.pop("side", []) if side in ("left", "right")]
    angle = _angle(parts)
    if angle is None and len(parts.by_kind.get("frac", ())) == 1 and not parts.has("turns"):
        angle = FULL_TURN * float(parts.by_kind.pop("frac")[0])  # “three quarters of a turn”
    turns = [float(each) for each in parts.by_kind.pop("turns", [])]
    degrees = parts.by_kind.pop("deg", [])
    if len({*sides}) > 1:
        return None
    if angle is None and not turns and (degrees or not sides):
        return Unsure(geometry.WHICH_WAY, tuple((label, f"/rotate {each}") for label, each in WAYS))
    if turns and turns[0] == 180 and parts.has("mirror"):
        return None
    size = angle if angle is not None else turns[0] if turns else 90
    return Rotate(
        angle=-abs(size) if sides and sides[0] == "left" else size, corners=parts.take("corners") or "transparent"
    )


def straighten(parts: Parts, long_side: int) -> Result:
    parts.drop("by", "to", "deg", "axis", "upright", "fix")
    sides = parts.by_kind.pop("side", [])
    angle = _angle(parts)
    if sides and parts.has("is"):
        return None  # “it leans 2° to the right” says how it is
    if angle is None:
        return None if sides else Straighten()
    return Straighten(angle=-abs(angle) if sides == ["left"] else angle)


def mirror(parts: Parts, long_side: int) -> Result:
    upright = parts.by_kind.get("side") == ["topbottom"]
    parts.drop("to", "side", "turns", "by")
    axes = {*parts.by_kind.pop("axis", [])} or ({"vertical"} if upright else set())
    return Flip(direction=axes.pop() if len(axes) == 1 else "horizontal")


def flip(parts: Parts, long_side: int) -> Result:
    if parts.has("axis"):
        parts.drop("turns", "to", "side")
    parts.drop("to")
    return geometry.flip(parts, long_side)


def _printed(parts: Parts) -> tuple[int, int] | None:
    """Width and height in pixels of what is said in centimetres or inches; 0 for what follows from the other."""
    dpi = [float(each) for each in parts.by_kind.pop("dpi", [])]
    parts.by_kind["noun"] = [each for each in parts.by_kind.get("noun", ()) if each != "dpi"]
    if not dpi and parts.has("num"):
        return None
    scale = dpi[0] if dpi else USUAL_DPI
    lengths = [float(side) / CM_IN_INCH for pair in parts.by_kind.pop("sidescm", []) for side in pair.split()]
    lengths += [float(side) / CM_IN_INCH / 10 for pair in parts.by_kind.pop("sidesmm", []) for side in pair.split()]
    lengths += [float(side) for pair in parts.by_kind.pop("sidesinch", []) for side in pair.split()]
    paper = parts.by_kind.pop("paper", [])
    lengths = lengths or [float(side) / CM_IN_INCH for pair in paper for side in pair.split()]
    one = [float(each) / CM_IN_INCH for each in parts.by_kind.pop("cm", [])]
    one += [float(each) / CM_IN_INCH / 10 for each in parts.by_kind.pop("mm", [])]
    one += [float(each) for each in parts.by_kind.pop("inch", [])]
    side = parts.by_kind.pop("dim", [])
    if len(lengths) == 2 and len({*side}) == 2:
        side = []  # “width then height”
    if len(lengths) == 2 and not one:
        if side:
            return (round(lengths[0] * scale), 0) if side[0] == "width" else (0, round(lengths[1] * scale))
        return round(lengths[0] * scale), round(lengths[1] * scale)
    lengths = [] if one else lengths
    if len(one) == 1 and not lengths:
        pixels = round(one[0] * scale)
        return (0, pixels) if side == ["height"] else (pixels, 0)
    return None


def resize(parts: Parts, long_side: int) -> Result:
    if len(parts.by_kind.get("num", ())) == 1 and not parts.has("px", "pct", "dim", "mp", "times", "frac"):
        times = float(parts.by_kind["num"][0])
        if times < 1 or (parts.has("by") and times <= MOST_TIMES):  # “scale 0.5”, “scale it by 2”
            parts.by_kind["times"] = [parts.by_kind.pop("num")[0]]
    parts.drop("by", "up", "down", "rise", "sink", "as", "small", "is")
    parts.by_kind["noun"] = [each for each in parts.by_kind.get("noun", ()) if each != "size"]
    if parts.has("cm", "sidescm", "sidesmm", "mm", "inch", "sidesinch", "paper"):
        printed = _printed(parts)
        parts.drop("to")
        return Resize(width=printed[0], height=printed[1]) if printed else None
    sides = parts.by_kind.pop("sides", []) + parts.by_kind.pop("sidespx", [])
    if len(sides) == 1 and not parts.has("px", "pct"):
        width, height = (round(float(side)) for side in sides[0].split())
        parts.drop("to", "dim")
        return (
            Resize(width=width, height=height, mode="fill" if parts.drop("cover") else "fit")
            if min(width, height) > 9
            else None
        )
    _named_sides(parts)
    parts.by_kind["mp"] += [f"{float(each) / 100:g}" for each in parts.by_kind.pop("wanpx", [])]
    parts.by_kind["cmp"] = [each for each in parts.by_kind.get("cmp", ()) if not each.startswith("size")]
    if (parts.has("times", "frac") or parts.has("pct")) and parts.has("dim", "to"):
        parts.drop("to", "dim")
    if parts.has("deg") and not parts.has("px", "pct", "times", "frac", "num"):
        parts.drop("deg", "to")
    if parts.has("num") and not parts.has("px", "pct", "dim", "mp", "times", "frac"):
        return _which_size(parts.by_kind.pop("num")[0])
    return geometry.resize(parts, long_side)


MOST_TIMES = 10


def _which_size(figure: str) -> Unsure:
    """“make it 1000”: of what, and along which side, was not said."""
    number = f"{float(figure):g}"
    wide = (say("choice_pixels_wide", "{number} pixels wide", number=number), f"/resize {number}px")
    high = (say("choice_pixels_high", "{number} pixels high", number=number), f"/resize height={number}")
    return Unsure(say("ask_what_size", "What size?"), (wide, high))


def _named_sides(parts: Parts) -> None:
    """“1280w” is a width; “2k px long edge” is 2,000."""
    for kind, side in (("widepx", "width"), ("highpx", "height")):
        for value in parts.by_kind.pop(kind, []):
            parts.by_kind["px"].append(value)
            parts.by_kind["dim"].append(side)
    if parts.has("kb") and parts.has("dim"):
        parts.by_kind["px"] = [f"{float(each) * 1000:g}" for each in parts.by_kind.pop("kb")]


def quality_said(parts: Parts) -> int:
    """Of “80 % quality”, “at quality 80”, taken out; 0 where none is said."""
    figures = [*parts.by_kind.get("num", ()), *parts.by_kind.get("pct", ())]
    if parts.by_kind.get("noun") != ["quality"] or len(figures) != 1 or not 1 <= float(figures[0]) <= 100:
        return 0
    parts.drop("noun", "num", "pct", "to", "by", "as")
    return round(float(figures[0]))


def convert(parts: Parts, long_side: int) -> Result:
    parts.drop("to", "as", "by", "is")
    nouns = parts.by_kind.pop("noun", [])
    numbers = parts.by_kind.pop("num", []) + parts.by_kind.pop("pct", [])
    kinds = list(dict.fromkeys(parts.by_kind.pop("fmt", [])))
    plain = len(kinds) == 1 and kinds[0] in LOSSY and len(numbers) == 1 and LEAST_QUALITY <= float(numbers[0]) <= 100
    if {*nouns} - {"quality"} or len(numbers) > 1 or len(kinds) > 1 or (numbers and not nouns and not plain):
        return None  # “JPEG at 90” is its quality, “JPEG 2” is nothing
    quality = round(float(numbers[0])) if numbers else 0
    if not kinds:
        if quality:
            return Compress(quality=quality) if parts.drop("down", "sink") else None
        return Unsure(say("ask_which_format", "Which format?"), FORMATS)
    return Convert(format=kinds[0], quality=quality)


LOSSY = ("jpeg", "webp", "avif", "heic")
LEAST_QUALITY = 20
"""From here on a bare figure beside such a format is its quality."""
FORMATS = tuple((name, f"/convert {name.lower()}") for name in ("JPEG", "PNG", "WebP"))


def which_unit(figure: str, edit: str) -> Unsure:
    """“a margin of 50”: pixels are meant, or something else."""
    number = f"{float(figure):g}"
    choices = ((say("choice_pixels", "{number} pixels", number=number), f"/{edit} {number}"),)
    return Unsure(say("ask_which_unit", "{number} pixels, or how much?", number=number), choices)


def pad(parts: Parts, long_side: int) -> Result:
    parts.drop("to", "by", "up", "as")
    sides = sides_of(parts)
    if not {*sides} <= {*ALL_SIDES}:
        return None
    pixels, shares = parts.by_kind.pop("px", []), parts.by_kind.pop("pct", [])
    bare = parts.by_kind.pop("num", [])
    if bare and not pixels and not parts.has("ratio"):
        return which_unit(bare[0], "pad")
    colour = parts.take("colour") or "white"
    ratios = parts.by_kind.pop("ratio", []) + [each.replace(" ", ":") for each in parts.by_kind.pop("sides", [])]
    if len(ratios) == 1 and not pixels:
        return Pad(ratio=ratios[0], colour=colour)
    if not pixels and not shares and not sides:
        return Unsure(say("ask_which_strip", "Which side, and how much?"), ())
    if len(shares) == 1 and not pixels:
        named = sides or ALL_SIDES
        return Pad(edges=",".join(f"{side}:{float(shares[0]):g}%" for side in named), colour=colour)
    if len(pixels) != 1 or shares:
        return None
    width = round(float(pixels[0]))
    if not sides or {*sides} == {*ALL_SIDES}:
        return Pad(pixels=width, colour=colour)
    return Pad(edges=",".join(f"{side}:{width}px" for side in sides), colour=colour)
