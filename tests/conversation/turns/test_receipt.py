"""A provider that tells afterwards what a call cost: the call is pending when nobody hears its end."""

from __future__ import annotations

from collections.abc import Iterator

from conversation.events import ImageProgress, UsageRecorded
from conversation.ports.models import ChatRequest, Chunk, ImageRequest, Made, Preview, Progress
from tests.conversation.stage import Painter, Talker, Theatre, made, only, words


class Receipting(Painter):
    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        request.begun("gen-7")
        yield from super().make(request)


class Talking(Talker):
    def reply(self, request: ChatRequest) -> Iterator[Chunk]:
        request.begun("gen-8")
        yield from super().reply(request)


def test_a_stopped_picture_waits_for_what_its_provider_tells() -> None:
    theatre = Theatre(Receipting(makes=[Progress(0.1), Progress(0.2)]))
    turn = theatre.begin("/image a lake")
    while not isinstance(next(turn), ImageProgress):
        pass
    turn.close()  # type: ignore[attr-defined]
    assert [(each.model, each.receipt) for each in theatre.kept.usage.pending("")] == [("fake/painter", "gen-7")]


def test_what_was_heard_to_its_end_is_not_pending() -> None:
    theatre = Theatre(Receipting(makes=[made(cost=40_000)]))
    assert only(theatre.say("/image a lake"), UsageRecorded).basis == "provider"
    assert theatre.kept.usage.pending("") == []


def test_an_end_without_a_cost_is_asked_about() -> None:
    theatre = Theatre(talker=Talking([words("Hello.", cost=None)]))
    assert only(theatre.say("hello"), UsageRecorded).basis == "pending"
    assert [each.receipt for each in theatre.kept.usage.pending("")] == ["gen-8"]
