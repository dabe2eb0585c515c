"""What is done, as people say it: the acts of `actions.py`, and those that need more than one word to be one."""

from __future__ import annotations

from dataclasses import replace

from conversation.commands.collage import Collage
from conversation.commands.compare import Compare
from conversation.commands.compress import Compress
from conversation.commands.download import Download
from conversation.commands.nobg import Nobg
from conversation.commands.overlay import Overlay
from conversation.commands.rename import Rename
from conversation.commands.show import Show
from conversation.plain_words.actions import ACTS
from conversation.plain_words.meaning import Act, Parts, Result, Unsure
from conversation.plain_words.qualities import QUALITIES, taken_amount
from conversation.plain_words.reading.shaping import (
    convert,
    cutoff,
    flip,
    mirror,
    pad,
    place_of,
    quality_said,
    resize,
    rotate,
    sides_of,
    straighten,
    strip_off,
    which_unit,
)
from conversation.sentences import say
from imaging.operations.auto import Auto
from imaging.operations.border import Border
from imaging.operations.greyscale import Greyscale
from imaging.operations.pixelate import Pixelate
from imaging.operations.posterise import Posterise
from imaging.operations.quantise import DIFFUSION, Quantise
from imaging.operations.rounded import ALL_THE_WAY, Rounded
from imaging.operations.text import Text

SHARES_LAID = {"small": 15.0, "large": 50.0}
"""Percent of a picture's width that another one on it takes."""
HALF = 50
"""Percent of a side from which on corners meet."""
SHORT_SIDE_LETTERS = {"small": 0.03, "large": 0.1}
"""Height of letters as a share of the long side."""


def border(parts: Parts, long_side: int) -> Result:
    parts.drop("side", "focus", "up", "to", "by", "as", "dim")
    parts.by_kind["noun"] = [each for each in parts.by_kind.get("noun", ()) if each != "colour"]
    if parts.has("num") and not parts.has("px"):
        return which_unit(parts.by_kind.pop("num")[0], "border")
    if parts.has("pct") and not parts.has("px"):
        parts.by_kind["px"] = [f"{float(each) / 100 * long_side:g}" for each in parts.by_kind.pop("pct")]
    width, share = parts.number("px"), float((parts.by_kind.pop("deg", []) or ["0.25"])[0]) / 0.25
    pixels = round(width) if width is not None else max(1, round(0.02 * share * long_side))
    return Border(width=pixels, colour=parts.take("colour") or "white")


def rounded(parts: Parts, long_side: int) -> Result:
    parts.drop("up", "to", "by", "as", "rangeof")
    values = parts.by_kind.pop("px", []) + parts.by_kind.pop("num", []) + parts.by_kind.pop("radius", [])
    shares = [float(each) for each in parts.by_kind.pop("pct", [])]
    values += [f"{ALL_THE_WAY if each >= HALF else each / 100 * long_side:g}" for each in shares]
    share = float((parts.by_kind.pop("deg", []) or ["0.25"])[0]) / 0.25
    if len(values) > 1:
        return None
    return Rounded(radius=round(float(values[0])) if values else max(1, round(0.04 * share * long_side)))


def circle(parts: Parts, long_side: int) -> Result:
    parts.drop("to", "as", "ratio")
    return Rounded(radius=ALL_THE_WAY)


def write(parts: Parts, long_side: int) -> Result:
    """A caption stands where it is said, small or large, in a colour."""
    parts.drop("to", "up", "by", "as", "fix")
    words = parts.take("quote")
    sizes = parts.by_kind.pop("textsize", [])
    for size in [each for each in parts.by_kind.get("adj", ()) if each.startswith("size")]:
        parts.by_kind["adj"].remove(size)
        sizes.append("large" if size.endswith("+") else "small")
    for size, degree in (("small", "0.15"), ("large", "0.5")):
        if degree in parts.by_kind.get("deg", ()):
            parts.drop("deg")
            sizes.append(size)
    parts.drop("deg")
    place = place_of(parts)
    if not words:
        return Unsure(say("ask_which_words", "Which words?"), ())
    if place is None:
        return None
    height = round(SHORT_SIDE_LETTERS[sizes[0]] * long_side) if sizes else 0
    return Text(text=words, place=place or "bottom", colour=parts.take("colour") or "white", size=height)


