"""Reading what a request says, from JSON of any shape: a wrong one is a sentence, never a surprise further in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn, get_args

from flask import request
from werkzeug.exceptions import ClientDisconnected

from conversation.errors import BadRequest
from conversation.sentences import say
from endpoints.shape import Shape, declared_fields
from endpoints.shape import parse as parse  # what every view reads it with
from endpoints.shape import wrong as wrong

DEEPEST = 32
PIECE = 65_536
"""Bytes of a file that are in memory at a time."""
LARGEST = 2**63 - 1
"""No number says more: what is larger no database keeps, and no float where it is a whole one."""

DIGITS = re.compile(r"-?[0-9]{1,9}")


def body_pieces(then: str) -> Iterator[bytes]:
    """The body as it comes, never more than a piece of it in memory. `then`: what to do where the line is cut, which
    raises `BadRequest`."""
    try:
        while piece := request.stream.read(PIECE):
            yield piece
    except (OSError, ClientDisconnected) as cut:
        raise BadRequest(say("line_cut", "The connection was cut"), then, code="line_cut") from cut


def json_body() -> dict[str, Any]:
    """The JSON object that was sent, for `parse` to read; an empty one for an empty body. Raises `BadRequest`."""
    data = request.get_data(cache=True)
    if not data.strip():
        return {}
    if request.mimetype not in ("application/json", ""):
        wrong("the body is JSON; say so with Content-Type: application/json")
    try:
        value = json.loads(data, parse_constant=_no_constant, object_pairs_hook=_said_once)
    except (ValueError, RecursionError):
        wrong("the body is not valid JSON")
    return checked(value)


def checked(value: object) -> dict[str, Any]:
    """A decoded JSON value as a body. Refuses what is no object, too deep, or holds text no database keeps."""
    if not isinstance(value, dict):
        wrong("the body is a JSON object")
    for text in texts_in(value):
        storable(text)
    return value


def storable(text: str) -> str:
    """The text itself. Refuses NUL and lone surrogates: JSON can spell them, a database cannot keep them."""
    try:
        if b"\x00" not in text.encode():
            return text
    except UnicodeEncodeError:
        pass
    return wrong("a text holds a character that is none (NUL or half a surrogate pair)")


def texts_in(value: object, depth: int = 0) -> Iterator[str]:
    """All strings inside, keys among them. Refuses what is nested too deep."""
    if depth > DEEPEST:
        wrong("the body is nested too deep")
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts_in(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item, depth + 1)
    elif isinstance(value, (int, float)) and not -LARGEST <= value <= LARGEST:
        wrong("a number is too large, or none")


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _said_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Which one of two would count, a program could only guess."""
    said = dict(pairs)
    if len(said) != len(pairs):
        wrong("the body says something twice")
    return said


def query(shape: type[Shape]) -> Shape:
    """The query string as the dataclass that declares it, its whole numbers in digits, with a minus before those below
    0. Raises `BadRequest`."""
    declared: type = shape
    whole = {item.name for item, hint in declared_fields(declared) if int in get_args(hint)}
    said = {
        name: int(text) if name in whole and DIGITS.fullmatch(text) else storable(text)
        for name, text in request.args.items()
    }
    return parse(shape, said)
