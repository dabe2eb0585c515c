"""How sentences with codes cross a wire: as text, with code and values beside it. `imaging/sentences.py` makes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from imaging.sentences import FIGURE as FIGURE
from imaging.sentences import IN_A_ROW as IN_A_ROW
from imaging.sentences import MONEY as MONEY
from imaging.sentences import STANDING as STANDING
from imaging.sentences import WITHIN as WITHIN
from imaging.sentences import Sentence as Sentence
from imaging.sentences import Value, Values
from imaging.sentences import all_of as all_of
from imaging.sentences import both as both
from imaging.sentences import figure as figure
from imaging.sentences import followed as followed
from imaging.sentences import in_bytes as in_bytes
from imaging.sentences import in_dollars as in_dollars
from imaging.sentences import in_its_words as in_its_words
from imaging.sentences import joined as joined
from imaging.sentences import listed as listed
from imaging.sentences import named_all as named_all
from imaging.sentences import number as number
from imaging.sentences import percent as percent
from imaging.sentences import percent_with_sign as percent_with_sign
from imaging.sentences import say as say
from imaging.sentences import sentence_of as sentence_of
from imaging.sentences import slug as slug
from imaging.sentences import standing as standing
from imaging.sentences import with_sign as with_sign
from imaging.sentences import within as within

TOGETHER = (IN_A_ROW, WITHIN, STANDING, FIGURE, MONEY)
"""Codes without words."""


def said(texts: Mapping[str, object]) -> dict[str, Any]:
    """`{"said": {field: {"code", "params"}}}` for those fields that have a code; nothing where none has."""
    coded = {name: coded_form(text) for name, text in _each(texts) if isinstance(text, Sentence) and text.code}
    return {"said": coded} if coded else {}


def _each(texts: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Of several texts in one field each is called by its place as well: `notes.0`."""
    for name, text in texts.items():
        if isinstance(text, tuple):
            yield from ((f"{name}.{place}", each) for place, each in enumerate(text))
        else:
            yield name, text


def code_of(text: str) -> dict[str, Any] | None:
    """`{"code", "params"}` as it is kept beside a text that may be a sentence; None for other text."""
    return coded_form(text) if isinstance(text, Sentence) and text.code else None


def said_again(text: str, code: Mapping[str, Any] | None) -> str:
    """The way back: a text that was kept, with the code that was kept beside it."""
    return Sentence(text, code["code"], _values(code["params"])) if code else text


def coded_form(sentence: Sentence) -> dict[str, Any]:
    """`{"code", "params"}`; a sentence among the values has its English as `text` beside its own."""
    return {"code": sentence.code, "params": {name: _sent(value) for name, value in sentence.params.items()}}


def with_codes(data: Mapping[str, Any]) -> dict[str, Any]:
    """The way back: what crossed a wire, its sentences with the codes they came with."""
    coded = data.get("said") or {}
    values = {name: value for name, value in data.items() if name not in ("type", "said")}
    for name, sentence in coded.items():
        field, _, place = name.partition(".")
        if place and field in values:
            values[field] = tuple(
                said_again(each, sentence) if f"{at}" == place else each for at, each in enumerate(values[field])
            )
        elif name in values:
            values[name] = said_again(values[name], sentence)
    return values


def _sent(value: Value) -> Any:
    return {"text": str.__str__(value), **coded_form(value)} if isinstance(value, Sentence) and value.code else value


def _values(sent: Mapping[str, Any]) -> Values:
    return {
        name: Sentence(each["text"], each["code"], _values(each["params"])) if isinstance(each, Mapping) else each
        for name, each in sent.items()
    }
