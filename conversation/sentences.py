"""Sentences that can be said in another language: English, with a code and with what was filled in.

`say("wait_begin", "Waiting for {model} to begin", model="Talker")` is text like any other; where it crosses a wire,
`said` sends code and values along, and the page says it in the person's language. The English stands where it is said,
and nowhere else: `sentence_catalogue.py` collects it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Self

Values = Mapping[str, str | int | float]


class Sentence(str):
    """What is read, with `code` (snake_case, stable) and `params`, the values of the names in its template."""

    code: str
    params: Values

    def __new__(cls, text: str, code: str = "", params: Values | None = None) -> Self:
        made = super().__new__(cls, text)
        made.code = code
        made.params = dict(params or {})
        return made


def say(code: str, template: str, /, **params: str | int | float) -> Sentence:
    """The sentence with its `{names}` filled in. Code and template are literals, so that they can be collected."""
    return Sentence(template.format_map(params), code, params)


def said(texts: Mapping[str, object]) -> dict[str, Any]:
    """`{"said": {field: {"code", "params"}}}` for those fields that have a code; nothing where none has."""
    coded = {
        name: {"code": text.code, "params": dict(text.params)}
        for name, text in texts.items()
        if isinstance(text, Sentence) and text.code
    }
    return {"said": coded} if coded else {}


def with_codes(data: Mapping[str, Any]) -> dict[str, Any]:
    """The way back: what crossed a wire, its sentences with the codes they came with."""
    coded = data.get("said") or {}
    values = {name: value for name, value in data.items() if name not in ("type", "said")}
    for name in coded.keys() & values.keys():
        values[name] = Sentence(values[name], coded[name]["code"], coded[name]["params"])
    return values


def slug(text: str) -> str:
    """A code from words: `The picture` is `the_picture`."""
    return re.sub(r"\W+", "_", text.lower()).strip("_")
