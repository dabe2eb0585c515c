"""All that can be said: one list of declarations gives slash commands, completion, help and models' tools."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from conversation.chat.tool_schemas import SCHEMA_TYPES, edit_lines, tool_schemas
from conversation.errors import BadRequest
from conversation.sentences import Sentence, said, say
from conversation.slash import is_prose, opened, read
from imaging.declaration import GROUPS, Argument, Declaration, Impossible
from imaging.operations.operation import Operation

SLASH = re.compile(r"/([a-zA-Z][\w-]*)(?![\w/])\s*(.*)", re.DOTALL)


class Palette:
    """The declarations of a studio, commands first as a rule: `Palette((*COMMANDS, *OPERATIONS))`."""

    def __init__(
        self, declarations: Sequence[type[Declaration]], own: Mapping[tuple[str, str], str] | None = None
    ) -> None:
        self.declarations = tuple(declarations)
        self._own = own or {}
        self._by_name = {cls.name: cls for cls in self.declarations}
        self._known = {alias: cls for cls in self.declarations for alias in cls.aliases} | self._by_name
        if len(self._known) != sum(1 + len(cls.aliases) for cls in self.declarations):
            raise ValueError("two declarations share a name")

    def with_help(self, own: Mapping[tuple[str, str], str]) -> Palette:
        """The same with other words for some options, by the names of command and option."""
        return Palette(self.declarations, own)

    def parse(self, text: str) -> Declaration | None:
        """What a message that starts with a slash says; None when it does not. Raises `BadRequest`."""
        found = SLASH.fullmatch(opened(text).strip())
        if not found:
            return None
        cls = self.named(found[1])
        try:
            return read(cls, found[2])
        except Impossible as error:
            raise refused(cls, error) from error

    def parts(self, text: str) -> list[str]:
        """The message cut before each further line that begins with a command; a line with an unknown name is words."""
        parts: list[str] = []
        for line in text.strip().splitlines() or [""]:
            found = SLASH.fullmatch(opened(line).strip())
            if not parts or (found and self.knows(found[1])):
                parts.append(line)
            else:
                parts[-1] += f"\n{line}"
        return [part.strip() for part in parts]

    def from_values(self, name: str, values: Mapping[str, Any]) -> Declaration:
        """The declaration with these options, taken strictly, as a program writes them. Raises `BadRequest`."""
        cls = self.named(name)
        try:
            return cls.from_values(values)
        except Impossible as error:
            raise refused(cls, error) from error

    def knows(self, name: str) -> bool:
        """Whether something is called that, or looked for under that name."""
        return _plain(name) in self._known

    def named(self, name: str) -> type[Declaration]:
        """What is called that. Raises `BadRequest` with what may have been meant."""
        if self.knows(name):
            return self._known[_plain(name)]
        short = name.strip()[:40]
        near = self.complete(short) or get_close_matches(short.lower(), self._by_name, n=1, cutoff=0.5)
        names = ", ".join(f"/{each.name}" for each in self.declarations if each.listed)
        hint = say("commands_are", "You can use {names}.", names=names)
        if near:
            hint = say("did_you_mean", "Did you mean /{name}?", name=near[0])
        raise BadRequest(
            say("unknown_command_typed", "There is no command /{short}", short=short),
            hint,
            code="unknown_command",
        )

    def operation(self, name: str, values: Mapping[str, Any]) -> Operation:
        """The operation of a recipe. Raises `Impossible` for what is none any more."""
        cls = self._by_name.get(name)
        if cls is None or not issubclass(cls, Operation):
            raise Impossible(say("no_such_operation", "There is no operation {name}.", name=name))
        return cls.from_values(values)

    def main_option(self, name: str) -> str:
        """The option that a bare value fills; empty where there is none, or no such name."""
        return self._by_name[name].free_argument if name in self._by_name else ""

    def edits(self) -> list[str]:
        """A line for each edit, with its options, for a model that has no tools."""
        return edit_lines(self.declarations, self._arguments)

    def complete(self, start: str) -> list[str]:
        """The names that begin like this, in order: `/cr` gives `crop`."""
        wanted = start.strip().lstrip("/").lower()
        return [name for name, cls in self._by_name.items() if cls.listed and name.startswith(wanted)]

    def describe(self) -> list[dict[str, Any]]:
        """The palette as `GET /api/v1/palette` answers it."""
        return [_entry(cls, self._arguments(cls)) for cls in self._in_groups if cls.listed]

    def describe_operations(self) -> list[dict[str, Any]]:
        """What changes pixels, by the names and options that JSON of operations has."""
        return [_operation(cls) for cls in self._in_groups if issubclass(cls, Operation)]

    def tools(self) -> tuple[Mapping[str, Any], ...]:
        """JSON schemas for a chat model: `{"name", "description", "parameters"}`."""
        return self._tools

    @cached_property
    def _in_groups(self) -> list[type[Declaration]]:
        order = list(GROUPS)
        return sorted(self.declarations, key=lambda cls: order.index(cls.group))

    @cached_property
    def _tools(self) -> tuple[Mapping[str, Any], ...]:
        return tool_schemas(self.declarations, self._arguments)

    def _arguments(self, cls: type[Declaration]) -> tuple[Argument, ...]:
        return tuple(
            replace(each, option=replace(each.option, help=self._own.get((cls.name, each.name), each.option.help)))
            for each in cls.arguments()
        )


def refused(cls: type[Declaration], error: Impossible) -> BadRequest:
    """What is wrong with the options, for a person."""
    return BadRequest(
        say("bad_command", "/{name} doesn’t work like that", name=cls.name),
        str(error),
        code="bad_arguments",
    )


def _entry(cls: type[Declaration], arguments: Sequence[Argument]) -> dict[str, Any]:
    return {
        "name": f"/{cls.name}",
        "usage": " ".join([f"/{cls.name}", *(_usage(cls, argument) for argument in arguments)]),
        "help": cls.help(),
        "group": cls.group,
        "local": cls.local,
        "icon": cls.icon,
        "aliases": [f"/{alias}" for alias in cls.aliases],
        "alone": _enough(cls),
        "arguments": [_described(argument) for argument in arguments],
        "examples": [f"/{cls.name} {example}".strip() for example in cls.examples],
    }


def _enough(cls: type[Declaration]) -> bool:
    """Whether its name alone can be done: nothing has to stand behind it."""
    try:
        read(cls, "")
    except (BadRequest, Impossible):
        return False
    return True


def _operation(cls: type[Operation]) -> dict[str, Any]:
    title = Sentence(cls.title, f"title_{cls.name}") if cls.title else ""
    return {
        "type": cls.name,
        "group": cls.group,
        "title": title,
        **said({"title": title}),
        "help": cls.help(),
        "value": cls.free_argument or None,
        "framing": cls.framing,
        "options": [_option(cls, argument) for argument in cls.arguments()],
    }


def _option(cls: type[Operation], argument: Argument) -> dict[str, Any]:
    accepted = argument.option
    title = Sentence(accepted.title, f"title_{cls.name}_{argument.name}") if accepted.title else ""
    return {
        **said({"title": title, **({"help": accepted.help} if _has_parts(accepted.help) else {})}),
        "name": argument.name,
        "title": title,
        "help": accepted.help,
        "type": SCHEMA_TYPES[argument.kind],
        "low": accepted.low,
        "high": accepted.high,
        "unit": accepted.unit,
        "percent": accepted.percent,
        "choices": list(accepted.choices),
        "named": [{"value": value, "title": name, **said({"title": name})} for value, name in accepted.names.items()],
        "hand": accepted.hand,
        "offered": list(accepted.offered),
        "slider": asdict(accepted.slider) if accepted.slider else None,
        "neutral": accepted.neutral,
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
        **_put_together(accepted.help),
        "name": argument.name,
        "help": accepted.help,
        "type": argument.kind,
        "low": accepted.low,
        "high": accepted.high,
        "choices": [choice for choice in (*accepted.choices, *accepted.words) if choice],
        "required": argument.required,
        "prose": is_prose(argument),
    }


def _put_together(help_: str) -> dict[str, Any]:
    """The codes of a help that has parts; those of others follow from their names, and the page asks for few bytes."""
    return said({"help": help_}) if _has_parts(help_) else {}


def _has_parts(help_: str) -> bool:
    return isinstance(help_, Sentence) and bool(help_.params)


def _plain(name: str) -> str:
    """A name without what people and models write around it."""
    return name.strip().strip("/").lower().replace("_", "-").replace(" ", "-")
