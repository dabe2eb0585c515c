"""What is done rather than made more or less: convert, undo, and the crops and turns of `geometry.py`.

Each takes the parts of a clause that it needs.
"""

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
from conversation.plain_words import geometry
from conversation.plain_words.meaning import Act, Parts, Result, Unsure
from conversation.plain_words.qualities import QUALITIES, taken_amount
from conversation.sentences import in_its_words, say
from conversation.versions.lineage import ALL
from imaging.cutout.request import BLUR
from imaging.declaration import Declaration
from imaging.operations.auto import Auto
from imaging.operations.blur import Blur
from imaging.operations.border import Border
from imaging.operations.convert import Convert
from imaging.operations.flip import Flip
from imaging.operations.greyscale import Greyscale
from imaging.operations.invert import Invert
from imaging.operations.pixelate import Pixelate
from imaging.operations.posterise import Posterise
from imaging.operations.rotate import Rotate
from imaging.operations.rounded import Rounded
from imaging.operations.sepia import Sepia
from imaging.operations.straighten import Straighten
from imaging.operations.strip import LOCATION, Strip
from imaging.operations.text import Text
from imaging.operations.trim import Trim
from imaging.operations.vibrance import Vibrance

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


def _convert(parts: Parts, long_side: int) -> Result:
    parts.drop("to")
    kind = parts.take("fmt")
    if kind:
        return Convert(format=kind)
    return Unsure(
        say("ask_which_format", "Which format?"),
        tuple((in_its_words(name), f"/convert {name.lower()}") for name in ("JPEG", "PNG", "WebP")),
    )


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
    return Compress(preset=parts.take("purpose") or "", size=geometry.box(parts), format=parts.take("fmt") or "")


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
    "stripgps": _plain(lambda: Strip(what=LOCATION)),
    "posterise": _plain(Posterise),
    "vibrance": _plain(lambda: Vibrance(amount=30)),
    "sharpen": _strong("sharpness"),
    "blur": _strong("blur"),
    "denoise": _strong("noise"),
    "vignette": _strong("vignette"),
    "crop": geometry.crop,
    "cut": geometry.crop,
    "rotate": geometry.rotate,
    "turn": geometry.turn,
    "flip": geometry.flip,
    "mirror": geometry.mirror,
    "straighten": geometry.straighten,
    "resize": geometry.resize,
    "convert": _convert,
    "pad": geometry.pad,
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
    "sideways": lambda: geometry.rotate(Parts(), 0),
    "mirror": lambda: Flip(direction="horizontal"),
}
"""What cures a flaw that was only said: “the horizon is crooked”."""


def answer(about: str) -> Declaration:
    """The command that answers a question."""
    return Swatches() if about == "colours" else Info(what=about)
