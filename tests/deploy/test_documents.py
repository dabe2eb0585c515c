"""Commands and tests that the documents about running and guarding a studio name are there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from server import backups
from server.serve import COMMANDS, USERS

ROOT = Path(__file__).parent.parent.parent
INSTALLATION = ROOT / "docs" / "installation.md"
SECURITY = ROOT / "docs" / "security.md"
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FROM_ELSEWHERE = {"cp", "systemctl", "for", "kubectl"}


def commands() -> list[list[str]]:
    """Every line of every block, in words, without what is said behind it."""
    lines = [line for block in BLOCK.findall(INSTALLATION.read_text()) for line in block.splitlines()]
    return [shlex.split(line, comments=True) for line in lines if line.strip()]


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_a_command_is_there(words: list[str]) -> None:
    files = [each for each in words if each.startswith("deploy/")]
    assert all((ROOT / each).exists() for each in files)
    if words[0] == "make":
        assert re.search(rf"(?m)^{words[1]}:", (ROOT / "Makefile").read_text())
    elif words[0] == "docker":
        assert words[1] in ("compose", "build")
    else:
        assert words[0] in FROM_ELSEWHERE or words[0] in files


def test_what_is_said_to_the_server_is_understood() -> None:
    said = re.findall(r"python -m server ([a-z-]+)", INSTALLATION.read_text())
    assert said and set(said) <= {*COMMANDS, USERS, *backups.NAMES}


def test_every_test_that_is_to_hold_a_promise_is_there() -> None:
    named = set(re.findall(r"`((?:tests|server|storage|conversation)/[^`]+)`", SECURITY.read_text()))
    assert len(named) > 20
    assert [each for each in sorted(named) if not (ROOT / each).exists()] == []
