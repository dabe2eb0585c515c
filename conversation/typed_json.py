"""Stored JSON back into the frozen dataclasses it was written from. `serialization.to_json` is the way there.

What is stored has outlived many studios, so nothing is refused: what is not known any more is left out, and what is
missing, or of another type than it is now, has its default. `endpoints/shape.py` reads what people and programs send.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from conversation.sentences import with_codes

Value = TypeVar("Value")
NOTHING = object()
"""What a value is that cannot be read."""


def from_json(cls: type[Value], data: Mapping[str, Any]) -> Value:
    """The dataclass with these values. Raises `ValueError` where one is missing that has no default."""
    made: Value = _made(cls, data)
    return made


def _made(cls: type, data: Mapping[str, Any]) -> Any:
    data = with_codes(data) if "said" in data else data
    read = {name: _read(hint, data.get(name, NOTHING)) for name, hint in _hints(cls)}
    values = {name: found for name, found in read.items() if found is not NOTHING}
    if lacking := [name for name in _required(cls) if name not in values]:
        raise ValueError(f"{cls.__name__} has no {', '.join(lacking)}")
    return cls(**values)


@cache
def _hints(cls: type) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(cls)
    return tuple((item.name, hints[item.name]) for item in fields(cls))


@cache
def _required(cls: type) -> tuple[str, ...]:
    return tuple(item.name for item in fields(cls) if item.default is MISSING and item.default_factory is MISSING)


def _read(hint: Any, value: Any) -> Any:
    """The value as that type, or `NOTHING`."""
    if value is NOTHING or hint is Any:
        return value
    if hint is float:
        return value if isinstance(value, (int, float)) and not isinstance(value, bool) else NOTHING
    if hint is int:
        return value if isinstance(value, int) and not isinstance(value, bool) else NOTHING
    if get_origin(hint) is None:
        return _class(hint, value)
    return _composed(get_origin(hint), get_args(hint), value)


def _class(hint: type[Any], value: Any) -> Any:
    if not is_dataclass(hint):
        return value if isinstance(value, hint) else NOTHING
    if not isinstance(value, Mapping):
        return NOTHING
    try:
        return _made(hint, value)
    except ValueError:
        return NOTHING


def _composed(origin: Any, inner: tuple[Any, ...], value: Any) -> Any:
    if origin in (Union, UnionType):
        return next((found for each in inner if (found := _read(each, value)) is not NOTHING), NOTHING)
    if origin is Literal:
        return value if value in inner else NOTHING
    if origin is tuple and isinstance(value, (list, tuple)):
        return _items(inner, value)
    if origin is Mapping and isinstance(value, Mapping):
        return dict(value)
    return NOTHING


def _items(inner: tuple[Any, ...], value: list[Any] | tuple[Any, ...]) -> Any:
    """A tuple of any length without what is none of its kind, or one of a certain length as a whole."""
    if Ellipsis in inner:
        return tuple(found for each in value if (found := _read(inner[0], each)) is not NOTHING)
    if len(inner) != len(value):
        return NOTHING
    read = tuple(_read(hint, each) for hint, each in zip(inner, value, strict=True))
    return NOTHING if NOTHING in read else read
