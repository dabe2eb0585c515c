"""Sentences that can be said in another language: English, with a code and with what was filled in.

`say("wait_begin", "Waiting for {model} to begin", model="Talker")` is text like any other; where it crosses a wire,
`conversation/sentences.py` sends code and values along, and the page says it in the person's language. The English
stands where it is said, and nowhere else: `conversation/sentence_catalogue.py` collects it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from math import floor, log10
from typing import Self

Value = str | int | float
"""What is filled in: a name or a number as it is, or a `Sentence`, which is said in the same language."""
Values = Mapping[str, Value]
IN_A_ROW, WITHIN, STANDING = "in_a_row", "within", "standing"
"""Codes that say how sentences are put together: they have no words, and each language does it in its own way."""
FIGURE, MONEY = "figure", "money"
"""Codes of numbers that stand by themselves, without words as well: each language has its own point and groups."""


class Sentence(str):
    """What is read, with `code` (snake_case, stable) and `params`, the values of the names in its template."""

    code: str
    params: Values

    def __new__(cls, text: str, code: str = "", params: Values | None = None) -> Self:
        made = super().__new__(cls, text)
        made.code = code
        made.params = dict(params or {})
        return made

    def __str__(self) -> str:
        """Itself, so that `str(error)` is still a sentence."""
        return self


def say(code: str, template: str, /, **params: Value) -> Sentence:
    """The sentence with its `{names}` filled in. Code and template are literals, so that they can be collected."""
    return Sentence(template.format_map(params), code, params)


def joined(parts: Iterable[str], between: str = "") -> str:
    """Texts in a row, each in its own words; `between` stands between them, and is the same in every language."""
    row: list[str] = []
    for part in parts:
        for piece in (between, part) if row and between else (part,):
            _append(row, piece)
    if not any(_coded(piece) for piece in row):
        return "".join(row)
    return row[0] if len(row) == 1 else Sentence("".join(row), IN_A_ROW, {f"{at}": each for at, each in enumerate(row)})


def followed(text: str, more: str) -> str:
    """A text that grew. Words without codes, as a model streams them, are only put together."""
    return text + more if type(text) is str and type(more) is str else joined((text, more))


def listed(parts: Iterable[str]) -> str:
    """Things that are counted up: `brightness +20 %, contrast −10 %`."""
    return reduce(lambda first, then: say("listed", "{first}, {then}", first=first, then=then), parts)


def named_all(parts: Sequence[str]) -> str:
    """Things that belong together: `#1`, `#1 and #2`, `#1, #2 and #3`."""
    if len(parts) < 2:
        return parts[0] if parts else ""
    return say("listed_last", "{first} and {then}", first=listed(parts[:-1]), then=parts[-1])


def within(sentence: str) -> str:
    """A sentence inside of another one: it begins small, where the language does that."""
    return Sentence(sentence[:1].lower() + sentence[1:], WITHIN, {"what": sentence}) if _coded(sentence) else sentence


def standing(sentence: str) -> str:
    """A part of a sentence that stands by itself: it begins large."""
    large = sentence[:1].upper() + sentence[1:]
    return Sentence(large, STANDING, {"what": sentence}) if _coded(sentence) else large


def number(value: float, digits: int = 6) -> int | float:
    """A number that is filled in, with so many digits that count: 3 of 3.0, and 0.1235 of 0.123456 with four."""
    exact = float(f"{value:.{digits}g}")
    return int(exact) if exact.is_integer() else exact


def figure(value: float) -> Sentence:
    """A number that is all there is to say, or a large one: `12.2`, `16,384`."""
    return Sentence(f"{value:,}", FIGURE, {"number": value})


def in_dollars(micro: int) -> Sentence:
    """`$0.93` of micro-dollars; small sums keep two digits that say something, as on the page."""
    dollars = micro / 1_000_000
    digits = 2 if dollars >= 0.01 or not micro else min(6, 1 - floor(log10(dollars)))
    return Sentence(f"${dollars:,.{digits}f}", MONEY, {"micro": micro})


def with_sign(value: float) -> str:
    """`+20`, `−35`."""
    if value < 0:
        return say("minus", "−{number}", number=number(-value))
    return say("plus", "+{number}", number=number(value))


def percent(value: float) -> str:
    """`20 %`."""
    return say("percent", "{number}%", number=number(value))


def percent_with_sign(value: float) -> str:
    """`+20 %`, `−35 %`: whole ones."""
    return say("percent", "{number}%", number=with_sign(round(value)))


def in_bytes(count: int) -> str:
    """`812 B`, `296 KB`, `1.5 MB`."""
    if count < 1000:
        return say("bytes", "{count} B", count=count)
    if count < 999_500:
        return say("kilobytes", "{count} KB", count=number(count / 1000, 3))
    return say("megabytes", "{count} MB", count=number(count / 1_000_000, 3))


def slug(text: str) -> str:
    """A code from words: `The picture` is `the_picture`."""
    return re.sub(r"\W+", "_", text.lower()).strip("_")


def _coded(text: str) -> bool:
    return isinstance(text, Sentence) and bool(text.code)


def _append(row: list[str], text: str) -> None:
    """At the end of the row, which holds no row inside, and no two texts without codes beside each other."""
    if isinstance(text, Sentence) and text.code == IN_A_ROW:
        for part in text.params.values():
            _append(row, str(part))
    elif row and not _coded(text) and not _coded(row[-1]):
        row[-1] += text
    elif text:
        row.append(text)


def all_of(parts: Iterable[str]) -> str:
    """Several sentences, one after another."""
    return reduce(both, parts, "")


def in_its_words(text: str) -> str:
    """What somebody else's program says; in every language it stays as it is."""
    return say("in_its_words", "{text}", text=text) if text else ""


def sentence_of(what: str) -> str:
    """A sentence with a capital and a full stop; one with a code is whole already."""
    if isinstance(what, Sentence) or not what:
        return what
    return in_its_words(f"{what[0].upper()}{what[1:].rstrip('.')}.")


def both(first: str, then: str) -> str:
    """One sentence after another, each in its own words; either may be empty."""
    if not (first and then):
        return first or then
    return say("both", "{first} {then}", first=first, then=then)
