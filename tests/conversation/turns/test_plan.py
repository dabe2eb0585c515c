"""Several steps of a chat model's: what is shown before they are done, and what the answers do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from conversation.command import Command
from conversation.commands import COMMANDS
from conversation.events import AreaSelected, ImageReady, NoteAdded, QuestionAsked, TurnFailed
from conversation.message import Target
from conversation.ports.models import Price, ToolCall
from conversation.recipe import MaskValues
from tests.conversation.stage import Painter, Talker, Theatre, kinds, only, text_of, versions, words
from tests.conversation.turns.test_inpaint import MASKED, answering, marked, outside_is_as_it_was, stage
from tests.imaging.masks.answers import edited, photograph


def edit(*steps: str, call: str = "call-1", **more: Any) -> ToolCall:
    return ToolCall(call, "edit", {"steps": list(steps), **more})


def talking(theatre: Theatre, *answers: list[Any]) -> Talker:
    theatre.models.talker = talker = Talker([*answers, words("Well.")])
    return talker


def asked_in(theatre: Theatre, *calls: ToolCall, text: str = "put a hat on it and warm it up, dear") -> QuestionAsked:
    talking(theatre, list(calls))
    return only(theatre.say(text, local=False), QuestionAsked)


def go(theatre: Theatre, question: QuestionAsked) -> list[Any]:
    choice = question.choices[0]
    target = Target(choice.image, choice.version) if choice.image else None
    return theatre.say(choice.say, target, **choice.options)


def on_stage() -> tuple[Theatre, Painter]:
    painter = answering(replace(MASKED, price=Price(image=40_000)), edited(photograph()))
    theatre, image = stage(painter)
    marked(theatre, image)
    return theatre, painter


def test_steps_of_which_one_costs_are_shown_with_their_price_before_any_is_done() -> None:
    theatre, painter = on_stage()
    asked = asked_in(theatre, edit("inpaint a red hat", "temperature 20"))
    assert [step.line for step in asked.plan] == ["/inpaint prompt=“a red hat”", "/temperature warmth=20"]
    assert [step.text for step in asked.plan] == ["Paint there: a red hat", "Warmth +20"]
    assert [(step.label, step.cost) for step in asked.plan] == [("Painter", 40_000), ("", 0)]
    assert "It will cost about $0.04." in asked.text
    assert [choice.label for choice in asked.choices] == ["Go", "Cancel"]
    assert painter.requests == []
    assert len(theatre.image(1).versions) == 1


def test_go_does_them_in_their_order_without_asking_again() -> None:
    theatre, painter = on_stage()
    events = go(theatre, asked_in(theatre, edit("inpaint a red hat", "temperature 20")))
    assert "QuestionAsked" not in kinds(events)
    assert [request.prompt for request in painter.requests] == ["a red hat"]
    assert [version.recipe.by for version in versions(events)][-1] == "operation:temperature"


def test_calls_of_one_round_are_one_list() -> None:
    theatre, _ = on_stage()
    asked = asked_in(theatre, edit("temperature 20"), edit("inpaint a red hat", call="call-2"))
    assert [step.line for step in asked.plan] == ["/temperature warmth=20", "/inpaint prompt=“a red hat”"]


def test_yes_in_words_is_the_same_as_the_click() -> None:
    theatre, painter = on_stage()
    asked_in(theatre, edit("inpaint a red hat", "temperature 20"))
    events = theatre.say("yes")
    assert len(painter.requests) == 1
    assert versions(events)[-1].recipe.by == "operation:temperature"


def test_cancel_does_nothing() -> None:
    theatre, painter = on_stage()
    asked_in(theatre, edit("inpaint a red hat", "temperature 20"))
    events = theatre.say("Cancel")
    assert (text_of(events), painter.requests, len(theatre.image(1).versions)) == ("Nothing was done.", [], 1)


def test_a_yes_to_the_price_of_one_command_paints_it() -> None:
    theatre, painter = on_stage()
    talking(theatre, [edit("inpaint a red hat")])
    only(theatre.say("put a hat on it, dear", local=False), QuestionAsked)
    theatre.say("yes")
    assert [request.prompt for request in painter.requests] == ["a red hat"]


def test_lines_that_were_changed_or_left_out_are_read_as_from_the_keyboard() -> None:
    theatre, painter = on_stage()
    asked = asked_in(theatre, edit("inpaint a red hat", "temperature 20", "greyscale"))
    target = Target(asked.choices[0].image or "", asked.choices[0].version)
    events = theatre.say("/temperature warmth=35\n/greyscale", target)
    assert [version.recipe.by for version in versions(events)] == ["operation:temperature", "operation:greyscale"]
    assert painter.requests == []


def test_what_is_free_is_done_at_once_as_ever() -> None:
    theatre = Theatre()
    theatre.picture()
    talking(theatre, [edit("temperature 20", "greyscale")])
    events = theatre.say("warm and grey, dear", local=False)
    assert "QuestionAsked" not in kinds(events)
    assert len(versions(events)) == 2


def test_the_first_step_that_fails_ends_it_and_what_worked_stays() -> None:
    theatre, painter = on_stage()
    asked = asked_in(theatre, edit("temperature 20", "inpaint a red hat", "greyscale"))
    theatre.models.masked = theatre.models.repainter = None  # who was to paint has gone meanwhile
    events = go(theatre, asked)
    assert [version.recipe.by for version in versions(events)] == ["operation:temperature"]
    assert only(events, TurnFailed).code == "no_inpainter"
    note = only(events, NoteAdded)
    assert note.text == "Not done: “/greyscale”."
    assert [(choice.label, choice.say) for choice in note.choices] == [("Do the rest", "/greyscale")]
    assert note.choices[0].image == theatre.image(1).id


def test_a_part_that_the_model_found_is_shown_before_it_is_changed() -> None:
    theatre, _ = stage()
    talker = talking(theatre, [edit("select box=30%,25%,30%,35%", "brightness factor=0.6")])
    events = theatre.say("darken the hat, dear", local=False)
    found = only(events, AreaSelected)
    assert 0 < found.coverage < 0.2
    asked = only(events, QuestionAsked)
    assert [step.line for step in asked.plan] == [f"/select mask={found.mask}", "/brightness factor=0.6"]
    assert [step.text for step in asked.plan] == ["Only what is marked in red", "Brightness −40%"]
    assert asked.text.endswith("All of it is free.")
    assert not [event for event in events if isinstance(event, ImageReady)]
    assert "Selected" in talker.requests[-1].messages[-1].text

    (version,) = versions(go(theatre, asked))
    assert isinstance(version.recipe.values, MaskValues)
    assert version.recipe.values.mask == found.mask


def test_so_is_one_that_it_found_a_round_earlier() -> None:
    theatre, _ = stage()
    talking(theatre, [edit("select box=30%,25%,30%,35%")], [edit("erase")])
    events = theatre.say("take the hat away, dear", local=False)
    found, asked = only(events, AreaSelected), only(events, QuestionAsked)
    assert [step.line for step in asked.plan] == [f"/select mask={found.mask}", "/erase"]
    assert len(theatre.image(1).versions) == 1


def test_a_mask_of_the_persons_own_needs_no_showing() -> None:
    theatre, image = stage()
    mask = marked(theatre, image)
    talking(theatre, [edit("brightness factor=0.6")])
    events = theatre.say("darker, dear", local=False, mask=mask.mask_id)
    assert "QuestionAsked" not in kinds(events)
    assert outside_is_as_it_was(theatre, versions(events)[0])


def test_a_call_that_cannot_be_read_goes_back_to_the_model_with_the_others() -> None:
    theatre, _ = on_stage()
    talker = talking(theatre, [edit("temperature 20", "inpaint a red hat"), edit("crop purple", call="call-2")])
    events = theatre.say("warm it, dear", local=False)
    assert "QuestionAsked" not in kinds(events)
    first, second = (said.text for said in talker.requests[1].messages if said.role == "tool")
    assert first.startswith("Not done: it belongs with the other calls")
    assert "crop" in second
    assert len(theatre.image(1).versions) == 1


def test_where_nothing_is_found_the_model_is_told() -> None:
    theatre = Theatre()
    theatre.picture()
    talker = talking(theatre, [edit("select box=130%,0,10%,10%", "erase")])
    events = theatre.say("take the lamp away, dear", local=False)
    assert "QuestionAsked" not in kinds(events)
    assert talker.requests[1].messages[-1].text.startswith("Not done: ")


def test_another_picture_is_named_in_its_line() -> None:
    theatre, _ = on_stage()
    theatre.picture("Dog", *photograph().image.size)
    asked = asked_in(theatre, edit("inpaint a red hat", picture=1), edit("greyscale", picture=2, call="call-2"))
    assert [step.line for step in asked.plan] == ["/inpaint prompt=“a red hat”", "/greyscale #2"]
    events = go(theatre, asked)
    assert {version.image for version in versions(events)} == {theatre.image(1).id, theatre.image(2).id}


def test_what_is_enlarged_here_costs_nothing_and_is_done_at_once() -> None:
    theatre = Theatre()
    theatre.picture()
    talking(theatre, [edit("upscale 2x", "greyscale")])
    events = theatre.say("larger and grey, dear", local=False)
    assert "QuestionAsked" not in kinds(events)
    assert len(versions(events)) == 2


def test_each_command_that_asks_says_its_price_before() -> None:
    silent = [each.name for each in COMMANDS if each.asks and each.priced is Command.priced]
    assert silent == []
