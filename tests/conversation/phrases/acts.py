"""What the studio does, in the words of the labelled lines: declarations become operations with parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isqrt
from typing import Any

from conversation.commands.adjust import Adjust
from conversation.commands.collage import Collage
from conversation.commands.compress import Compress
from conversation.commands.info import Info
from conversation.commands.nobg import Nobg
from conversation.commands.overlay import Overlay
from conversation.commands.palette import Swatches
from conversation.commands.undo import ALL, Undo
from imaging.compress.target import bytes_of
from imaging.declaration import Declaration
from imaging.edges import strips
from imaging.operations.blur import Blur
from imaging.operations.border import Border
from imaging.operations.brightness import Brightness
from imaging.operations.contrast import Contrast
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.denoise import Denoise
from imaging.operations.exposure import Exposure
from imaging.operations.flip import Flip
from imaging.operations.grain import Grain
from imaging.operations.greyscale import Greyscale
from imaging.operations.highlights import Highlights
from imaging.operations.invert import Invert
from imaging.operations.pad import Pad
from imaging.operations.pixelate import Pixelate
from imaging.operations.posterise import Posterise
from imaging.operations.quantise import Quantise
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate
from imaging.operations.rounded import Rounded
from imaging.operations.saturation import Saturation
from imaging.operations.sepia import Sepia
from imaging.operations.shadows import Shadows
from imaging.operations.sharpen import Sharpen
from imaging.operations.straighten import Straighten
from imaging.operations.temperature import Temperature
from imaging.operations.text import Text
from imaging.operations.tint import Tint
from imaging.operations.trim import Trim
from imaging.operations.vibrance import Vibrance
from imaging.operations.vignette import Vignette

WIDTH, HEIGHT = 1200, 800
"""Of every picture that is spoken of."""
Params = Mapping[str, Any]


@dataclass(frozen=True)
class Act:
    """One operation, on these pictures."""

    op: str
    params: Params = field(default_factory=dict)
    pictures: frozenset[int] = frozenset()


ANSWERS = {"size": "size", "bytes": "size", "format": "format", "changes": "changes", "count": "count"}


def answered(said: Declaration) -> str:
    """The kind of answer that a command gives; empty when it gives none."""
    if isinstance(said, Swatches):
        return "colours"
    return ANSWERS.get(said.what, said.what) if isinstance(said, Info) else ""


def acts_of(said: Declaration, pictures: frozenset[int], last: Params | None) -> list[Act]:
    """One act as a rule; a correction is an undo and the last step again."""
    if isinstance(said, Adjust):
        return _adjusted(said, pictures, last)
    if isinstance(said, Undo) and said.steps == ALL:
        return [Act("original", {}, pictures)]
    make = PARAMS.get(said.name)
    values = {field: getattr(said, field) for field in said.__dataclass_fields__}
    return [Act(NAMES.get(said.name, said.name), make(said, values) if make else values, pictures)]


def _adjusted(said: Adjust, pictures: frozenset[int], last: Params | None) -> list[Act]:
    if last is None:
        return [Act("adjust", {"by": said.by}, pictures)]
    params = dict(last["params"])
    if params.get("amount") is not None:
        params["amount"] = params["amount"] * abs(said.by)
    elif "dir" in params:
        params["amount"] = None
    for name in ("degrees", "radius", "px", "size", "percent"):
        if isinstance(params.get(name), (int, float)):
            params[name] = params[name] * said.by
    if said.by < 0 and "dir" in params:
        params["dir"] = {"up": "down", "down": "up"}[params["dir"]]
    more = {"scaled": said.by}
    return [Act("undo", {"steps": 1}, pictures), Act(last["op"], {**params, **more}, pictures)]


def _signed(amount: float) -> Params:
    return {"dir": "up" if amount > 0 else "down", "amount": abs(amount)}


def _factor(said: Declaration, values: Params) -> Params:
    return _signed(values["factor"] - 1)


def _points(name: str) -> Callable[[Declaration, Params], Params]:
    return lambda said, values: _signed(values[name] / 100)


def _exposure(said: Declaration, values: Params) -> Params:
    return {**_signed(values["stops"]), "amount": abs(2 ** values["stops"] - 1), "stops": abs(values["stops"])}


def _crop(said: Declaration, values: Params) -> Params:
    if values["ratio"]:
        return {"ratio": values["ratio"], "keep": values["focus"]}
    if values["off"]:
        cut = strips(values["off"], WIDTH, HEIGHT)
        left, top = cut["left"], cut["top"]
        width, height = WIDTH - left - cut["right"], HEIGHT - top - cut["bottom"]
    else:
        left, top, width, height = map(int, values["box"].split(","))
    return {
        "box_percent": [
            100 * left / WIDTH,
            100 * top / HEIGHT,
            100 * (left + width) / WIDTH,
            100 * (top + height) / HEIGHT,
        ]
    }


def _resize(said: Declaration, values: Params) -> Params:
    width, height = values["width"], values["height"]
    if width and width == height and values["mode"] == "fit":
        return {"longest": width, "width": width, "height": height}
    fit = {"fit": "cover"} if values["mode"] == "fill" else {}
    return {**{name: values[name] for name in ("width", "height", "percent", "megapixels") if values[name]}, **fit}


def _text(said: Declaration, values: Params) -> Params:
    size = values["size"] / HEIGHT
    named = {"size": "small" if size < 0.06 else "large"} if size else {}
    return {"text": values["text"], "position": values["place"], "colour": values["colour"], **named}


def _compress(said: Declaration, values: Params) -> Params:
    kilobytes = {"target_kb": bytes_of(values["target"]) / 1000} if values["target"] else {}
    return {**kilobytes, "format": values["format"], "quality": values["quality"], "size": values["size"]}


def _balance(said: Declaration, values: Params) -> Params:
    (name, amount) = max(((name, values[name]) for name in ("red", "green", "blue")), key=lambda each: abs(each[1]))
    opposite = {"red": "cyan", "green": "magenta", "blue": "yellow"}[name]
    parts = {"range": values["range"]} if values.get("range") else {}
    return {"colour": name, "opposite": opposite, **_signed(amount / 100), **parts}


def _pad(values: Params) -> Params:
    edges = [each.split(":") for each in values["edges"].split(",") if each]
    sides = {"edge": [side for side, _ in edges]} if edges else {}
    shares = {"percent": float(edges[0][1].removesuffix("%"))} if edges and edges[0][1].endswith("%") else {}
    if shares and len(edges) == len(ALL_EDGES):
        sides = {}  # on all of them
    pixels = values["pixels"] if shares or not edges else float(edges[0][1].removesuffix("px"))
    return {"px": pixels, "ratio": values["ratio"] or None, "colour": values["colour"], **sides, **shares}


ALL_EDGES = ("left", "top", "right", "bottom")


NAMES = {"palette": "colours", "show": "select", "quantise": "palette"}
PARAMS: dict[str, Callable[[Any, Params], Params]] = {
    **dict.fromkeys(("brightness", "contrast", "saturation"), _factor),
    **dict.fromkeys(("highlights", "shadows", "tint", "vibrance", "vignette", "grain"), _points("amount")),
    "sharpen": _points("amount"),
    "temperature": _points("warmth"),
    "denoise": _points("strength"),
    "exposure": _exposure,
    "gamma": lambda said, values: _signed(values["gamma"] - 1),
    "blur": lambda said, values: {"dir": "up", "radius": values["radius"]},
    "rotate": lambda said, values: {"degrees": values["angle"]},
    "straighten": lambda said, values: {"degrees": values["angle"] or None},
    "flip": lambda said, values: {"axis": values["direction"]},
    "crop": _crop,
    "resize": _resize,
    "text": _text,
    "download": lambda said, values: {"format": values["format"] or None},
    "auto": lambda said, values: {"what": None if values["what"] == "all" else values["what"].replace("-", "_")},
    "compress": _compress,
    "balance": _balance,
    "pad": lambda said, values: _pad(values),
    "border": lambda said, values: {
        "px": values["width"],
        "percent": 100 * values["width"] / WIDTH,
        "colour": values["colour"],
    },
    "rounded": lambda said, values: {
        "px": values["radius"],
        "percent": min(50, 100 * values["radius"] / WIDTH),
        "circle": 2 * values["radius"] >= HEIGHT,
    },
    "posterise": lambda said, values: {"levels": values["levels"] or 2 ** values["bits"]},
    "strip": lambda said, values: {"what": values.get("what") or "all"},
    "nobg": lambda said, values: {"background": None if values["background"] == "none" else values["background"]},
    "overlay": lambda said, values: {
        "position": values["place"],
        "opacity": values["opacity"] / 100,
        "size": values["scale"],
        **values,
    },
}


def laid(said: Declaration, numbers: Sequence[int]) -> Act | None:
    """“put #2 on #1” and “#1 and #2 in a row” are about all that they name; None for other declarations."""
    if isinstance(said, Overlay) and numbers:
        (act,) = acts_of(said, frozenset(numbers[1:]), None)
        return replace(act, params={**act.params, "image": numbers[0], "opacity": said.opacity / 100})
    if isinstance(said, Collage):
        side = isqrt(len(numbers))
        square = said.layout == "grid" and side * side == len(numbers)  # pictures of one shape stand so many by so many
        cells = {"columns": side, "rows": side} if square else {}
        return Act("collage", {"layout": said.layout, "gap": said.gap, **cells}, frozenset(numbers))
    return None


