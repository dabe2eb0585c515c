"""A turn was stopped in the middle: what was open is closed, what was spent is written down."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from conversation.events import ImageProgress, TextDelta
from conversation.ports.models import ChatAbilities, ImageAbilities, Progress, TextChunk
from tests.conversation.stage import Painter, Talker, Theatre


class Killed(BaseException):
    """As a greenlet is ended."""


def until(events: Iterator[object], kind: type) -> None:
    for event in events:
        if isinstance(event, kind):
            return
    raise AssertionError(f"no {kind.__name__}")


def test_stopping_a_painting_closes_the_provider_and_records_an_unknown_cost() -> None:
    painter = Painter(makes=[Progress(0.1), Progress(0.2)])
    theatre = Theatre(painter)
    turn = theatre.begin("/image a lake")
    until(turn, ImageProgress)
    turn.close()  # type: ignore[attr-defined]
    assert painter.closed == 1
    spent = theatre.kept.usage.of_turn(theatre.replies[-1].turn)
    assert (spent.calls, spent.unknown) == (1, 1)


def test_stopping_a_local_painting_costs_nothing() -> None:
    painter = Painter(makes=[Progress(0.1)], abilities=ImageAbilities(local=True))
    theatre = Theatre(painter)
    turn = theatre.begin("/image a lake")
    until(turn, ImageProgress)
    turn.close()  # type: ignore[attr-defined]
    spent = theatre.kept.usage.of_turn(theatre.replies[-1].turn)
    assert (spent.calls, spent.unknown, spent.cost) == (1, 0, 0)


def test_stopping_words_closes_the_provider() -> None:
    talker = Talker([[TextChunk("one "), TextChunk("two "), TextChunk("three")]], abilities=ChatAbilities(tools=True))
    theatre = Theatre(talker=talker)
    turn = theatre.begin("count")
    until(turn, TextDelta)
    turn.close()  # type: ignore[attr-defined]
    assert talker.closed == 1
    assert theatre.kept.usage.of_turn(theatre.replies[-1].turn).calls == 1


def test_a_greenlet_that_is_killed_inside_the_provider_records_too() -> None:
    def hangs(request: object) -> Iterator[TextChunk]:
        yield TextChunk("one")
        raise Killed

    theatre = Theatre(talker=Talker([hangs]))  # type: ignore[list-item]
    with pytest.raises(Killed):
        list(theatre.begin("count"))
    assert theatre.kept.usage.of_turn(theatre.replies[-1].turn).unknown == 1


def test_a_bug_is_not_swallowed() -> None:
    theatre = Theatre(talker=Talker([ZeroDivisionError("bug")]))
    with pytest.raises(ZeroDivisionError):
        list(theatre.begin("hello"))
