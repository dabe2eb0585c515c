"""Sentences that can be said in another language: English, with a code and with what was filled in.

`say("wait_begin", "Waiting for {model} to begin", model="Talker")` is text like any other; where it crosses a wire,
`conversation/sentences.py` sends code and values along, and the page says it in the person's language. The English
stands where it is said, and nowhere else: `conversation/sentence_catalogue.py` collects it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Self

Value = str | int | float
"""What is filled in: a name or a number as it is, or a `Sentence`, which is said in the same language."""
Values = Mapping[str, Value]


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
