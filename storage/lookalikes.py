"""Names that look alike: an invisible letter in between, a Cyrillic \u0430 for a Latin a, `rn` for `m`.

Unicode's UTS #39 says what looks alike and how names are compared: by their skeletons, in which each letter is replaced
by the one that stands for all that look like it. The table is that of the package `confusable-homoglyphs`.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks by their category that show nothing; whatever is of a category of its own is not listed."""
SHOWN_NOT = ("C", "Z")
"""Categories: controls, formats, unassigned; separators."""
VARIANTS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0), range(0x180B, 0x1810))
"""Variation selectors."""


def alike(name: str, others: Iterable[str]) -> bool:
    """Whether the name cannot be told from one of the others at a glance."""
    mine = skeletons(name)
    return any(mine & skeletons(other) for other in others)


def skeletons(name: str) -> frozenset[str]:
    """As it stands, for `I` looks like `l`; and in lower case, for `A` and `a` are one letter in a name."""
    plain = unicodedata.normalize("NFKC", name)
    return frozenset(skeleton(each).casefold() for each in (plain, plain.casefold()))


def skeleton(text: str) -> str:
    """Two texts that look alike have the same one. It is made to be compared, never shown."""
    table = prototypes()
    letters = unicodedata.normalize("NFD", visible(text))
    return unicodedata.normalize("NFD", visible("".join(table.get(letter, letter) for letter in letters)))


def visible(text: str) -> str:
    """Without what shows nothing, spaces among it."""
    return "".join(letter for letter in text if _shows(letter))


def _shows(letter: str) -> bool:
    if unicodedata.category(letter).startswith(SHOWN_NOT) or letter in INVISIBLE:
        return False
    return not any(ord(letter) in variants for variants in VARIANTS)


@cache
def prototypes() -> dict[str, str]:
    """For each letter what stands for all that look like it. Read when the first name is compared: 0.9 MB of JSON."""
    source = files("confusable_homoglyphs").joinpath("confusables.json").read_text("utf-8")
    like: dict[str, list[str]] = {
        letter: [str(each["c"]) for each in others] for letter, others in json.loads(source).items()
    }
    return {letter: _prototype(letter, others, like) for letter, others in like.items() if len(letter) == 1}


def _prototype(letter: str, others: list[str], like: dict[str, Any]) -> str:
    """The table names for a prototype all that look like it, for every other letter the prototype alone."""
    if len(others) > 1:
        return letter
    (other,) = others
    if len(like.get(other, ())) > 1:
        return visible(other)
    return visible(
        max((letter, other), key=lambda each: (len(each), -ord(each[0])))
    )  # a pair: either one, always the same
