"""Operations as JSON, `[{"type": "brightness", "value": 1.3}, …]`, read strictly or not at all.

A model without tools writes them into its words (`conversation/chat/fenced_json.py`), a program sends them
(`conversation/services/image_editing.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from conversation.errors import BadRequest
from conversation.palette import Palette
from imaging.operations.operation import Operation

MOST = 40
"""Operations at a time."""


class Misread(ValueError):
    """These are no operations, or none that can be; the text says which and why, and begins small."""


def operations_of(wanted: object, palette: Palette) -> tuple[Operation, ...]:
    """All of them, each valid. Raises `Misread`."""
    if not isinstance(wanted, list) or not 1 <= len(wanted) <= MOST:
        raise Misread(f"“operations” must be a list of 1 to {MOST}")
    return tuple(_operation(each, place, palette) for place, each in enumerate(wanted, 1))


def _operation(said: object, place: int, palette: Palette) -> Operation:
    if not isinstance(said, dict) or not isinstance(said.get("type"), str):
        raise Misread(f"operation {place} needs a “type”")
    values = {str(name): value for name, value in said.items() if name != "type"}
    try:
        found = palette.from_values(said["type"], _named(said["type"], values, palette))
    except BadRequest as error:
        raise Misread(f"operation {place}, {said['type']}: {error.text or error.title}") from error
    if not isinstance(found, Operation):
        raise Misread(f"operation {place}: {said['type']} changes no pixels; only operations can stand here")
    return found


def _named(name: str, values: Mapping[str, Any], palette: Palette) -> dict[str, Any]:
    """`value` stands for the option that matters most."""
    main = palette.main_option(name)
    if "value" not in values or not main:
        return dict(values)
    rest = {key: value for key, value in values.items() if key != "value"}
    if main in rest:
        raise Misread(f"{name} has both “value” and “{main}”")
    return {main: values["value"], **rest}
