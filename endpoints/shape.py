"""A decoded body read by the dataclass that declares it: what it says, with types and limits that are certain.

`openapi/schemas.py` writes the same dataclasses down for programs, so that what is declared is what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import cache
from math import inf
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from conversation.errors import BadRequest
from conversation.sentences import say, sentence_of
from endpoints.openapi.codes import CODES
from endpoints.openapi.declaration import AsSaid, Refusals, refusals_of

Shape = TypeVar("Shape")
SIMPLE: dict[Any, tuple[Callable[[object], bool], str]] = {
    str: (lambda value: isinstance(value, str), "a text"),
    bool: (lambda value: isinstance(value, bool), "true or false"),
    int: (lambda value: isinstance(value, int) and not isinstance(value, bool), "a whole number"),
    float: (lambda value: isinstance(value, (int, float)) and not isinstance(value, bool), "a number"),
}
"""By type: whether a value is one, and what it is called."""


def wrong(what: str, code: str = "bad_request") -> NoReturn:
    title = say("bad_request", "This request can’t be understood")
    raise BadRequest(title, sentence_of(what), code=code, status=CODES[code][0])


def parse(shape: type[Shape], said: Mapping[str, Any]) -> Shape:
    """What was said, as that dataclass. `null` counts as not said. Raises `BadRequest` that names the field, with the
    code that the shape has for it (`declaration.refuses`)."""
    parsed: Shape = _parsed(shape, said, Place(refusals_of(shape)))
    return parsed


@dataclass(frozen=True)
class Place:
    """Where in a body a value stands, and with which codes it is refused there."""

    codes: Refusals
    name: str = ""

    def at(self, name: str) -> Place:
        return replace(self, name=f"{self.name}.{name[:50]}" if self.name else name[:50])

    def item(self, number: int) -> Place:
        return replace(self, name=f"{self.name}[{number}]")

    def amount(self, what: str) -> NoReturn:
        wrong(f"{self.name} {what}", self.codes.amount)

    def outside(self, what: str) -> NoReturn:
        wrong(f"{self.name} {what}", self.codes.outside)


@cache
def declared_fields(shape: type) -> tuple[tuple[Field[Any], Any], ...]:
    """The fields of a dataclass, each with its whole type."""
    hints = get_type_hints(shape, include_extras=True)
    return tuple((item, hints[item.name]) for item in fields(shape))


def _parsed(shape: type, said: Mapping[str, Any], place: Place) -> Any:
    declared, values = declared_fields(shape), dict[str, Any]()
    known = [item.name for item, _ in declared]
    if (code := refusals_of(shape).unknown) and (other := next((name for name in said if name not in known), None)):
        wrong(f"there is no “{other[:50]}” here; there is {', '.join(known)}", code)
    for item, hint in declared:
        if said.get(item.name) is not None:
            values[item.name] = _read(hint, said[item.name], place.at(item.name))
        elif item.default is MISSING and item.default_factory is MISSING:
            place.at(item.name).amount("is missing")
    return shape(**values)


def _read(hint: Any, value: object, place: Place) -> Any:
    if hint in SIMPLE:
        is_one, called = SIMPLE[hint]
        return value if is_one(value) else wrong(f"{place.name} is {called}")
    if isinstance(hint, type) and is_dataclass(hint):
        return _parsed(hint, _object(value, place), place)
    return value if hint is Any else _composed(hint, value, place)


def _composed(hint: Any, value: object, place: Place) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(inner[0], inner[1:], value, place)
    if origin is Literal:
        chosen = _read(type(inner[0]), value, place)
        return chosen if chosen in inner else place.outside(_choices(inner))
    if origin in (Union, UnionType):
        return _one_of(inner, value, place)
    if origin in (dict, Mapping):
        return {key: _read(inner[1], each, place.at(key)) for key, each in _object(value, place).items()}
    if origin in (tuple, list, Sequence):
        return _items(inner, value, place)
    raise TypeError(f"{hint} cannot be read: extend endpoints/shape.py")


def _annotated(hint: Any, notes: Sequence[Any], value: object, place: Place) -> Any:
    limits = {name: limit for each in notes if isinstance(each, tuple) for name, limit in each}
    if isinstance(value, (list, dict)):
        _within(limits, value, place)  # before each of too many is looked at
        found = _read(hint, value, place)
    else:
        found = _within(limits, _read(hint, value, place), place)
    for each in notes:
        if isinstance(each, AsSaid):
            _read(each.shape, value, place)
    return found


def _one_of(hints: Sequence[Any], value: object, place: Place) -> Any:
    if value is None and NoneType in hints:
        return None
    hints = [each for each in hints if each is not NoneType]
    if len(hints) == 1:
        return _read(hints[0], value, place)
    if any(SIMPLE[each][0](value) for each in hints):
        return value
    return wrong(f"{place.name} is {' or '.join(SIMPLE[each][1] for each in hints)}")


def _items(inner: Sequence[Any], value: object, place: Place) -> tuple[Any, ...]:
    if not isinstance(value, list):
        wrong(f"{place.name} is a list")
    hints = [hint for hint in inner if hint is not Ellipsis]
    if len(hints) > 1 and len(hints) != len(value):
        wrong(f"{place.name} is a list of {len(hints)}")
    return tuple(
        _read(hints[number if len(hints) > 1 else 0], each, place.item(number)) for number, each in enumerate(value)
    )


def _object(value: object, place: Place) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else wrong(f"{place.name} is an object")


def _within(limits: Mapping[str, Any], value: Any, place: Place) -> Any:
    """The value, where JSON Schema's keywords allow it."""
    if isinstance(value, (list, dict)):
        kind, words = ("Items", "a list of {}") if isinstance(value, list) else ("Properties", "an object of {}")
        return value if _ranged(limits, kind, len(value)) else place.amount(f"is {words.format(_range(limits, kind))}")
    if isinstance(value, str):
        return _text_within(limits, value, place)
    if not _ranged(limits, "imum", value):
        place.outside(f"is a {'whole ' * isinstance(value, int)}number {_range(limits, 'imum', 'from ')}")
    if value <= limits.get("exclusiveMinimum", -inf):
        place.outside(f"is more than {limits['exclusiveMinimum']}")
    return value


