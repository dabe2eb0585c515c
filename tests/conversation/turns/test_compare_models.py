"""The same prompt painted by several models, side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversation.errors import ProviderFault
from conversation.events import CandidatesStarted, ImageFailed, ImageReady, ImageStarted, QuestionAsked, TurnFailed
from conversation.ports.models import ImageAbilities, Price
from conversation.ports.usage import SpendingLimits
from conversation.sentences import in_its_words
from tests.conversation.stage import Painter, Theatre, kinds, only

ABLE = ImageAbilities(aspects=("1:1",), seed=True, price=Price(image=40_000))
BROKEN = ProviderFault(in_its_words("Not today"), code="provider_failed", may_have_charged=False)


def gallery(*rivals: Painter) -> Theatre:
    theatre = Theatre()
    theatre.models.rivals = list(rivals)
    return theatre


def flux(**more: object) -> Painter:
    return replace(Painter("bfl/flux-2", "FLUX.2 pro", ABLE), **more)  # type: ignore[arg-type]


def gemini() -> Painter:
    return Painter("gemini/nano", "Gemini Nano Banana", ABLE)


@pytest.mark.parametrize(
    "said",
    [
        "/compare-models a fox models=“FLUX, Gemini”",
        "/compare-models a fox models=bfl/flux-2,gemini/nano",
        "/compare-models a fox with FLUX and Gemini",
        "/image a fox with FLUX and Gemini",
        "/image a fox mit FLUX und Gemini",
    ],
)
def test_each_paints_the_same_words_at_its_own_place(said: str) -> None:
    first, second = flux(), gemini()
    theatre = gallery(first, second)
    events = theatre.say(said)
    assert only(events, CandidatesStarted) == CandidatesStarted(2, ("bfl/flux-2", "gemini/nano"), False)
    assert [request.prompt for each in (first, second) for request in each.requests] == ["a fox", "a fox"]
    labels = [(event.place, event.label) for event in events if isinstance(event, ImageStarted)]
    assert labels == [(1, "FLUX.2 pro"), (2, "Gemini Nano Banana")]
    pictures = theatre.replies[-1].pictures
    assert [picture.version["cost"] for picture in pictures if picture.version] == [40_000, 40_000]


def test_the_composer_says_which_and_whether_blind() -> None:
    theatre = gallery(flux(), gemini())
    events = theatre.say("/image a fox", compare_models="bfl/flux-2,gemini/nano", blind=True)
    begun = only(events, CandidatesStarted)
    assert (begun.blind, sorted(begun.models)) == (True, ["bfl/flux-2", "gemini/nano"])
    started = {event.place: event.label for event in events if isinstance(event, ImageStarted)}
    assert [started[1].startswith("FLUX"), begun.models[0].startswith("bfl")] in ([True, True], [False, False])


@pytest.mark.parametrize("said", ["/image a girl with a dog and a cat", "/image a fox with FLUX and a hat"])
def test_what_is_in_the_picture_is_no_model(said: str) -> None:
    theatre = gallery(flux(), gemini())
    theatre.say(said)
    painter = theatre.models.painter
    assert isinstance(painter, Painter)
    assert painter.requests[0].prompt == said.removeprefix("/image ")


def test_a_model_that_nobody_offers_is_said() -> None:
    failed = only(gallery(flux()).say("/compare-models a fox models=“FLUX, Midjourney”"), TurnFailed)
    assert (failed.code, "Midjourney" in failed.title) == ("unknown_model", True)


@pytest.mark.parametrize("said", ["/compare-models a fox", "/compare-models a fox models=FLUX"])
def test_one_model_is_no_comparison(said: str) -> None:
    assert only(gallery(flux(), gemini()).say(said), TurnFailed).code == "bad_arguments"


def test_one_that_fails_leaves_the_others() -> None:
    events = gallery(flux(makes=[BROKEN]), gemini()).say("/compare-models a fox with FLUX and Gemini")
    assert only(events, ImageFailed).place == 1
    assert only(events, ImageReady).place == 2


def test_what_all_of_them_cost_together_is_asked_before() -> None:
    first, second = flux(), gemini()
    theatre = gallery(first, second)
    wallet = replace(theatre.wallet, limits=SpendingLimits(request=50_000))
    theatre.studio = replace(theatre.studio, wallet=wallet)
    events = theatre.say("/image a fox with FLUX and Gemini")
    question = only(events, QuestionAsked)
    assert "$0.08" in question.text and not first.requests
    yes = question.choices[0]
    events = theatre.say(yes.say, **yes.options)
    assert only(events, CandidatesStarted).models == ("bfl/flux-2", "gemini/nano")
    assert (len(first.requests), len(second.requests), first.requests[0].prompt) == (1, 1, "a fox")


@pytest.mark.parametrize(("agreed", "asked"), [(80_000, False), (79_999, True), (None, True)])
def test_what_was_shown_where_they_were_chosen_is_not_asked_about_again(agreed: int | None, asked: bool) -> None:
    first = flux()
    theatre = gallery(first, gemini())
    wallet = replace(theatre.wallet, limits=SpendingLimits(request=50_000))
    theatre.studio = replace(theatre.studio, wallet=wallet)
    events = theatre.say("/compare-models a fox with FLUX and Gemini", agreed=agreed)
    assert any(isinstance(event, QuestionAsked) for event in events) == asked == (not first.requests)


def test_copies_are_painted_and_not_written_into_the_picture() -> None:
    theatre = gallery()
    events = theatre.say("/image a fox x3")
    assert only(events, CandidatesStarted).count == 3
    assert kinds(events).count("ImageReady") == 3
    painter = theatre.models.painter
    assert isinstance(painter, Painter)
    assert {request.prompt for request in painter.requests} == {"a fox"}
