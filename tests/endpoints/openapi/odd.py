"""Values that nobody expects, for every field of every call: made from the API's own document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any

TOO_LARGE = "a number too large for any float"
"""Stands for `1e999` until the body is written."""


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    10**400,
    float("nan"),
    "",
    "Ä" * 300_000,
    "\ud800",
    "../../etc/passwd",
    [[]],
    {"a": 1},
    nested(40),
    # one of each kind, and the others of these kinds
    0,
    1,
    0.5,
    2**31,
    2**63,
    -(2**63) - 1,
    -(10**400),
    1e308,
    float("-inf"),
    TOO_LARGE,
    "x",
    "a\x00b",
    "9999-99-99T99:99:99Z",
    "0001-01-01T00:00:00+23:59",
    "00000000-0000-0000-0000-00000000000g",
    "1" * 400,
    [],
    [None],
    ["x", "x"],
    [10**400],
    {},
    {"": None},
    [{"type": 1}],
)
KINDS = 12
"""How many of them, from the first, are one of each kind."""
KEY = "x"
"""A name in an object whose names are free."""
BY_TYPE: Mapping[str, Any] = {
    "string": "x",
    "boolean": True,
    "integer": 1,
    "number": 0.5,
    "array": ["x"],
    "object": {"x": 1},
}
SIZED: tuple[tuple[str, str, Callable[[int], Any]], ...] = (
    ("minimum", "maximum", lambda size: size),
    ("minLength", "maxLength", lambda size: "x" * size),
    ("minItems", "maxItems", lambda size: ["x"] * size),
    ("minProperties", "maxProperties", lambda size: {str(number): "x" for number in range(size)}),
)
BEYOND = {"exclusiveMinimum": 0, "pattern": " \n", "enum": "none of them", "format": "0" * 32 + "g"}
"""By what is asked of a value: one that is refused for it."""
QUERIES = (
    "",
    "-1",
    "1" * 400,
    "\x00",
    "\udc80",
    "x" * 5000,
    # one of each kind, and the others
    "x",
    "0",
    "1e9",
    "²",
    "٣",
    "nan",
    "💥" * 300,
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    "2026-02-30",
    "%",
    "../x",
)
QUERY_KINDS = 6


def shown(value: Any) -> str:
    """The value as the name of a test."""
    return repr(value)[:24].encode("ascii", "backslashreplace").decode()


def written(body: Any) -> bytes:
    return json.dumps(body).replace(json.dumps(TOO_LARGE), "1e999").encode()


class Fields:
    """What an operation's body may hold, by the document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document

    def resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """What a reference stands for; of several that it may be, the one that is not null."""
        if "$ref" in schema:
            return self.resolved(self.document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]])
        for each in schema.get("anyOf", ()):
            if each.get("type") != "null":
                return self.resolved(each)
        return schema

    def least(self, schema: Mapping[str, Any]) -> Any:
        """A small value that may stand there, with every field, so that each is looked at."""
        schema = self.resolved(schema)
        kind = schema.get("type")
        kind = kind[0] if isinstance(kind, list) else kind
        if "enum" in schema:
            return schema["enum"][-1]
        if kind == "object":
            named = {KEY: schema["additionalProperties"]} if schema.get("minProperties") else {}
            return {name: self.least(each) for name, each in {**schema.get("properties", {}), **named}.items()}
        if kind == "array":
            return [self.least(schema["items"])] * schema.get("minItems", 1)
        if kind == "string":
            return "00000000-0000-4000-8000-000000000001" if schema.get("format") == "uuid" else "x"
        return {"integer": schema.get("minimum", 1), "number": 1.0, "boolean": True}.get(str(kind))

    def places(self, schema: Mapping[str, Any], way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """The way to every field, those of inner objects and of items too."""
        schema = self.resolved(schema)
        if way:
            yield way
        for name, each in schema.get("properties", {}).items():
            yield from self.places(each, (*way, name))
        if "items" in schema and len(way) < 6:
            yield from self.places(schema["items"], (*way, 0))
        if schema.get("minProperties"):
            yield from self.places(schema["additionalProperties"], (*way, KEY))

    def at(self, schema: Mapping[str, Any], way: tuple[Any, ...]) -> Mapping[str, Any]:
        """What is declared of that field, with the limits beside a reference."""
        for step in way:
            schema = self.resolved(schema)
            inner = schema.get("items") if step == 0 else schema.get("properties", {}).get(step)
            schema = inner or schema["additionalProperties"]
        return self.resolved(schema)

    def objects(self, schema: Mapping[str, Any], way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """The way to every object whose fields are declared, the body itself first."""
        if "properties" in self.at(schema, way):
            yield way
        yield from (each for each in self.places(schema) if each and "properties" in self.at(schema, each))


def typed(schema: Mapping[str, Any]) -> set[str]:
    """The JSON types that a value may have."""
    kind = schema.get("type")
    return set(kind) if isinstance(kind, list) else {kind} if kind else set(BY_TYPE)


def of_another_type(schema: Mapping[str, Any]) -> Iterator[Any]:
    """Values of every type that is not declared; a whole number is a number."""
    known = typed(schema)
    known |= {"integer"} if "number" in known else set()
    yield from (value for kind, value in BY_TYPE.items() if kind not in known)


def bounds(schema: Mapping[str, Any]) -> Iterator[tuple[Any, bool]]:
    """Values at the limits of a field and just beyond them, each with whether it is within."""
    for low, high, value in SIZED:
        yield from ((value(schema[end]), True) for end in (low, high) if end in schema)
        if low in schema and (low == "minimum" or schema[low]):
            yield value(schema[low] - 1), False
        if high in schema:
            yield value(schema[high] + 1), False
    yield from ((choice, True) for choice in schema.get("enum", ()))
    yield from ((value, False) for keyword, value in BEYOND.items() if keyword in schema)


def put(body: Any, way: tuple[Any, ...], value: Any) -> Any:
    """The body with another value there."""
    if not way:
        return value
    changed = deepcopy(body)
    if isinstance(changed, dict) or (isinstance(changed, list) and changed):
        changed[way[0]] = put(changed[way[0]], way[1:], value) if way[1:] else value
    return changed
