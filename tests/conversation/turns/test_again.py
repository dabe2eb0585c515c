"""`/again` paints a picture once more, and says before it does what is not as it was."""

from __future__ import annotations

from dataclasses import replace

from conversation.errors import BadRequest
from conversation.events import ImageReady, QuestionAsked, TurnFailed
from conversation.generation.styles import BY_NAME
from conversation.message import Target
from conversation.ports.models import ImageModel, Price
from conversation.recipe import PaintingValues
from tests.conversation.stage import Models, Painter, Theatre, kinds, made, only, versions

EDITOR = replace(Painter().abilities, edit=True, references=3)


def stage(painter: Painter | None = None) -> tuple[Theatre, Painter]:
    painter = painter or Painter()
    theatre = Theatre(painter)
    return theatre, painter


def values_of(theatre: Theatre, number: int = 1) -> list[PaintingValues]:
    """How each version was painted, the first one first."""
    found = [version.recipe.values for version in theatre.image(number).versions]
    return [each for each in found if isinstance(each, PaintingValues)]


def test_the_same_prompt_with_another_seed_is_another_version_of_the_same_picture() -> None:
    theatre, painter = stage()
    theatre.say("/image a fox seed=7 aspect=1:1 style=oil negative=birds", better_context=False)
    (version,) = versions(theatre.say("/again"))

    first, again = painter.requests
    assert (again.prompt, again.aspect) == (first.prompt, "1:1")
    assert again.seed not in (None, 7)
    assert version.parent == theatre.image(1).versions[0].id
    assert [each.style for each in values_of(theatre)] == ["oil", "oil"]
    assert len(theatre.images.of(theatre.conversation)) == 1


def test_the_same_seed_or_a_chosen_one() -> None:
    theatre, painter = stage()
    theatre.say("/image a fox seed=7")
    theatre.say("/again seed=same")
    theatre.say("/again --seed 12")
    assert [each.seed for each in painter.requests] == [7, 7, 12]
    assert only(theatre.say("/again seed=red"), TurnFailed).code == "bad_seed"


def test_other_words_keep_shape_and_style_and_stand_beside_the_first() -> None:
    theatre, painter = stage()
    theatre.say("/image a fox aspect=1:1 style=oil", better_context=False)
    theatre.say("/again a fox in the rain", better_context=False)
    theatre.say("/again a fox at night", better_context=False)

    assert painter.requests[-1].prompt == f"a fox at night, {BY_NAME['oil'].phrase}"
    assert painter.requests[-1].aspect == "1:1"
    first, second, third = theatre.image(1).versions
    assert second.parent == third.parent == first.id
    assert [each.prompt for each in values_of(theatre)] == ["a fox", "a fox in the rain", "a fox at night"]


def test_the_pictures_it_was_painted_from_go_along_again() -> None:
    theatre, painter = stage(Painter(abilities=EDITOR))
    theatre.picture("Cat")
    theatre.picture("Dog")
    theatre.say("/image #2 and #1 at a table")
    theatre.say("/again")
    assert len(painter.requests[-1].references) == 2
    assert versions(theatre.say("/again"))[0].recipe.parents == values_parents(theatre)


def values_parents(theatre: Theatre) -> tuple[str, ...]:
    return theatre.image(3).versions[0].recipe.parents


def test_an_edit_of_it_is_painted_again_from_what_was_painted() -> None:
    theatre, painter = stage()
    theatre.say("/image a fox", better_context=False)
    theatre.say("/rotate left")
    theatre.say("/again")
    assert painter.requests[-1].prompt == "a fox"
    assert theatre.image(1).shown.parent == theatre.image(1).versions[0].id


def test_what_is_gone_or_dearer_is_said_before_and_a_click_paints() -> None:
    class Changing(Models):
        def image(self, choice: str = "") -> ImageModel:
            if choice == "old/painter":
                raise BadRequest("Old Painter is not offered any more", code="unknown_model")
            return super().image(choice)

    dear = Painter(abilities=replace(Painter().abilities, price=Price(image=90_000)))
    theatre, _ = stage(Painter(id="old/painter", makes=[made(cost=40_000)]))
    theatre.say("/image a fox")
    theatre.studio = replace(theatre.studio, models=Changing(dear, theatre.models.talker))

    asked = only(theatre.say("/again seed=same"), QuestionAsked)
    assert "Old Painter is not offered any more, so Painter would paint it." in asked.text
    assert "It cost $0.04 then and about $0.09 now." in asked.text
    assert dear.requests == []
    choice = asked.choices[0]
    assert choice.say == "/again seed=same sure=yes"
    events = theatre.say(choice.say, Target(str(choice.image), choice.version))
    assert "ImageReady" in kinds(events) and len(dear.requests) == 1


def test_a_reference_that_is_gone_is_said_before() -> None:
    theatre, painter = stage(Painter(abilities=EDITOR))
    cat = theatre.picture("Cat")
    theatre.say("/image #1 in the rain, as a new picture")
    number = only(theatre.say("/image #1 on a beach"), ImageReady).number
    theatre.kept.shelf.delete(theatre.owner, cat.id)
    before = len(painter.requests)
    asked = only(theatre.say("/again", Target(theatre.image(number).id, None)), QuestionAsked)
    assert "gone: 1" in asked.text and len(painter.requests) == before


def test_what_nobody_painted_has_nothing_to_run_again() -> None:
    theatre, _ = stage()
    refused = only(theatre.say("/again"), TurnFailed)
    assert refused.code == "no_picture"
