"""A model that wants to paint more than was asked for: what is painted, what is asked, and what the answers do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from conversation.events import Choice, ImageReady, QuestionAsked, TurnFinished, UsageRecorded
from conversation.message import Target
from conversation.ports.models import ChatAbilities, ChatRequest, Chunk, ImageAbilities, Price, TextChunk, ToolCall
from tests.conversation.stage import Painter, Talker, Theatre, kinds, only, text_of, words

PAID = ImageAbilities(edit=True, references=3, aspects=("1:1", "3:2"), price=Price(image=77_500))


def image(number: int, **arguments: Any) -> ToolCall:
    return ToolCall(f"call-{number}", "image", {"prompt": f"fox number {number}", **arguments})


def images(count: int, start: int = 1) -> list[Chunk]:
    return [image(number) for number in range(start, start + count)]


def on_stage(*answers: list[Chunk], abilities: ImageAbilities = PAID) -> tuple[Theatre, Painter, Talker]:
    painter, talker = Painter(abilities=abilities), Talker([*answers, words("Well.")])
    return Theatre(painter, talker), painter, talker


def prompts(painter: Painter) -> list[str]:
    return [request.prompt for request in painter.requests]


def click(theatre: Theatre, question: QuestionAsked, label: str) -> list[Any]:
    choice: Choice = next(each for each in question.choices if each.label == label)
    return theatre.say(choice.say, **choice.options)


def test_twelve_pictures_that_nobody_asked_for_are_asked_about_first() -> None:
    theatre, painter, talker = on_stage(images(12))
    events = theatre.say("tell me about foxes")
    asked = only(events, QuestionAsked)
    assert asked.text == "The model wants to paint 12 pictures. It will cost about $0.93."
    assert [choice.label for choice in asked.choices] == ["Paint them", "Only the first", "None"]
    assert painter.requests == []
    assert text_of(events) == "Well."
    results = [said.text for said in talker.requests[1].messages if said.role == "tool"]
    assert "the person was asked “The model wants to paint 12 pictures. It will cost about $0.93.”" in results[0]
    assert len(results) == 12 and all("waits for their answer" in result for result in results)
    assert only(events, TurnFinished).state == "done"


def test_the_yes_paints_them_all_without_asking_a_model_again() -> None:
    theatre, painter, talker = on_stage(images(3))
    asked = only(theatre.say("tell me about foxes"), QuestionAsked)
    events = click(theatre, asked, "Paint them")
    assert prompts(painter) == ["fox number 1", "fox number 2", "fox number 3"]
    assert len([event for event in events if isinstance(event, ImageReady)]) == 3
    assert len(talker.requests) == 2
    assert {event.purpose for event in events if isinstance(event, UsageRecorded)} == {"image"}


def test_only_the_first_is_only_the_first() -> None:
    theatre, painter, _ = on_stage(images(3))
    click(theatre, only(theatre.say("tell me about foxes"), QuestionAsked), "Only the first")
    assert prompts(painter) == ["fox number 1"]


def test_none_is_none_and_costs_nothing() -> None:
    theatre, painter, talker = on_stage(images(3))
    events = click(theatre, only(theatre.say("tell me about foxes"), QuestionAsked), "None")
    assert (text_of(events), painter.requests, len(talker.requests)) == ("Nothing was painted.", [], 2)


@pytest.mark.parametrize(
    ("said", "painted"),
    [("yes", 3), ("Yes, please!", 3), ("ja", 3), ("oui", 3), ("sí", 3), ("好的", 3), ("only the first", 1),
     ("no", 0), ("Nein.", 0), ("不要", 0)],
)  # fmt: skip
def test_the_answer_can_be_typed(said: str, painted: int) -> None:
    theatre, painter, talker = on_stage(images(3))
    theatre.say("tell me about foxes")
    theatre.say(said)
    assert (len(painter.requests), len(talker.requests)) == (painted, 2)


def test_other_words_go_to_the_model_and_a_yes_answers_nothing_else() -> None:
    theatre, painter, talker = on_stage(images(3))
    theatre.say("tell me about foxes")
    theatre.say("why so many?")
    theatre.say("yes")
    assert (painter.requests, len(talker.requests)) == ([], 4)


def test_one_picture_is_painted_without_a_question() -> None:
    theatre, painter, _ = on_stage(images(1))
    assert "QuestionAsked" not in kinds(theatre.say("what does a fox look like?"))
    assert len(painter.requests) == 1


@pytest.mark.parametrize(
    "said", ["paint four foxes", "4 Varianten davon", "quatre renards", "cuatro zorros", "画四只狐狸", "four of them"]
)
def test_a_number_that_was_asked_for_is_painted(said: str) -> None:
    theatre, painter, _ = on_stage(images(4))
    assert "QuestionAsked" not in kinds(theatre.say(f"{said}, please do", local=False))
    assert len(painter.requests) == 4


def test_beyond_that_number_it_is_asked() -> None:
    theatre, painter, _ = on_stage(images(6))
    asked = only(theatre.say("paint four foxes"), QuestionAsked)
    assert asked.text == "The model wants to paint 2 more pictures. It will cost about $0.15."
    assert len(painter.requests) == 4
    click(theatre, asked, "Paint them")
    assert prompts(painter)[4:] == ["fox number 5", "fox number 6"]


def test_rounds_of_one_reply_count_together() -> None:
    theatre, painter, _ = on_stage(images(1), images(1, start=2))
    asked = only(theatre.say("what does a fox look like?"), QuestionAsked)
    assert asked.text == "The model wants to paint one more picture. It will cost about $0.08."
    assert [choice.label for choice in asked.choices] == ["Paint it", "None"]
    assert prompts(painter) == ["fox number 1"]
    click(theatre, asked, "Paint it")
    assert prompts(painter) == ["fox number 1", "fox number 2"]


def test_a_number_holds_over_rounds() -> None:
    theatre, painter, _ = on_stage(images(2), images(2, start=3), images(1, start=5))
    asked = only(theatre.say("paint four foxes"), QuestionAsked)
    assert (len(painter.requests), "one more picture" in asked.text) == (4, True)


def test_a_number_holds_while_the_model_asks_back() -> None:
    theatre, painter, _ = on_stage([TextChunk("In which style?")], images(4), words("There."), images(4))
    theatre.say("I would like four foxes")
    assert "QuestionAsked" not in kinds(theatre.say("watercolour"))
    assert "QuestionAsked" in kinds(theatre.say("and an owl"))
    assert len(painter.requests) == 4


def test_a_price_that_nobody_knows_is_said_to_be_unknown() -> None:
    theatre, _, _ = on_stage(images(2), abilities=replace(PAID, price=Price()))
    asked = only(theatre.say("tell me about foxes"), QuestionAsked)
    assert asked.text == "The model wants to paint 2 pictures. The cost is unknown."


@pytest.mark.parametrize("free", [{"local": True}, {"price": Price(image=0)}])
def test_what_costs_nothing_is_not_asked_about(free: dict[str, Any]) -> None:
    theatre, painter, _ = on_stage(images(3), abilities=replace(PAID, **free))
    assert "QuestionAsked" not in kinds(theatre.say("tell me about foxes"))
    assert len(painter.requests) == 3


def test_repainting_costs_as_much_as_painting() -> None:
    theatre, painter, _ = on_stage([image(1, picture=1), image(2, picture=1)])
    cat = theatre.picture("Cat")
    asked = only(theatre.say("what could be better about it?"), QuestionAsked)
    assert painter.requests == []
    events = click(theatre, asked, "Paint them")
    assert [event.image for event in events if isinstance(event, ImageReady)] == [cat.id, cat.id]
    assert all(request.references for request in painter.requests)


def test_what_is_free_is_done_before_the_question_and_not_after_it() -> None:
    def crop(number: int) -> ToolCall:
        return ToolCall(f"edit-{number}", "edit", {"steps": ["crop 1:1"]})

    theatre, painter, _ = on_stage([crop(1), *images(2), crop(2)])
    cat = theatre.picture("Cat")
    events = theatre.say("what could be better about it?")
    assert [event.image for event in events if isinstance(event, ImageReady)] == [cat.id]
    assert (kinds(events).count("QuestionAsked"), painter.requests) == (1, [])


def test_pictures_among_the_steps_of_an_edit_count_too() -> None:
    steps = ToolCall("call-1", "edit", {"steps": ["image a fox", "image an owl", "greyscale"]})
    theatre, painter, _ = on_stage([steps])
    asked = only(theatre.say("tell me about foxes"), QuestionAsked)
    assert (asked.text[:35], painter.requests) == ("The model wants to paint 2 pictures", [])


def test_a_model_without_tools_is_asked_about_in_the_same_way() -> None:
    block: list[Chunk] = [TextChunk('```json\n{"steps": ["image a fox", "image an owl"]}\n```')]
    theatre, painter, talker = on_stage(block)
    talker.abilities = ChatAbilities(tools=False)
    asked = only(theatre.say("tell me about foxes"), QuestionAsked)
    click(theatre, asked, "Only the first")
    assert prompts(painter) == ["a fox"]


def test_how_it_was_to_be_painted_holds_for_the_yes() -> None:
    theatre, painter, _ = on_stage(images(2))
    events = theatre.say("tell me about foxes", aspect="3:2", image_model="fake/painter")
    click(theatre, only(events, QuestionAsked), "Paint them")
    assert [request.aspect for request in painter.requests] == ["3:2", "3:2"]
    assert set(theatre.models.asked_for) == {"fake/painter"}


def test_the_yes_paints_what_the_first_words_asked_for() -> None:
    theatre, painter, _ = on_stage([image(1, aspect="1:1"), image(2, aspect="1:1")])
    events = theatre.say("tell me about foxes, in a square", aspect="3:2")
    click(theatre, only(events, QuestionAsked), "Paint them")
    assert [request.aspect for request in painter.requests] == ["1:1", "1:1"]
    assert theatre.image(1).shown.recipe.values.prompt == "fox number 1"


def test_a_wrong_call_counts_for_nothing() -> None:
    theatre, painter, _ = on_stage([image(1, mood="calm"), image(2)])
    assert "QuestionAsked" not in kinds(theatre.say("what does a fox look like?"))
    assert prompts(painter) == ["fox number 2"]


def test_a_picture_that_is_gone_takes_nobodys_place() -> None:
    theatre, painter, _ = on_stage([image(1, picture=9), *images(3, start=2)])
    asked = only(theatre.say("two foxes would be nice"), QuestionAsked)
    assert prompts(painter) == ["fox number 2", "fox number 3"]
    click(theatre, asked, "Paint it")
    assert prompts(painter) == ["fox number 2", "fox number 3", "fox number 4"]


def test_answering_from_an_earlier_place_paints_what_was_asked_there() -> None:
    theatre, painter, _ = on_stage(images(2))
    events = theatre.say("tell me about foxes")
    assert only(events, QuestionAsked)
    cat = theatre.picture("Cat")
    theatre.say("Paint them", Target(cat.id))
    assert prompts(painter) == ["fox number 1", "fox number 2"]
    assert len(theatre.image(1).versions) == 1


def test_many_rounds_never_paint_more_than_one_unasked() -> None:
    def again(request: ChatRequest) -> list[Chunk]:
        return images(1, start=len(request.messages)) if request.tools else words("Well.")

    painter, talker = Painter(abilities=PAID), Talker([again])
    theatre = Theatre(painter, talker)
    theatre.say("tell me about foxes")
    assert len(painter.requests) == 1
