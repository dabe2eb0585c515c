"""Where the words of a table stand in a folded text."""

from __future__ import annotations

import re
from functools import cache

from imaging.sketch.folding import Span
from imaging.sketch.vocabulary import Words

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@cache
def pattern(words: str) -> re.Pattern[str]:
    """One expression for a row of a table: Latin words whole with a plural, Chinese ones anywhere."""
    latin = sorted((w for w in words.split("|") if not CHINESE.search(w)), key=len, reverse=True)
    chinese = sorted((w for w in words.split("|") if CHINESE.search(w)), key=len, reverse=True)
    parts = [rf"\b(?:{'|'.join(map(re.escape, latin))})(?:s|es|n)?\b"] if latin else []
    return re.compile("|".join(parts + list(map(re.escape, chinese))))


def find(words: str, text: str) -> re.Match[str] | None:
    """The first match of a row."""
    return pattern(words).search(text)


def places(table: Words, text: str) -> list[tuple[int, int, str]]:
    """(start, end, meaning) of every match in reading order; the longer wins where two overlap."""
    found = sorted(
        ((m.start(), -m.end(), name) for name, words in table.items() for m in pattern(words).finditer(text))
    )
    kept: list[tuple[int, int, str]] = []
    for start, minus_end, name in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, -minus_end, name))
    return kept


def last(table: Words, text: str) -> str:
    """The last word counts: refinements are appended to what was said before."""
    found = places(table, text)
    return found[-1][2] if found else ""


def spans(table: Words, text: str) -> list[Span]:
    """Where anything of the table stands."""
    return [(start, end) for start, end, _ in places(table, text)]
