"""When what waits will likely begin, by what runs and what is ahead of it."""

from __future__ import annotations

from server.jobs.forecast import begins_in
from server.jobs.line import FairLine


def line_of(at_once: int, *jobs: str, each: int = 10) -> FairLine:
    """Jobs called after their owners: `ann1`."""
    line = FairLine(each, at_once)
    for job in jobs:
        line.add(job, job[:3])
    while line.next() is not None:
        pass
    return line


def forecast(line: FairLine, job: str, **seconds: float) -> float | None:
    """`seconds`: that a running job has left, or that a waiting one takes."""
    return begins_in(line, job, seconds.get, seconds.get)


def test_the_first_in_line_begins_when_whatever_runs_is_over_first() -> None:
    line = line_of(2, "ann1", "ann2", "ann3")
    assert forecast(line, "ann3", ann1=30.0, ann2=12.0) == 12.0


def test_those_ahead_are_waited_for_too() -> None:
    line = line_of(1, "ann1", "ann2", "ann3")
    assert forecast(line, "ann3", ann1=5.0, ann2=7.0) == 12.0


def test_everybody_is_served_in_turn_there_as_well() -> None:
    line = line_of(1, "ann1", "ann2", "ann3", "bob1")
    assert forecast(line, "bob1", ann1=5.0, ann2=100.0, ann3=100.0) == 5.0


def test_what_nobody_knows_of_is_not_counted_on() -> None:
    line = line_of(2, "ann1", "ann2", "ann3", "ann4")
    assert forecast(line, "ann3", ann1=9.0) == 9.0
    assert forecast(line, "ann3") is None
    assert forecast(line, "ann4", ann1=9.0) is None, "how long the third takes is not known"
    assert forecast(line, "ann4", ann1=9.0, ann2=20.0) == 20.0


def test_the_limit_of_one_person_counts() -> None:
    line = line_of(5, "ann1", "ann2", "bob1", each=1)
    assert forecast(line, "ann2", ann1=40.0, bob1=1.0) == 40.0


def test_what_does_not_wait_has_begun_and_the_line_itself_does_not_move() -> None:
    line = line_of(1, "ann1", "ann2")
    assert forecast(line, "ann1", ann1=1.0) is None
    assert forecast(line, "nobody", ann1=1.0) is None
    forecast(line, "ann2", ann1=1.0)
    assert line.running == {"ann1": "ann"} and line.place("ann2") == 1
