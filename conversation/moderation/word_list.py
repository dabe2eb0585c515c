"""Words that are not to be sent to any model: a list, and whether one of them is in a text.

Whole words are meant, whatever their case and accents are. Letters that are written as digits or signs (`b0mb`), with
something between them (`b o m b`, `b.o.m.b`) or with what nobody sees are read as what they stand for. In scripts
without spaces between words a word is found wherever it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

WITHOUT_SPACES = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese; Korean, whose words carry endings."""
WORD = re.compile(r"[^\W_]+")
SIGNED = re.compile(r"[^\W_]*[^\W_@$!|+][\w@$!|+]*|[@$!|+][\w@$!|+]*")
"""A word in which signs stand for letters."""
SPACED = re.compile(r"(?<![^\W_])[^\W_](?:[\W_]{1,2}[^\W_](?![^\W_])){2,}")
"""Three single letters or more with a sign or two between them."""
LEAST, MOST = 3, 30
"""Letters of a word that is looked for in such a run."""
LETTERS = {"0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s", "+": "t"}
"""What digits and signs stand for. A 1, an exclamation mark and a bar are an i or an l."""
READINGS = tuple(str.maketrans({**LETTERS, "1": one, "!": one, "|": one}) for one in "il")


@dataclass(frozen=True)
class WordList:
    """Made once of a file."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = field(default_factory=dict)
    """By their first word: all of their words, and how they were written."""
    inside: tuple[tuple[str, str], ...] = ()
    """What is found anywhere, and how it was written."""
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Of words that may be spelt in single letters, by their first three; the shortest first."""

    def found(self, text: str) -> str:
        """The word or phrase of the list that is in it, as the list has it; empty for none."""
        folded = fold(text)
        close = "".join(folded.split())
        for part, written in self.inside:
            if part in close:
                return written
        for words in _readings(folded):
            for place, word in enumerate(words):
                for phrase, written in self.phrases.get(word, ()):
                    if tuple(words[place : place + len(phrase)]) == phrase:
                        return written
        return next(filter(None, (self._spelt(run) for run in SPACED.findall(folded))), "")

    def _spelt(self, run: str) -> str:
        """What is spelt somewhere in single letters: those before and behind it may be words of one letter."""
        apart = "".join(run.split())
        readings = dict.fromkeys([apart, *(_meant(apart, by) for by in READINGS)])
        for letters in ("".join(WORD.findall(reading)) for reading in readings):
            for start in range(len(letters)):
                for length in self.lengths.get(letters[start : start + LEAST], ()):
                    for phrase, written in self.phrases.get(letters[start : start + length], ()):
                        if len(phrase) == 1:
                            return written
        return ""


def word_list(lines: Iterable[str]) -> WordList:
    """Of a file: a word or a phrase a line; empty lines and what follows a # at the beginning of one say nothing."""
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    inside: list[tuple[str, str]] = []
    for line in lines:
        written = line.strip().lstrip("\ufeff").strip()
        folded = fold(written)
        words = tuple(WORD.findall(folded))
        if written.startswith("#") or not words:
            continue
        if WITHOUT_SPACES.search(folded):
            inside.append(("".join(folded.split()), written))
        else:
            phrases[words[0]] = (*phrases.get(words[0], ()), (words, written))
    return WordList(phrases, tuple(inside), _lengths(phrases))


def _lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """See `WordList.lengths`."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        if LEAST <= len(word) <= MOST:
            lengths.setdefault(word[:LEAST], set()).add(len(word))
    return {start: tuple(sorted(found)) for start, found in lengths.items()}


def fold(text: str) -> str:
    """Without case, accents, the width of letters, and what nobody sees."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    seen = (letter for letter in apart if unicodedata.category(letter) not in ("Mn", "Me", "Cf"))
    return unicodedata.normalize("NFC", "".join(seen))


def _readings(folded: str) -> Iterator[list[str]]:
    """The words as they stand, and as they may be meant."""
    yield WORD.findall(folded)
    meant = SIGNED.findall(folded)
    for letters in READINGS:
        yield [part for word in meant for part in WORD.findall(_meant(word, letters))]


def _meant(word: str, letters: dict[int, str]) -> str:
    """A number, and what is said with an exclamation mark, is what it is."""
    inner = word.rstrip("!")
    return inner.translate(letters) if any(letter.isalpha() for letter in inner) else word
