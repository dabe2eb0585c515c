"""`/style`: a provider learns a style from pictures for a price that is said, and paints in it by its name."""

from __future__ import annotations

from dataclasses import replace

from conversation.events import QuestionAsked, TurnFailed
from conversation.generation.styles import phrase_of
from conversation.llm.wallet import Wallet
from conversation.ports.models import MAKE_STYLE, ImageAbilities, Made, Price
from conversation.ports.usage import SpendingLimits
from tests.conversation.stage import Painter, Theatre, only, text_of

LEARNS = ImageAbilities(speciality=MAKE_STYLE, references=10, price=Price(image=40_000))
MODEL = "recraft/recraftv3/6c2f1b8e-7a3d-4e55-9c21-0f6f6b7d1a90"


def stage(answer: str = MODEL) -> tuple[Theatre, Painter]:
    theatre, acme = Theatre(), Painter("recraft/make_style", "Recraft", LEARNS, [Made(b"", "", answer, cost=40_000)])
    theatre.models.specialists = [acme]
    theatre.picture("Cat", 90, 60)
    theatre.picture("Dog", 90, 60)
    return theatre, acme


def test_it_is_learnt_from_the_pictures_that_were_named_and_kept_under_its_name() -> None:
    theatre, acme = stage()
    events = theatre.say("/style create harbour #1 #2")
    assert theatre.models.kept_styles == {"harbour": MODEL}
    assert text_of(events).startswith("Recraft learnt the style harbour.")
    assert [len(request.references) for request in acme.requests] == [2]
    assert theatre.spent() == [("recraft/make_style", "image", 40_000)]


def test_its_price_is_asked_where_it_wants_a_yes_and_an_answer_without_a_style_keeps_none() -> None:
    theatre, acme = stage("sorry")
    limits = SpendingLimits(request=1_000, unknown=True)
    theatre.studio = replace(theatre.studio, wallet=Wallet(theatre.owner, theatre.kept.usage, limits))
    asked = only(theatre.say("/style create harbour #1"), QuestionAsked)
    assert (asked.text, acme.requests) == ("It will cost about $0.04.", [])
    assert only(theatre.say(asked.choices[0].say), TurnFailed).code == "empty_response"
    assert (len(acme.requests), theatre.models.kept_styles) == (1, {})


def test_its_model_paints_in_it_without_a_phrase() -> None:
    theatre, _ = stage()
    theatre.say("/style use harbour a fox", styles={"harbour": MODEL})
    assert theatre.models.asked_for[-1] == MODEL
    assert phrase_of("harbour", {"harbour": MODEL}) == ""
    theatre.say("/image a fox style=Harbour", styles={"harbour": MODEL})
    assert theatre.models.asked_for[-1] == MODEL


def test_what_is_missing_is_said() -> None:
    theatre, _ = stage()
    for said, code in (
        ("/style", "bad_arguments"),
        ("/style create ink #1", "bad_arguments"),
        ("/style use harbour a fox", "no_style"),
    ):
        assert only(theatre.say(said), TurnFailed).code == code
    theatre.models.specialists = []
    assert only(theatre.say("/style create harbour #1"), TurnFailed).code == "no_style_maker"
