"""So many at once, everybody in turn, and whoever is killed in line leaves it."""

from __future__ import annotations

import gevent
from gevent import Greenlet

from server.jobs.gate import FOR_WHOM, FairGate


class Office:
    """People with errands, and who was let in when."""

    def __init__(self, at_once: int) -> None:
        self.gate = FairGate(at_once)
        self.let_in: list[str] = []

    def errand(self, owner: str, seconds: float = 0.02) -> Greenlet:
        def go() -> None:
            FOR_WHOM.set(owner)
            with self.gate.inside():
                self.let_in.append(owner)
                gevent.sleep(seconds)

        return gevent.spawn(go)


def test_one_persons_fifty_delay_anothers_by_one() -> None:
    office = Office(at_once=2)
    errands = [office.errand("ann") for _ in range(50)]
    gevent.sleep(0.001)
    errands.append(office.errand("bob"))
    gevent.joinall(errands, timeout=30)
    assert office.let_in.index("bob") == 2
    assert len(office.let_in) == 51


def test_whoever_is_alone_has_all_places() -> None:
    office = Office(at_once=3)
    errands = [office.errand("ann", 60) for _ in range(4)]
    gevent.sleep(0.01)
    assert office.let_in == ["ann"] * 3
    gevent.killall(errands)


def test_whoever_is_killed_leaves_the_line_and_the_room() -> None:
    office = Office(at_once=1)
    inside, waiting, last = office.errand("ann", 60), office.errand("bob", 60), office.errand("cleo")
    gevent.sleep(0.01)
    waiting.kill()
    inside.kill()
    last.join(timeout=5)
    assert office.let_in == ["ann", "cleo"]
    assert not office.gate.signals
    assert not office.gate.line.running
    assert not office.gate.line.waiting
