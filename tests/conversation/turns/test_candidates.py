"""Several pictures of one prompt, beside each other: each comes by itself, and one that fails costs only itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from conversation.errors import ProviderFault
from conversation.events import (
    CandidatesStarted,
    Event,
    ImageFailed,
    ImageProgress,
    ImageReady,
    ImageStarted,
    NoteAdded,
    TurnFailed,
    TurnFinished,
)
from conversation.message import Target
from conversation.ports.models import ImageAbilities, ImageRequest, Made, Preview, Progress
from conversation.ports.usage import SpendingLimits
from conversation.sentences import in_its_words
from tests.conversation.stage import Painter, Theatre, kinds, made, only, text_of, versions

BUSY = ProviderFault(
    in_its_words("Painter is busy"),
    in_its_words("Wait a moment."),
    code="rate_limited",
    retry_after=3.0,
    may_have_charged=False,
)
Makes = Sequence[Progress | Preview | Made | Exception]


@dataclass
class Moody(Painter):
    """Makes of each request what was written for its place; the last one again and again."""

    turns: list[Makes] = field(default_factory=list)
    asked: Iterator[int] = field(default_factory=count)
    busy: int = 0
    most: int = 0

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        makes = self.turns[min(next(self.asked), len(self.turns) - 1)]
        self.busy += 1
        self.most = max(self.most, self.busy)
        try:
            for step in makes:
                if isinstance(step, Exception):
                    raise step
                yield step
        finally:
            self.busy -= 1
            self.closed += 1


def of(events: Sequence[Event], kind: type) -> list[Event]:
    return [event for event in events if isinstance(event, kind)]


def test_all_places_are_there_before_the_first_picture_is() -> None:
    events = Theatre(Moody(turns=[[Progress(0.5), made()]])).say("/image a fox count=3")
    assert only(events, CandidatesStarted) == CandidatesStarted(3)
    order = kinds(events)
    assert order.index("CandidatesStarted") < order.index("ImageStarted")
    assert [event.place for event in events if isinstance(event, ImageStarted)] == [1, 2, 3]
    assert [event.number for event in events if isinstance(event, ImageStarted)] == [1, 2, 3]
    assert order[: order.index("ImageReady")].count("ImageStarted") == 3


def test_one_picture_is_no_candidate() -> None:
    events = Theatre().say("/image a fox")
    assert "CandidatesStarted" not in kinds(events)
    assert only(events, ImageReady).place == 0


def test_no_more_than_four_are_painted_at_a_time() -> None:
    painter = Moody(turns=[[Progress(0.1), Progress(0.2), made()]])
    assert len(versions(Theatre(painter).say("/image a fox count=10"))) == 10
    assert painter.most == 4


def test_one_that_fails_costs_only_itself() -> None:
    theatre = Theatre(Moody(turns=[[made()], [BUSY], [made()]]))
    events = theatre.say("/image a fox count=3")
    failed = only(events, ImageFailed)
    assert (failed.place, failed.code, failed.title, failed.retry_after) == (2, "rate_limited", "Painter is busy", 3.0)
    assert [event.place for event in events if isinstance(event, ImageReady)] == [1, 3]
    assert only(events, TurnFinished).state == "done"
    assert theatre.kept.usage.of_turn(theatre.replies[-1].turn).cost == 80_000
    (first, gone, third) = theatre.replies[-1].pictures
    assert gone.failure is not None and gone.failure["text"] == "Wait a moment."
    assert first.version and third.version


def test_where_all_fail_the_turn_does() -> None:
    theatre = Theatre(Moody(turns=[[BUSY], [ProviderFault(in_its_words("Another reason"), code="other")]]))
    events = theatre.say("/image a fox count=2")
    assert only(events, TurnFailed).code == "rate_limited"
    assert theatre.replies[-1].pictures == ()


def test_a_limit_in_the_middle_keeps_what_is_there() -> None:
    theatre = Theatre(Painter(abilities=ImageAbilities()))
    wallet = replace(theatre.wallet, limits=SpendingLimits(pictures=2, unknown=True))
    theatre.studio = replace(theatre.studio, wallet=wallet)
    events = theatre.say("/image a fox count=3")
    assert len(versions(events)) == 2
    assert only(events, ImageFailed).code == "pictures_limit"


def test_what_all_say_is_said_once() -> None:
    events = Theatre(Moody(turns=[[made("Here it is.")]], abilities=ImageAbilities())).say(
        "/image a fox count=3 seed=4"
    )
    assert text_of(events) == "Here it is."
    assert only(events, NoteAdded).text == "Painter does not take a seed, so it was left out."


def test_several_edits_of_a_picture_are_versions_of_it() -> None:
    painter = Moody(turns=[[Progress(0.5), made()]], abilities=ImageAbilities(edit=True, references=1, seed=True))
    theatre = Theatre(painter)
    image = theatre.picture("Cat")
    events = theatre.say("/image #1 in the rain count=2", Target(image.id, None))
    assert [event.place for event in events if isinstance(event, ImageReady)] == [1, 2]
    pictures = theatre.replies[-1].pictures
    assert len({picture.version["id"] for picture in pictures if picture.version}) == 2


def test_stopping_closes_all_of_them_and_records_each() -> None:
    painter = Moody(turns=[[Progress(0.1), Progress(0.2)]])
    theatre = Theatre(painter)
    turn = theatre.begin("/image a lake count=3")
    seen: set[int] = set()
    for event in turn:
        if isinstance(event, ImageProgress):
            seen.add(event.place)
        if len(seen) == 3:
            break
    turn.close()  # type: ignore[attr-defined]
    assert (painter.busy, painter.closed) == (0, 3)
    spent = theatre.kept.usage.of_turn(theatre.replies[-1].turn)
    assert (spent.calls, spent.unknown) == (3, 3)


def test_how_long_it_will_take_is_what_it_took_before() -> None:
    theatre = Theatre()
    first = only(theatre.say("/image a fox"), ImageStarted)
    assert first.expected is None and first.begun
    usual = theatre.models.times.usual("fake/painter", "3:2")
    assert usual is not None and usual > 0
    assert only(theatre.say("/image a hare"), ImageStarted).expected == usual
    assert only(theatre.say("/image a hare aspect=1:1"), ImageStarted).expected is None


def test_what_was_not_painted_says_nothing_of_how_long_it_takes() -> None:
    theatre = Theatre(Painter(makes=[BUSY]))
    theatre.say("/image a fox")
    assert theatre.models.times.usual("fake/painter", "3:2") is None


@dataclass
class Together(Painter):
    """Takes up to four pictures in one request, and makes as many as are written for it."""

    abilities: ImageAbilities = ImageAbilities(several=4)
    sends: int = 4
    bad: int = -1
    """The one that cannot be read."""

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        self.requests.append(request)
        yield Progress(0.5)
        for at in range(min(self.sends, request.count)):
            yield made(cost=10_000 + at, data=b"nothing" if at == self.bad else None)


def test_what_a_model_takes_together_is_one_request_with_a_version_and_a_share_for_each() -> None:
    painter = Together()
    theatre = Theatre(painter)
    events = theatre.say("/image a fox count=3")
    assert [request.count for request in painter.requests] == [3]
    assert [event.place for event in events if isinstance(event, ImageStarted)] == [1, 2, 3]
    assert [event.place for event in events if isinstance(event, ImageProgress)] == [1, 2, 3]
    assert [event.place for event in events if isinstance(event, ImageReady)] == [1, 2, 3]
    assert len({event.image for event in events if isinstance(event, ImageReady)}) == 3
    assert [version.cost for version in versions(events)] == [10_000, 10_001, 10_002]
    assert [each for each in theatre.spent() if each[1] == "image"] == [("fake/painter", "image", 30_003)]


def test_more_than_it_takes_are_several_requests_beside_each_other() -> None:
    painter = Together()
    Theatre(painter).say("/image a fox count=6")
    assert sorted(request.count for request in painter.requests) == [2, 4]


def test_what_has_a_seed_is_asked_for_by_itself() -> None:
    painter = Together(abilities=ImageAbilities(several=4, seed=True))
    Theatre(painter).say("/image a fox count=3 seed=7")
    assert [(request.count, request.seed) for request in painter.requests] == [(1, 7), (1, 8), (1, 9)]


def test_one_that_does_not_come_or_cannot_be_read_costs_only_itself() -> None:
    for painter in (Together(sends=2), Together(bad=2)):
        events = Theatre(painter).say("/image a fox count=3")
        assert [event.place for event in events if isinstance(event, ImageReady)] == [1, 2]
        (failed,) = of(events, ImageFailed)
        assert isinstance(failed, ImageFailed) and failed.place == 3
        assert not of(events, TurnFailed)


def test_where_the_one_request_fails_all_its_places_say_so_and_the_turn_failed() -> None:
    painter = Together(sends=0)
    events = Theatre(painter).say("/image a fox count=3")
    assert [event.place for event in events if isinstance(event, ImageFailed)] == [1, 2, 3]
    assert only(events, TurnFailed).code == "empty_response"
