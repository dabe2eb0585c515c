"""What the image form paints goes on without its caller where it has an id, and is found again."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from uuid import uuid4

import gevent
import pytest

from conversation.errors import NotFound, ProviderFault, Told
from conversation.events import Event, ImageProgress, StatusChanged
from conversation.ports.models import Attachment
from conversation.ports.usage import PlannedCall, SpendingLimits
from endpoints.services import FormRequest, FormResult
from server.image_form.painting_jobs import PICTURE, PaintingJobs
from server.jobs.line import FairLine
from storage.memory import MemoryStorage, open_memory

MADE = FormResult((Attachment("image/png", b"\x89PNG a fox"),), "Here.", "fake/painter", "A red fox")
BEGINS, HALF = StatusChanged("paint", "Painting"), ImageProgress("picture", 0.5, "")
Script = Callable[[], Generator[Event, None, FormResult]]


def painted() -> Generator[Event, None, FormResult]:
    yield BEGINS
    yield HALF
    return MADE


def endless() -> Generator[Event, None, FormResult]:
    while True:
        yield HALF
        gevent.sleep(0.01)


class Easel:
    """Painting jobs over one store, each after the one before has ended, and a script for what they do."""

    def __init__(self, stores: MemoryStorage) -> None:
        self.stores = stores
        self.owner = stores.accounts.guest().id
        self.script: Script = painted
        self.begun: list[FormRequest] = []
        self.let_go = 0
        self.jobs = self.another()

    def another(self) -> PaintingJobs:
        line = FairLine(per_person=2, at_once=2)
        self.jobs = PaintingJobs(self.stores.jobs, self.paint, self.stores.form_pictures, line)
        return self.jobs

    def paint(self, request: FormRequest) -> Generator[Event, None, FormResult]:
        self.begun.append(request)
        try:
            return (yield from self.script())
        finally:
            self.let_go += 1

    def request(self, task: str = "", owner: str = "") -> FormRequest:
        context = ("", False, False, False, 10, False, True)
        return FormRequest(owner or self.owner, "a  red fox", "", *context, task=task)

    def follow(self, task: str = "", owner: str = "") -> tuple[list[Event], FormResult]:
        told: list[Event] = []
        steps = self.jobs.follow(self.request(task, owner))
        while True:
            try:
                told.append(next(steps))
            except StopIteration as done:
                result: FormResult = done.value
                return told, result

    def over(self, task: str) -> str:
        self.jobs.runner.wait(task, 10)
        return self.stores.jobs.get(self.owner, task).state


@pytest.fixture
def easel(tmp_path: Path) -> Iterator[Easel]:
    easel = Easel(open_memory(tmp_path))
    yield easel
    easel.jobs.runner.wind_down()


@pytest.fixture
def task() -> str:
    return str(uuid4())


def test_it_is_told_as_it_goes_on_and_is_a_job(easel: Easel, task: str) -> None:
    assert easel.follow(task) == ([BEGINS, HALF], MADE)
    assert easel.over(task) == "done"
    job = easel.stores.jobs.get(easel.owner, task)
    assert (job.kind, job.attempts) == (PICTURE, 1)


def test_it_waits_under_the_first_words_of_its_prompt(easel: Easel, task: str) -> None:
    easel.script = endless
    steps = easel.jobs.follow(easel.request(task))
    next(steps)
    job = easel.stores.jobs.get(easel.owner, task)
    assert (job.state, job.values["title"]) == ("running", "a red fox")
    steps.close()


def test_without_an_id_it_ends_with_its_caller(easel: Easel) -> None:
    easel.script = endless
    steps = easel.jobs.follow(easel.request())
    next(steps)
    [job] = easel.jobs.runner.here
    steps.close()
    assert easel.over(job) == "cancelled"
    assert easel.let_go == 1 and not easel.jobs.followed


def test_with_an_id_it_goes_on_and_is_found_again_without_being_painted_twice(easel: Easel, task: str) -> None:
    gate = gevent.event.Event()

    def slowly() -> Generator[Event, None, FormResult]:
        yield BEGINS
        yield ImageProgress("picture", 0.25, "")
        yield HALF
        gate.wait()
        return MADE

    easel.script = slowly
    steps = easel.jobs.follow(easel.request(task))
    next(steps)
    steps.close()
    while easel.jobs.followed[task].told[-1:] != [HALF]:
        gevent.sleep(0.001)
    again = easel.jobs.follow(easel.request(task))
    assert next(again) == BEGINS
    assert next(again) == HALF, "of what passes only the last counts"
    gate.set()
    with pytest.raises(StopIteration) as done:
        next(again)
    assert done.value.value == MADE
    assert easel.over(task) == "done"
    assert easel.follow(task) == ([], MADE), "what came of it is kept"
    assert len(easel.begun) == 1 and not easel.jobs.followed


def test_a_fault_is_told_as_it_is_and_again_in_its_words(easel: Easel, task: str) -> None:
    fault = ProviderFault("It is busy", "Try again.", code="overloaded")

    def fails() -> Generator[Event, None, FormResult]:
        yield BEGINS
        raise fault

    easel.script = fails
    with pytest.raises(ProviderFault) as told:
        easel.follow(task)
    assert told.value is fault
    assert easel.over(task) == "failed"
    with pytest.raises(Told) as again:
        easel.follow(task)
    assert (again.value.title, again.value.text, again.value.code) == ("It is busy", "Try again.", "overloaded")
    assert len(easel.begun) == 1


def test_a_bug_is_told_without_what_is_inside(easel: Easel, task: str) -> None:
    def stumbles() -> Generator[Event, None, FormResult]:
        yield BEGINS
        raise ZeroDivisionError("secret")

    easel.script = stumbles
    with pytest.raises(Told) as told:
        easel.follow(task)
    assert told.value.code == "internal_error" and "secret" not in str(told.value)


def test_who_ends_it_elsewhere_ends_it_for_whoever_follows(easel: Easel, task: str) -> None:
    easel.script = endless
    steps = easel.jobs.follow(easel.request(task))
    next(steps)
    assert easel.jobs.runner.stop(task)
    with pytest.raises(Told) as told:
        for _ in steps:
            pass
    assert told.value.code == "stopped"
    assert easel.over(task) == "cancelled" and easel.let_go == 1


def test_one_that_waits_in_line_can_be_ended_too(easel: Easel, task: str) -> None:
    easel.script = endless
    busy = [easel.jobs.follow(easel.request(str(uuid4()))) for _ in range(2)]
    for each in busy:
        next(each)
    following = gevent.spawn(lambda: pytest.raises(Told, easel.follow, task))
    while easel.jobs.runner.place(task) != 1:
        gevent.sleep(0.01)
    easel.jobs.runner.stop(task)
    assert following.get(timeout=10).value.code == "stopped"
    assert len(easel.begun) == 2


def test_after_a_restart_it_begins_again_where_nothing_was_paid(easel: Easel, task: str) -> None:
    easel.script = endless
    steps = easel.jobs.follow(easel.request(task))
    next(steps)
    easel.jobs.runner.wind_down()
    with pytest.raises(Told):
        for _ in steps:
            pass
    assert easel.stores.jobs.get(easel.owner, task).state == "queued"
    easel.script = painted
    easel.another().runner.resume()
    assert easel.follow(task)[1] == MADE
    assert easel.begun[1] == easel.begun[0], "as it was asked for"


def test_what_may_have_been_charged_is_not_painted_again(easel: Easel, task: str) -> None:
    easel.script = endless
    steps = easel.jobs.follow(easel.request(task))
    next(steps)
    call = PlannedCall(easel.owner, task, "openrouter/painter", "image", 40_000, 1)
    assert isinstance(easel.stores.usage.reserve(call, SpendingLimits()), str)
    easel.jobs.runner.wind_down()
    steps.close()
    easel.another().runner.resume()
    with pytest.raises(Told) as told:
        easel.follow(task)
    assert told.value.code == "interrupted"
    assert len(easel.begun) == 1


def test_another_persons_is_not_found(easel: Easel, task: str) -> None:
    easel.follow(task)
    with pytest.raises(NotFound):
        easel.follow(task, easel.stores.accounts.guest().id)
