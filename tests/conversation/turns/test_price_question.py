"""What costs more than a surprise may, or nobody knows how much, is asked about first; a yes is one click."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from conversation.events import Event, ImageReady, NoteAdded, QuestionAsked, TurnFailed, UsageRecorded
from conversation.ports.models import ChatAbilities, ImageAbilities, PictureRate, Price, TextChunk, TokenUse, ToolCall
from conversation.ports.usage import SpendingLimits
from tests.conversation.stage import Painter, Talker, Theatre, made, only, text_of, words

ASKED_FROM = SpendingLimits(request=100_000)
DEAR = ImageAbilities(edit=True, references=3, aspects=("1:1", "3:2"), seed=True, price=Price(image=240_000))


def on_stage(abilities: ImageAbilities, talker: Talker | None = None, limits: SpendingLimits = ASKED_FROM) -> Theatre:
    theatre = Theatre(Painter(abilities=abilities, makes=[made(cost=240_000)]), talker)
    theatre.allowed = []  # type: ignore[attr-defined]
    wallet = replace(theatre.wallet, limits=limits, allow=lambda: theatre.allowed.append(True))  # type: ignore[attr-defined]
    theatre.studio = replace(theatre.studio, wallet=wallet, clock=time.time)
    return theatre


def painted(theatre: Theatre) -> int:
    painter = theatre.models.painter
    assert isinstance(painter, Painter)
    return len(painter.requests)


def click(theatre: Theatre, question: QuestionAsked, label: str) -> list[Event]:
    choice = next(each for each in question.choices if each.label == label)
    return theatre.say(choice.say, **choice.options)


def test_a_dear_picture_is_asked_about_and_painted_after_a_click() -> None:
    theatre = on_stage(DEAR)
    asked = only(theatre.say("/image a fox"), QuestionAsked)
    assert asked.text == "It will cost about $0.24."
    assert [choice.label for choice in asked.choices] == ["Paint", "Cancel"]
    assert painted(theatre) == 0

    events = click(theatre, asked, "Paint")
    assert only(events, ImageReady).number == 1
    assert theatre.image(1).shown.recipe.values.prompt == "a fox"  # type: ignore[union-attr]
    assert only(events, UsageRecorded).cost == 240_000
    assert theatre.allowed == []  # type: ignore[attr-defined]


def test_cancel_paints_nothing_and_costs_nothing() -> None:
    theatre = on_stage(DEAR)
    events = click(theatre, only(theatre.say("/image a fox"), QuestionAsked), "Cancel")
    assert text_of(events) == "Nothing was painted."
    assert (painted(theatre), theatre.spent()) == (0, [])


def test_a_yes_is_for_this_one_and_the_next_is_asked_about_again() -> None:
    theatre = on_stage(DEAR)
    click(theatre, only(theatre.say("/image a fox"), QuestionAsked), "Paint")
    assert only(theatre.say("/image an owl"), QuestionAsked)
    assert painted(theatre) == 1


def test_what_was_sent_with_it_is_there_after_the_click() -> None:
    theatre = on_stage(DEAR)
    cat = theatre.picture("Cat")
    asked = only(theatre.say("/image the cat in snow", None, (cat.id,), aspect="3:2", seed=7), QuestionAsked)
    click(theatre, asked, "Paint")
    painter = theatre.models.painter
    assert isinstance(painter, Painter)
    assert (painter.requests[0].aspect, painter.requests[0].seed, len(painter.requests[0].references)) == ("3:2", 7, 1)


def test_a_prompt_is_refined_once_and_painted_as_it_was_shown() -> None:
    theatre = on_stage(DEAR)
    theatre.models.cheapest = Talker([words("A red fox at dawn.")], abilities=ChatAbilities(price=Price(1, 1)))
    asked = only(theatre.say("/image a fox"), QuestionAsked)
    assert asked.review and asked.review.proposed == "A red fox at dawn."
    assert [purpose for _, purpose, _ in theatre.spent()] == ["refine", "title"]
    click(theatre, asked, "Paint")
    painter = theatre.models.painter
    assert isinstance(painter, Painter)
    assert painter.requests[0].prompt == "A red fox at dawn."
    assert [purpose for _, purpose, _ in theatre.spent()].count("refine") == 1


def test_what_is_cheap_or_free_is_never_asked_about() -> None:
    listed = (replace(DEAR, price=Price(image=price)) for price in (0, 100_000))
    for abilities in (ImageAbilities(local=True), *listed):
        theatre = on_stage(abilities)
        assert only(theatre.say("/image a fox"), ImageReady)


def test_a_price_that_nobody_knows_is_asked_about_once() -> None:
    theatre = on_stage(ImageAbilities())
    asked = only(theatre.say("/image a fox"), QuestionAsked)
    assert asked.text == (
        "Nobody says what Painter costs. Once you say yes, models without a known price are used without asking."
    )
    assert only(click(theatre, asked, "Paint"), ImageReady)
    assert theatre.allowed == [True]  # type: ignore[attr-defined]


def test_a_model_that_calls_for_one_dear_picture_is_asked_about_too() -> None:
    call = ToolCall("call-1", "image", {"prompt": "a fox"})
    talker = Talker([[call], words("Well.")], abilities=ChatAbilities(tools=True, price=Price(1, 1)))
    theatre = on_stage(DEAR, talker)
    asked = only(theatre.say("what does a fox look like?"), QuestionAsked)
    assert asked.text == "The model wants to paint one picture. It will cost about $0.24."
    assert only(click(theatre, asked, "Paint it"), ImageReady)


def test_a_dear_reply_is_asked_about_and_given_after_a_click() -> None:
    dear = ChatAbilities(vision=True, price=Price(input_per_million=50_000_000, output_per_million=300_000_000))
    talker = Talker([words("A fox is small.")], abilities=dear)
    theatre = on_stage(DEAR, talker)
    asked = only(theatre.say("tell me about foxes"), QuestionAsked)
    assert [choice.label for choice in asked.choices] == ["Ask it", "Cancel"]
    assert talker.requests == []
    assert text_of(click(theatre, asked, "Ask it")) == "A fox is small."
    assert talker.requests[0].messages[-1].text.endswith("tell me about foxes")


def test_a_reply_of_a_price_that_nobody_knows_is_asked_about_once() -> None:
    theatre = on_stage(DEAR, Talker([words("Hello.")], abilities=ChatAbilities()))
    asked = only(theatre.say("hello"), QuestionAsked)
    assert text_of(click(theatre, asked, "Ask it")) == "Hello."
    assert theatre.allowed == [True]  # type: ignore[attr-defined]


def test_at_the_limit_a_picture_is_refused_in_words_and_helpers_give_way() -> None:
    theatre = on_stage(replace(DEAR, price=Price(image=90_000)), limits=SpendingLimits(month=80_000, request=10**7))
    theatre.models.cheapest = Talker([words("A red fox.")], abilities=ChatAbilities(price=Price(10**9, 10**9)))
    failed = only(theatre.say("/image a fox"), TurnFailed)
    assert (failed.code, failed.title) == ("month_limit", "Your limit of $0.08 a month is reached")
    assert (painted(theatre), theatre.spent()) == (0, [])


def test_most_of_the_month_is_told_once_behind_what_is_told_anyway() -> None:
    limits = SpendingLimits(month=600_000)
    theatre = on_stage(replace(DEAR, seed=False), limits=limits)
    assert not [each for each in theatre.say("/image a fox") if isinstance(each, NoteAdded)]
    *_, note = [each for each in theatre.say("/image an owl", seed=5) if isinstance(each, NoteAdded)]
    assert note.text == (
        "Painter does not take a seed, so it was left out. You have spent $0.48 of your $0.60 this month."
    )


def test_a_small_reply_after_the_mark_says_nothing_more() -> None:
    answers: list[Any] = [[TextChunk("Hello."), TokenUse(100_000, 1, 1)], [TextChunk("Hello."), TokenUse(1_000, 1, 1)]]
    talker = Talker(answers, abilities=ChatAbilities(price=Price(1, 1)))
    theatre = on_stage(DEAR, talker, SpendingLimits(month=120_000))
    assert only(theatre.say("hello"), NoteAdded).text == "You have spent $0.10 of your $0.12 this month."
    assert not [each for each in theatre.say("hello again") if isinstance(each, NoteAdded)]


RATES = (PictureRate(24_000, quality="low"), PictureRate(480_000, "4K"))
SIZED = replace(
    DEAR, resolutions=("1K", "4K"), qualities=("auto", "low"), price=Price(image=50_000, rates=RATES, reference=60_000)
)


def test_what_is_chosen_for_a_picture_decides_whether_it_is_asked_about() -> None:
    theatre = on_stage(SIZED)
    assert only(theatre.say("/image a fox"), ImageReady)
    assert only(theatre.say("/image a fox resolution=4K"), QuestionAsked).text == "It will cost about $0.48."
    assert only(theatre.say("/image a fox", resolution="4K"), QuestionAsked)
    assert only(theatre.say("/image a fox count=3"), QuestionAsked).text == "It will cost about $0.15."


def test_pictures_that_go_along_are_in_the_price() -> None:
    theatre = on_stage(SIZED)
    cat = theatre.picture("Cat")
    asked = only(theatre.say("/image the cat in snow", None, (cat.id,)), QuestionAsked)
    assert asked.text == "It will cost about $0.11."


def test_once_more_costs_what_was_chosen_then() -> None:
    theatre = on_stage(SIZED)
    only(theatre.say("/image a fox resolution=4K"), QuestionAsked)
    theatre.say("yes")
    again = only(theatre.say("/again"), QuestionAsked)
    assert again.text == "It cost $0.24 then and about $0.48 now. It will cost about $0.48."
