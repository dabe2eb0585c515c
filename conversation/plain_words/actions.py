"""What is done rather than made more or less: crop, rotate, convert, undo … Each takes the parts of a clause it needs."""

from __future__ import annotations

from collections.abc import Callable

from conversation.commands.collage import Collage
from conversation.commands.compress import Compress
from conversation.commands.info import Info
from conversation.commands.nobg import Nobg
from conversation.commands.overlay import Overlay
from conversation.commands.palette import Swatches
from conversation.commands.redo import Redo
from conversation.commands.undo import Undo
from conversation.plain_words.meaning import Parts, Unsure
from conversation.plain_words.qualities import QUALITIES, taken_amount
from conversation.versions.lineage import ALL
from imaging.compress.target import LARGEST
from imaging.cutout.request import BLUR
from imaging.declaration import Declaration
from imaging.operations.auto import Auto
from imaging.operations.blur import Blur
from imaging.operations.border import Border
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.flip import Flip
from imaging.operations.greyscale import Greyscale
from imaging.operations.invert import Invert
from imaging.operations.pad import Pad
from imaging.operations.pixelate import Pixelate
from imaging.operations.posterise import Posterise
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate
from imaging.operations.rounded import Rounded
from imaging.operations.sepia import Sepia
from imaging.operations.straighten import Straighten
from imaging.operations.strip import Strip
from imaging.operations.text import Text
from imaging.operations.trim import Trim
from imaging.operations.vibrance import Vibrance

Result = Declaration | Unsure | None
Act = Callable[[Parts, int], Result]

SMALLEST_SIDE = 50
"""A pair of numbers from here on is a size in pixels; below it is a ratio."""
PLAINLY_PIXELS = 200
"""From here on “resize to 1080” means pixels; below it may be percent."""
THIN = 0.02
"""A border, and twice that the radius of round corners, as a share of the long side."""


def _plain(make: Callable[[], Declaration]) -> Act:
    return lambda parts, long_side: make()


def _strong(quality: str) -> Act:
    """As “more of it”: “sharpen it a bit”."""

    def act(parts: Parts, long_side: int) -> Result:
        if quality == "blur" and parts.has("px"):
            return Blur(radius=parts.number("px") or 0)
        amount, fine = taken_amount(parts)
        sign = -1 if quality == "noise" else 1
        return QUALITIES[quality](sign, amount, long_side) if fine else None

    return act


def _crop(parts: Parts, long_side: int) -> Result:
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
    choices = (("Square", "1:1"), ("4:3", "4:3"), ("3:2", "3:2"), ("16:9", "16:9"))
    return Unsure("To which shape?", tuple((label, f"/crop {ratio} {focus}") for label, ratio in choices))


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


def _rotate(parts: Parts, long_side: int) -> Result:
    side, angle = parts.take("side"), parts.number("angle")
    turns = parts.take("turns")
    if angle is None and parts.has("num") and not turns:
        angle = parts.number("num")
    if not side and angle is None and not turns:
        choices = (("Left", "-90"), ("Right", "90"), ("Upside down", "180"))
        return Unsure("Which way?", tuple((label, f"/rotate {angle}") for label, angle in choices))
    degrees = angle if angle is not None else float(turns or 90)
    corners = parts.take("corners") or "transparent"
    return Rotate(angle=-abs(degrees) if side == "left" else degrees, corners=corners)


def _turn(parts: Parts, long_side: int) -> Result:
    """As rotating, but “turn left” alone may be said to a car, and “turn it” may want anything."""
    known = parts.has("side") or parts.has("angle") or parts.has("turns")
    return _rotate(parts, long_side) if known and parts.drop("it", "named") else None


def _flip(parts: Parts, long_side: int) -> Result:
    axis = parts.take("axis")
    if parts.drop("turns"):
        choices = (("Mirror top to bottom", "/flip vertical"), ("Turn by 180°", "/rotate 180"))
        return Unsure("Mirrored or turned?", choices)
    if axis:
        return Flip(direction=axis)
    choices = (("Left to right", "/flip horizontal"), ("Top to bottom", "/flip vertical"))
    return Unsure("Which way?", choices)


def _mirror(parts: Parts, long_side: int) -> Result:
    return Flip(direction=parts.take("axis") or "horizontal")


def _straighten(parts: Parts, long_side: int) -> Result:
    angle, side = parts.number("angle"), parts.take("side")
    if angle is None:
        return None if side else Straighten()
    return Straighten(angle=-abs(angle) if side == "left" else angle)


def _resize(parts: Parts, long_side: int) -> Result:
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
    return Unsure("To what size?", tuple((label, f"/resize {size}") for label, size in choices))


def _along(side: str | None, pixels: int) -> Resize:
    if side == "long":
        return Resize(width=pixels, height=pixels)
    return Resize(height=pixels) if side == "height" else Resize(width=pixels)


def _convert(parts: Parts, long_side: int) -> Result:
    parts.drop("to")
    kind = parts.take("fmt")
    if kind:
        return Convert(format=kind)
    return Unsure("Into which format?", tuple((name, f"/convert {name.lower()}") for name in ("JPEG", "PNG", "WebP")))


