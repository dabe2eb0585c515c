"""More or less of something: brightness, contrast, warmth … What each of them does, and by how much."""

from __future__ import annotations

from collections.abc import Callable
from math import log2

from conversation.plain_words.meaning import Amount, Parts, Result, Unsure, number
from conversation.sentences import in_its_words, say
from imaging.declaration import Declaration
from imaging.operations.blur import Blur
from imaging.operations.brightness import Brightness
from imaging.operations.contrast import Contrast
from imaging.operations.denoise import Denoise
from imaging.operations.exposure import Exposure
from imaging.operations.grain import Grain
from imaging.operations.highlights import Highlights
from imaging.operations.resize import Resize
from imaging.operations.saturation import Saturation
from imaging.operations.shadows import Shadows
from imaging.operations.sharpen import Sharpen
from imaging.operations.temperature import Temperature
from imaging.operations.tint import Tint
from imaging.operations.vibrance import Vibrance
from imaging.operations.vignette import Vignette

USUAL = 0.25
"""How much “brighter” is, as a share, when nobody says."""
PLAINLY_TO = 50
"""“brightness 130 %” is what it shall be; “brightness 10 %” may be a step."""
SOFT = 0.024
"""Radius of a blur as a share of the long side, for an amount of 1."""

Make = Callable[[int, Amount | None, int], Result]
"""From more (1) or less (-1), how much, and the long side in pixels."""
Factor = type[Brightness] | type[Contrast] | type[Saturation]
Points = type[Highlights] | type[Shadows] | type[Tint] | type[Vibrance]


def quality(parts: Parts, long_side: int) -> Result:
    """What the one quality among the parts wants; None when there is none, several, or no direction."""
    named = _named(parts)
    if named is None:
        return None
    name, sign = named
    if not sign and any(number(share) >= PLAINLY_TO for share in parts.by_kind.get("pct", ())):
        parts.by_kind["to"].append("")
    shared = parts.has("frac") and not parts.has("pct")
    amount, fine = taken_amount(parts)
    if not sign and amount and not amount.exact and amount.n <= USUAL and name in LACKED and not parts.has("is"):
        sign = 1  # “some contrast”, “a touch of warmth”
    elif not sign and amount and name != "size":
        if amount.kind == "times" or (amount.kind == "by" and name in POINTS):
            sign = 1  # “twice the contrast”, “vibrance 20”
        elif amount.kind == "by" and shared and amount.n == HALF:
            amount = Amount("to", amount.n)  # “half the saturation”
    if name == "size" and not sign and amount and amount.kind in ("by", "times"):  # “half size”, “double the size”
        return Resize(percent=round(amount.n * 100, 2))
    if not fine or not sign and not (amount and amount.kind in ("to", "signed")):
        return None
    if amount and amount.kind == "signed":
        sign, amount = (1 if amount.n > 0 else -1), Amount("by", abs(amount.n))
    return QUALITIES[name](sign or 1, amount, long_side)


def _named(parts: Parts) -> tuple[str, int] | None:
    """The quality and its direction, 0 when none was said."""
    said = [(kind, value) for kind in ("cmp", "adj", "noun") for value in parts.by_kind.get(kind, ())]
    parts.drop("cmp", "adj", "noun")
    nouns = [value for kind, value in said if kind == "noun"]
    words = [(kind, value[:-1], 1 if value.endswith("+") else -1) for kind, value in said if kind != "noun"]
    if nouns and words:
        name = _joined({*nouns}, {name for _, name, _ in words})
        nouns, words = [], [(kind, name, sign) for kind, _, sign in words]
    names = {"saturation" if name == "colour" else name for name in (*nouns, *(name for _, name, _ in words))}
    signs = {sign for _, _, sign in words}
    if len(names) != 1 or len(signs) > 1 or not names <= QUALITIES.keys():
        return None
    if words and parts.by_kind.get("corr") == ["again"]:
        parts.drop("corr")  # “lighter again”
    direction = _direction(parts, bare=bool(words) and all(kind == "adj" for kind, _, _ in words))
    if direction is None:
        return None
    return names.pop(), (signs.pop() * (direction or 1)) if words else direction


def _joined(nouns: set[str], words: set[str]) -> str:
    """What a noun and an adjective are about together: “brighten the shadows”, “cooler tones”; empty for nothing."""
    noun, word = nouns.pop(), words.pop()
    if nouns or words:
        return ""
    if noun == word or (noun == "colour" and word in ("saturation", "warmth")):
        return word
    if noun == "colour" and word == "contrast":  # “the colours look flat”
        return "saturation"
    if noun == "colour" and word == "cold":
        return "warmth"
    return noun if noun in PART_OF_LIGHT and word == "brightness" else ""


def _direction(parts: Parts, *, bare: bool) -> int | None:
    """1 for more, -1 for less, 0 where nothing was said; None for what contradicts itself, or a bare adjective."""
    for way in parts.by_kind.pop("corr", []):
        if way == "less" and parts.has("down"):
            continue  # “down a notch”
        parts.by_kind[{"less": "inv", "more": "lack"}.get(way, way)].append("")
    up, down = parts.has("up") or parts.has("lack"), parts.has("down")
    if parts.has("inv"):  # “too low” is a wish for more
        up, down = down and not up, not down
    both = (up and down) or (down and not up and parts.has("rise") and not parts.has("inv"))
    compared = parts.has("as") or parts.has("times")
    if not up and not down:
        up, down = parts.has("rise"), parts.has("sink")
    parts.drop("up", "lack", "down", "inv", "as", "rise", "sink")
    if both or (bare and not (up or down or compared)):
        return None
    return 1 if up else -1 if down else 0


