"""What is wanted without a verb: “30 px of black all round”, “1080 square”, “half the size”, “more blue in the shadows”."""

from __future__ import annotations

from conversation.plain_words.meaning import Parts, Result
from conversation.plain_words.qualities import taken_amount
from imaging.operations.balance import Balance
from imaging.operations.border import Border
from imaging.operations.exposure import Exposure
from imaging.operations.gamma import Gamma
from imaging.operations.pad import Pad
from imaging.operations.resize import Resize

LEAST_PIXELS = 50
"""From here on a bare figure beside a shape is a length."""
LEAST_SHARE, MOST_SHARE = 5.0, 400.0
"""Percent of the size that “make it 50 %” may mean."""
EDGES = ("left", "top", "right", "bottom")


def bare(parts: Parts) -> Result:
    """Figures, colours and sides that are a wish by themselves."""
    if parts.has("ratio") and parts.by_kind["ratio"] == ["1:1"] and parts.has("num", "px"):
        return _square(parts)
    if parts.has("px") and parts.has("colour") and parts.has("side", "focus"):
        return _edge(parts)
    return _share(parts)


def _square(parts: Parts) -> Result:
    """“1080 square”."""
    lengths = [float(each) for kind in ("num", "px") for each in parts.by_kind.get(kind, ())]
    if len(lengths) != 1 or lengths[0] < LEAST_PIXELS:
        return None
    parts.drop("num", "px", "ratio", "to", "by")
    side = round(lengths[0])
    return Resize(width=side, height=side, mode="fill")


def _edge(parts: Parts) -> Result:
    """“30 px of black all round” is a frame, “100 px of white at the bottom” a strip."""
    sides = [*parts.by_kind.get("side", ()), *parts.by_kind.get("focus", ())]
    named = [side for side in dict.fromkeys(sides) if side in EDGES]
    if len(parts.by_kind["px"]) != 1 or len(parts.by_kind["colour"]) != 1 or not (named or {*sides} == {"all"}):
        return None
    pixels, colour = parts.number("px") or 0, parts.take("colour") or ""
    parts.drop("up", "by", "adj", "side", "focus")
    if not named:
        return Border(width=round(pixels), colour=colour)
    return Pad(edges=",".join(f"{side}:{pixels:g}px" for side in named), colour=colour)


def _share(parts: Parts) -> Result:
    """“make the picture 50 %”."""
    shares = parts.by_kind.get("pct", ())
    if len(shares) != 1 or not parts.has("it") or not shares[0].replace(".", "").isdigit():
        return None
    share = float(shares[0])
    if {kind for kind, said in parts.by_kind.items() if said} - {"it", "pct", "named"}:
        return None
    return Resize(percent=share) if parts.drop("pct") and LEAST_SHARE <= share <= MOST_SHARE else None


def sized(parts: Parts) -> Result:
    """“half the size it is”, “scale it to twice its size”: of what it measures."""
    share = float(parts.take("scale") or 0)
    acts = {*parts.by_kind.pop("act", [])}
    parts.drop("to", "is", "as", "down", "up", "by", "noun", "cmp", "dim", "small")
    return Resize(percent=share) if share and acts <= {"resize", "turn", "put", "cutoff", "crop", "small"} else None


TOWARDS = {
    "red": ("red", 1),
    "cyan": ("red", -1),
    "green": ("green", 1),
    "magenta": ("green", -1),
    "blue": ("blue", 1),
    "yellow": ("blue", -1),
}


CASTS = {"warmth+": ("blue", -1), "warmth-": ("blue", 1), "tint+": ("green", -1), "tint-": ("green", 1)}
"""What a cast is in one of three ranges of light: “less yellow in the highlights”."""


def balanced(parts: Parts) -> Result:
    """“a little more red in the shadows”, “less magenta”."""
    parts.by_kind["pct"] += parts.by_kind.pop("num", [])
    if not parts.has("colour") and parts.has("rangeof") and len(parts.by_kind.get("cmp", ())) == 1:
        return _cast(parts)
    colour = parts.take("colour") or ""
    amount, fine = taken_amount(parts)
    up, down = parts.drop("up", "rise"), parts.drop("down", "sink", "inv", "rid")
    if colour not in TOWARDS or not fine or up == down:
        return None
    name, sign = TOWARDS[colour]
    share = round(100 * (amount.n if amount else 0.25) * sign * (1 if up else -1), 1)
    return Balance(**{name: share}, range=parts.take("rangeof") or "all")


def _cast(parts: Parts) -> Result:
    cast = CASTS.get(parts.take("cmp") or "")
    amount, fine = taken_amount(parts)
    if cast is None or not fine:
        return None
    share = round(100 * (amount.n if amount else 0.25) * cast[1], 1)
    return Balance(**{cast[0]: share}, range=parts.take("rangeof") or "all")


def shifted_gamma(parts: Parts) -> Result:
    parts.drop("noun", "is")
    for way, value in (("up", "brightness+"), ("down", "brightness-")):
        if parts.by_kind.get("cmp") == [value]:  # “lighten the midtones”
            parts.drop("cmp")
            parts.by_kind[way].append("")
    values = [*parts.by_kind.pop("num", []), *parts.by_kind.pop("times", [])]
    signed = parts.by_kind.pop("signed", [])
    if len(values) == 1 and not signed and not parts.has("by"):
        parts.drop("to", "up", "down")
        return Gamma(gamma=float(values[0]))
    amount, fine = taken_amount(parts)
    up, down = parts.drop("up", "rise"), parts.drop("down", "sink")
    if signed:
        return Gamma(gamma=round(1 + _points(signed[0]), 3))
    if not fine or up == down:
        return None
    share = amount.n if amount else 0.2
    return Gamma(gamma=round(1 + share if up else 1 / (1 + share), 3))


def _points(said: str) -> float:
    """“+0.2” and “+20” are the same."""
    value = float(said)
    return value if abs(value) < 1 else value / 100


def exposed(parts: Parts) -> Result:
    """Counted in stops, brightness is exposure: “one stop brighter”, “exposure up by half a stop”."""
    for way, value in (("up", "brightness+"), ("down", "brightness-")):
        if value in parts.by_kind["cmp"]:
            parts.by_kind["cmp"].remove(value)
            parts.by_kind[way].append("")
    parts.by_kind["noun"] = [value for value in parts.by_kind["noun"] if value not in ("exposure", "brightness")]
    said = parts.take("stops") or ""
    stops = float(said.replace(" ", "")) if said else None
    up, down = parts.drop("up", "rise"), parts.drop("down", "sink")
    if stops is None or (up and down):
        return None
    return Exposure(stops=-abs(stops) if down else abs(stops) if up else stops)
