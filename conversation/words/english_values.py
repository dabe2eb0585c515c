"""English numbers, intensities, sides and names of pictures, as values."""

from __future__ import annotations

import re
from collections.abc import Mapping

from conversation.target import Reference
from conversation.words.language import Amount, Heard

LEVELS = {
    "a tiny bit": 0.1,
    "a tad": 0.1,
    "a touch": 0.1,
    "very slightly": 0.1,
    "just a little": 0.12,
    "just a bit": 0.12,
    "a bit": 0.15,
    "a little bit": 0.15,
    "a little": 0.15,
    "slightly": 0.15,
    "somewhat": 0.2,
    "some": 0.25,
    "even": 0.25,
    "still": 0.25,
    "a bit more": 0.2,
    "a good bit": 0.35,
    "quite a bit": 0.35,
    "noticeably": 0.35,
    "considerably": 0.45,
    "much": 0.5,
    "a lot": 0.5,
    "lots": 0.5,
    "way": 0.5,
    "strongly": 0.5,
    "far": 0.6,
    "very much": 0.6,
    "a whole lot": 0.6,
}
"""How much, as a share."""
FRACTIONS = {"half": 0.5, "a third": 1 / 3, "a quarter": 0.25, "a fifth": 0.2, "a tenth": 0.1}
ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
}
LATEST = ("last", "latest", "newest")
NUMBER = re.compile(r"\d+(?:\.\d+)?|\.\d+")


def heard(said: Mapping[str, str]) -> Heard | None:
    """The values of a clause's slots; None when two amounts contradict each other."""
    amounts = [
        amount for slot in ("degree", "by", "to", "as", "signed") if (amount := _amount(slot, said.get(slot, "")))
    ]
    if len(amounts) > 1 and amounts[0] != Amount("by", LEVELS["even"], exact=False):
        return None
    return Heard(
        amount=amounts[-1] if amounts else None,
        angle=_angle(said),
        ratio=_ratio(said.get("ratio", "")),
        pixels=_number(said["pixels"]) if "pixels" in said else None,
        count=_count(said.get("count", "")),
    )


def reference(it: str) -> Reference | None:
    """The picture that `it` names; None for the one that is active."""
    number = re.search(r"(?:#|number |\b(?:picture|image|photo|pic|painting|drawing|sketch) )(\d+)", it)
    if number:
        return Reference("number", int(number[1]))
    if "before" in it or "previous" in it:
        return Reference("before")
    for word in it.split():
        if word in ORDINALS:
            return Reference("ordinal", ORDINALS[word])
        if word in LATEST:
            return Reference("ordinal", -1)
    return None


def _amount(slot: str, text: str) -> Amount | None:
    if not text:
        return None
    if text in LEVELS:
        return Amount("by", LEVELS[text], exact=False)
    if text.removeprefix("by ") in FRACTIONS:
        return Amount("by", FRACTIONS[text.removeprefix("by ")])
    number = _number(text)
    if slot == "to":
        return Amount("to", number / 100 if "%" in text else number)
    if slot == "signed":
        return Amount("by", number / 100 * (1 if text.startswith("+") else -1))
    if "%" in text:
        return Amount("by", number / 100)
    return Amount("times", 2 if "twice" in text else 0.5 if "half" in text else number)


def _angle(said: Mapping[str, str]) -> float | None:
    """Degrees clockwise. A side without an angle is a quarter turn; an angle without a side goes clockwise."""
    turns, side = said.get("turns", ""), said.get("side", "")
    if not (turns or side or "angle" in said):
        return 180.0
    degrees = _number(said["angle"]) if "angle" in said else 180.0 if "half" in turns or "180" in turns else 90.0
    anticlockwise = "left" in side or "anti" in side or "counter" in side or side == "ccw"
    return -degrees if anticlockwise else degrees


def _ratio(text: str) -> str:
    """`16:9` of `16 by 9`; a square when no numbers were said."""
    numbers = NUMBER.findall(text)
    return ":".join(numbers) if len(numbers) == 2 else "1:1"


def _count(text: str) -> int:
    if not text:
        return 1
    return 2 if text == "twice" else int(_number(text))


def _number(text: str) -> float:
    found = NUMBER.search(text)
    return float(found[0]) if found else 0.0
