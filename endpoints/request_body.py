"""Reading what a request says, from JSON of any shape: a wrong one is a sentence, never a surprise further in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn
from uuid import UUID

from flask import current_app, request

from endpoints.openapi.declaration import found
from endpoints.shape import hold
from endpoints.shape import wrong as wrong  # what every view says it with

DEEPEST = 32
LONGEST_TEXT = 200_000
"""Characters in one string; a message is far shorter."""
LARGEST = 2**63 - 1
"""No number says more: what is larger no database keeps, and no float where it is a whole one."""


class Body:
    """A JSON object that gives its values by type. Every method raises `BadRequest` for a wrong one."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values

    def text(self, name: str, default: str | None = None, longest: int = LONGEST_TEXT) -> str:
        """A string. Required when there is no default; `null` counts as not given."""
        value = self.values.get(name)
        if value is None:
            return self._missing(name) if default is None else default
        if not isinstance(value, str):
            wrong(f"{name} is a text")
        if len(value) > longest:
            wrong(f"{name} is at most {longest} characters long")
        return value

    def optional_text(self, name: str, longest: int = LONGEST_TEXT) -> str | None:
        """A string, or None where nothing was said."""
        return None if self.values.get(name) is None else self.text(name, longest=longest)

    def id(self, name: str) -> str:
        """A UUID."""
        value = self.text(name)
        try:
            return str(UUID(value))
        except ValueError:
            wrong(f"{name} is a UUID")

    def flag(self, name: str, default: bool) -> bool:
        value = self.values.get(name, default)
        return value if isinstance(value, bool) else wrong(f"{name} is true or false")

    def whole(self, name: str, default: int, low: int, high: int) -> int:
        value = self.values.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            wrong(f"{name} is a whole number from {low} to {high}")
        return value

    def texts(self, name: str, most: int = 32) -> tuple[str, ...]:
        """A list of strings, empty where nothing was said."""
        value = self.values.get(name)
        if value is None:
            return ()
        if not isinstance(value, list) or len(value) > most or not all(isinstance(item, str) for item in value):
            wrong(f"{name} is a list of at most {most} texts")
        return tuple(value)

    def object(self, name: str) -> dict[str, Any]:
        """An object, empty where nothing was said."""
        value = self.values.get(name)
        if value is None:
            return {}
        return value if isinstance(value, dict) else wrong(f"{name} is an object")

    def objects(self, name: str, most: int) -> tuple[Body, ...]:
        """A list of 1 to `most` objects."""
        value = self.values.get(name)
        if not isinstance(value, list) or not 0 < len(value) <= most:
            wrong(f"{name} is a list of 1 to {most} objects")
        if not all(isinstance(item, dict) for item in value):
            wrong(f"{name} is a list of objects")
        return tuple(Body(item) for item in value)

    def only(self, *names: str) -> None:
        """Nothing else may be said: a misspelt option is refused, never left out in silence."""
        for name in self.values:
            if name not in names:
                wrong(f"there is no “{name[:50]}” here; there is {', '.join(names)}")

    def _missing(self, name: str) -> NoReturn:
        wrong(f"{name} is missing")


def json_body() -> Body:
    """The JSON object that was sent, each of its fields of the type which the call declares; an empty one for an empty
    body. Raises `BadRequest`."""
    data = request.get_data(cache=True)
    if not data.strip():
        return Body({})
    if request.mimetype not in ("application/json", ""):
        wrong("the body is JSON; say so with Content-Type: application/json")
    try:
        value = json.loads(data, parse_constant=_no_constant, object_pairs_hook=_said_once)
    except (ValueError, RecursionError):
        wrong("the body is not valid JSON")
    body = checked(value)
    said = found(current_app.view_functions[request.endpoint or ""], request.method)
    if said is not None and said.takes is not None:
        hold(said.takes, body.values)
    return body


def checked(value: object) -> Body:
    """A decoded JSON value as a body. Refuses what is no object, too deep, or holds text no database keeps."""
    if not isinstance(value, dict):
        wrong("the body is a JSON object")
    for text in texts_in(value):
        storable(text)
    return Body(value)


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


def query_number(name: str, default: int, low: int, high: int) -> int:
    """A whole number in the query string."""
    value = request.args.get(name)
    if value is None:
        return default
    if not (value.isascii() and value.isdigit() and len(value) < 10 and low <= int(value) <= high):
        wrong(f"{name} is a whole number from {low} to {high}")
    return int(value)
