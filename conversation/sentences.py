"""How sentences with codes cross a wire: as text, with code and values beside it. `imaging/sentences.py` makes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from imaging.sentences import Sentence as Sentence
from imaging.sentences import Value, Values
from imaging.sentences import all_of as all_of
from imaging.sentences import both as both
from imaging.sentences import in_its_words as in_its_words
from imaging.sentences import say as say
from imaging.sentences import sentence_of as sentence_of


def said(texts: Mapping[str, object]) -> dict[str, Any]:
    """`{"said": {field: {"code", "params"}}}` for those fields that have a code; nothing where none has."""
    coded = {name: coded_form(text) for name, text in texts.items() if isinstance(text, Sentence) and text.code}
    return {"said": coded} if coded else {}


def coded_form(sentence: Sentence) -> dict[str, Any]:
    """`{"code", "params"}`; a sentence among the values has its English as `text` beside its own."""
    return {"code": sentence.code, "params": {name: _sent(value) for name, value in sentence.params.items()}}


def with_codes(data: Mapping[str, Any]) -> dict[str, Any]:
    """The way back: what crossed a wire, its sentences with the codes they came with."""
    coded = data.get("said") or {}
    values = {name: value for name, value in data.items() if name not in ("type", "said")}
    for name in coded.keys() & values.keys():
        values[name] = Sentence(values[name], coded[name]["code"], _values(coded[name]["params"]))
    return values


def slug(text: str) -> str:
    """A code from words: `The picture` is `the_picture`."""
    return re.sub(r"\W+", "_", text.lower()).strip("_")


def _sent(value: Value) -> Any:
    return {"text": str.__str__(value), **coded_form(value)} if isinstance(value, Sentence) and value.code else value


def _values(sent: Mapping[str, Any]) -> Values:
    return {
        name: Sentence(each["text"], each["code"], _values(each["params"])) if isinstance(each, Mapping) else each
        for name, each in sent.items()
    }
