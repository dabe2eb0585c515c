"""Values as they are kept, in the database and in memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

USER, ASSISTANT = "user", "assistant"
RUNNING = "running"


def storable(text: str) -> str:
    """The text as every database takes it: halves of surrogate pairs joined or replaced, no NUL."""
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if not text.isascii() else text
    return joined.replace("\0", "\N{REPLACEMENT CHARACTER}")


def chosen(kept: Mapping[str, Any] | None, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The options of a conversation after these changed; None takes one back."""
    return {name: value for name, value in {**(kept or {}), **changes}.items() if value is not None}