def put(parts: Parts, long_side: int) -> Result:
    """“put … in the corner” writes what is quoted, and lays one picture on another; “put them side by side” joins them."""
    if parts.has("layout"):
        return collage(parts, long_side)
    return write(parts, long_side) if parts.has("quote") else ACTS["overlay"](parts, long_side)


def overlay(parts: Parts, long_side: int) -> Result:
    parts.drop("to", "up", "by")
    nouns = parts.by_kind.pop("noun", [])
    places = sides_of(parts)
    if not parts.has("named") or {*nouns} - {"opacity"} or len(places) > 1:
        return None
    shares = [float(each) for each in parts.by_kind.pop("pct", [])] + [
        100 * float(each) for each in parts.by_kind.pop("frac", [])
    ]
    if "transparent" in parts.by_kind.get("colour", ()):
        parts.drop("colour")
        nouns.append("opacity")
    if parts.by_kind.get("colour") == ["translucent"]:
        parts.drop("colour")
        nouns.append("opacity")
        shares = shares or [50.0]
    place = places[0] if places else "bottom-right"
    sizes = parts.by_kind.pop("textsize", [])
    for size in [each for each in parts.by_kind.get("adj", ()) if each.startswith("size")]:
        parts.by_kind["adj"].remove(size)
        sizes.append("large" if size.endswith("+") else "small")
    parts.drop("deg")
    if len(shares) > 1:
        return None
    if not shares:
        return Overlay(place=place, scale=SHARES_LAID[sizes[0]]) if sizes else Overlay(place=place)
    return Overlay(place=place, opacity=shares[0]) if nouns else Overlay(place=place, scale=shares[0])


def collage(parts: Parts, long_side: int) -> Result:
    parts.drop("to", "up", "by", "as", "side", "sides", "num", "deg")
    layouts = {*parts.by_kind.pop("layout", [])} or {"grid"}
    gap = parts.number("px")
    if len(layouts) > 1:
        layouts -= {"grid"}
    if len(layouts) > 1:
        return None
    width = 0 if parts.drop("nogap") else round(gap) if gap is not None else 16
    return Collage(layout=layouts.pop(), gap=width, colour=parts.take("colour") or "white")


def posterise(parts: Parts, long_side: int) -> Result:
    parts.drop("to", "by", "up", "deg")
    values = [
        float(each)
        for each in parts.by_kind.pop("levels", []) + parts.by_kind.pop("num", []) + parts.by_kind.pop("colours", [])
    ]
    if len(values) > 1 or (values and values[0] < 2):
        return None
    return Posterise(levels=round(values[0])) if values else Posterise()


REDUCING = frozenset(("palette", "resize", "limit", "compress", "convert", "select", "cutoff", "crop", "small"))
"""Acts that say nothing else of so many colours."""


def quantise(parts: Parts, long_side: int) -> Result:
    """“reduce it to 16 colours”, “only 8 colours, dithered”, “16 colours as a PNG”."""
    counts = parts.by_kind.pop("colours", []) + parts.by_kind.pop("num", [])
    acts = {*parts.by_kind.pop("act", [])}
    if (
        acts - REDUCING
        or not (counts or "palette" in acts)
        or {*parts.by_kind.pop("fmt", [])} - {"png"}
        or len(counts) > 1
    ):
        return None
    parts.drop("to", "by", "as", "up", "down", "rise", "sink", "small", "is", "make", "only", "deg", "ask", "topic")
    dither = DIFFUSION if parts.drop("dither") else "none"
    return Quantise(colours=round(float(counts[0])), dither=dither) if counts else Quantise(dither=dither)


