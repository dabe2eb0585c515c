"""One server for one data folder, and no lock that outlives its process."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conversation.errors import Told
from storage.disk.claim import claimed
from storage.opening import open_storage

ROOT = Path(__file__).parents[3]
HOLDER = """
import sys, time
from pathlib import Path
from storage.disk.claim import claimed

with claimed(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def test_the_second_one_is_refused_with_what_to_do_and_the_next_one_is_not(tmp_path: Path) -> None:
    with claimed(tmp_path), pytest.raises(Told) as told, claimed(tmp_path):
        pass
    assert told.value.code == "data_in_use"
    assert str(tmp_path) in told.value.title
    assert "ATELIER_DATA" in told.value.text
    with claimed(tmp_path):
        pass


def test_each_folder_is_claimed_by_itself(tmp_path: Path) -> None:
    with claimed(tmp_path / "one"), claimed(tmp_path / "two"):
        pass


def test_what_only_reads_or_migrates_needs_no_claim(tmp_path: Path) -> None:
    with claimed(tmp_path):
        storage = open_storage(tmp_path)
        assert storage.accounts.guest().id
        storage.close()


@pytest.mark.slow
def test_a_killed_process_leaves_no_claim(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Told, match=f"process {holder.pid}"), claimed(tmp_path):
            pass
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with claimed(tmp_path):
        pass


def test_a_folder_that_cannot_be_used_is_a_sentence() -> None:
    with pytest.raises(Told, match="ATELIER_DATA"), claimed(Path("/dev/null/data")):
        pass
