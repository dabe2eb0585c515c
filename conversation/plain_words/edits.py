"""Edits understood without a model: only when every word of a message is explained, never on a guess.

“make it a bit darker”, “crop to a square, then make it black and white” are edits; “make the sky darker” is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from conversation.commands.compress import Compress
from conversation.commands.nobg import Nobg
from conversation.errors import BadRequest
from conversation.plain_words.clauses import clauses_of, wishes_of
from conversation.plain_words.grammar import NOMINAL, Clause
from conversation.plain_words.languages import LANGUAGES
from conversation.plain_words.meaning import Unsure
from conversation.plain_words.vocabulary import Language, Word, folded, normalised
from conversation.sentences import say
from conversation.target import PictureReference
from imaging.declaration import Declaration, Impossible
from imaging.operations.operation import Operation
from imaging.operations.text import Text

LONGEST = 160
"""Characters: a longer message says more than an edit."""
MOST_CLAUSES = 6
MOST_READINGS = 4

__all__ = ["Edit", "UnclearEdit", "Unsure", "possible_edits", "parse_edit"]


@dataclass(frozen=True)
class Edit:
    """What a message surely wants done: operations and compressing in order, or one command."""

    clauses: tuple[Clause, ...]
    references: tuple[PictureReference, ...]
    """The pictures that it names, none for the active one."""
    text: str = ""

    def said(self, long_side: int) -> list[Declaration]:
        """What to do to a picture whose long side has that many pixels. Raises `BadRequest` for impossible values."""
        try:
            done = [clause.means(long_side) for clause in self.clauses]
        except Impossible as error:
            raise BadRequest(say("impossible_more", "That goes too far"), str(error), code="impossible") from error
        return [self._as_written(each) for each in done if isinstance(each, Declaration)]

    def _as_written(self, said: Declaration) -> Declaration:
        """Words that are written on a picture keep their capitals."""
        if not isinstance(said, Text):
            return said
        place = folded(self.text.lower()).find(folded(said.text))
        return replace(said, text=self.text[place : place + len(said.text)]) if place >= 0 else said


@dataclass(frozen=True)
class UnclearEdit:
    """The words are clear but for one thing; `unsure` says what to ask, about the pictures that were named."""

    unsure: Unsure
    references: tuple[PictureReference, ...]


def parse_edit(text: str, languages: Sequence[Language] = LANGUAGES) -> Edit | UnclearEdit | None:
    """The edit, a question about it, or None when the words are for the model."""
    if len(text) > LONGEST or "\n" in text.strip():
        return None
    for language in languages:
        words = language.words_of(normalised(text))
        found = _together(clauses_of(words) if words else None, text)
        if found is not None:
            return found
    return None


def possible_edits(text: str, languages: Sequence[Language] = LANGUAGES) -> list[Declaration]:
    """What a message that is not understood might want, from the words in it that are: candidates to ask about."""
    if len(text) > LONGEST:
        return []
    found: dict[str, Declaration] = {}
    for language in languages:
        for words in _known(language.known_words(normalised(text))):
            for clause in clauses_of(words) or ():
                said = _reading(clause)
                if said is not None:
                    found.setdefault(repr(said), said)
        if found:
            break
    return list(found.values())[:MOST_READINGS]


def _known(words: Sequence[Word]) -> list[list[Word]]:
    """The message without what is not known, as one, and piece by piece between what is not known."""
    pieces: list[list[Word]] = [[]]
    for word in words:
        if word.kind == "unknown":
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [[word for word in words if word.kind != "unknown"], *pieces]


def _reading(clause: Clause) -> Declaration | None:
    try:
        said = clause.means()
    except Impossible:
        return None
    return said if isinstance(said, Operation) else None


def _together(clauses: Sequence[Clause] | None, text: str) -> Edit | UnclearEdit | None:
    """Several clauses are an edit only when all are about the same pictures and can be done one after the other."""
    if not clauses or len(clauses) > MOST_CLAUSES or _asks_for_an_opinion(clauses, text):
        return None
    clauses = wishes_of(clauses)
    if not clauses:
        return None
    named = [clause.references for clause in clauses if clause.references]
    first = clauses[0].references
    if len({*named}) > 1 or (named and first != named[0]):
        return None
    edit = Edit(tuple(clauses), named[0] if named else (), text)
    if len(clauses) > 1:
        return edit if all(map(_can_follow, clauses)) else None
    unsure = _unsure(clauses[0])
    return UnclearEdit(unsure, edit.references) if unsure else edit


def _asks_for_an_opinion(clauses: Sequence[Clause], text: str) -> bool:
    """“too dark?”, “more?”"""
    return len(clauses) == 1 and text.rstrip().endswith(("?", "？")) and clauses[0].judges()


def _can_follow(clause: Clause) -> bool:
    try:
        return isinstance(clause.means(NOMINAL), (Operation, Compress, Nobg))
    except Impossible:
        return True


def _unsure(clause: Clause) -> Unsure | None:
    try:
        meant = clause.means(NOMINAL)
    except Impossible:
        return None
    return meant if isinstance(meant, Unsure) else None
