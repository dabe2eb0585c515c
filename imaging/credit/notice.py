"""A photograph's date and its notice of rights, as values. `credit.py` finds them in files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

PRIVATE = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
LONGEST = 200
"""Characters of a name: what is longer is no name."""
LONGEST_TERMS = 2_000
"""Characters of a sentence about rights."""
MOST = 20
"""Names."""


@dataclass(frozen=True)
class Credit:
    """Empty where nothing is said. Texts are plain, without controls."""

    taken: str = ""
    """`2026:08:01 12:30:45`, on the camera's clock."""
    artists: tuple[str, ...] = ()
    copyright: str = ""
    line: str = ""
    """The line that is to stand beside it: `Ada Byron / Agency`."""
    source: str = ""
    owner: str = ""
    terms: str = ""
    """How it may be used."""
    statement: str = ""
    """The address where that is told."""

    def __bool__(self) -> bool:
        return any(getattr(self, item.name) for item in fields(self))


def merged(credits: Iterable[Credit]) -> Credit:
    """Each field of the first that says it."""
    found = Credit()
    for each in credits:
        missing = {item.name: getattr(each, item.name) for item in fields(each) if not getattr(found, item.name)}
        found = replace(found, **missing)
    return cleaned(found)


def cleaned(credit: Credit) -> Credit:
    """Without controls, and no longer than such a text is."""
    long = {name: _plain(getattr(credit, name), LONGEST_TERMS) for name in ("copyright", "terms", "statement")}
    short = {name: _plain(getattr(credit, name), LONGEST) for name in ("line", "source", "owner")}
    artists = tuple(filter(None, (_plain(each, LONGEST) for each in credit.artists[:MOST])))
    return replace(credit, artists=artists, **long, **short)


def _plain(text: str, longest: int) -> str:
    return PRIVATE.sub(" ", text).strip()[:longest]
