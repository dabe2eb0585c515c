"""The list of commands, their help, and what is loaded for it."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import click
import pytest

from genimg import exit_codes
from genimg.program import COMMANDS
from genimg.reference import PAGE, REFERENCE, reference
from tests.genimg.conftest import ROOT, Shell

HEAVY = ("gevent", "PIL", "numpy", "openai", "sqlalchemy", "conversation.turn")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_a_module_with_the_help_of_the_list(name: str) -> None:
    command: click.Command = import_module(f"genimg.commands.{name.replace('-', '_')}").COMMAND

    assert command.name == name
    assert command.get_short_help_str(200) in {COMMANDS[name].help, COMMANDS[name].help.removesuffix(".")} or (
        (command.help or "").startswith(COMMANDS[name].help.removesuffix(".").split(",")[0])
    )


def test_the_list_is_what_lies_in_the_folder() -> None:
    files = {path.stem for path in (ROOT / "genimg/commands").glob("*.py")} - {"__init__", "options"}
    assert files == {name.replace("-", "_") for name in COMMANDS}


def test_help_loads_nothing_that_takes_time() -> None:
    script = (
        "import sys; from genimg.program import main; sys.argv = ['genimg', *sys.argv[1:]]; main(); "
        "print([name for name in sys.modules], file=sys.stderr)"
    )
    for arguments in (["--help"], ["compress", "--help"]):
        done = subprocess.run([sys.executable, "-c", script, *arguments], cwd=ROOT, capture_output=True, text=True)
        assert "Usage" in done.stdout
        assert [name for name in HEAVY if f"'{name}'" in done.stderr] == []


def test_an_unknown_command_or_option_says_so(shell: Shell) -> None:
    unknown, option = shell("paint"), shell("compress", "--fast", "a.jpg")

    assert (unknown.code, option.code) == (exit_codes.USAGE, exit_codes.USAGE)
    assert "paint" in unknown.err
    assert "--fast" in option.err
    assert (unknown.out, option.out) == (b"", b"")


def test_the_reference_is_fresh() -> None:
    assert REFERENCE.read(PAGE) == reference(), REFERENCE.written_by
