"""`docs/operations.md`, from the declarations: `python -m server.docs.operations_page > docs/operations.md`."""

from __future__ import annotations

import sys

from conversation.commands.collage import Collage
from conversation.commands.overlay import Overlay
from imaging.declaration import Argument, Declaration
from imaging.operations import OPERATIONS

HEAD = """\
# Operations

What can be done to a picture on this machine, free and without a model: by slash (`/crop square`), in plain words
(“crop it to a square”), or by a chat model that calls it. Numbers may carry a unit: `20%`, `12px`, `90°`. This page is
written by `python -m server.docs.operations_page`.
"""
COMBINING = """\
# Pictures made of several

These take pictures by their numbers: `#2 on #1`, or `all`.
"""
MEANING = {"change": "20% is ×1.2", "share": "20% is 0.2", "points": "20% is 20"}


def page() -> str:
    several = (_section(command) for command in (Overlay, Collage))
    return "\n".join([HEAD, *(_section(operation) for operation in OPERATIONS), COMBINING, *several])


def _section(operation: type[Declaration]) -> str:
    lines = [f"## /{operation.name}", "", operation.help(), ""]
    rows = [_row(argument, operation) for argument in operation.arguments()]
    if rows:
        lines += ["| option | what it is | accepts | when left out |", "|---|---|---|---|", *rows, ""]
    examples = [f"`/{operation.name} {example}`".replace(" `", "`") for example in operation.examples]
    if examples:
        lines += [f"For example {', '.join(examples)}.", ""]
    return "\n".join(lines)


def _row(argument: Argument, operation: type[Declaration]) -> str:
    name = f"**{argument.name}**" if argument.name == operation.free_argument else argument.name
    return f"| {name} | {argument.option.help} | {_accepts(argument)} | {_default(argument)} |"


def _accepts(argument: Argument) -> str:
    accepted = argument.option
    if accepted.choices or argument.kind == "text":
        return ", ".join([*filter(None, accepted.choices), *accepted.words]) or "words"
    parts = [f"{accepted.low:g} to {accepted.high:g}" + (f" {accepted.unit}" if accepted.unit else "")]
    parts += [MEANING[accepted.percent]] if accepted.percent and accepted.unit != "%" else []
    return "; ".join([*parts, ", ".join(accepted.words)] if accepted.words else parts)


def _default(argument: Argument) -> str:
    if argument.required:
        return "must be given"
    return f"{argument.default:g}" if isinstance(argument.default, (int, float)) else str(argument.default) or "–"


if __name__ == "__main__":
    sys.stdout.write(page())
