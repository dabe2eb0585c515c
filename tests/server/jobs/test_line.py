"""Who is next: everybody in turn, however many jobs one person has in line."""

from __future__ import annotations

from conversation.ports.jobs import OpenTurn, TurnLine
from server.jobs.line import FairLine


def filled(line: FairLine, *owners: str) -> list[str]:
    """One job for each name, called after its owner and its number; what began at once."""
    count: dict[str, int] = {}
    for owner in owners:
        count[owner] = count.get(owner, 0) + 1
        line.add(f"{owner}{count[owner]}", owner)
    return begun(line)


def begun(line: FairLine) -> list[str]:
    found = []
    while (job := line.next()) is not None:
        found.append(job)
    return found


def test_what_has_room_begins_in_the_order_in_which_it_came() -> None:
    line = FairLine(per_person=2, at_once=10)
    assert line.has_room("ann")
    assert filled(line, "ann", "ann", "ann") == ["ann1", "ann2"]
    assert not line.has_room("ann")
    assert line.has_room("bob")


def test_when_one_ends_the_next_of_its_owner_begins() -> None:
    line = FairLine(per_person=1, at_once=10)
    filled(line, "ann", "ann")
    assert line.leave("ann1")
    assert begun(line) == ["ann2"]
    assert line.leave("ann2")
    assert not line.leave("ann2"), "it is over"
    assert begun(line) == []


def test_one_persons_fifty_delay_anothers_first_by_one() -> None:
    line = FairLine(per_person=4, at_once=4)
    filled(line, *["ann"] * 50)
    line.add("bob1", "bob")
    assert begun(line) == []
    line.leave("ann1")
    assert begun(line) == ["bob1"]


def test_people_are_served_in_turn() -> None:
    line = FairLine(per_person=1, at_once=1)
    order = filled(line, *["ann"] * 3, *["bob"] * 3, "cleo")
    while line.running:
        line.leave(order[-1])
        order += begun(line)
    assert order == ["ann1", "bob1", "cleo1", "ann2", "bob2", "ann3", "bob3"]


def test_whoever_has_the_fewest_running_is_next() -> None:
    line = FairLine(per_person=3, at_once=4)
    filled(line, "ann", "ann", "bob")
    line.add("bob2", "bob")
    line.add("ann3", "ann")
    assert begun(line) == ["bob2"]


def test_what_nobody_wants_any_more_leaves_the_line() -> None:
    line = FairLine(per_person=1, at_once=1)
    filled(line, "ann", "ann", "ann")
    assert line.leave("ann2")
    line.leave("ann1")
    assert begun(line) == ["ann3"]


def test_a_place_is_how_many_begin_first() -> None:
    line = FairLine(per_person=1, at_once=1)
    filled(line, *["ann"] * 4, "bob")
    assert [line.place(job) for job in ("ann1", "ann2", "ann3", "ann4", "bob1")] == [0, 2, 3, 4, 1]
    assert line.place("nobody") == 0
    assert (line.count("ann"), line.count("bob"), line.count("cleo")) == (3, 1, 0)


def test_those_near_the_front_are_found_whoever_they_are_for() -> None:
    line = FairLine(per_person=1, at_once=1)
    filled(line, *["ann"] * 200, *["bob"] * 3)
    near = line.near(7)
    assert near == ["bob1", "ann2", "bob2", "ann3", "bob3", "ann4", "ann5"]
    assert [line.place(job) for job in near] == [1, 2, 3, 4, 5, 6, 7]
    assert line.near(1) == ["bob1"]
    assert FairLine(1, 1).near(20) == []


def test_people_who_have_nothing_here_leave_nothing_behind() -> None:
    line = FairLine(per_person=1, at_once=9)
    for number in range(100):
        line.add("a", f"guest {number}")
        begun(line)
        line.leave("a")
    assert not line.waiting
    assert not line.running
    assert not line._of
    assert not line._served


def test_the_line_of_several_processes_is_fair_as_well() -> None:
    """By what stands in the database: who has the fewest running, of several whoever was served longest ago."""

    def turn(id: str, owner: str, runner: str = "") -> OpenTurn:
        return OpenTurn(id, owner, "c", not runner, runner)

    stands = TurnLine(
        waiting=(turn("a2", "ada"), turn("a3", "ada"), turn("b2", "bob"), turn("c1", "cem"), turn("d1", "dan")),
        running=(turn("a1", "ada", "here"), turn("b1", "bob", "there")),
        served=("bob", "ada", "cem"),
    )
    line = FairLine.of(stands, 2, 6)
    assert [line.place(job) for job in ("d1", "c1", "b2", "a2", "a3", "a1")] == [1, 2, 3, 4, 5, 0]
    assert [line.next() for _ in range(5)] == ["d1", "c1", "b2", "a2", None], "ada has two, and six is all"
    assert FairLine.of(stands, 1, 6).count("ada") == 2
    assert FairLine.of(stands, 2, 2).next() is None
