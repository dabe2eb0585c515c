"""All languages' phrases, each with its senses; a language is one file of data in `lexicons/`.

A sense is `kind` or `kind:value`; `conversation/plain_words/lexicons/README.md` lists the kinds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from conversation.plain_words.tokenizing.notation import PARTED, entries, spelt_out
from conversation.plain_words.tokenizing.tokens import WordToken, plain, tokens_of

FOLDER = Path(__file__).parent.parent / "lexicons"
SHARED = "shared"
LANGUAGES = ("english", "german", "french", "spanish", "chinese", "italian")
LEAST_TYPED = 5
"""Letters of a word from which on one wrong, missing, doubled or exchanged letter is forgiven."""
TELLING = ("returning", "restoring", "everything", "bringing", "sharing")
"""Words that tell something of the sense that they stand in or beside."""
SETTINGS = ("endings", "enclitics", "variants", "fillers", "clitics", *TELLING)
"""What a file says beside its senses."""
HAN_FIRST = "\u3040"
FARTHEST = 12
"""Words that may stand between a verb and its particle: “hell das Bild bitte noch ein wenig auf”."""
Sense = tuple[str, str]
"""Kind and value."""


Known = tuple[tuple[Sense, frozenset[str]], ...]
"""Senses, each with the languages that have it."""
GAP = " "
"""Between the words of a phrase."""


class Phrases:
    """Texts of words with one blank between them. Two flat tables hold 150,000 in a tenth of the memory of a tree."""

    def __init__(self) -> None:
        self.known: dict[str, Known] = {}
        """What each means."""
        self.begun: set[str] = set()
        """What a longer one begins with."""
        self._alike: dict[Known, Known] = {}

    def put(self, phrase: str, sense: Sense, language: str) -> None:
        """One more meaning of it."""
        had = self.known.get(phrase, ())
        senses = dict(had)
        senses[sense] = senses.get(sense, frozenset()) | {language}
        both = tuple(senses.items())
        self.known[phrase] = self._alike.setdefault(both, both)
        end = phrase.rfind(GAP)
        while end > 0 and (begun := phrase[:end]) not in self.begun:
            self.begun.add(begun)
            end = phrase.rfind(GAP, 0, end)

    def words(self) -> set[str]:
        """All that stand in them."""
        return {word for phrase in self.known for word in phrase.split(GAP)}


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
        self.phrases = Phrases()
        self.variants: dict[str, str] = {}
        self.enclitics: dict[str, tuple[str, ...]] = {}
        self.fillers = Phrases()
        """What may stand within any phrase: “stell *bitte mal* frei”."""
        self.clitics: frozenset[str] = frozenset()
        """What a hyphen ties to a verb, and may so stand within any phrase: “enlève*-moi* le fond”."""
        self.telling: dict[str, tuple[str, ...]] = dict.fromkeys(TELLING, ())
        """In small letters."""
        self.parted: dict[str, list[tuple[str, Sense, str]]] = {}
        """From a verb to the particle that ends its clause, with the sense and language of both."""
        for language, text in files.items():
            self._read(language, text)
        self._words = {*self.phrases.words(), *self.parted}

    @cached_property
    def _mistyped(self) -> dict[str, str]:
        return _deletions(word for word in self._words if len(word) >= LEAST_TYPED and word.isalpha())

    def _read(self, language: str, text: str) -> None:
        endings: tuple[str, ...] = ("",)
        for sense, phrases in entries(text):
            if sense == "endings":
                endings = tuple("" if each == "-" else each for each in phrases[0].split())
            elif sense == "enclitics":
                self.enclitics[language] = tuple(phrases[0].split())
            elif sense == "clitics":
                self.clitics |= {*phrases[0].split()}
            elif sense == "fillers":
                for phrase in phrases:
                    self.fillers.put(self._written(phrase), ("n", ""), language)
            elif sense in TELLING:
                self.telling[sense] += tuple(phrases)
            elif sense == "variants":
                self.variants.update((pair[0], pair[1]) for pair in phrases[0].split())
            else:
                kind, _, value = sense.partition(":")
                for phrase in phrases:
                    self._add(language, phrase, endings, (kind, value))

    def _add(self, language: str, phrase: str, endings: tuple[str, ...], sense: Sense) -> None:
        for spelling in spelt_out(phrase, endings):
            if PARTED in spelling:
                verb, _, particle = spelling.partition(PARTED)
                self.parted.setdefault(plain(verb.strip()), []).append((plain(particle.strip()), sense, language))
            else:
                self.phrases.put(self._written(spelling), sense, language)

    def _written(self, phrase: str) -> str:
        """As `tokens_of` has its words; most phrases are words or characters and need no search for marks and figures."""
        bare = phrase.replace(GAP, "")
        if bare.isalpha():
            if bare.isascii() and bare.islower():
                return phrase
            if min(bare) > HAN_FIRST:
                return GAP.join(self.variants.get(each, each) for each in bare)
            if max(bare) < HAN_FIRST:
                return GAP.join(plain(word) for word in phrase.split())
        return GAP.join(token.text for token in tokens_of(phrase, self.variants))

    def at(self, tokens: Sequence[WordToken], start: int) -> list[LexiconEntry]:
        """Everything that is known to begin here."""
        found: list[LexiconEntry] = []
        self._follow("", tokens, start, False, found)
        return found

    def _follow(self, said: str, tokens: Sequence[WordToken], at: int, typed: bool, found: list[LexiconEntry]) -> None:
        """`said`: the words of a phrase up to here."""
        if at == len(tokens):
            return
        token = tokens[at]
        if said:
            for end in self._behind_filler(tokens, at):
                self._follow(said, tokens, end, typed, found)
        if self._goes_on(said, token.text, tokens, at + 1, typed, found):
            return
        if not typed and token.kind == "word" and len(token.text) >= LEAST_TYPED and not self.knows(token.text):
            for word in self.meant(token.text):
                self._goes_on(said, word, tokens, at + 1, True, found)

    def _goes_on(
        self, said: str, word: str, tokens: Sequence[WordToken], at: int, typed: bool, found: list[LexiconEntry]
    ) -> bool:
        """Whether a phrase has that word next; what it means up to there, and what longer ones do, is `found`."""
        if GAP in word:  # a quotation
            return False
        phrase = f"{said}{GAP}{word}" if said else word
        known, begun = self.phrases.known.get(phrase), phrase in self.phrases.begun
        if known:
            found += [LexiconEntry(at, sense, languages, typed) for sense, languages in known]
        if begun:
            self._follow(phrase, tokens, at, typed, found)
        return begun or known is not None

    def apart(self, tokens: Sequence[WordToken], spoken: frozenset[str]) -> list[WordToken]:
        """The tokens, with pronouns that are written onto a verb by themselves: “aclárala” is “aclara” and “la”."""
        found: list[WordToken] = []
        for place, token in enumerate(tokens):
            whole = token.kind != "word" or (self.knows(token.text) and bool(self.at(tokens, place)))
            found += [token] if whole else self._without_pronoun(token, spoken)
        return found

    def _without_pronoun(self, token: WordToken, spoken: frozenset[str]) -> list[WordToken]:
        for language in spoken:
            for ending in self.enclitics.get(language, ()):
                stem = token.text.removesuffix(ending)
                if stem != token.text and len(stem) > 1 and self._begins(stem, language):
                    cut = token.end - len(ending)
                    return [WordToken(stem, "word", token.start, cut), WordToken(ending, "word", cut, token.end)]
        return [token]

    def _begins(self, word: str, language: str) -> bool:
        """Whether it is known by itself, or as the first word of something."""
        known = self.phrases.known.get(word, ())
        return word in self.phrases.begun or any(language in languages for _, languages in known)

    def _behind_filler(self, tokens: Sequence[WordToken], at: int) -> list[int]:
        """Where a filler that begins here may end; it ends no phrase and stands in no other."""
        if tokens[at].text == "-":
            tied = at + 1 < len(tokens) and tokens[at + 1].text in self.clitics
            return [at + 2] if tied and tokens[at].start == tokens[at - 1].end else []
        found = []
        if at and tokens[at].kind == tokens[at - 1].kind == "word" and tokens[at].start == tokens[at - 1].end:
            found.append(at + 1)  # a pronoun that was written onto the verb
        said = tokens[at].text
        while said in self.fillers.known or said in self.fillers.begun:
            at += 1
            found += [at] if said in self.fillers.known else []
            if at == len(tokens):
                break
            said += GAP + tokens[at].text
        return found

    def particles(self, tokens: Sequence[WordToken], start: int) -> list[tuple[int, LexiconEntry]]:
        """Where the particle of a verb that begins here stands, and what both are: “helle … auf”."""
        found = []
        for particle, sense, language in self.parted.get(tokens[start].text, ()):
            for at in range(start + 1, min(start + FARTHEST, len(tokens))):
                if tokens[at].kind == "mark":
                    break
                if tokens[at].text == particle and self._ends_clause(tokens, at + 1):
                    found.append((at, LexiconEntry(start + 1, sense, frozenset((language,)))))
        return found

    def _ends_clause(self, tokens: Sequence[WordToken], at: int) -> bool:
        ends = self._behind_filler(tokens, at) if at < len(tokens) else []
        at = max(ends, default=at)
        if at >= len(tokens) or tokens[at].kind in ("mark", "emoji"):
            return True
        return any(kind == "joint" for (kind, _), _ in self.phrases.known.get(tokens[at].text, ()))

    def knows(self, word: str) -> bool:
        return word in self._words

    @cache  # noqa: B019 (there is one lexicon)
    def meant(self, word: str) -> tuple[str, ...]:
        """Known words that are one letter away: one too many, too few, another, or two exchanged."""
        near = {known for spelling in _without_one(word) for known in self._mistyped.get(spelling, "").split()}
        return tuple(sorted(known for known in near if _one_apart(word, known)))


def _deletions(words: Iterable[str]) -> dict[str, str]:
    """From every word, and every word without one of its letters, to the words, with blanks between them."""
    found: dict[str, str] = {}
    for word in sorted(words):
        for spelling in _without_one(word):
            had = found.get(spelling)
            found[spelling] = f"{had} {word}" if had else word
    return found


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
