"""What an operation is: a frozen dataclass whose fields are its options and whose docstring is its help.

An instance is at once the parsed command, the recipe, a tool call's arguments and a unit test's subject.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, ClassVar, Self

from imaging.raster import Raster


@dataclass(frozen=True)
class Option:
    """What a field accepts. Lives in the field's metadata; help, schema, panel and docs derive from it."""

    help: str
    """One line, with the unit."""
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()


def option(
    help: str,
    *,
    default: Any = MISSING,
    low: float | None = None,
    high: float | None = None,
    choices: tuple[str, ...] = (),
) -> Any:
    """A dataclass field that knows its range."""
    return field(default=default, metadata={"option": Option(help, low, high, choices)})


class Impossible(ValueError):
    """The option is out of range or the operation cannot be done on this picture; the text says what would work."""


@dataclass(frozen=True)
class Operation:
    """Base of all operations. Subclasses set `name` and implement `apply`."""

    name: ClassVar[str]
    """The word in the palette and in recipes."""
    free_argument: ClassVar[str] = ""
    """Name of the field that a bare value after the command fills."""

    def __post_init__(self) -> None:
        for item in fields(self):
            check(item.name, getattr(self, item.name), item.metadata["option"])

    def apply(self, raster: Raster) -> Raster:
        """The changed picture. Raises `Impossible`."""
        raise NotImplementedError

    def done(self) -> str:
        """What was done, in the past tense and with the numbers: `Brightness +20 %`."""
        raise NotImplementedError

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """The operation with these options. Raises `Impossible` for unknown names and wrong types."""
        known = {item.name: item for item in fields(cls)}
        for name in values:
            if name not in known:
                raise Impossible(f"{cls.name} has no option “{name}”. It has: {', '.join(known) or 'none'}.")
        return cls(**dict(values))


def check(name: str, value: object, accepted: Option) -> None:
    """Raises `Impossible` when a value is outside what its option accepts."""
    if accepted.choices and value not in accepted.choices:
        raise Impossible(f"{name} can be {', '.join(accepted.choices)}; “{value}” is none of them.")
    if accepted.low is None and accepted.high is None:
        return
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise Impossible(f"{name} is a number; “{value}” is not.")
    low = float("-inf") if accepted.low is None else accepted.low
    high = float("inf") if accepted.high is None else accepted.high
    if not low <= value <= high:
        raise Impossible(f"{name} goes from {low:g} to {high:g}; {value:g} is outside.")
