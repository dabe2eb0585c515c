"""Whether what was heard is what was wished, by the rules of the README of this folder, and how often that is so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from imaging.named_colour import colour_of
from tests.conversation.phrases.acts import HEIGHT, WIDTH, Act
from tests.conversation.phrases.hearing import Heard
from tests.conversation.phrases.phrase import Expectation, Phrase

TONAL = frozenset(
    ("brightness", "contrast", "saturation", "vibrance", "exposure", "gamma", "highlights", "shadows")
    + ("temperature", "tint", "balance")
)
"""Between two of these the order does not count."""
SCALED = ("amount", "degrees", "radius", "px", "size", "percent")


def right(phrase: Phrase, heard: Heard) -> bool:
    """Whether what was heard is one of the expectations."""
    return any(_meets(phrase, expected, heard) for expected in phrase.expected)


def offered(phrase: Phrase, heard: Heard) -> bool:
    """Whether one of the offers is what was wished."""
    return any(right(phrase, click) for click in heard.offered)


def _meets(phrase: Phrase, expected: Expectation, heard: Heard) -> bool:
    if heard.kind not in expected:
        return False
    if heard.kind == "answer":
        pictures = numbers_of(phrase, expected["target"]) if "target" in expected else None
        return heard.answer == expected["answer"] and pictures in (None, heard.pictures)
    if heard.kind != "do":
        return True
    wanted = [
        Act(each["op"], each.get("params", {}), numbers_of(phrase, each.get("target"))) for each in expected["do"]
    ]
    return any(_same_steps(wanted, got) for got in (list(heard.acts), *_net(phrase, heard.acts), *_apart(heard.acts)))


def _apart(acts: Sequence[Act]) -> Iterator[list[Act]]:
    """`/compress` to a size of so many pixels, or as another format, is also each step by itself."""
    for place, act in enumerate(acts):
        if act.op != "compress":
            continue
        steps = [Act("convert", {"format": act.params["format"]}, act.pictures)] if act.params.get("format") else []
        width, _, height = str(act.params.get("size") or "").removesuffix("px").partition("x")
        if width:
            pixels = {"longest": int(width), "width": int(width), "height": int(height or width)}
            yield [*acts[:place], Act("resize", pixels, act.pictures), *steps, *acts[place:]]
            one = {"width": int(width)}
            yield [*acts[:place], Act("resize", one, act.pictures), *steps, *acts[place:]]
        elif steps:
            yield [*acts[:place], *steps, *acts[place:]]


def numbers_of(phrase: Phrase, target: Any) -> frozenset[int]:
    """The pictures that a target of a label names."""
    there = range(1, phrase.pictures + 1)
    if isinstance(target, list):
        return frozenset(target)
    return frozenset(
        {
            None: [phrase.active],
            "active": [phrase.active],
            "all": there,
            "first": [1],
            "previous": [phrase.active - 1] if phrase.active > 1 else [phrase.active + 1],
            "last2": there[-2:],
        }[target]
    )


def _net(phrase: Phrase, acts: Sequence[Act]) -> Iterator[list[Act]]:
    """A step that replaces the last one is also the change that it makes, and the step alone."""
    if len(acts) < 2 or acts[0].op != "undo" or phrase.last is None or acts[1].op != phrase.last["op"]:
        return
    last, now, rest = phrase.last["params"], acts[1], list(acts[2:])
    yield [now, *rest]
    scale = now.params.get("scaled")
    before, after = last.get("amount"), now.params.get("amount")
    if scale is None and before and after is not None:
        scale = after / before * (1 if now.params.get("dir") == last.get("dir") else -1)
    if scale is None or "dir" not in last:
        return
    way = last["dir"] if scale > 1 else {"up": "down", "down": "up"}[last["dir"]]
    amount = abs(before * (scale - 1)) if before else None
    yield [Act(now.op, {"dir": way, "amount": amount}, now.pictures), *rest]


def _same_steps(wanted: Sequence[Act], got: Sequence[Act]) -> bool:
    """Picture by picture, in order but for what is tonal."""
    pictures = frozenset().union(*(act.pictures for act in (*wanted, *got)))
    return all(
        _same_order([act for act in wanted if number in act.pictures], [act for act in got if number in act.pictures])
        for number in pictures
    )


def _same_order(wanted: list[Act], got: list[Act]) -> bool:
    if len(wanted) != len(got):
        return False
    for place, act in enumerate(wanted):
        found = next((other for other in range(place, len(got)) if _same(act, got[other])), None)
        if found is None:
            return False
        if found != place and not all(each.op in TONAL for each in (act, *got[place : found + 1])):
            return False
        got = [*got[:place], got[found], *got[place:found], *got[found + 1 :]]
    return True


def _same(wanted: Act, got: Act) -> bool:
    if wanted.op == "rotate" and got.op == "flip":
        return False
    if wanted.op == "crop" and got.op == "crop":
        return _same_crop(wanted.params, got.params)
    if wanted.op == "resize" and got.op == "resize":
        return _same_size(wanted.params, got.params)
    if wanted.op != got.op:
        return False
    if wanted.op == "nobg" and not wanted.params.get("background"):
        return not got.params.get("background")
    if wanted.op == "balance":
        return _same_balance(wanted.params, got.params)
    if wanted.op == "download" and not wanted.params.get("format"):
        return not got.params.get("format")
    return all(_fits(name, value, got.params.get(name)) for name, value in wanted.params.items() if value is not None)


def _fits(name: str, wanted: Any, got: Any) -> bool:
    compare = COMPARED.get(name)
    if compare is None:
        return True if name in UNCOMPARED else bool(wanted == got)
    return got is not None and compare(wanted, got)


def _close(tolerance: float) -> Callable[[Any, Any], bool]:
    return lambda wanted, got: isinstance(got, (int, float)) and abs(wanted - got) <= tolerance


def _same_angle(wanted: float, got: float) -> bool:
    return abs((wanted - got + 180) % 360 - 180) <= 0.5


def _same_bytes(wanted: float, got: float) -> bool:
    return any(abs(got * 1000 / unit - wanted) <= 0.03 * wanted for unit in (1000, 1024)) or abs(
        got - wanted * 1.024
    ) <= 0.03 * (wanted)


def _same_edges(wanted: str | Sequence[str], got: str | Sequence[str]) -> bool:
    one, other = ({each} if isinstance(each, str) else {*each} for each in (wanted, got))
    return one == other


def _same_words(wanted: str, got: str) -> bool:
    return wanted.strip(" .!?“”\"'«»").casefold() == got.strip(" .!?“”\"'«»").casefold()


def _same_colour(wanted: str, got: str) -> bool:
    if wanted == "transparent" or got == "transparent":
        return wanted == got
    try:
        return colour_of(wanted.replace(" ", "").lower()) == colour_of(str(got).replace(" ", "").lower())
    except ValueError:
        return wanted.replace(" ", "") == str(got).replace(" ", "")


def _same_format(wanted: str, got: str) -> bool:
    long = {"jpg": "jpeg", "tif": "tiff"}
    return long.get(wanted, wanted) == long.get(got, got)


def _same_measure(wanted: Any, got: Any) -> bool:
    """A figure, or `larger`, `small` …, which is told by the other's."""
    return True if isinstance(wanted, str) else bool(wanted == got)


COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "amount": _close(0.02),
    "opacity": _close(0.02),
    "percent": _close(1),
    "stops": _close(0.05),
    "degrees": _same_angle,
    "target_kb": _same_bytes,
    "text": _same_words,
    "colour": _same_colour,
    "background": _same_colour,
    "format": _same_format,
    "edge": _same_edges,
    "size": _same_measure,
}
UNCOMPARED = frozenset(("value", "radius_px", "preset", "resample"))


def _same_crop(wanted: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    if wanted.get("ratio"):
        keeps = wanted.get("keep") in (None, got.get("keep"))
        return bool(got.get("ratio")) and keeps and _shape(wanted["ratio"]) == _shape(got["ratio"])
    box = got.get("box_percent")
    if not box:
        return False
    if wanted.get("box_percent"):
        return all(abs(one - other) <= 1 for one, other in zip(wanted["box_percent"], box, strict=True))
    named = wanted.get("edge")
    sides = {named} if isinstance(named, str) else {*(named or ())}
    cut = {"left": box[0], "top": box[1], "right": 100 - box[2], "bottom": 100 - box[3]}
    if {side for side, share in cut.items() if share > 0.05} != sides:
        return False
    return all(_cut_by(wanted, side, cut[side]) for side in sides)


def _cut_by(wanted: Mapping[str, Any], side: str, share: float) -> bool:
    if wanted.get("px"):
        long = WIDTH if side in ("left", "right") else HEIGHT
        return abs(share / 100 * long - wanted["px"]) < 1
    return wanted.get("amount") is None or abs(share / 100 - wanted["amount"]) <= 0.02


def _shape(ratio: str) -> float:
    wide, _, high = ratio.partition(":")
    return round(float(wide) / float(high), 3)


def _same_size(wanted: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    if wanted.get("dpi"):
        return _same_print(wanted, got)
    if wanted.get("fit") and got.get("fit") != wanted["fit"]:
        return False
    for name in ("width", "height", "longest", "megapixels"):
        if wanted.get(name) and got.get(name) != wanted[name]:
            return False
    if wanted.get("percent"):
        return abs(got.get("percent", 0) - wanted["percent"]) <= 1
    return bool(wanted.get("longest")) or all(
        bool(wanted.get(name)) == bool(got.get(name)) for name in ("width", "height")
    )


def _same_print(wanted: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    figures = []
    for side in ("width", "height"):
        length = wanted.get(f"{side}_cm", 0) / 2.54 or wanted.get(f"{side}_in", 0)
        figures.append(round(length * wanted["dpi"]))
    sides = [got.get("width", 0), got.get("height", 0)]
    return any(
        all(abs(one - other) <= 1 for one, other in zip(figures, order, strict=True)) for order in (sides, sides[::-1])
    )


def _same_balance(wanted: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    way = wanted["dir"] if wanted["colour"] == got.get("colour") else {"up": "down", "down": "up"}[wanted["dir"]]
    fits = wanted.get("range") in (None, got.get("range"))
    return fits and wanted["colour"] in (got.get("colour"), got.get("opposite")) and way == got.get("dir")


@dataclass(frozen=True)
class Figures:
    """How often it was right; shares from 0 to 1."""

    clear: int
    acted: int
    right: int
    wishes: int
    offers: int
    asked: int
    to_ask: int
    needless: int

    @property
    def precision(self) -> float:
        return self.right / self.acted if self.acted else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wishes if self.wishes else 1.0

    @property
    def offered(self) -> float:
        """Of the wishes that were not done, those that were offered as a click."""
        return self.offers / (self.wishes - self.right) if self.wishes > self.right else 1.0


def figures(results: Sequence[tuple[Phrase, Heard]]) -> Figures:
    """Of the lines that are not debatable."""
    clear = [(phrase, heard) for phrase, heard in results if phrase.clear]
    acted = [(phrase, heard) for phrase, heard in clear if heard.kind in ("do", "answer")]
    wishes = [(phrase, heard) for phrase, heard in clear if phrase.wanted in ("do", "answer")]
    done = [(phrase, heard) for phrase, heard in acted if right(phrase, heard)]
    return Figures(
        len(clear),
        len(acted),
        len(done),
        len(wishes),
        sum(offered(phrase, heard) for phrase, heard in wishes),
        sum(heard.kind == "ask" for phrase, heard in clear if phrase.wanted == "ask"),
        sum(phrase.wanted == "ask" for phrase, _ in clear),
        sum(heard.kind == "ask" for phrase, heard in clear if not any("ask" in each for each in phrase.expected)),
    )
