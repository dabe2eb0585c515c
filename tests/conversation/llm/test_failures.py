"""A model failed; the event says what could be done, and which model could do it."""

from __future__ import annotations

import pytest

from conversation.errors import ProviderFault, Remedy
from conversation.events import ImageFailed, OfferedModel, TurnFailed, UsageRecorded
from conversation.sentences import in_its_words
from tests.conversation.stage import Painter, Talker, Theatre, only, words
from tests.conversation.turns.test_candidates import Moody, made, of

OTHER = OfferedModel("image", "acme/other", "Other", "Acme")


def fault(code: str, **more: object) -> ProviderFault:
    return ProviderFault(in_its_words("It failed"), in_its_words("Wait."), code=code, **more)  # type: ignore[arg-type]


def failing(code: str, **more: object) -> Theatre:
    theatre = Theatre(Painter(makes=[fault(code, **more)]))
    theatre.models.offered = OTHER
    return theatre


@pytest.mark.parametrize(
    ("code", "how"),
    [("unknown_model", "nearest"), ("overloaded", "backup"), ("timeout", "backup"), ("no_credits", "elsewhere")],
)
def test_another_model_is_offered_in_the_place_of_the_chosen_one(code: str, how: str) -> None:
    theatre = failing(code)
    failed = only(theatre.say("/image a fox"), TurnFailed)
    assert failed.instead == OTHER
    assert theatre.models.failed == [(Remedy(job="image", model="fake/painter"), how)]


@pytest.mark.parametrize("code", ["declined", "bad_picture", "wrong_api_key", "bad_answer"])
def test_none_is_where_another_one_is_no_way_out(code: str) -> None:
    theatre = failing(code)
    assert only(theatre.say("/image a fox"), TurnFailed).instead is None
    assert not theatre.models.failed


def test_the_page_and_the_words_that_were_objected_to_come_along() -> None:
    failed = only(failing("declined", remedy=Remedy("https://acme.example", "a fight")).say("/image a fox"), TurnFailed)
    assert (failed.link, failed.flagged) == ("https://acme.example", "a fight")


def test_a_chat_model_has_its_place_taken_by_one_that_talks() -> None:
    theatre = Theatre(talker=Talker([fault("overloaded", may_have_charged=False)]))
    theatre.models.offered = OfferedModel("chat", "acme/talks", "Talks", "Acme")
    failed = only(theatre.say("What is a fox?"), TurnFailed)
    assert failed.instead == theatre.models.offered
    assert theatre.models.failed == [(Remedy(job="chat", model="fake/talker"), "backup")]


def test_what_a_recipe_names_would_be_taken_again_so_nothing_is_offered() -> None:
    theatre = Theatre(Painter())
    theatre.say("/image a fox")
    theatre.models.offered = OTHER
    theatre.models.painter = Painter("fake/elsewhere", makes=[fault("overloaded")])
    events = theatre.say("/again sure=yes", compare_models="a,b")
    assert only(events, TurnFailed).instead is None


def test_one_of_several_says_who_could_paint_in_its_place() -> None:
    theatre = Theatre(Moody(turns=[[fault("overloaded")], [made()]]))
    theatre.models.offered = OTHER
    (failed,) = of(theatre.say("/image a fox count=2"), ImageFailed)
    assert isinstance(failed, ImageFailed) and failed.instead == OTHER


def test_a_refinement_that_fails_offers_nothing_and_paints_all_the_same() -> None:
    theatre = Theatre()
    theatre.models.cheapest = Talker([fault("overloaded"), words("A fox.")], id="fake/cheap")
    theatre.models.offered = OTHER
    events = theatre.say("/image a fox")
    assert not [event for event in events if isinstance(event, TurnFailed)]
    assert [event.purpose for event in events if isinstance(event, UsageRecorded)].count("image") == 1
    assert not theatre.models.failed
