"""A list of models is read when it is wanted, and what was read stays when it cannot be."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from conversation.errors import ProviderFault
from providers.wire.model_list import Entries, ModelEntries, entries_of


class Asked:
    """Answers one list after the other; None is a failure."""

    def __init__(self, *answers: Entries | None) -> None:
        self.answers = list(answers)
        self.count = 0

    def __call__(self) -> Entries:
        self.count += 1
        found = self.answers.pop(0)
        if found is None:
            raise ProviderFault("Nobody is there", code="unreachable")
        return found


A, B = [{"id": "a"}], [{"id": "b"}]


def eventually(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_it_is_read_behind_the_scenes_and_once() -> None:
    asked = Asked(A)
    found = ModelEntries(asked, "acme")

    found.known()
    eventually(lambda: found.known() == A)
    found.close()

    assert found.read() == A and asked.count == 1


def test_an_old_one_is_read_again_and_stays_where_that_fails() -> None:
    asked = Asked(A, None, B)
    found = ModelEntries(asked, "acme", fresh=0, soon=0)

    assert [found.read(), found.read(), found.read()] == [A, A, B]


def test_one_that_failed_is_not_asked_for_again_at_once() -> None:
    asked = Asked(None)
    found = ModelEntries(asked, "acme")

    assert [list(found.read()), list(found.read())] == [[], []] and asked.count == 1


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ({"data": [{"id": "a"}, {"id": ""}, {"name": "b"}, 7, {"id": "x" * 301}, {"id": 5}]}, ["a"]),
        ({"data": "odd"}, []),
        ([1], []),
        (None, []),
    ],
)
def test_what_makes_no_sense_is_left_out(answer: object, names: list[str]) -> None:
    assert [entry["id"] for entry in entries_of(answer)] == names