def _text_within(limits: Mapping[str, Any], value: str, place: Place) -> str:
    if not _ranged(limits, "Length", len(value)):
        place.outside(f"is {_range(limits, 'Length')} characters long")
    if not re.search(limits.get("pattern", ""), value):
        place.outside(f"is written as {limits['pattern']}") if value.strip() else place.amount("is empty")
    if value not in limits.get("enum", (value,)):
        place.outside(_choices(limits["enum"]))
    return _formatted(limits.get("format", ""), value, place)


def _ranged(limits: Mapping[str, Any], kind: str, size: float) -> bool:
    return bool(limits.get(f"min{kind}", -inf) <= size <= limits.get(f"max{kind}", inf))


def _range(limits: Mapping[str, Any], kind: str, start: str = "") -> str:
    low, high = limits.get(f"min{kind}"), limits.get(f"max{kind}")
    if low is None or (low == 0 and not start):
        return f"at most {high}"
    return f"{start}{low:,} to {high:,}" if high is not None else f"{low:,} or more"


def _choices(known: Sequence[Any]) -> str:
    return f"is one of: {', '.join(str(each) for each in known if each != '')}"


def _formatted(form: str, value: str, place: Place) -> str:
    """An id in small letters; a moment in UTC, to the millisecond. An empty moment is none."""
    try:
        if form == "uuid":
            return str(UUID(value))
        if form == "date-time" and value:
            moment = datetime.fromisoformat(value).astimezone(UTC)
            return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    except (ValueError, OverflowError):
        place.outside({"uuid": "is a UUID", "date-time": "is a moment in ISO 8601"}[form])
    return value