def pixelate(parts: Parts, long_side: int) -> Result:
    parts.drop("to", "by", "up", "as", "inv")
    values = parts.by_kind.pop("px", []) + parts.by_kind.pop("num", [])
    share = float((parts.by_kind.pop("deg", []) or ["0.25"])[0]) / 0.25
    if any(each.startswith("size") for each in (*parts.by_kind.get("adj", ()), *parts.by_kind.get("cmp", ()))):
        large = any(each.endswith("+") for each in (*parts.by_kind.get("adj", ()), *parts.by_kind.get("cmp", ())))
        parts.drop("adj", "cmp")
        share = 2 if large else 0.5
    return Pixelate(size=round(float(values[0])) if values else max(2, round(0.02 * share * long_side)))


def ground(parts: Parts, long_side: int) -> Result:
    """A colour behind what is cut out."""
    parts.drop("to", "as", "up", "is", "rid")
    parts.by_kind["noun"] = [each for each in parts.by_kind.get("noun", ()) if each != "colour"]
    if parts.by_kind.get("cmp") == ["blur+"] or parts.by_kind.get("adj") == ["blur+"]:
        parts.drop("cmp", "adj")
        return ACTS["bokeh"](parts, long_side)
    colours = list(dict.fromkeys(parts.by_kind.pop("colour", [])))
    colours = [each for each in colours if each.startswith("#")] or colours
    if colours == ["transparent"]:
        return Nobg()
    if len(colours) != 1:
        return None
    return Nobg(background=colours[0])


GROUNDS = (
    (say("choice_no_ground", "Nothing"), "/nobg"),
    (say("choice_white_ground", "White"), "/nobg background=white"),
    (say("choice_blurred_ground", "The original, blurred"), "/nobg background=blur"),
)


def newground(parts: Parts, long_side: int) -> Result:
    """“replace the background” asks for what is to stand there."""
    return (
        ground(parts, long_side)
        if parts.has("colour")
        else Unsure(say("ask_what_ground", "What should be behind it?"), GROUNDS)
    )


def nobg(parts: Parts, long_side: int) -> Result:
    return ground(parts, long_side) if parts.has("colour") else Nobg()


def soften(parts: Parts, long_side: int) -> Result:
    amount, fine = taken_amount(parts)
    return QUALITIES["blur"](1, amount, long_side) if fine else None


def blur(parts: Parts, long_side: int) -> Result:
    parts.drop("by", "up", "to")
    parts.by_kind["noun"] = [each for each in parts.by_kind.get("noun", ()) if each != "blur"]
    for kind in ("radius", "num"):
        if parts.has(kind) and not parts.has("px"):
            parts.by_kind["px"] = parts.by_kind.pop(kind)
    return ACTS["blur"](parts, long_side)


def tonal(act: str) -> Act:
    """“sharpen 30”, “grain, 15 percent”: a figure is percent."""

    def said(parts: Parts, long_side: int) -> Result:
        parts.drop("by", "up", "to", "down", "as", "rid", "inv", "lack")
        for kind in ("num", "signed"):
            parts.by_kind["pct"] += [_percent(each.lstrip("+")) for each in parts.by_kind.pop(kind, [])]
        parts.by_kind["pct"] = [each.lstrip("+") for each in parts.by_kind["pct"]]
        if parts.has("pct"):
            parts.drop("deg")  # “a strong vignette, 60”
        amount, fine = taken_amount(parts)
        return QUALITIES[STRENGTHS[act][0]](STRENGTHS[act][1], amount, long_side) if fine else None

    return said


def _percent(figure: str) -> str:
    """“vignette 0.2” is a fifth."""
    return f"{100 * float(figure):g}" if "." in figure and 0 < float(figure) < 1 else figure


STRENGTHS = {"sharpen": ("sharpness", 1), "denoise": ("noise", -1), "vignette": ("vignette", 1), "grain": ("grain", 1)}


def greyscale(parts: Parts, long_side: int) -> Result:
    parts.drop("to", "as", "up", "deg", "rid", "inv")
    _whole_share(parts)
    return Greyscale()


