"""What is read behind the scenes."""

from __future__ import annotations

import threading
import time

import pytest

from conversation.errors import ProviderFault
from providers.wire.background_reading import BackgroundReading


class Engine:
    """Answers, or does not."""

    def __init__(self) -> None:
        self.there = True
        self.asked = 0
        self.may_answer = threading.Event()
        self.may_answer.set()

    def read(self) -> int:
        self.asked += 1
        assert self.may_answer.wait(10)
        if not self.there:
            raise ProviderFault("Nobody", "Nobody answers.", code="unreachable")
        return self.asked


def wait_for(reading: BackgroundReading[int], wanted: int | None) -> None:
    end = time.monotonic() + 10
    while reading.known() != wanted:
        assert time.monotonic() < end
        time.sleep(0.01)


def test_nobody_waits_for_the_first_answer() -> None:
    engine = Engine()
    engine.may_answer.clear()
    reading = BackgroundReading(engine.read, "engine")

    assert reading.known() is None and reading.known() is None
    engine.may_answer.set()

    wait_for(reading, 1)
    assert engine.asked == 1
    reading.close()


def test_what_was_heard_goes_when_nobody_answers_any_more() -> None:
    engine = Engine()
    reading = BackgroundReading(engine.read, "engine", fresh=0.0)
    assert reading.now() == 1

    engine.there = False
    assert reading.fresh() is None
    engine.there = True
    assert reading.fresh() == 3


def test_what_is_fresh_is_not_asked_again_and_what_is_asked_for_is() -> None:
    engine = Engine()
    reading = BackgroundReading(engine.read, "engine")

    assert (reading.fresh(), reading.fresh(), reading.known(), engine.asked) == (1, 1, 1, 1)
    assert reading.now() == 2
    engine.there = False
    with pytest.raises(ProviderFault):
        reading.now()
    assert reading.known() is None
    reading.close()
