"""All that can be said: one list of declarations gives slash commands, completion, help and models' tools."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from conversation.arguments import is_prose, read
from conversation.errors import BadRequest
from imaging.declaration import Argument, Declaration, Impossible
from imaging.operations.operation import Operation

SLASH = re.compile(r"/([a-zA-Z][\w-]*)(?![\w/])\s*(.*)", re.DOTALL)
SCHEMA_TYPES = {"number": "number", "whole": "integer", "text": "string", "flag": "boolean"}
PICTURE = {
    "type": "integer",
    "description": "Number of the picture (#3 is 3). Leave it out for the active picture.",
}


class Palette:
    """The declarations of a studio, commands first as a rule: `Palette((*COMMANDS, *OPERATIONS))`."""

    def __init__(
        self, declarations: Sequence[type[Declaration]], own: Mapping[tuple[str, str], str] | None = None
    ) -> None:
        self.declarations = tuple(declarations)
        self._own = own or {}
        self._by_name = {cls.name: cls for cls in self.declarations}
        if len(self._by_name) != len(self.declarations):
            raise ValueError("two declarations share a name")

    def with_help(self, own: Mapping[tuple[str, str], str]) -> Palette:
        """The same with other words for some options, by the names of command and option."""
        return Palette(self.declarations, own)

    def parse(self, text: str) -> Declaration | None:
        """What a message that starts with a slash says; None when it does not. Raises `BadRequest`."""
        found = SLASH.fullmatch(text.strip())
        if not found:
            return None
        cls = self._named(found[1].lower())
        try:
            return read(cls, found[2])
        except Impossible as error:
            raise _refused(cls, error) from error

    def from_call(self, name: str, arguments: Mapping[str, Any]) -> Declaration:
        """What a chat model called. `picture` is not among the arguments any more. Raises `BadRequest`."""
        cls = self._named(name)
        try:
            return cls.from_values(arguments)
        except Impossible as error:
            raise _refused(cls, error) from error

    def operation(self, name: str, values: Mapping[str, Any]) -> Operation:
        """The operation of a recipe. Raises `Impossible` for what is none any more."""
        cls = self._by_name.get(name)
        if cls is None or not issubclass(cls, Operation):
            raise Impossible(f"There is no operation {name}.")
        return cls.from_values(values)

    def main_option(self, name: str) -> str:
        """The option that a bare value fills; empty where there is none, or no such name."""
        return self._by_name[name].free_argument if name in self._by_name else ""

    def operations(self) -> list[str]:
        """A line for each operation, with its options, for a model that has no tools."""
        known = (cls for cls in self.declarations if issubclass(cls, Operation))
        return [f"{cls.name}: {', '.join(map(_brief, cls.arguments())) or 'no options'}" for cls in known]

    def complete(self, start: str) -> list[str]:
        """The names that begin like this, in order: `/cr` gives `crop`."""
        wanted = start.strip().lstrip("/").lower()
        return [name for name in self._by_name if name.startswith(wanted)]

    def describe(self) -> list[dict[str, Any]]:
        """The palette as `GET /api/v1/palette` answers it."""
        return [_entry(cls, self._arguments(cls)) for cls in self.declarations]

    def describe_operations(self) -> list[dict[str, Any]]:
        """What changes pixels, by the names and options that JSON of operations has."""
        return [_operation(cls) for cls in self.declarations if issubclass(cls, Operation)]

    def tools(self) -> tuple[Mapping[str, Any], ...]:
        """JSON schemas for a chat model: `{"name", "description", "parameters"}`."""
        return self._tools

    @cached_property
    def _tools(self) -> tuple[Mapping[str, Any], ...]:
        return tuple(_tool(cls, self._arguments(cls)) for cls in self.declarations if cls.callable)

    def _arguments(self, cls: type[Declaration]) -> tuple[Argument, ...]:
        return tuple(
            replace(each, option=replace(each.option, help=self._own.get((cls.name, each.name), each.option.help)))
            for each in cls.arguments()
        )

    def _named(self, name: str) -> type[Declaration]:
        if name in self._by_name:
            return self._by_name[name]
        near = self.complete(name) or get_close_matches(name, self._by_name, n=1, cutoff=0.5)
        hint = f"Did you mean /{near[0]}?" if near else f"There are {', '.join('/' + each for each in self._by_name)}."
        raise BadRequest(f"There is no command /{name}", hint, code="unknown_command")


def _brief(argument: Argument) -> str:
    accepted = argument.option
    if accepted.choices:
        return f"{argument.name} ({'|'.join(filter(None, accepted.choices))})"
    span = f" {accepted.low:g}…{accepted.high:g}" if accepted.low is not None and accepted.high is not None else ""
    return f"{argument.name}{span}"


def _refused(cls: type[Declaration], error: Impossible) -> BadRequest:
    return BadRequest(f"/{cls.name} cannot be done like that", str(error), code="bad_arguments")


def _entry(cls: type[Declaration], arguments: Sequence[Argument]) -> dict[str, Any]:
    return {
        "name": f"/{cls.name}",
        "usage": " ".join([f"/{cls.name}", *(_usage(cls, argument) for argument in arguments)]),
        "help": cls.help(),
        "group": cls.group,
        "local": cls.local,
        "icon": cls.icon,
        "arguments": [_described(argument) for argument in arguments],
        "examples": [f"/{cls.name} {example}".strip() for example in cls.examples],
    }


def _operation(cls: type[Operation]) -> dict[str, Any]:
    return {
        "type": cls.name,
        "help": cls.help(),
        "value": cls.free_argument or None,
        "options": [_option(argument) for argument in cls.arguments()],
    }


def _option(argument: Argument) -> dict[str, Any]:
    accepted = argument.option
    return {
        "name": argument.name,
        "help": accepted.help,
        "type": SCHEMA_TYPES[argument.kind],
        "low": accepted.low,
        "high": accepted.high,
        "unit": accepted.unit,
        "choices": list(accepted.choices),
        "default": argument.default,
        "required": argument.required,
    }


def _usage(cls: type[Declaration], argument: Argument) -> str:
    if argument.name == cls.free_argument:
        return f"<{argument.name}>" if argument.required else f"[{argument.name}]"
    return f"{argument.name}=…" if argument.required else f"[{argument.name}=…]"


def _described(argument: Argument) -> dict[str, Any]:
    accepted = argument.option
    return {
        "name": argument.name,
        "help": accepted.help,
        "type": argument.kind,
        "low": accepted.low,
        "high": accepted.high,
        "choices": [choice for choice in (*accepted.choices, *accepted.words) if choice],
        "required": argument.required,
        "prose": is_prose(argument),
    }


def _tool(cls: type[Declaration], arguments: Sequence[Argument]) -> dict[str, Any]:
    properties = {argument.name: _property(argument) for argument in arguments}
    if cls.about in ("active", "named"):
        properties["picture"] = PICTURE
    return {
        "name": cls.name,
        "description": cls.help() + (f" {cls.hint}" if cls.hint else ""),
        "parameters": {
            "type": "object",
            "properties": properties,
            "required": [argument.name for argument in arguments if argument.required],
            "additionalProperties": False,
        },
    }


def _property(argument: Argument) -> dict[str, Any]:
    accepted = argument.option
    schema: dict[str, Any] = {"type": SCHEMA_TYPES[argument.kind], "description": accepted.help}
    if accepted.choices:
        schema["enum"] = list(accepted.choices)
    if accepted.low is not None:
        schema["minimum"] = accepted.low
    if accepted.high is not None:
        schema["maximum"] = accepted.high
    return schema
