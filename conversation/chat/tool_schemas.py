"""The tools a chat model is offered: few and short, made of the declarations. `tool_arguments.py` reads what it calls.

A declaration says by its `tool` where it stands. One that has a tool to itself gives it its options; those that share
one are lines of text in it, a line for each, and are called by lines as a person types them after a slash: that is
small (a schema for each of 45 declarations takes 7,000 tokens), and what is asked for is read by one grammar.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from imaging.declaration import Argument, Declaration

EDIT = "edit"
"""The tool of all that shares one."""
Arguments = Callable[[type[Declaration]], Sequence[Argument]]
"""The options of a declaration, with the person's own help where they have some."""

LARGEST = 1_000_000
"""The highest bound that is worth telling."""
UNITS = {"°": "degrees"}
"""How units are written where they are not as they stand; plain letters are short in every way to send them."""
UNSAID = re.compile(r"\b0 leaves it as it is, |, 0 leaves it as it is\b")
"""What goes without saying of a number between two opposites."""
SCHEMA_TYPES = {"number": "number", "whole": "integer", "text": "string", "flag": "boolean"}
ABOUT = """\
Change pictures on this machine, exactly and free; what costs asks the person first. A step is a line: one of the \
names below, then its options as name=value; the first one needs no name. Steps follow one another, and each makes a \
version that can be undone."""
STEPS = "Such as crop 16:9, brightness 20%, text Hello place=top, overlay #2 on #1, compress 300KB #1 #3, nobg all"
ACTIVE = "Number of the picture to change (#3 is 3). Left out, the active one"
PICTURE = {"active": ACTIVE, "named": "Number of the picture to change (#3 is 3). Left out, a new one is made"}
"""What stands at `picture`, by what the declaration is about."""


def tool_schemas(declarations: Sequence[type[Declaration]], arguments: Arguments) -> tuple[Mapping[str, Any], ...]:
    """`{"name", "description", "parameters"}` of each tool."""
    alone = [cls for cls in declarations if cls.tool not in ("", EDIT)]
    lines = edit_lines(declarations, arguments)
    return (*(_alone(cls, arguments(cls)) for cls in alone), *([_edit(lines)] if lines else []))


def edit_lines(declarations: Sequence[type[Declaration]], arguments: Arguments) -> list[str]:
    """A line for each declaration that shares a tool: its name, its options, what is good to know.

    What an option means is said where it first stands.
    """
    known: set[tuple[str, str]] = set()
    return [_line(cls, arguments(cls), known) for cls in declarations if cls.tool == EDIT]


def _alone(cls: type[Declaration], arguments: Sequence[Argument]) -> Mapping[str, Any]:
    properties = {argument.name: _property(argument) for argument in arguments if not argument.option.typed}
    if cls.about in PICTURE:
        properties["picture"] = {"type": "integer", "description": PICTURE[cls.about]}
    required = [argument.name for argument in arguments if argument.required]
    return _schema(cls.tool, f"{cls.help()} {cls.hint}".strip(), properties, required)


def _edit(lines: Sequence[str]) -> Mapping[str, Any]:
    properties = {
        "steps": {"type": "array", "items": {"type": "string"}, "description": STEPS},
        "picture": {"type": "integer", "description": ACTIVE},
    }
    return _schema(EDIT, "\n".join([ABOUT, *lines]), properties, ["steps"])


def _schema(name: str, description: str, properties: Mapping[str, Any], required: Sequence[str]) -> Mapping[str, Any]:
    parameters = {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }
    return {"name": name, "description": description, "parameters": parameters}


def _property(argument: Argument) -> Mapping[str, Any]:
    accepted = argument.option
    schema: dict[str, Any] = {"type": SCHEMA_TYPES[argument.kind], "description": accepted.brief or accepted.help}
    if accepted.choices:
        schema["enum"] = list(accepted.choices)
    return schema


def _line(cls: type[Declaration], arguments: Sequence[Argument], known: set[tuple[str, str]]) -> str:
    told = [argument for argument in arguments if not argument.option.typed]
    first = sorted(told, key=lambda argument: argument.name != cls.free_argument)
    said = " ".join(filter(None, (cls.name, ", ".join(_option(argument, known) for argument in first))))
    return f"{said}. {cls.hint}" if cls.hint else said


def _option(argument: Argument, known: set[tuple[str, str]]) -> str:
    """`radius 0.1..250 px`, `format jpeg|png`, `factor 0..3 (1 leaves it as it is)`: what suffices to say it right."""
    meaning = _meaning(argument)
    new = bool(meaning) and (argument.name, meaning) not in known
    known.add((argument.name, meaning))
    return " ".join(filter(None, (argument.name, _values(argument), f"({meaning})" if new else "")))


def _values(argument: Argument) -> str:
    accepted = argument.option
    if accepted.choices:  # a list that is too long to be sent has something brief instead
        return "" if accepted.brief else "|".join(filter(None, accepted.choices))
    if accepted.low is None or accepted.high is None or accepted.high > LARGEST:
        return ""
    return " ".join(filter(None, (f"{accepted.low:g}..{accepted.high:g}", UNITS.get(accepted.unit, accepted.unit))))


def _meaning(argument: Argument) -> str:
    """Choices and what has a unit speak for themselves, unless below and above one value lie opposites."""
    accepted = argument.option
    plain = bool(accepted.choices or accepted.unit) and not _turns_round(argument)
    return accepted.brief if accepted.brief or plain else UNSAID.sub("", accepted.help)


def _turns_round(argument: Argument) -> bool:
    """Whether values below and above one of them do the opposite."""
    accepted = argument.option
    return accepted.neutral is not None and accepted.low is not None and accepted.low < accepted.neutral
