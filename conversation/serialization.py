"""How values cross a wire: frozen dataclasses to JSON-ready dicts. The way back is `typed_json`, or `from_dict`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from conversation.sentences import said

Json = str | int | float | bool | None | list[Any] | dict[str, Any]


class Written(ABC):
    """A value that is written otherwise than as its fields."""

    @abstractmethod
    def written(self) -> Mapping[str, Any]:
        """What stands in its place."""


def to_json(value: object) -> Any:
    """The JSON-ready form of a value: dataclasses become dicts, with the codes of their sentences as `said`;
    tuples become lists, other mappings are copied."""
    if isinstance(value, Written):
        return to_json(value.written())
    if is_dataclass(value) and not isinstance(value, type):
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        return {**{name: to_json(each) for name, each in held.items()}, **said(held)}
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_json(item) for item in value]
    return value