def _pad(parts: Parts, long_side: int) -> Result:
    parts.drop("to")
    ratio, pixels = _ratio(parts), parts.number("px")
    colour = parts.take("colour") or "white"
    if ratio:
        return Pad(ratio=ratio, colour=colour)
    return Pad(pixels=round(pixels), colour=colour) if pixels else None


def _border(parts: Parts, long_side: int) -> Result:
    parts.drop("up")
    width, share = parts.number("px"), float(parts.take("deg") or 0.25) / 0.25
    pixels = round(width) if width is not None else max(1, round(THIN * share * long_side))
    return Border(width=pixels, colour=parts.take("colour") or "white")


def _rounded(parts: Parts, long_side: int) -> Result:
    radius, share = parts.number("px"), float(parts.take("deg") or 0.25) / 0.25
    return Rounded(radius=round(radius) if radius is not None else max(1, round(2 * THIN * share * long_side)))


def _pixelate(parts: Parts, long_side: int) -> Result:
    size, share = parts.number("px"), float(parts.take("deg") or 0.25) / 0.25
    return Pixelate(size=round(size) if size is not None else max(2, round(THIN * share * long_side)))


def _write(parts: Parts, long_side: int) -> Result:
    words, place = parts.take("quote"), parts.take("focus") or "bottom"
    return Text(text=words, place=place, colour=parts.take("colour") or "white") if words else None


def _overlay(parts: Parts, long_side: int) -> Result:
    """“put #2 on #1 in the bottom right corner”: which ones, the references say."""
    if not parts.has("named"):
        return None
    place, share = parts.take("focus") or "bottom-right", parts.number("pct")
    return Overlay(place=place) if share is None else Overlay(place=place, scale=share)


def _collage(parts: Parts, long_side: int) -> Result:
    return Collage(layout=parts.take("layout") or "grid", colour=parts.take("colour") or "white")


def _undo(parts: Parts, long_side: int) -> Result:
    """“undo the last 2 steps”: which steps, not which pictures, are the last ones."""
    parts.drop("last")
    steps = parts.number("num") or parts.number("times") or 1
    return Undo(steps=round(steps))


def _redo(parts: Parts, long_side: int) -> Result:
    return Redo(steps=round(parts.number("num") or parts.number("times") or 1))


def _compress(parts: Parts, long_side: int) -> Declaration | None:
    """“compress this”: without a size fit for an email, or for what was said; “compress it to 40 px”, “for the web, at
    most 1200 × 800”."""
    return Compress(preset=parts.take("purpose") or "", size=box(parts), format=parts.take("fmt") or "")


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


def _only_beside_a_size(parts: Parts, long_side: int) -> Declaration | None:
    """“keep it”, “shrink it”: `grammar.py` takes them where a size stands beside them."""
    return None


def _ground(parts: Parts, long_side: int) -> Result:
    """“make the background white”; a background by itself, or one that is to be brighter, is the model's."""
    parts.drop("to")
    if parts.by_kind.get("cmp") == ["blur+"] and parts.drop("cmp"):
        return Nobg(background=BLUR)
    colour = parts.take("colour")
    return Nobg(background=colour) if colour else None


ACTS: dict[str, Act] = {
    "nobg": _plain(Nobg),
    "ground": _ground,
    "bokeh": _plain(lambda: Nobg(background=BLUR)),
    "compress": _compress,
    "small": _only_beside_a_size,
    "greyscale": _plain(Greyscale),
    "sepia": _plain(Sepia),
    "invert": _plain(Invert),
    "auto": _plain(Auto),
    "trim": _plain(Trim),
    "strip": _plain(Strip),
    "posterise": _plain(Posterise),
    "vibrance": _plain(lambda: Vibrance(amount=30)),
    "sharpen": _strong("sharpness"),
    "blur": _strong("blur"),
    "denoise": _strong("noise"),
    "vignette": _strong("vignette"),
    "crop": _crop,
    "cut": _crop,
    "rotate": _rotate,
    "turn": _turn,
    "flip": _flip,
    "mirror": _mirror,
    "straighten": _straighten,
    "resize": _resize,
    "convert": _convert,
    "pad": _pad,
    "border": _border,
    "rounded": _rounded,
    "pixelate": _pixelate,
    "text": _write,
    "overlay": _overlay,
    "collage": _collage,
    "undo": _undo,
    "undoall": _plain(lambda: Undo(steps=ALL)),
    "redo": _redo,
    "redoall": _plain(lambda: Redo(steps=ALL)),
}


FLAWS: dict[str, Callable[[], Result]] = {
    "straighten": Straighten,
    "upside": lambda: Rotate(angle=180),
    "sideways": lambda: _rotate(Parts(), 0),
}
"""What cures a flaw that was only said: “the horizon is crooked”."""


def answer(about: str) -> Declaration:
    """The command that answers a question."""
    return Swatches() if about == "colours" else Info(what=about)