SEVERAL = (Compress, Nobg, Collage, Overlay)


def declared(last: Params | None) -> Declaration | None:
    """The step that was done last, as the studio keeps it; None where it has no such step."""
    if last is None:
        return None
    params = last["params"]
    amount = params.get("amount") or 0.2
    signed = -amount if params.get("dir") == "down" else amount
    make = STEPS.get(last["op"])
    return make(params, signed) if make else None


def _colour(said: str | None, usual: str) -> str:
    """A name as the studio knows it: “light blue” is written as one word."""
    return (said or usual).replace(" ", "")


STEPS: dict[str, Callable[[Params, float], Declaration]] = {
    "brightness": lambda params, amount: Brightness(factor=1 + amount),
    "contrast": lambda params, amount: Contrast(factor=1 + amount),
    "saturation": lambda params, amount: Saturation(factor=1 + amount),
    "vibrance": lambda params, amount: Vibrance(amount=100 * amount),
    "exposure": lambda params, amount: Exposure(stops=amount),
    "highlights": lambda params, amount: Highlights(amount=100 * amount),
    "shadows": lambda params, amount: Shadows(amount=100 * amount),
    "temperature": lambda params, amount: Temperature(warmth=100 * amount),
    "tint": lambda params, amount: Tint(amount=100 * amount),
    "grain": lambda params, amount: Grain(amount=100 * abs(amount)),
    "vignette": lambda params, amount: Vignette(amount=100 * abs(amount)),
    "sharpen": lambda params, amount: Sharpen(amount=100 * abs(amount)),
    "denoise": lambda params, amount: Denoise(strength=100 * abs(amount)),
    "blur": lambda params, amount: Blur(radius=params.get("radius") or 4),
    "rotate": lambda params, amount: Rotate(angle=params.get("degrees") or 90),
    "straighten": lambda params, amount: Straighten(angle=params.get("degrees") or 2),
    "flip": lambda params, amount: Flip(direction=params.get("axis") or "horizontal"),
    "greyscale": lambda params, amount: Greyscale(),
    "sepia": lambda params, amount: Sepia(),
    "invert": lambda params, amount: Invert(),
    "trim": lambda params, amount: Trim(),
    "posterise": lambda params, amount: Posterise(),
    "palette": lambda params, amount: Quantise(colours=params.get("colours") or 16),
    "pixelate": lambda params, amount: Pixelate(size=params.get("size") or 16),
    "border": lambda params, amount: Border(
        width=params.get("px") or 20, colour=_colour(params.get("colour"), "white")
    ),
    "rounded": lambda params, amount: Rounded(radius=params.get("px") or 40),
    "convert": lambda params, amount: Convert(
        format=LONG.get(params["format"], params["format"]), quality=params.get("quality") or 0
    ),
    "compress": lambda params, amount: Compress(target=f"{params.get('target_kb') or 500}KB"),
    "nobg": lambda params, amount: Nobg(background=_colour(params.get("background"), "none")),
    "text": lambda params, amount: Text(
        text=params["text"],
        place=params.get("position") or "bottom",
        colour=_colour(params.get("colour"), "white"),
        size=SIZES.get(params.get("size") or "", 0),
    ),
    "crop": lambda params, amount: (
        Crop(ratio=params["ratio"], focus=params.get("keep") or "centre")
        if params.get("ratio")
        else Crop(off=f"{params.get('edge') or 'top'}:{100 * amount:g}%")
    ),
    "resize": lambda params, amount: (
        Resize(percent=params["percent"]) if params.get("percent") else Resize(width=params.get("width") or 1200)
    ),
    "pad": lambda params, amount: (
        Pad(ratio=params["ratio"], colour=_colour(params.get("colour"), "white"))
        if params.get("ratio")
        else Pad(pixels=params.get("px") or 40, colour=_colour(params.get("colour"), "white"))
    ),
}
SIZES = {"small": 24, "large": 96}
"""Pixels of letters."""
LONG = {"jpg": "jpeg", "tif": "tiff"}
