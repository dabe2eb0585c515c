"""What a worker loads later is not there before it is asked for, and costs no room that it does not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from server.workers import cutout_tasks, expanding_tasks, mask_tasks, vector_tasks
from server.workers.process import CUTTING_OUT, EXPANDING, MASKS, VECTORS

ROOT = Path(__file__).parent.parent.parent.parent
LOADED = """
import sys
from server.workers import memory, process
memory.limit(512)
assert "scipy" not in sys.modules
before, unused = memory.most(), memory.unused()
task = process.CUTTING_OUT["draft"]
(answer,) = task({"wish": {}, "pixels": 100, "key": "k"}, (b"",))
assert answer.values == {"missing": True}, answer
assert "scipy" in sys.modules
reserved = memory.unused() - unused
assert abs(memory.most() - before - reserved) < 8 << 20, (before, memory.most(), reserved)
"""


@pytest.mark.slow
def test_engines_of_cutting_out_come_with_the_first_cut_out() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_each_task_that_comes_later_is_there() -> None:
    assert {task.name for task in CUTTING_OUT.values()} == set(cutout_tasks.TASKS)
    assert {task.name for task in MASKS.values()} == set(mask_tasks.TASKS)
    assert {task.name for task in EXPANDING.values()} == set(expanding_tasks.TASKS)
    assert {task.name for task in VECTORS.values()} == set(vector_tasks.TASKS)
