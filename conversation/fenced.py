"""Operations in a chat model's words, for models without tools: a fenced block of JSON, read strictly or not at all.

```json
{"operations": [{"type": "brightness", "value": 1.3}, {"type": "crop", "ratio": "1:1"}]}
```
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conversation.errors import BadRequest
from conversation.palette import Palette
from imaging.operations.operation import Operation

FENCE = "```"
STARTS = ('json{"operations"', '{"operations"')
"""What stands after the fence of a block that is ours, without blanks."""
LOOKED_AT = 80
"""Characters after a fence that tell what it is."""
MOST = 10
"""Operations in one block."""


@dataclass(frozen=True)
class Ordered:
    """What a block asks for."""

    operations: tuple[Operation, ...]
    picture: int | None = None
    """Number of the picture; None for the active one."""


class Fence:
    """Takes such a block out of words while they stream; everything else passes, held back no longer than needed."""

    def __init__(self) -> None:
        self.block = ""
        """The JSON of the first block, once it is complete."""
        self._held = ""

    def shown(self, text: str) -> str:
        """What of the words so far can be shown."""
        self._held += text
        passed = ""
        while self._held:
            at = self._held.find(FENCE)
            if at < 0:
                keep = len(self._held) - len(self._held.rstrip("`"))
                passed, self._held = passed + self._held[: len(self._held) - keep], self._held[len(self._held) - keep :]
                return passed
            passed, self._held = passed + self._held[:at], self._held[at:]
            taken = self._taken()
            if taken is None:
                return passed
            passed += taken
        return passed

    def rest(self) -> str:
        """What is left when nothing more comes: an unfinished block is only words."""
        left, self._held = self._held, ""
        return left

    def _taken(self) -> str | None:
        """Decides about the fence that the held words begin with: what may pass of it; None while that is open."""
        body = self._held[len(FENCE) :]
        compact = re.sub(r"\s", "", body[:LOOKED_AT])
        if self.block or not any(compact.startswith(start) or start.startswith(compact) for start in STARTS):
            self._held = body
            return FENCE
        end = body.find(FENCE)
        if end < 0:
            return None
        self.block, self._held = body[:end].strip().removeprefix("json"), body[end + len(FENCE) :]
        return ""


def ordered(block: str, palette: Palette) -> Ordered:
    """The operations of a block, all of them valid. Raises `BadRequest` with what is wrong with it."""
    try:
        said = json.loads(block)
    except ValueError as error:
        raise _wrong(f"it is not valid JSON: {error}") from error
    wanted = said.get("operations") if isinstance(said, dict) and set(said) <= {"operations", "picture"} else None
    if not isinstance(wanted, list) or not 1 <= len(wanted) <= MOST:
        raise _wrong(
            f"it must be an object with “operations”, a list of 1 to {MOST}, and at most a “picture” beside it"
        )
    picture = said.get("picture")
    if picture is not None and (isinstance(picture, bool) or not isinstance(picture, int)):
        raise _wrong("“picture” is the number of a picture")
    return Ordered(tuple(_operation(each, place, palette) for place, each in enumerate(wanted, 1)), picture)


def _operation(said: object, place: int, palette: Palette) -> Operation:
    if not isinstance(said, dict) or not isinstance(said.get("type"), str):
        raise _wrong(f"operation {place} needs a “type”")
    values = {str(name): value for name, value in said.items() if name != "type"}
    try:
        found = palette.from_call(said["type"], _named(said["type"], values, palette))
    except BadRequest as error:
        raise _wrong(f"operation {place}, {said['type']}: {error.text or error.title}") from error
    if not isinstance(found, Operation):
        raise _wrong(f"operation {place}: {said['type']} changes no pixels; only operations can stand here")
    return found


def _named(name: str, values: Mapping[str, Any], palette: Palette) -> dict[str, Any]:
    """`value` stands for the option that matters most."""
    main = palette.main_option(name)
    if "value" not in values or not main:
        return dict(values)
    rest = {key: value for key, value in values.items() if key != "value"}
    if main in rest:
        raise _wrong(f"{name} has both “value” and “{main}”")
    return {main: values["value"], **rest}


def _wrong(why: str) -> BadRequest:
    return BadRequest("The model asked for what cannot be done", f"In its block of operations {why}.", code="bad_block")
