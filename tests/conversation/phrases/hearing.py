"""What the studio makes of a labelled line: what it does to which pictures, what it answers, if it asks or passes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conversation.commands.info import Info
from conversation.errors import BadRequest
from conversation.plain_words.edits import Edit, UnclearEdit, parse_edit, possible_edits
from conversation.target import PictureReference
from imaging.declaration import Declaration
from tests.conversation.phrases.acts import Act, acts_of, answered, laid
from tests.conversation.phrases.phrase import Phrase


@dataclass(frozen=True)
class Heard:
    """`kind` is `do`, `answer`, `ask` or `pass`."""

    kind: str
    acts: tuple[Act, ...] = ()
    answer: str = ""
    pictures: frozenset[int] = frozenset()
    """Of an answer."""
    offered: tuple[tuple[Act, ...], ...] = ()
    """Where it passes: what it offers to be clicked."""


KINDS = ("size", "format", "changes", "count", "colours")
"""Of answers that the labels know; what else stands in the file is told, which touches nothing."""
ASKS, PASSES = Heard("ask"), Heard("pass")


def heard(phrase: Phrase) -> Heard:
    found = parse_edit(phrase.text)
    if found is None:
        return Heard("pass", offered=_offered(phrase))
    if not phrase.pictures:
        return PASSES
    numbers = _numbers(phrase, found.references)
    if numbers is None or isinstance(found, UnclearEdit):
        return ASKS
    try:
        said = found.said(1200)
    except BadRequest:
        return ASKS
    return _done(phrase, found, said, numbers)


def _done(phrase: Phrase, found: Edit, said: Sequence[Declaration], numbers: list[int]) -> Heard:
    if isinstance(said[0], Info) and answered(said[0]) not in KINDS:
        return PASSES
    if answer := answered(said[0]):
        return Heard("answer", answer=answer, pictures=frozenset(numbers))
    together = laid(said[0], numbers) if len(said) == 1 else None
    if together:
        return Heard("do", (together,))
    pictures = frozenset(numbers)
    return Heard("do", tuple(act for each in said for act in acts_of(each, pictures, phrase.last)))


def _offered(phrase: Phrase) -> tuple[tuple[Act, ...], ...]:
    active = frozenset({phrase.active})
    return tuple(tuple(acts_of(each, active, phrase.last)) for each in possible_edits(phrase.text))


def _numbers(phrase: Phrase, references: Sequence[PictureReference]) -> list[int] | None:
    """The pictures that are named, the active one without; None where the studio asks or refuses."""
    numbers: list[int] = []
    for reference in references:
        there = list(range(1, phrase.pictures + 1))
        found = {
            "number": [reference.n],
            "ordinal": [reference.n if reference.n > 0 else phrase.pictures],
            "before": [phrase.active - 1],
            "last": there[-reference.n :],
            "all": there,
            "both": there,
        }[reference.kind]
        if not {*found} <= {*there} or (reference.kind == "both" and len(there) != 2):
            return None
        numbers += found
    return numbers or [phrase.active]
