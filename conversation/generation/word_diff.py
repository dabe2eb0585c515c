"""Two wordings beside each other, word by word: what stayed, what is new, what is gone. For page and terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from conversation.events import WordChange

SOLID = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
"""Signs of writing without blanks."""
WORD = re.compile(rf"\s*(?:[{SOLID}]|(?:(?![{SOLID}])[\w'’-])+|\S)")
"""A word and the blanks before it; each sign of writing without blanks is one, and each mark of punctuation."""
MOST_WORDS = 2_000
"""Of either wording: beyond that one is shown after the other, since comparing takes the square of it."""


def word_changes(before: str, after: str) -> tuple[WordChange, ...]:
    """Joined, all but the added ones are `before`, and all but the removed ones `after`."""
    return tuple(_changes(before, after))


def _changes(before: str, after: str) -> Iterator[WordChange]:
    ours, theirs = WORD.findall(before.rstrip()), WORD.findall(after.rstrip())
    if max(len(ours), len(theirs)) > MOST_WORDS and before != after:
        yield from _pieces([("removed", before.rstrip()), ("added", after.rstrip())])
        return
    for tag, one, other, first, last in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        old, new = "".join(ours[one:other]), "".join(theirs[first:last])
        yield from _pieces([("kept", new)] if tag == "equal" else [("removed", old), ("added", new)])


def _pieces(said: list[tuple[str, str]]) -> Iterator[WordChange]:
    yield from (WordChange(kind, text) for kind, text in said if text)