def _whole_share(parts: Parts) -> None:
    """“grayscale(100%)”, “sepia(1)”: all of it, which is what there is."""
    if parts.by_kind.get("pct") == ["100"]:
        parts.drop("pct")
    if parts.by_kind.get("num") == ["1"]:
        parts.drop("num")


def plain(act: str) -> Act:
    """Nothing that is said beside it changes it: “into sepia”, “as a negative”."""

    def said(parts: Parts, long_side: int) -> Result:
        parts.drop(
            "to", "as", "up", "by", "deg", "fix", "cmp" if act == "sepia" else "", "adj" if act == "sepia" else ""
        )
        parts.drop("side" if act == "trim" else "")
        _whole_share(parts)
        return ACTS[act](parts, long_side)

    return said


def auto(what: str) -> Act:
    """Levels, white balance, or both."""

    def said(parts: Parts, long_side: int) -> Result:
        parts.drop("to", "as", "up", "by", "deg", "fix", "rid")
        return Auto(what=what)

    return said


def undo(parts: Parts, long_side: int) -> Result:
    parts.drop("by", "to", "rid", "sink", "down")
    for kind in ("steps", "times"):
        if parts.has(kind):
            parts.by_kind["num"] = parts.by_kind.pop(kind)
    return ACTS["undo"](parts, long_side)


def compress(parts: Parts, long_side: int) -> Result:
    """With the best quality that it may get, where one is said: “compress it to 80 % quality”."""
    said = quality_said(parts)
    parts.drop("down", "sink") if said else None
    made = ACTS["compress"](parts, long_side)
    return replace(made, quality=said) if said and isinstance(made, Compress) else made


def download(parts: Parts, long_side: int) -> Result:
    """In a format, where one is said."""
    parts.drop("to", "as", "up", "by")
    return Download(format=parts.take("fmt") or "")


def save(parts: Parts, long_side: int) -> Result:
    """In another format it is a conversion, which can be gone on with."""
    if parts.has("px", "dim", "widepx", "highpx", "sidespx", "sides") and not parts.has("fmt"):
        return resize(parts, long_side)
    return convert(parts, long_side) if parts.has("fmt") else download(parts, long_side)


def rename(parts: Parts, long_side: int) -> Result:
    parts.drop("to", "as", "by", "is")
    title = parts.take("quote")
    return Rename(words=title) if title else Unsure(say("ask_which_title", "What should it be called?"), ())


def compare(parts: Parts, long_side: int) -> Result:
    parts.drop("to", "as", "layout", "side")
    return None if parts.has("several") else Compare()


def select(parts: Parts, long_side: int) -> Result:
    """Only another picture can be shown."""
    parts.drop("to", "up", "rise")
    return Show() if parts.has("named") else None


VERBS: dict[str, Act] = {
    **ACTS,
    "crop": cutoff,
    "cutoff": strip_off,
    "cut": cutoff,
    "rotate": rotate,
    "turn": rotate,
    "straighten": straighten,
    "mirror": mirror,
    "flip": flip,
    "resize": resize,
    "convert": convert,
    "pad": pad,
    "border": border,
    "rounded": rounded,
    "circle": circle,
    "text": write,
    "put": put,
    "overlay": overlay,
    "collage": collage,
    "posterise": posterise,
    "pixelate": pixelate,
    "palette": quantise,
    "ground": ground,
    "newground": newground,
    "save": save,
    "nobg": nobg,
    "soften": soften,
    "blur": blur,
    **{act: tonal(act) for act in STRENGTHS},
    **{act: plain(act) for act in ("sepia", "invert", "trim", "strip", "stripgps", "vibrance")},
    "greyscale": greyscale,
    "auto": auto("all"),
    "levels": auto("levels"),
    "whitebalance": auto("white-balance"),
    "undo": undo,
    "compress": compress,
    "download": download,
    "rename": rename,
    "compare": compare,
    "select": select,
}
"""What takes the parts of a clause, by act."""
