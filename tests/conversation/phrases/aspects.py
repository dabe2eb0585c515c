"""What a labelled line says of its edits beside which they are: the counterpart of `certainty/aspects.py`, which
tells the same of a reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from conversation.plain_words.certainty.aspects import MARK, counted, turned
from tests.conversation.phrases.phrase import Phrase

Params = Mapping[str, Any]


def aspects_wanted(phrase: Phrase) -> frozenset[str]:
    """Of the first expectation."""
    expected = phrase.expected[0]
    if "answer" in expected:
        return frozenset((f"{MARK}asked for {expected['answer']}",))
    steps = expected.get("do", ())
    found = {f"{MARK}{each}" for step in steps for each in _of_step(step["op"], step.get("params") or {})}
    found |= {turned(step["params"]["degrees"]) for step in steps if step["op"] == "rotate"}
    for step in steps:
        target = step.get("target", "active")
        if phrase.pictures > 1 and target != "active":
            found.add(f"{MARK}{'all' if target == 'all' else 'some'} pictures")
    return frozenset((*found, *counted(len(steps))))


def _of_step(op: str, params: Params) -> Iterator[str]:
    make = STEPS.get(op)
    if make:
        yield from make(params)


def _crop(params: Params) -> Iterator[str]:
    yield "cut to a shape" if params.get("ratio") else "cut off"
    if params.get("keep") not in (None, "centre"):
        yield "kept side"


def _resize(params: Params) -> Iterator[str]:
    yield "resized by per cent" if params.get("percent") else "resized to a length"
    if params.get("fit") == "cover":
        yield "filled"


def _text(params: Params) -> Iterator[str]:
    if params.get("size"):
        yield "size of letters"
    if params.get("colour") not in (None, "white"):
        yield "colour of letters"
    yield f"letters {(params.get('position') or 'bottom').split('-')[0]}"


def _pad(params: Params) -> Iterator[str]:
    yield "padded to a shape" if params.get("ratio") else "padded at an edge" if params.get("edge") else "padded"


def _where(name: str, told: str) -> Any:
    """A teller of one aspect where that parameter is said."""
    return lambda params: [told] if params.get(name) else []


STEPS: Mapping[str, Any] = {
    "crop": _crop,
    "resize": _resize,
    "text": _text,
    "pad": _pad,
    "flip": lambda params: [f"flipped {params['axis']}"],
    "collage": lambda params: [f"laid in a {params.get('layout')}"],
    "auto": lambda params: [f"automatic {params.get('what')}"],
    "strip": lambda params: [f"stripped of {params.get('what') or 'all'}"],
    "nobg": lambda params: ["coloured ground" if params.get("background") else "no ground"],
    "overlay": lambda params: ["seen through"] if (params.get("opacity") or 1) < 1 else [],
    "undo": lambda params: ["several steps"] if (params.get("steps") or 1) > 1 else [],
    "convert": _where("quality", "quality"),
    "compress": _where("target_kb", "limit"),
    "balance": _where("range", "range"),
    "rounded": _where("circle", "circle"),
}
