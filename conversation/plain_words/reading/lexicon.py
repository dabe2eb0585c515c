"""All languages' phrases in one tree of words, each with its senses; a language is one file of data in `lexicons/`.

A sense is `kind` or `kind:value`; `conversation/plain_words/lexicons/README.md` lists the kinds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from conversation.plain_words.reading.notation import entries, spelt_out
from conversation.plain_words.reading.tokens import WordToken, tokens_of

FOLDER = Path(__file__).parent.parent / "lexicons"
SHARED = "shared"
LANGUAGES = ("english", "german", "french", "spanish", "chinese", "italian")
LEAST_TYPED = 5
"""Letters of a word from which on one wrong, missing, doubled or exchanged letter is forgiven."""
SETTINGS = ("endings", "enclitics", "variants")
"""What a file says beside its senses."""
Sense = tuple[str, str]
"""Kind and value."""


@dataclass(slots=True)
class Node:
    """After these words: those that may follow, and what they mean so far, language by language."""

    then: dict[str, Node] = field(default_factory=dict)
    senses: dict[Sense, set[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class LexiconEntry:
    """A stretch of tokens with one sense."""

    end: int
    sense: Sense
    languages: frozenset[str]
    typed: bool = False
    """One letter was forgiven."""


class Lexicon:
    """The phrases of all languages. Read once; asked at every word of every message."""

    def __init__(self, files: dict[str, str]) -> None:
        self.root = Node()
        self.variants: dict[str, str] = {}
        self.enclitics: dict[str, tuple[str, ...]] = {}
        for language, text in files.items():
            self._read(language, text)
        self._words = {*self._spelt()}
        self._mistyped = _deletions(word for word in self._words if len(word) >= LEAST_TYPED and word.isalpha())

    def _read(self, language: str, text: str) -> None:
        endings: tuple[str, ...] = ("",)
        for sense, phrases in entries(text):
            if sense == "endings":
                endings = tuple("" if each == "-" else each for each in phrases[0].split())
            elif sense == "enclitics":
                self.enclitics[language] = tuple(phrases[0].split())
            elif sense == "variants":
                self.variants.update((pair[0], pair[1]) for pair in phrases[0].split())
            else:
                kind, _, value = sense.partition(":")
                for phrase in phrases:
                    for spelling in spelt_out(phrase, endings):
                        self._add(language, spelling, (kind, value))

    def _add(self, language: str, phrase: str, sense: Sense) -> None:
        node = self.root
        simple = phrase.isascii() and phrase.replace(" ", "").isalpha() and phrase.islower()
        words = phrase.split() if simple else [token.text for token in tokens_of(phrase, self.variants)]
        for word in words:
            node = node.then.setdefault(word, Node())
        node.senses.setdefault(sense, set()).add(language)

    def _spelt(self) -> Iterator[str]:
        stack = [self.root]
        while stack:
            node = stack.pop()
            for word, after in node.then.items():
                stack.append(after)
                yield word

    def at(self, tokens: Sequence[WordToken], start: int) -> list[LexiconEntry]:
        """Everything that is known to begin here."""
        found: list[LexiconEntry] = []
        self._follow(self.root, tokens, start, False, found)
        return found

    def _follow(self, node: Node, tokens: Sequence[WordToken], at: int, typed: bool, found: list[LexiconEntry]) -> None:
        if at == len(tokens):
            return
        token = tokens[at]
        after = node.then.get(token.text)
        if after is not None:
            found += [LexiconEntry(at + 1, sense, frozenset(known), typed) for sense, known in after.senses.items()]
            self._follow(after, tokens, at + 1, typed, found)
        elif not typed and token.kind == "word" and len(token.text) >= LEAST_TYPED and not self.knows(token.text):
            for word in self.meant(token.text):
                after = node.then.get(word)
                if after is not None:
                    found += [
                        LexiconEntry(at + 1, sense, frozenset(known), True) for sense, known in after.senses.items()
                    ]
                    self._follow(after, tokens, at + 1, True, found)

    def knows(self, word: str) -> bool:
        return word in self._words

    @cache  # noqa: B019 (there is one lexicon)
    def meant(self, word: str) -> tuple[str, ...]:
        """Known words that are one letter away: one too many, too few, another, or two exchanged."""
        near = {known for spelling in _without_one(word) for known in self._mistyped.get(spelling, ())}
        return tuple(sorted(known for known in near if _one_apart(word, known)))


def _deletions(words: Iterator[str]) -> dict[str, tuple[str, ...]]:
    """From every word, and every word without one of its letters, to the words."""
    found: dict[str, set[str]] = {}
    for word in {*words}:
        for spelling in _without_one(word):
            found.setdefault(spelling, set()).add(word)
    return {spelling: tuple(known) for spelling, known in found.items()}


def _without_one(word: str) -> set[str]:
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter of `other` was left out, doubled, hit beside its key or exchanged with the next; the first is right.

    Any other letter would make “cosier” of “copier”.
    """
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    place = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[place:], other[place:]
    if left == right[1:]:  # one is missing
        return len(one) >= LEAST_TYPED
    if left[1:] == right:  # one is too many
        return left[0] == one[place - 1] or right[:1] == left[0] or (bool(right) and right[0] in beside(left[0]))
    if left[1:] == right[1:]:
        return right[0] in beside(left[0])
    return left[1::-1] + left[2:] == right


ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@cache
def beside(letter: str) -> frozenset[str]:
    """The keys around a key, and the vowels that sound alike."""
    found: set[str] = set(ALIKE.get(letter, ""))
    for number, row in enumerate(ROWS):
        at = row.find(letter)
        if at >= 0:
            near = [
                (number, at - 1),
                (number, at + 1),
                *((other, at + step) for other in (number - 1, number + 1) for step in (-1, 0, 1)),
            ]
            found.update(ROWS[line][key] for line, key in near if 0 <= line < len(ROWS) and 0 <= key < len(ROWS[line]))
    return frozenset(found)


ALIKE = {"a": "e", "e": "ai", "i": "ey", "y": "iz", "z": "ys", "s": "cz", "c": "sk", "k": "c", "v": "f", "f": "v"}


@cache
def lexicon() -> Lexicon:
    """Of all languages there are."""
    files = [FOLDER / f"{name}.txt" for name in (SHARED, *LANGUAGES)]
    return Lexicon({file.stem: file.read_text(encoding="utf-8") for file in files if file.exists()})
