"""How values cross a wire: frozen dataclasses to JSON-ready dicts. The way back is each class's own `from_dict`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

Json = str | int | float | bool | None | list[Any] | dict[str, Any]


def to_json(value: object) -> Any:
    """The JSON-ready form of a value: dataclasses become dicts, tuples become lists, other mappings are copied."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_json(item) for item in value]
    return value
