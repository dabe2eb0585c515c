"""`/restyle`: a picture painted over in another style, by whoever can, as far from it as was said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversation.events import QuestionAsked, TurnFailed
from conversation.llm.wallet import Wallet
from conversation.message import Target
from conversation.ports.models import RESTYLE, ImageAbilities, Made, Price, ToolCall
from conversation.ports.usage import SpendingLimits
from conversation.recipe import RetouchValues
from imaging.files.encode import to_png
from tests.conversation.stage import Painter, Talker, Theatre, only, text_of, versions, words
from tests.imaging.pictures import picture

LOOKING = replace(Painter().abilities, edit=True, references=1, price=Price(image=40_000))
HERE = replace(LOOKING, inpaint=True, strength=True, local=True, price=Price())
JUST_THAT = ImageAbilities(speciality=RESTYLE, references=1, strength=True, price=Price(image=40_000))


def painter(abilities: ImageAbilities, id: str = "acme/brush") -> Painter:
    return Painter(id, "Acme", abilities, [Made(to_png(picture()), "image/png", cost=40_000)])


def test_who_does_just_that_is_told_how_far_to_go() -> None:
    theatre, acme = Theatre(), painter(JUST_THAT)
    theatre.models.specialists, theatre.models.repainter = [acme], painter(LOOKING)
    theatre.picture("Cat", 90, 60)
    events = theatre.say("/restyle as an oil painting strength=30%")
    (version,) = versions(events)
    (request,) = acme.requests
    assert (request.prompt, request.strength, len(request.references)) == ("as an oil painting", 0.3, 1)
    assert version.recipe.values == RetouchValues(
        "restyle", "acme/brush", "Restyled by Acme", "as an oil painting", strength=0.3
    )
    assert text_of(events).startswith("#1: restyled by Acme.")
    assert version.is_ai


def test_one_on_this_machine_comes_before_one_that_is_paid_for() -> None:
    theatre, here, acme = Theatre(), painter(HERE, "local/brush"), painter(JUST_THAT)
    theatre.models.masked, theatre.models.specialists = here, [acme]
    theatre.picture("Cat", 90, 60)
    theatre.say("/restyle as an oil painting")
    assert ([request.strength for request in here.requests], acme.requests) == ([0.5], [])


@pytest.mark.parametrize(("said", "how"), [("0.2", "only lightly"), ("0.5", "clearly"), ("1", "boldly and freely")])
def test_a_model_without_a_strength_is_told_it_in_words(said: str, how: str) -> None:
    theatre, editor = Theatre(), painter(LOOKING)
    theatre.models.repainter = editor
    theatre.picture("Cat", 90, 60)
    theatre.say(f"/restyle as an oil painting strength={said}")
    (request,) = editor.requests
    assert (request.strength, request.aspect) == (None, "3:2")
    assert request.prompt.startswith(f"Restyle this picture {how}")
    assert request.prompt.endswith("The style: as an oil painting")


def test_the_composers_model_does_it_where_it_edits() -> None:
    chosen = painter(LOOKING, "acme/chosen")
    theatre = Theatre(chosen)
    theatre.models.specialists = [painter(JUST_THAT)]
    theatre.picture("Cat", 90, 60)
    theatre.say("/restyle as an oil painting", image_model="acme/chosen")
    assert len(chosen.requests) == 1


def test_its_price_is_asked_where_it_wants_a_yes_and_a_chat_model_never_spends_it() -> None:
    talker = Talker([[ToolCall("c1", "edit", {"steps": ["restyle in oil strength=0.8"]})], words("Well.")])
    theatre, acme = Theatre(talker=talker), painter(JUST_THAT)
    theatre.models.specialists = [acme]
    image = theatre.picture("Cat", 90, 60)
    asked = only(theatre.say("please do what suits it", Target(image.id)), QuestionAsked)
    assert (asked.text, acme.requests) == ("It will cost about $0.04.", [])
    limits = SpendingLimits(request=10_000, unknown=True)
    theatre.studio = replace(theatre.studio, wallet=Wallet(theatre.owner, theatre.kept.usage, limits))
    assert versions(theatre.say(asked.choices[0].say))
    assert [(request.prompt, request.strength) for request in acme.requests] == [("in oil", 0.8)]


def test_what_cannot_be_is_said_with_what_to_do() -> None:
    theatre = Theatre()
    theatre.picture()
    assert only(theatre.say("/restyle"), TurnFailed).code == "missing_prompt"
    assert "Connect Recraft" in only(theatre.say("/restyle in oil"), TurnFailed).text
    assert only(theatre.say("/restyle in oil strength=7"), TurnFailed).code == "bad_arguments"
    theatre.models.rivals = [painter(Painter().abilities)]
    assert only(theatre.say("/restyle in oil model=acme/brush"), TurnFailed).code == "cannot_inpaint"
