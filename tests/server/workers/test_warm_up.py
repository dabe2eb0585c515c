"""Somebody is here: what they will need first is made ready beside the loop."""

from __future__ import annotations

import threading

from server.workers.warm_up import Warming


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
