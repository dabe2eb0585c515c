"""A language's vocabulary: words and their senses. `conversation/plain_words/languages/english.py` is one; another is one more file and its name in
`LANGUAGES`. How senses become edits is the same for all of them, see `grammar.py`.

A message counts as understood only when every word of it has a sense: one that nothing explains leaves it to the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from conversation.plain_words.initials import ANY, initials

NUMBER = r"\d+(?:[.,]\d+)?"
QUOTE = r"[“\"„«「『](?P<quote>[^”\"“»」』]{1,80})[”\"“»」』]"
MARKS = re.compile(r"[\s.!?:。！？¿¡~…]+")
"""What stands between words and says nothing by itself."""


@dataclass(frozen=True)
class Word:
    """A stretch of the message with a sense. `kind` is one of those that `grammar.py` lists."""

    kind: str
    value: str = ""
    text: str = ""


@dataclass(frozen=True)
class Phrase:
    """A regular expression with a sense, compiled when it is first tried."""

    source: str
    kind: str
    value: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.source)


@dataclass(frozen=True)
class Units:
    """How a language writes what stands behind numbers, as regular expressions."""

    percent: str
    degrees: str
    pixels: str = r"px|pixels?"
    kilobytes: str = r"kb|kib|k"
    megabytes: str = r"mb|mib|megs?"
    megapixels: str = r"mp|mpx|megapixels?"
    times: str = "x|times"
    between: str = ":|/|x|×|by"
    """What may stand between the two numbers of a ratio or a size."""
    picture: str = "picture|image|photo"
    """What may stand before the number of a picture."""
    stops: str = r"ev|stops?"
    percent_before: str = ""
    """“百分之二十” names the percent before the number."""


@dataclass(frozen=True)
class Language:
    """One language's words."""

    name: str
    units: Units
    words: Mapping[str, str]
    """From a sense, `kind` or `kind:value`, to phrases apart by ` | `; each is a regular expression."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Number words."""
    folded: bool = False
    """Accents do not count, but in the words of `KEPT`: many people leave them out, and “gírala” is “gira” with “la”."""
    spaced: bool = True
    """Words stand apart by blanks."""
    questions: Mapping[str, str] = field(default_factory=dict)
    """More senses, written as `words`: what is asked about a file, kept in `file_questions.py` for all languages."""

    @cached_property
    def phrases(self) -> dict[str, tuple[Phrase, ...]]:
        """By the letter that they may begin with, in order; under `ANY` those that fit every letter."""
        edge = r"(?:(?<=')|(?!\w))" if self.spaced else ""
        every = [(Phrase(f"(?:{body}){edge}", kind, value), initials(body)) for body, kind, value in self._spelt()]
        found: dict[str, list[Phrase]] = {letter: [] for letter in {ANY}.union(*(letters for _, letters in every))}
        for phrase, letters in every:
            for letter in found if ANY in letters else letters:
                found[letter].append(phrase)
        return {letter: tuple(phrases) for letter, phrases in found.items()}

    def _spelt(self) -> Iterator[tuple[str, str, str]]:
        for body, kind, value in self._senses():
            yield (folded(body) if self.folded else body), kind, value

    def _senses(self) -> Iterator[tuple[str, str, str]]:
        for sense, phrases in chain(self.words.items(), self.questions.items()):
            kind, _, value = sense.partition(":")
            for phrase in re.split(r"\s\|\s", re.sub(r"\n\s*\|(?=\S)", "|", phrases.strip())):
                yield re.sub(r"\s+", r"\\s+", phrase.strip().replace(" ?", "\\s?")), kind, value
        for word in self.numbers:
            yield word, "num", word

    @cached_property
    def slots(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """Numbers with what belongs to them. Of those that match equally far the first one counts."""
        units, edge = self.units, r"(?![\w%])" if self.spaced else r"(?![\d%])"
        said = "|".join(sorted(self.numbers, key=len, reverse=True)) or "0"
        n = rf"{NUMBER}|(?:{said})(?!\w)" if self.spaced else rf"{NUMBER}|{said}"
        sides = rf"(\d+(?:\.\d+)?)\s*(?:{units.between})\s*(\d+(?:\.\d+)?)(?:\s*(?:{units.pixels}))?"
        made = [
            (QUOTE, "quote"),
            (rf"(?:(?:{units.picture})\s*)?(?:(?:no|nr|n|number|nummer|número|numéro)[.°]?\s*)?#\s*(\d+)", "number"),
            (rf"(?:{units.picture})\s*(\d+)", "number"),
            (sides + edge, "sides"),
            (rf"([+−-]?)\s?({n})\s*(?:%|{units.percent})", "pct"),
            *([(rf"(?:{units.percent_before})({n})", "pct")] if units.percent_before else []),
            (rf"([+−-]?)({n})\s*(?:°|{units.degrees}){edge}", "angle"),
            (rf"({n})\s*(?:{units.pixels}){edge}", "px"),
            (rf"({n})\s*(?:{units.kilobytes}){edge}", "kb"),
            (rf"({n})\s*(?:{units.megabytes}){edge}", "mb"),
            (rf"({n})\s*(?:{units.megapixels}){edge}", "mp"),
            (rf"({n})\s*(?:{units.times}){edge}", "times"),
            (rf"([+−-]?)({n})\s*(?:{units.stops}){edge}", "stops"),
            (rf"([+−-]?)({NUMBER}){edge}", "num"),
        ]
        return tuple((re.compile(folded(pattern) if self.folded else pattern), kind) for pattern, kind in made)

    def words_of(self, text: str) -> list[Word] | None:
        """The message word by word, longest first; None when something has no sense."""
        if self.folded:
            text = folded(text)
        words, at, _ = self._read(text)
        return words if at == len(text) else None

    def known_words(self, text: str) -> list[Word]:
        """The words that have a sense; what has none becomes one `unknown` each."""
        words: list[Word] = []
        if self.folded:
            text = folded(text)
        while True:
            more, _, rest = self._read(text)
            words += more
            if not rest:
                return words
            skipped = re.match(r"\w+|." if self.spaced else r"[a-zA-Z]+|.", rest, re.DOTALL)
            length = skipped.end() if skipped else 1
            words.append(Word("unknown", "", rest[:length]))
            text = rest[length:]

    def _read(self, text: str) -> tuple[list[Word], int, str]:
        """The words up to the first that has no sense, how far they reach, and what is left."""
        words: list[Word] = []
        at = 0
        while True:
            marks = MARKS.match(text, at)
            at = marks.end() if marks else at
            if at == len(text):
                return words, at, ""
            word = self._longest(text, at)
            if word is None:
                return words, at, text[at:]
            words.append(word)
            at += len(word.text)

    def _longest(self, text: str, at: int) -> Word | None:
        best: Word | None = None
        for pattern, kind in self.slots:
            found = pattern.match(text, at)
            if found and (best is None or len(found[0]) > len(best.text)):
                best = Word(kind, " ".join(self._digits(group or "") for group in found.groups()), found[0])
        for phrase in self.phrases.get(text[at], self.phrases[ANY]):
            found = phrase.pattern.match(text, at)
            if found and found[0] and (best is None or _longer(found[0], best)):
                value = self._digits(phrase.value) if phrase.kind == "num" else phrase.value
                best = Word(phrase.kind, value, found[0])
        return best

    def _digits(self, said: str) -> str:
        number = self._counted.get(said)
        return said if number is None else str(number)

    @cached_property
    def _counted(self) -> dict[str, int]:
        return {folded(word) if self.folded else word: number for word, number in self.numbers.items()}


def _longer(text: str, than: Word) -> bool:
    """What says something wins over a small word of the same length."""
    return len(text) > len(than.text) or (len(text) == len(than.text) and than.kind == "fill")


SPELLINGS = ((r"[’`´]", "'"), (r"[，、；]", ","), (r"[：]", ":"), (r"[％]", "%"), (r"œ", "oe"), (r"\s+", " "))
SENTENCE_END = re.compile(r"(?<!\bnr)(?<!\bno)(?<!\bca)(?<!\bapprox)(?<=[\w)\"”])[.!?…]+ (?=\S)|[。！？]+ ?(?=\S)")
ACCENTS = str.maketrans("áàâéèêëíîïóôúùûç", "aaaeeeeiiioouuuc")
KEPT = frozenset(
    (
        "à",
        "où",
        "là",
        "qué",
        "cómo",
        "cuál",
        "cuáles",
        "cuánto",
        "cuánta",
        "cuántos",
        "cuántas",
        "dónde",
        "sí",
        "está",
        "están",
    )
)
"""Accents that make another word."""


def normalised(text: str) -> str:
    """One spelling of marks and blanks, lower case; sentences stand apart by commas."""
    text = text.lower().strip()
    for wrong, right in SPELLINGS:
        text = re.sub(wrong, right, text)
    return SENTENCE_END.sub(", ", text)


def folded(text: str) -> str:
    """Without accents, letter by letter, so that places in it stay what they were."""
    if text.isascii():
        return text
    return re.sub(r"\w+", lambda word: word[0] if word[0] in KEPT else word[0].translate(ACCENTS), text)
