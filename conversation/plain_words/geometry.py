"""What changes a picture's shape or the way it stands: crop, rotate, mirror, resize, pad. See `actions.py`."""

from __future__ import annotations

from conversation.plain_words.meaning import Parts, Result, Unsure
from conversation.sentences import in_its_words, say
from imaging.compress.target import LARGEST
from imaging.operations.crop import Crop
from imaging.operations.flip import Flip
from imaging.operations.pad import Pad
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate
from imaging.operations.straighten import Straighten

SMALLEST_SIDE = 50
"""A pair of numbers from here on is a size in pixels; below it is a ratio."""
PLAINLY_PIXELS = 200
"""From here on “resize to 1080” means pixels; below it may be percent."""

WHICH_WAY = say("ask_which_way", "Which way?")


def crop(parts: Parts, long_side: int) -> Result:
    parts.drop("to")
    focus = parts.take("focus") or "centre"
    size = _pixels(parts)
    if size:
        return Resize(width=size[0], height=size[1], mode="fill")
    ratio = _ratio(parts)
    if ratio:
        return Crop(ratio=ratio, focus=focus)
    if focus == "face":
        return None  # how close, the words do not say, and no shape would be what is meant
    named = tuple((in_its_words(ratio), ratio) for ratio in ("4:3", "3:2", "16:9"))
    choices = ((say("choice_square", "Square"), "1:1"), *named)
    return Unsure(
        say("ask_which_shape", "Which shape?"), tuple((label, f"/crop {ratio} {focus}") for label, ratio in choices)
    )


def _ratio(parts: Parts) -> str:
    """The one that was said; numbers win over “for Instagram”."""
    named = parts.by_kind.pop("ratio", [])
    said = [value.replace(" ", ":") for value in parts.by_kind.pop("sides", [])] or named
    return said[0] if len({*said}) == 1 else ""


def _pixels(parts: Parts) -> tuple[int, int] | None:
    sides = parts.by_kind.get("sides", [])
    if len(sides) != 1:
        return None
    width, height = (round(float(side)) for side in sides[0].split())
    if min(width, height) < SMALLEST_SIDE:
        return None
    parts.drop("sides")
    return width, height


def rotate(parts: Parts, long_side: int) -> Result:
    side, angle = parts.take("side"), parts.number("angle")
    turns = parts.take("turns")
    if angle is None and parts.has("num") and not turns:
        angle = parts.number("num")
    if not side and angle is None and not turns:
        choices = (
            (say("choice_left", "Left"), "-90"),
            (say("choice_right", "Right"), "90"),
            (say("choice_upside_down", "Upside down"), "180"),
        )
        return Unsure(WHICH_WAY, tuple((label, f"/rotate {angle}") for label, angle in choices))
    degrees = angle if angle is not None else float(turns or 90)
    corners = parts.take("corners") or "transparent"
    return Rotate(angle=-abs(degrees) if side == "left" else degrees, corners=corners)


def turn(parts: Parts, long_side: int) -> Result:
    """As rotating, but “turn left” alone may be said to a car, and “turn it” may want anything."""
    known = parts.has("side") or parts.has("angle") or parts.has("turns")
    return rotate(parts, long_side) if known and parts.drop("it", "named") else None


def flip(parts: Parts, long_side: int) -> Result:
    axis = parts.take("axis")
    if parts.drop("turns"):
        choices = (
            (say("choice_mirror_upright", "Mirror top to bottom"), "/flip vertical"),
            (say("choice_turn_around", "Turn by 180°"), "/rotate 180"),
        )
        return Unsure(say("ask_mirrored_or_turned", "Mirrored or turned?"), choices)
    if axis:
        return Flip(direction=axis)
    choices = (
        (say("choice_left_to_right", "Left to right"), "/flip horizontal"),
        (say("choice_top_to_bottom", "Top to bottom"), "/flip vertical"),
    )
    return Unsure(WHICH_WAY, choices)


def mirror(parts: Parts, long_side: int) -> Result:
    return Flip(direction=parts.take("axis") or "horizontal")


def straighten(parts: Parts, long_side: int) -> Result:
    angle, side = parts.number("angle"), parts.take("side")
    if angle is None:
        return None if side else Straighten()
    return Straighten(angle=-abs(angle) if side == "left" else angle)


def resize(parts: Parts, long_side: int) -> Result:
    parts.drop("to", "by", "up", "down")
    size = _pixels(parts)
    if size:
        return Resize(width=size[0], height=size[1])
    megapixels, pixels, times = parts.number("mp"), parts.number("px"), parts.number("times")
    if pixels is None and parts.has("num"):
        bare = parts.number("num") or 0
        pixels = bare if parts.has("dim") or bare >= PLAINLY_PIXELS else None
    if megapixels:
        return Resize(megapixels=megapixels)
    if times:
        return Resize(percent=times * 100)
    if pixels:
        return _along(parts.take("dim"), round(pixels))
    share = parts.number("pct") or 100 * float(parts.take("frac") or 0)
    if share:
        return Resize(percent=share)
    choices = (("50 %", "percent=50"), ("1200 px wide", "1200px"), ("1920 px wide", "1920px"))
    return Unsure(say("ask_what_size", "What size?"), tuple((label, f"/resize {size}") for label, size in choices))


def _along(side: str | None, pixels: int) -> Resize:
    if side == "long":
        return Resize(width=pixels, height=pixels)
    return Resize(height=pixels) if side == "height" else Resize(width=pixels)


def pad(parts: Parts, long_side: int) -> Result:
    parts.drop("to")
    ratio, pixels = _ratio(parts), parts.number("px")
    colour = parts.take("colour") or "white"
    if ratio:
        return Pad(ratio=ratio, colour=colour)
    return Pad(pixels=round(pixels), colour=colour) if pixels else None


def box(parts: Parts) -> str:
    """The most that a compressed picture may measure, as `/compress` takes it; empty where nothing was said."""
    sides = _pixels(parts)
    if sides:
        parts.drop("small", "to", "down")
        return "{}x{}".format(*sides)
    pixels = parts.number("px")
    if pixels is None:
        return ""
    parts.drop("small", "to", "down")
    along = parts.take("dim")
    width, height = (LARGEST if along == other else round(pixels) for other in ("height", "width"))
    return f"{width}x{height}" if width != height else f"{width}px"
