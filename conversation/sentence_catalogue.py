"""Every sentence that has a code, collected from where it is said. For `make wire` and tests alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from conversation.command import Command
from conversation.commands import COMMANDS
from conversation.errors import not_found
from conversation.recipe import CollageValues, CompressionValues, MaskValues, OverlayValues, RetouchValues
from conversation.sentences import Sentence, slug
from conversation.slash import takes_prose
from imaging.metadata.labels import NAMES, WORDS
from imaging.operations import OPERATIONS

ROOT = Path(__file__).parents[1]
PACKAGES = ("conversation", "endpoints", "imaging", "providers", "server", "storage")
MADE_BY_COMMAND = (CompressionValues.by, OverlayValues.by, CollageValues.by, MaskValues.by, RetouchValues.by)
"""Of versions whose caption names the command, as that of another one names its operation: `called_crop` is `Crop`.
A conversation that begins with a command is called by it as well."""
SAYS = re.compile(r"\b(?:say|NotFound|FaultText)\(")
"""A module without it need not be parsed."""


@cache
def sentences() -> Mapping[str, str]:
    """Templates by code, in order: read once. Raises ValueError where one code says two things."""
    found: dict[str, str] = {}
    for code, template in [*_declarations(), *_in_source()]:
        if found.setdefault(code, template) != template:
            raise ValueError(f"{code} says two things: {found[code]!r} and {template!r}")
    return dict(sorted(found.items()))


def _declarations() -> Iterator[tuple[str, str]]:
    """What is declared by words alone: the helps of all there are, words of a sheet, what an operation does."""
    for declaration in (*COMMANDS, *OPERATIONS):
        helps = (declaration.help(), *(argument.option.help for argument in declaration.arguments()))
        yield from ((each.code, str(each)) for each in helps if isinstance(each, Sentence) and not each.params)
    yield from ((each.code, str(each)) for each in (*NAMES.values(), *WORDS.values()))
    named = (each.name for each in COMMANDS if each.heading is Command.heading and not takes_prose(each))
    for name in (*(each.name for each in OPERATIONS), *(by.partition(":")[2] for by in MADE_BY_COMMAND), *named):
        yield f"called_{name}", name.capitalize()
    for operation in OPERATIONS:
        yield f"edit_{operation.name}", operation.doing
        if operation.title:
            yield f"title_{operation.name}", operation.title
        for each in operation.arguments():
            if each.option.title:
                yield f"title_{operation.name}_{each.name}", each.option.title


def _in_source() -> Iterator[tuple[str, str]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            for node in ast.walk(ast.parse(text)) if SAYS.search(text) else ():
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    yield from _said_in(node.func.id, node.args, path)


def _said_in(function: str, args: list[ast.expr], path: Path) -> Iterator[tuple[str, str]]:
    literals = [arg.value for arg in args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if function == "NotFound" and len(literals) == len(args):
        title = not_found(*(literals or ["It"]))
        yield title.code, str(title)
    if function == "FaultText" and len(literals) > 2:
        code = f"fault_{slug(literals[1])}"
        yield from ((code, literals[1]), (f"{code}_text", literals[2]))
    if function == "say":
        if len(literals) < 2:
            raise ValueError(f"{path}: code and sentence have to be literals")
        yield literals[0], literals[1]
