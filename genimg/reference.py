"""The command line as a page: `python -m genimg.reference write` writes the reference in `docs/genimg.md` anew."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from genimg.exit_codes import MEANINGS
from genimg.program import COMMANDS, program
from server.docs.marked_part import MarkedPart

PAGE = Path(__file__).parent.parent / "docs" / "genimg.md"
REFERENCE = MarkedPart("reference", "python -m genimg.reference write")
COMMON = ("quiet", "verbose", "as_json", "debug_api", "help")
"""Options that every command has, which stand in a table of their own."""
NARROW = 1_000


def reference() -> str:
    """Every command with its options, and the exit codes."""
    return "\n".join([*_commands(), *_exit_codes()]) + "\n"


def _commands() -> Iterator[str]:
    context = click.Context(program, resilient_parsing=True)
    common: dict[str, click.Option] = {}
    for name, listed in COMMANDS.items():
        command = program.get_command(context, name)
        assert command is not None
        usage = command.collect_usage_pieces(click.Context(command, info_name=name))[1:]
        yield f"### `{' '.join(['genimg', name, *usage])}`\n"
        yield f"{listed.help}\n"
        options = [each for each in command.params if isinstance(each, click.Option)]
        common |= {each.name: each for each in options if each.name in COMMON}
        own = [each for each in options if each.name not in COMMON]
        if own:
            yield from _table(own)
    yield "### Everywhere\n"
    yield from _table(list(common.values()))


def _table(options: list[click.Option]) -> Iterator[str]:
    yield "| option | what it does |\n|---|---|"
    for each in options:
        record = each.get_help_record(click.Context(program, max_content_width=NARROW))
        assert record is not None
        said = " ".join(record[0].split()).replace("|", "\\|")
        usual = f" ({each.default})" if each.show_default and each.default not in (None, "") else ""
        yield f"| `{said}` | {each.help or ''}{usual} |"
    yield ""


def _exit_codes() -> Iterator[str]:
    yield "### How it ends\n"
    yield "| exit code | it means |\n|---|---|"
    for code, meaning in MEANINGS.items():
        yield f"| {code} | {meaning} |"


def main(wanted: str) -> None:
    """`write`, or anything else to print it."""
    if wanted == "write":
        REFERENCE.write(PAGE, reference())
    else:
        sys.stdout.write(reference())


if __name__ == "__main__":
    main(*sys.argv[1:2] or ["print"])
