"""Somebody is here: what they will need first is made ready beside the loop."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from server.workers.warm_up import Warming

ROOT = Path(__file__).parent.parent.parent.parent
FIRST_MESSAGE = """
from time import process_time
from conversation.plain_words.reading.scene import Scene
from conversation.plain_words.understanding import wishes_of
from server.workers.warm_up import learn_words
began = process_time()
learn_words()
learnt = process_time()
assert wishes_of("crop it to a square", Scene())
read = process_time()
assert read - learnt < (learnt - began) / 5, (read - learnt, learnt - began)
"""


def test_the_first_visit_learns_in_a_thread_and_every_one_warms_the_workers() -> None:
    visits: list[str] = []
    learnt: list[int] = []
    warming = Warming(lambda: visits.append("warm"), lambda: learnt.append(threading.get_native_id()))
    warming()
    warming()
    assert visits == []

    assert warming.learning is not None
    warming.learning.get(timeout=60)
    assert visits == ["warm"]
    warming()
    assert visits == ["warm", "warm"]
    assert len(learnt) == 1
    assert learnt[0] != threading.get_native_id()


@pytest.mark.slow
def test_the_first_message_finds_its_words_read() -> None:
    done = subprocess.run([sys.executable, "-c", FIRST_MESSAGE], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
