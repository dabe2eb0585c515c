"""Every benchmark starts and says what it does; the two that carry the most machinery run, small."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from tests.prepared_process import ROOT, PreparedProcess

from .conftest import BENCHMARKS

pytestmark = pytest.mark.slow

LOADED = ("psutil", "PIL.Image", "imaging.operations", "conversation.studio", "storage.opening")
ALL = sorted(path.name for path in BENCHMARKS.glob("[a-z]*.py"))


def run(name: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / name), *arguments], capture_output=True, text=True, timeout=250, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def helped() -> Iterator[Callable[[str], str]]:
    """What a benchmark says of itself. What most of them import is read once."""
    prepared = PreparedProcess("tests.benchmarks.one_benchmark:main", *LOADED)

    def ask(name: str) -> str:
        asked = prepared.start([str(BENCHMARKS / name), "--help"], cwd=ROOT, environ=os.environ, text=True)
        printed, complaint = asked.communicate(timeout=250)
        assert asked.returncode == 0, complaint
        return str(printed)

    yield ask
    prepared.close()


@pytest.mark.parametrize("name", ALL)
def test_it_says_what_it_does(name: str, helped: Callable[[str], str]) -> None:
    assert f"python benchmarks/{name}" in helped(name)


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
