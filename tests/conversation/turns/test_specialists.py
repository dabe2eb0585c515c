"""`/replace-bg` and `/variations`: here where that can be, else by a provider whose price is said before."""

from __future__ import annotations

from dataclasses import replace

from conversation.events import QuestionAsked, TurnFailed
from conversation.llm.wallet import Wallet
from conversation.ports.models import REPLACE_BACKGROUND, VARY, ImageAbilities, Made, Price
from conversation.ports.usage import SpendingLimits
from conversation.recipe import CutoutValues, RetouchValues
from imaging.files.encode import to_png
from tests.conversation.stage import Painter, Theatre, only, text_of, versions
from tests.imaging.pictures import picture

EDITS = replace(Painter().abilities, edit=True, references=1)


def specialist(speciality: str) -> Painter:
    able = ImageAbilities(speciality=speciality, price=Price(image=40_000))
    return Painter(f"acme/{speciality}", "Acme", able, [Made(to_png(picture()), "image/png", cost=40_000)])


def test_a_colour_is_set_behind_here_and_free() -> None:
    theatre = Theatre()
    theatre.models.specialists = [specialist(REPLACE_BACKGROUND)]
    theatre.picture("Cat", 90, 60)
    (version,) = versions(theatre.say("/replace-bg white"))
    values = version.recipe.values
    assert isinstance(values, CutoutValues)
    assert (values.background.kind, values.background.colour) == ("colour", "#ffffff")
    assert (version.cost, theatre.spent()) == (0, [])


def test_a_picture_of_the_conversation_is_set_behind_and_one_that_is_not_there_is_said() -> None:
    theatre = Theatre()
    theatre.picture("Beach", 90, 60)
    theatre.picture("Cat", 90, 60)
    (version,) = versions(theatre.say("/replace-bg #1"))
    values = version.recipe.values
    assert isinstance(values, CutoutValues)
    assert values.background.image == theatre.image(1).id
    assert only(theatre.say("/replace-bg #7"), TurnFailed).code == "no_such_picture"


def test_words_go_to_who_does_just_that() -> None:
    theatre = Theatre()
    background = specialist(REPLACE_BACKGROUND)
    theatre.models.specialists, theatre.models.repainter = [background], Painter(abilities=EDITS)
    theatre.picture("Cat", 90, 60)
    events = theatre.say("/replace-bg a beach at dusk")
    (version,) = versions(events)
    assert text_of(events).startswith("#1: set on another background by Acme.")
    assert [request.prompt for request in background.requests] == ["a beach at dusk"]
    assert version.recipe.values == RetouchValues(
        "replace-bg", "acme/replace_background", "Set on another background by Acme", "a beach at dusk"
    )
    assert theatre.spent() == [("acme/replace_background", "image", 40_000)]


def test_words_go_to_a_model_that_edits_where_nobody_does_just_that() -> None:
    theatre, editor = Theatre(), Painter(abilities=EDITS)
    theatre.models.repainter = editor
    theatre.picture("Cat", 90, 60)
    theatre.say("/replace-bg a beach at dusk")
    (request,) = editor.requests
    assert request.prompt.endswith("keep its subject exactly as it is. The new background: a beach at dusk")
    assert (request.aspect, len(request.references)) == ("3:2", 1)


def test_where_nothing_can_it_is_said_what_can_be_done_here() -> None:
    theatre = Theatre()
    theatre.picture()
    failed = only(theatre.say("/replace-bg a beach at dusk"), TurnFailed)
    assert failed.code == "no_background_painter"
    assert "/replace-bg white" in failed.text
    assert only(theatre.say("/replace-bg"), TurnFailed).code == "missing_prompt"
    assert only(theatre.say("/variations"), TurnFailed).code == "no_variations"


def test_each_variation_is_a_version_beside_the_others_and_their_price_is_asked_together() -> None:
    theatre = Theatre()
    theatre.models.specialists = [specialist(VARY)]
    limits = SpendingLimits(request=100_000, unknown=True)
    theatre.studio = replace(theatre.studio, wallet=Wallet(theatre.owner, theatre.kept.usage, limits))
    first = theatre.picture("Cat", 90, 60).current
    asked = only(theatre.say("/variations 3"), QuestionAsked)
    assert asked.text == "It will cost about $0.12."
    made = versions(theatre.say(asked.choices[0].say))
    assert [version.parent for version in made] == [first] * 3
    assert [cost for _, _, cost in theatre.spent()] == [40_000] * 3
