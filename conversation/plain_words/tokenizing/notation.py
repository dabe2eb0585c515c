"""How phrases are written in a lexicon: `colou?r`, `(the |a )?photo`, `hell~` with the endings that its language has.

`auf+hell` is a verb with a particle that may leave it: “aufhellen”, “aufzuhellen”, “aufgehellt”, “hell es bitte auf”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LETTERS = re.compile(r"[^()|~?]+(?![?])")
"""As they stand: none of them may be left out."""
MOST = 1000
"""Phrases that one line may stand for."""


def spelt_out(phrase: str, endings: tuple[str, ...] = ("",)) -> list[str]:
    """Every phrase that the notation stands for. Raises `ValueError` where brackets do not match, or for too many."""
    found, at = _choice(phrase, 0, endings)
    if at != len(phrase):
        raise ValueError(f"A bracket too many: {phrase}")
    if len(found) > MOST:
        raise ValueError(f"{len(found)} phrases on one line: {phrase}")
    said = [way for each in found for way in (_parted(each) if PARTICLE in each else (each,))]
    return list(dict.fromkeys(" ".join(each.split()) for each in said))


PARTICLE, PARTED = "+", "…"
FORMS = ("", "e", "en", "n", "t", "et", "st", "est")
"""Endings of a German verb."""


def _parted(verb: str) -> list[str]:
    """“auf+hell”: what is written together, and the verb with the particle that comes later."""
    particle, _, stem = verb.partition(PARTICLE)
    if not particle.isalpha() or not stem.isalpha():
        return [verb]
    together = [f"{particle}{stem}{form}" for form in FORMS] + [f"{particle}zu{stem}{form}" for form in ("en", "n")]
    past = [f"{particle}ge{stem}{form}" for form in ("t", "et", "en")]
    return [*together, *past, *(f"{stem}{form} {PARTED} {particle}" for form in FORMS)]


def _choice(phrase: str, at: int, endings: tuple[str, ...]) -> tuple[list[str], int]:
    every: list[str] = []
    while True:
        found, at = _sequence(phrase, at, endings)
        every += found
        if at >= len(phrase) or phrase[at] != "|":
            return every, at
        at += 1


def _sequence(phrase: str, at: int, endings: tuple[str, ...]) -> tuple[list[str], int]:
    found = [""]
    while at < len(phrase) and phrase[at] not in "|)":
        if phrase[at] == "(":
            part, at = _choice(phrase, at + 1, endings)
            if at >= len(phrase):
                raise ValueError(f"A bracket is not closed: {phrase}")
        elif phrase[at] == "~":
            part = list(endings)
        else:
            run = LETTERS.match(phrase, at)
            part = [run[0]] if run else [phrase[at]]
            at += len(part[0]) - 1
        at += 1
        if at < len(phrase) and phrase[at] == "?":
            part, at = [*part, ""], at + 1
        found = [one + other for one in found for other in part]
    return found, at


def entries(text: str) -> Iterator[tuple[str, list[str]]]:
    """Sense and phrases, from lines `sense = one | two`; what is indented goes on, `#` begins a remark."""
    sense, said = "", ""
    for line in [*text.splitlines(), "end ="]:
        if not line.strip() or line.lstrip().startswith("# "):
            continue
        if line[0].isspace():
            said += " " + line.strip()
            continue
        if sense:
            yield sense, _apart(said)
        sense, _, said = (part.strip() for part in line.partition("="))


def _apart(said: str) -> list[str]:
    """Phrases stand apart by ` | `; a `|` without blanks belongs to a choice."""
    return [phrase.strip() for phrase in said.split(" | ") if phrase.strip(" |")]
