"""A process that forked from a prepared one is told of as any other is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.prepared_process import POSSIBLE, PreparedProcess

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="this system does not tell of the end of another’s child")


@pytest.fixture(scope="module")
def prepared() -> Iterator[PreparedProcess]:
    """What it calls is what stands below."""
    made = PreparedProcess("tests.test_prepared_process:act", "gevent.monkey:patch_all")
    yield made
    made.close()
    assert made.process.returncode == 0


def act() -> int:
    """Does what its first argument says."""
    match sys.argv[1]:
        case "tell":
            sys.stdout.write(f"{Path.cwd()} {os.environ['COLOUR']} {'HOME' in os.environ} {sys.stdin.read()}")
            sys.stderr.write("complaint")
        case "fail":
            raise ValueError("of its own")
        case "sleep":
            time.sleep(60)
        case code:
            return int(code)
    return 0


def test_it_has_a_folder_an_environment_and_files_of_its_own(prepared: PreparedProcess, tmp_path: Path) -> None:
    process = prepared.start(["tell"], cwd=tmp_path, environ={"COLOUR": "red"}, stdin=b"words", text=True)

    assert process.communicate(timeout=60) == (f"{tmp_path} red False words", "complaint")
    assert process.returncode == 0


def test_its_exit_code_is_told_and_its_traceback(prepared: PreparedProcess, tmp_path: Path) -> None:
    processes = [prepared.start([code], cwd=tmp_path, environ={}) for code in ("3", "fail", "0")]

    said = [process.communicate(timeout=60)[1] for process in processes]

    assert [process.returncode for process in processes] == [3, 1, 0]
    assert said[0] == said[2] == b""
    assert b"ValueError: of its own" in said[1]


def test_it_runs_until_it_is_ended_and_the_others_run_on(prepared: PreparedProcess, tmp_path: Path) -> None:
    ended, killed, asked = (prepared.start(["sleep"], cwd=tmp_path, environ={}) for _ in range(3))
    with pytest.raises(subprocess.TimeoutExpired):
        ended.wait(0.05)

    ended.terminate()
    killed.kill()

    assert (ended.wait(60), killed.wait(60)) == (-signal.SIGTERM, -signal.SIGKILL)
    assert asked.poll() is None
    end = time.monotonic() + 60
    while os.getsid(asked.pid) == os.getsid(0) or os.getsid(asked.pid) != asked.pid:  # it begins with that
        assert time.monotonic() < end
        time.sleep(0.01)
    asked.terminate()
    asked.wait(60)
    asked.terminate()  # what has ended is asked nothing
    for process in (ended, killed, asked):
        process.communicate()
