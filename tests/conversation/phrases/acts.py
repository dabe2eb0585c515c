"""What the studio does, in the words of the labelled lines: declarations become operations with parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
    return {**kilobytes, "format": values["format"], "quality": values["quality"]}


def _balance(said: Declaration, values: Params) -> Params:
    (name, amount) = max(((name, values[name]) for name in ("red", "green", "blue")), key=lambda each: abs(each[1]))
    opposite = {"red": "cyan", "green": "magenta", "blue": "yellow"}[name]
    parts = {"range": values["range"]} if values.get("range") else {}
    return {"colour": name, "opposite": opposite, **_signed(amount / 100), **parts}


NAMES = {"strip": "strip", "palette": "colours", "nobg": "nobg"}
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
    "compress": _compress,
    "balance": _balance,
    "pad": lambda said, values: {**values, "px": values["pixels"], "ratio": values["ratio"] or None},
    "border": lambda said, values: {"px": values["width"], "colour": values["colour"]},
    "rounded": lambda said, values: {"px": values["radius"], "circle": 2 * values["radius"] >= HEIGHT},
    "posterise": lambda said, values: {"levels": 2 ** values["bits"]},
    "strip": lambda said, values: {"what": values.get("what") or "all"},
    "nobg": lambda said, values: {"background": None if values["background"] == "none" else values["background"]},
    "overlay": lambda said, values: {"position": values["place"], "opacity": values["opacity"] / 100, **values},
}


def laid(said: Declaration, numbers: Sequence[int]) -> Act | None:
    """“put #2 on #1” and “#1 and #2 in a row” are about all that they name; None for other declarations."""
    if isinstance(said, Overlay) and numbers:
        (act,) = acts_of(said, frozenset(numbers[1:]), None)
        return replace(act, params={**act.params, "image": numbers[0], "opacity": said.opacity / 100})
    if isinstance(said, Collage):
        return Act("collage", {"layout": said.layout, "gap": said.gap}, frozenset(numbers))
    return None


SEVERAL = (Compress, Nobg, Collage, Overlay)
