"""Workers that fork tell all that happened in them, also where one of them dies."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FIRST = """
import os, pytest

def test_is_right(tmp_path): (tmp_path / "own").touch()

def test_is_wrong(): assert os.getpid() == 0, "said in a worker"

@pytest.mark.skip(reason="for another day")
def test_waits(): pass

@pytest.mark.parametrize("number", range(3))
def test_is_left_out(number): pass

def test_ends_its_worker(): os._exit(7)

def test_behind_it(): pass
"""
SHARED = """
import pytest

@pytest.fixture
def broken(): raise OSError("before it began")
"""
SECOND = """
def test_cannot_begin(broken): pass

def test_comes_to_its_end(): print("nobody sees this")
"""


def run(folder: Path, *options: str, **modules: str) -> subprocess.CompletedProcess[str]:
    """Modules in a folder of their own, each of which is named."""
    inner = folder / "inner"
    inner.mkdir()
    for name, text in modules.items():
        (inner / f"{name}.py").write_text(text)
    line = [sys.executable, "-m", "pytest", "-c", "/dev/null", "--rootdir", ".", "-p", "no:xdist"]
    line += ["-p", "no:cacheprovider", "-p", "tests.forked_workers", "-n", "2", *options]
    line += [f"inner/{name}.py" for name in modules if name.startswith("test")]
    paths = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(line, cwd=folder, env=paths, capture_output=True, text=True, timeout=120)


def test_what_happened_in_each_is_told_in_one_place(tmp_path: Path) -> None:
    told = run(tmp_path, "-rA", "-k", "not left_out", conftest=SHARED, test_first=FIRST, test_second=SECOND)

    assert told.returncode == pytest.ExitCode.TESTS_FAILED
    assert "PASSED inner/test_first.py::test_is_right" in told.stdout
    assert "FAILED inner/test_first.py::test_is_wrong - AssertionError: said in a worker" in told.stdout
    assert "for another day" in told.stdout
    assert "FAILED inner/test_first.py::test_ends_its_worker" in told.stdout
    assert "its worker ended with 7" in told.stdout
    assert "ERROR inner/test_second.py::test_cannot_begin - OSError: before it began" in told.stdout
    assert "PASSED inner/test_second.py::test_comes_to_its_end" in told.stdout
    assert "test_behind_it" not in told.stdout
    assert "2 failed, 2 passed, 1 skipped, 3 deselected, 1 error" in told.stdout


@pytest.mark.parametrize(
    ("module", "reason"),
    [("import nothing_of_that_name", "nothing_of_that_name"), ("def test_stops(): raise KeyboardInterrupt", "stops")],
)
def test_what_cannot_be_read_or_is_stopped_is_no_success(tmp_path: Path, module: str, reason: str) -> None:
    told = run(tmp_path, test_broken=module, test_whole="def test_is_right(): pass")

    assert told.returncode not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    assert reason in told.stdout