def taken_amount(parts: Parts) -> tuple[Amount | None, bool]:
    """How much, and whether that is all that was said about it."""
    found: list[Amount] = []
    to = parts.drop("to")
    for value in parts.by_kind.pop("pct", []):
        signed = value[:1] in "+-−" and value[:1].strip()
        found.append(Amount("signed" if signed else "to" if to else "by", number(value) / 100))
    found += [Amount("times", number(value)) for value in parts.by_kind.pop("times", [])]
    found += [Amount("by", float(value)) for value in parts.by_kind.pop("frac", [])]
    if to:
        found += [Amount("to", number(value)) for value in parts.by_kind.pop("num", [])]
    degrees = [float(value) for value in parts.by_kind.pop("deg", [])]
    if degrees and not found:
        return Amount("by", _together(degrees), exact=False), len(degrees) <= 2
    return (found[0] if found else None), len(found) <= 1 and all(degree == USUAL for degree in degrees)


def _together(degrees: list[float]) -> float:
    """“a lot a lot”, “even a bit”: the one that says most."""
    named = [degree for degree in degrees if degree != USUAL]
    return max(named) if named else USUAL


def _factor(of: Factor) -> Make:
    def make(sign: int, amount: Amount | None, long_side: int) -> Declaration:
        return of(factor=round(_times(amount, sign), 4))

    return make


def _times(amount: Amount | None, sign: int) -> float:
    if amount is None:
        return 1 + sign * USUAL
    if amount.kind == "to":
        return amount.n
    if amount.kind == "times":
        return amount.n if sign > 0 else 1 / amount.n
    return 1 + sign * amount.n


def _points(of: Points) -> Make:
    def make(sign: int, amount: Amount | None, long_side: int) -> Declaration | None:
        if amount and amount.kind == "times":
            return None
        return of(amount=round(sign * 100 * (amount.n if amount else USUAL), 2))

    return make


def _warmth(sign: int, amount: Amount | None, long_side: int) -> Declaration | None:
    if amount and amount.kind == "times":
        return None
    return Temperature(warmth=round(sign * 100 * (amount.n if amount else USUAL), 2))


def _exposure(sign: int, amount: Amount | None, long_side: int) -> Declaration | None:
    factor = _times(amount, sign)
    return Exposure(stops=round(log2(factor), 2)) if factor > 0 else None


def _sharpness(sign: int, amount: Amount | None, long_side: int) -> Declaration | None:
    if sign < 0:
        return _blur(1, amount, long_side)
    if amount and amount.kind != "by":
        return None
    share = amount.n if amount else USUAL
    return Sharpen(amount=round(share * (100 if amount and amount.exact else 400)))


def _blur(sign: int, amount: Amount | None, long_side: int) -> Declaration | None:
    """Less of it is sharpening: nobody can take a blur away."""
    if sign < 0:
        return _sharpness(1, amount, long_side)
    if amount and (amount.exact or amount.kind != "by"):
        return None
    return Blur(radius=max(0.5, round((amount.n if amount else USUAL) * SOFT * long_side, 1)))


def _noise(sign: int, amount: Amount | None, long_side: int) -> Declaration | None:
    if amount and amount.kind != "by":
        return None
    if sign > 0:
        return Grain(amount=_percent(amount, 25))
    return Denoise(strength=_percent(amount, 40))


def _vignette(sign: int, amount: Amount | None, long_side: int) -> Declaration | None:
    return Vignette(amount=_percent(amount, 50)) if sign > 0 and (not amount or amount.kind == "by") else None


def _percent(amount: Amount | None, usual: float) -> float:
    """A word such as “a bit” moves the usual strength; a number is the strength."""
    if amount is None:
        return usual
    return round(amount.n * 100 if amount.exact else min(100.0, usual * amount.n / USUAL), 1)


def _size(sign: int, amount: Amount | None, long_side: int) -> Result:
    if amount is None or not amount.exact:
        grown = ("150%", "200%") if sign > 0 else ("75%", "50%", "25%")
        return Unsure(
            say("ask_what_size", "What size?"),
            tuple((in_its_words(share), f"/resize percent={share}") for share in grown),
        )
    factor = _times(amount, sign)
    return Resize(percent=round(factor * 100, 2)) if factor > 0 else None


HALF = 0.5
LACKED = ("contrast", "warmth", "vibrance", "sharpness", "brightness", "saturation")
"""“some” of these is more of them."""
POINTS = ("vibrance", "shadows", "highlights", "warmth", "tint")
"""Of these a figure without a sign is so much more: they stand at nought."""
PART_OF_LIGHT = ("shadows", "highlights")
QUALITIES: dict[str, Make] = {
    "brightness": _factor(Brightness),
    "contrast": _factor(Contrast),
    "saturation": _factor(Saturation),
    "warmth": _warmth,
    "exposure": _exposure,
    "shadows": _points(Shadows),
    "highlights": _points(Highlights),
    "tint": _points(Tint),
    "vibrance": _points(Vibrance),
    "sharpness": _sharpness,
    "blur": _blur,
    "noise": _noise,
    "grain": _noise,
    "vignette": _vignette,
    "size": _size,
}
