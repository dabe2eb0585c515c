"""Edits understood without a model: only when every word of a message is explained, never on a guess.

“make it a bit darker”, “crop to a square, then make it black and white” are edits; “make the sky darker” is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from conversation.errors import BadRequest
from conversation.target import Reference
from conversation.words import LANGUAGES
from conversation.words.language import Effect, Heard, Language, Unsure
from imaging.declaration import Declaration, Impossible
from imaging.operations.operation import Operation

LONGEST = 160
"""Characters: a longer message says more than an edit."""
MOST_CLAUSES = 6

__all__ = ["Edit", "Unsure", "understood"]


@dataclass(frozen=True)
class Clause:
    """One thing that is wanted."""

    effect: Effect
    heard: Heard
    reference: Reference | None


@dataclass(frozen=True)
class Edit:
    """What a message surely wants done to one picture: operations in order, or one command."""

    clauses: tuple[Clause, ...]
    reference: Reference | None

    def said(self, long_side: int) -> list[Declaration]:
        """What to do to a picture whose long side has that many pixels. Raises `BadRequest` for impossible values."""
        try:
            done = [clause.effect(replace(clause.heard, long_side=long_side)) for clause in self.clauses]
        except Impossible as error:
            raise BadRequest("That is more than can be done", str(error), code="impossible") from error
        return [each for each in done if isinstance(each, Declaration)]


def understood(text: str, languages: Sequence[Language] = LANGUAGES) -> Edit | Unsure | None:
    """The edit, a question about it, or None when the words are for the model."""
    if len(text) > LONGEST or "\n" in text.strip():
        return None
    for language in languages:
        found = _in(language, text)
        if found is not None:
            return found
    return None


def _in(language: Language, text: str) -> Edit | Unsure | None:
    pieces = [_bare(language, piece) for piece in language.joints.split(language.normalised(text))]
    pieces = [piece for piece in pieces if piece]
    clauses = [_clause(language, piece) for piece in pieces[: MOST_CLAUSES + 1]]
    if not clauses or len(clauses) > MOST_CLAUSES:
        return None
    known = [clause for clause in clauses if clause is not None]
    references = {clause.reference for clause in known[1:] if clause.reference} - {
        known[0].reference if known else None
    }
    if len(known) < len(clauses) or references:
        return None
    return _together(known)


def _together(clauses: Sequence[Clause]) -> Edit | Unsure | None:
    """Several clauses are an edit only when all of them are operations."""
    edit = Edit(tuple(clauses), clauses[0].reference)
    try:
        outcomes = [clause.effect(clause.heard) for clause in clauses]
    except Impossible:
        return edit  # what was meant is clear; that it cannot be done is said when it is tried
    if len(outcomes) > 1:
        return edit if all(isinstance(each, Operation) for each in outcomes) else None
    only = outcomes[0]
    if isinstance(only, Unsure):
        return replace(only, reference=edit.reference)
    return None if only is None else edit


def _clause(language: Language, piece: str) -> Clause | None:
    for pattern, effect in language.patterns:
        found = pattern.fullmatch(piece + " ")
        if found and _names_a_picture(language, found):
            said = {slot: words for slot, words in found.groupdict().items() if words}
            heard = language.heard(said)
            return Clause(effect, heard, language.reference(said.get("it", ""))) if heard else None
    return None


def _names_a_picture(language: Language, found: re.Match[str]) -> bool:
    """Whether the slot `it`, where there is one, is nothing but a picture: “the sky” is not."""
    it = found.groupdict().get("it")
    return it is None or bool(language.pictures.fullmatch(it))


def _bare(language: Language, piece: str) -> str:
    """The clause without the politeness around it."""
    before = ""
    while piece != before:
        before = piece
        piece = language.closing.sub("", language.opening.sub("", piece, count=1), count=1).strip(" .!?,")
    return piece
