"""`/nobg by=service`: a connected provider cuts out, for its price; without it everything is done here as before."""

from __future__ import annotations

from dataclasses import replace

from conversation.events import QuestionAsked, TurnFailed
from conversation.generation.retouching.ways import ways_of
from conversation.llm.wallet import Wallet
from conversation.message import Target
from conversation.ports.models import REMOVE_BACKGROUND, ImageAbilities, Made, Price
from conversation.ports.usage import SpendingLimits
from conversation.recipe import CutoutValues, RetouchValues
from imaging.files.encode import to_png
from tests.conversation.stage import Painter, Theatre, only, text_of, versions
from tests.imaging.pictures import picture

CUTS = ImageAbilities(speciality=REMOVE_BACKGROUND, references=1, price=Price(image=10_000))


def stage() -> tuple[Theatre, Painter]:
    theatre = Theatre()
    acme = Painter("acme/cut", "Acme", CUTS, [Made(to_png(picture("RGBA")), "image/png", cost=10_000)])
    theatre.models.specialists = [acme]
    theatre.picture("Cat", 90, 60)
    return theatre, acme


def test_a_provider_cuts_out_where_it_is_asked_to() -> None:
    theatre, acme = stage()
    events = theatre.say("/nobg by=service")
    (version,) = versions(events)
    assert version.recipe.values == RetouchValues("nobg", "acme/cut", "Cut out with Acme")
    assert text_of(events).startswith("#1: cut out with Acme.")
    assert (len(acme.requests), theatre.spent()) == (1, [("acme/cut", "image", 10_000)])


def test_without_being_asked_to_everything_stays_here() -> None:
    theatre, acme = stage()
    (version,) = versions(theatre.say("/nobg"))
    assert isinstance(version.recipe.values, CutoutValues)
    assert (acme.requests, theatre.spent()) == ([], [])


def test_its_price_is_asked_where_it_wants_a_yes() -> None:
    theatre, acme = stage()
    limits = SpendingLimits(request=1_000, unknown=True)
    theatre.studio = replace(theatre.studio, wallet=Wallet(theatre.owner, theatre.kept.usage, limits))
    asked = only(theatre.say("/nobg by=service"), QuestionAsked)
    assert (asked.text, acme.requests) == ("It will cost about $0.01.", [])
    yes = asked.choices[0]
    assert versions(theatre.say(yes.say, Target(yes.image, yes.version)))


def test_what_cannot_be_is_said_with_what_to_do() -> None:
    theatre, _ = stage()
    assert "/replace-bg white" in only(theatre.say("/nobg by=service background=white"), TurnFailed).text
    theatre.models.specialists = []
    assert "Connect Recraft" in only(theatre.say("/nobg by=service"), TurnFailed).text


def test_another_connected_one_is_named_and_stands_on_a_button_of_its_own() -> None:
    theatre, acme = stage()
    other = Painter("removebg/remove_background", "remove.bg (1 credit)", CUTS, list(acme.makes))
    theatre.models.specialists.append(other)
    cuts = [(each.way, each.label) for each in ways_of(theatre.models) if each.command == "nobg"]
    assert cuts == [("cutout", ""), ("service", "Acme"), ("removebg", "remove.bg (1 credit)")]
    (version,) = versions(theatre.say("/nobg by=remove.bg"))
    assert version.recipe.values == RetouchValues("nobg", other.id, "Cut out with remove.bg (1 credit)")
    assert (acme.requests, len(other.requests)) == ([], 1)
    assert only(theatre.say("/nobg by=recraft"), TurnFailed).code == "no_cutout_service"
