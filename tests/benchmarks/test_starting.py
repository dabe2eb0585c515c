"""Every benchmark starts and says what it does; the two that carry the most machinery run, small."""

from __future__ import annotations

import subprocess
import sys

import pytest

from .conftest import BENCHMARKS

pytestmark = pytest.mark.slow

ALL = sorted(path.name for path in BENCHMARKS.glob("[a-z]*.py"))


def run(name: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / name), *arguments], capture_output=True, text=True, timeout=250, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", ALL)
def test_it_says_what_it_does(name: str) -> None:
    assert f"python benchmarks/{name}" in run(name, "--help")


def test_every_benchmark_stands_in_the_readme() -> None:
    readme = (BENCHMARKS / "README.md").read_text()
    assert [name for name in ALL if f"`{name}`" not in readme] == []


def test_a_turn_in_a_long_conversation_is_measured() -> None:
    assert "a turn" in run("context.py", "--turns", "30")


@pytest.mark.e2e
def test_the_server_relays_every_token() -> None:
    printed = run("relay.py", "--levels", "3", "--seconds", "1", "--only", "studio")
    *_, wrong, refused = next(line for line in printed.splitlines() if line.startswith("3 through Atelier")).split()
    assert (wrong, refused) == ("0", "0")
