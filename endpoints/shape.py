"""A decoded body held against the dataclass that declares it, so that no view meets a type it did not expect.

Only types are looked at, and only of what was sent: what must be there, and what a value may be, each view says in its
own words and with its own code. `openapi/schemas.py` writes the same dataclasses down for programs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NoReturn, Union, get_args, get_origin, get_type_hints

from conversation.errors import BadRequest

SIMPLE: dict[Any, tuple[Callable[[object], bool], str]] = {
    str: (lambda value: isinstance(value, str), "a text"),
    bool: (lambda value: isinstance(value, bool), "true or false"),
    int: (lambda value: isinstance(value, int) and not isinstance(value, bool), "a whole number"),
    float: (lambda value: isinstance(value, (int, float)) and not isinstance(value, bool), "a number"),
}
"""By type: whether a value is one, and what it is called."""


def wrong(what: str) -> NoReturn:
    raise BadRequest("This request cannot be understood", f"{what[:1].upper()}{what[1:]}.", code="bad_request")


def hold(shape: type, body: Mapping[str, Any], within: str = "") -> None:
    """Every field of that name has the type which is declared. `null` counts as not said. Raises `BadRequest`."""
    for name, hint in types_of(shape).items():
        value = body.get(name)
        if value is not None:
            _hold(hint, value, f"{within}{name}")


@cache
def types_of(shape: type) -> dict[str, Any]:
    """What each field of a dataclass is."""
    hints = get_type_hints(shape)
    return {item.name: hints[item.name] for item in fields(shape)}


def _hold(hint: Any, value: object, name: str) -> None:
    if hint in SIMPLE:
        is_one, called = SIMPLE[hint]
        if not is_one(value):
            wrong(f"{name} is {called}")
    elif isinstance(hint, type) and is_dataclass(hint):
        hold(hint, _object(value, name), f"{name}.")
    elif hint is not Any:
        _hold_composed(hint, value, name)


def _hold_composed(hint: Any, value: object, name: str) -> None:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        _hold(inner[0], value, name)
    elif origin is Literal:
        _hold(type(inner[0]), value, name)
    elif origin in (Union, UnionType):
        _hold_one_of([each for each in inner if each is not NoneType], value, name)
    elif origin in (dict, Mapping):
        for key, each in _object(value, name).items():
            if each is not None:
                _hold(inner[1], each, f"{name}.{key[:50]}")
    elif origin in (tuple, list, Sequence):
        _hold_items(inner, value, name)
    else:
        raise TypeError(f"{hint} cannot be held against anything: extend endpoints/shape.py")


def _hold_one_of(hints: Sequence[Any], value: object, name: str) -> None:
    for hint in hints[:-1]:
        try:
            return _hold(hint, value, name)
        except BadRequest:
            continue
    return _hold(hints[-1], value, name)


def _hold_items(inner: Sequence[Any], value: object, name: str) -> None:
    if not isinstance(value, list):
        wrong(f"{name} is a list")
    hints = [hint for hint in inner if hint is not Ellipsis]
    if len(hints) > 1 and len(hints) != len(value):
        wrong(f"{name} is a list of {len(hints)}")
    for place, each in enumerate(value):
        _hold(hints[place if len(hints) > 1 else 0], each, f"{name}[{place}]")


def _object(value: object, name: str) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else wrong(f"{name} is an object")
