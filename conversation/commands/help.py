"""`/help`: what can be said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, ClassVar

from conversation.command import Command, Turn
from conversation.errors import BadRequest
from conversation.events import Event, TextDelta
from conversation.sentences import joined, say
from imaging.declaration import GROUPS, option


@dataclass(frozen=True)
class Help(Command):
    """Show what you can say."""

    name: ClassVar[str] = "help"
    icon: ClassVar[str] = "help"
    group: ClassVar[str] = "ask"
    about: ClassVar[str] = "none"
    tool: ClassVar[str] = ""
    free_argument: ClassVar[str] = "command"
    examples: ClassVar[tuple[str, ...]] = ("", "crop")

    command: str = option("one command, to read more about it", default="")

    def run(self, turn: Turn) -> Iterator[Event]:
        entries = turn.studio.palette.describe()
        if not self.command:
            yield TextDelta(_all(entries))
            return
        name = "/" + self.command.strip().lower().lstrip("/")
        chosen = [entry for entry in entries if entry["name"] == name]
        if not chosen:
            raise BadRequest(
                say("unknown_command", "There is no command {name}", name=name),
                say("unknown_command_text", "/help lists all of them."),
                code="unknown_command",
            )
        yield TextDelta(_one(chosen[0]))


def _all(entries: list[dict[str, Any]]) -> str:
    pieces: list[str] = []
    for group, members in groupby(entries, key=lambda entry: str(entry["group"])):
        pieces += ["**", GROUPS[group], "**\n\n"]
        for entry in members:
            pieces += [f"- `{entry['usage']}` ", entry["help"], "\n"]
        pieces.append("\n")
    return joined(
        (*pieces, say("plain_words_work", "Plain words work too: “make it a bit darker”, “crop to a square”, “undo”."))
    )


def _one(entry: dict[str, Any]) -> str:
    pieces = [f"`{entry['usage']}` ", entry["help"]]
    for at, each in enumerate(entry["arguments"]):
        pieces += ["\n" if at else "\n\n", f"- **{each['name']}**: ", each["help"]]
    if entry["examples"]:
        named = ", ".join(f"`{example}`" for example in entry["examples"])
        pieces += ["\n\n", say("help_examples", "For example: {examples}", examples=named)]
    return joined(pieces)
