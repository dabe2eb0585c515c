"""A picture in a style: said beside the prompt, in its words, or set below the box."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conversation.events import PromptRefined
from conversation.generation.styles import BY_NAME
from conversation.ports.models import ToolCall
from conversation.recipe import PaintingValues
from tests.conversation.stage import Painter, Talker, Theatre, only, versions, words

OIL, COMIC = BY_NAME["oil"].phrase, BY_NAME["comic"].phrase


def asked(theatre: Theatre) -> str:
    """The prompt that the model got last."""
    painter = theatre.models.painter
    assert isinstance(painter, Painter)
    return painter.requests[-1].prompt


@pytest.mark.parametrize(
    "said",
    ["/image a fox --style oil", "/image a fox style=oil", "/image a fox style=“oil painting”", "/image a fox in oils"],
)
def test_its_phrase_stands_behind_the_prompt_and_its_name_in_the_recipe(said: str) -> None:
    theatre = Theatre()
    (version,) = versions(theatre.say(said))
    assert asked(theatre) == f"a fox, {OIL}"
    made = version.recipe.values
    assert isinstance(made, PaintingValues) and made.refined == f"a fox, {OIL}"
    assert made.style == ("oil painting" if "painting" in said else "oil")


def test_a_style_that_nobody_knows_is_a_phrase() -> None:
    theatre = Theatre()
    theatre.say("/image a fox style=“like a child would”", better_context=False)
    assert asked(theatre) == "a fox, like a child would"


def test_what_is_said_counts_more_than_what_is_set_below_the_box() -> None:
    theatre = Theatre()
    theatre.say("/image a fox", better_context=False, style="comic")
    assert asked(theatre) == f"a fox, {COMIC}"
    theatre.say("/image a fox in oil", style="comic")
    assert asked(theatre) == f"a fox, {OIL}"


def test_words_that_are_to_be_sent_as_they_are_stay_as_they_are() -> None:
    theatre = Theatre()
    theatre.say("/image a fox in oil", better_context=False)
    assert asked(theatre) == "a fox in oil"


def test_a_phrase_that_the_person_wrote_anew_is_what_is_sent() -> None:
    theatre = Theatre()
    theatre.say("/image a fox", better_context=False, style="Oil", styles={"oil": "thick oil, my way"})
    assert asked(theatre) == "a fox, thick oil, my way"


def test_the_style_below_the_box_is_for_new_pictures_and_changes_none() -> None:
    theatre = Theatre(Painter(abilities=replace(Painter().abilities, edit=True)))
    theatre.picture("Cat")
    theatre.say("/image #1 with a hat", better_context=False, style="oil")
    assert OIL not in asked(theatre)
    theatre.say("/image #1 with a hat, in oil")
    assert f"#1 with a hat, {OIL}" in asked(theatre)


def test_a_chat_models_picture_has_the_style_too_and_only_once() -> None:
    call = ToolCall("1", "image", {"prompt": f"A fox, {OIL}"})
    theatre = Theatre(
        talker=Talker([[call], words("Here."), [replace(call, arguments={"prompt": "A fox"})], words("")])
    )
    theatre.say("a fox please", style="oil")
    assert asked(theatre) == f"A fox, {OIL}"
    theatre.say("a fox please", style="oil")
    assert asked(theatre) == f"A fox, {OIL}"


def test_the_refining_model_reads_the_style_with_the_words() -> None:
    theatre = Theatre()
    theatre.models.cheapest = cheap = Talker([words("A red fox in thick oil paint.")])
    events = theatre.say("/image a fox style=oil")
    assert f"a fox, {OIL}" in cheap.requests[0].messages[-1].text
    assert only(events, PromptRefined).refined == "A red fox in thick oil paint."


def test_the_same_once_more_keeps_its_style() -> None:
    theatre = Theatre(talker=Talker([words("")], abilities=replace(Talker().abilities, stand_in=True)))
    theatre.say("/image a fox style=oil", better_context=False)
    theatre.say("the same at night", better_context=False)
    assert asked(theatre) == f"a fox, at night, {OIL}"
