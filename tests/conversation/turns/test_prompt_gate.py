"""The gate in dialogue: a prompt is shown before it is painted, and painted, changed, refined again or left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from conversation.errors import Told
from conversation.events import (
    Event,
    ImageReady,
    PromptRefined,
    PromptReview,
    QuestionAsked,
    TurnFailed,
    event_from_dict,
)
from conversation.ports.models import ChatAbilities, ImageAbilities, Price
from conversation.ports.turns import Begun
from conversation.recipe import PaintingValues
from conversation.replay import replay
from conversation.services.prompt_reviews import PromptReviews, ReviewAnswer, ReviewChoices
from conversation.typed_json import from_json
from tests.conversation.stage import Answer, Painter, Talker, Theatre, only, text_of, versions, words

CHEAP = ImageAbilities(edit=True, references=3, aspects=("3:2", "1:1"), seed=True, price=Price(image=40_000))
PROPOSED = "A red fox at dawn, mist."


def on_stage(*answers: Answer, abilities: ImageAbilities = CHEAP) -> Theatre:
    theatre = Theatre(Painter(abilities=abilities))
    cheap = Talker(list(answers or [words(PROPOSED)]), abilities=ChatAbilities(price=Price(1, 1)))
    theatre.models.cheapest = cheap
    theatre.kept.conversations.name(theatre.conversation, "Foxes")
    return theatre


def review_of(events: list[Event]) -> PromptReview:
    found = only(events, QuestionAsked).review
    assert found
    return found


def answer(theatre: Theatre, label: str, text: str = "", **reviewed: str) -> list[Event]:
    question = theatre.replies[-1].question
    assert question
    choice = next(each for each in question["choices"] if each["label"] == label)
    return theatre.say(text or choice["say"], **choice["options"], reviewed=reviewed)


def asked(theatre: Theatre) -> list[str]:
    """What the paid calls were for."""
    return [purpose for _, purpose, _ in theatre.spent() if purpose in ("refine", "image")]


def prompts(theatre: Theatre) -> list[str]:
    painter = theatre.models.painter
    assert isinstance(painter, Painter)
    return [request.prompt for request in painter.requests]


def test_what_would_be_sent_is_shown_and_nothing_is_painted() -> None:
    theatre = on_stage()
    events = theatre.say("/image a red fox count=2", review=True, aspect="1:1")
    review = review_of(events)
    assert (review.original, review.proposed, review.label) == ("a red fox", PROPOSED, "Painter")
    assert (review.aspect, review.count, review.price, review.refines) == ("1:1", 2, 80_000, True)
    assert [(each.kind, each.text) for each in review.changes] == [
        ("removed", "a"),
        ("added", "A"),
        ("kept", " red fox"),
        ("added", " at dawn, mist."),
    ]
    assert only(events, QuestionAsked).text == "It will cost about $0.08."
    assert [choice.label for choice in only(events, QuestionAsked).choices] == [
        "Paint",
        "Use my words",
        "Refine again",
        "Cancel",
    ]
    assert (prompts(theatre), asked(theatre)) == ([], ["refine"])


def test_accepted_it_is_painted_as_it_was_shown() -> None:
    theatre = on_stage(words(PROPOSED), words("Something else."))
    theatre.say("/image a red fox", review=True, aspect="1:1", seed=7)
    (version,) = versions(answer(theatre, "Paint"))
    values = version.recipe.values
    assert isinstance(values, PaintingValues)
    assert (values.prompt, values.refined, values.aspect, values.seed) == ("a red fox", PROPOSED, "1:1", 7)
    assert asked(theatre) == ["refine", "image"]


def test_a_yes_in_words_is_enough() -> None:
    theatre = on_stage()
    theatre.say("/image a red fox", review=True)
    assert only(theatre.say("yes"), ImageReady)
    assert prompts(theatre) == [PROPOSED]


def test_changed_words_are_painted_as_they_stand() -> None:
    theatre = on_stage()
    theatre.say("/image a red fox", review=True)
    events = answer(theatre, "Paint", prompt="A blue fox. ")
    assert only(events, PromptRefined) == PromptRefined("a red fox", "A blue fox.", "")
    assert only(events, ImageReady).title == "Blue fox", "what is seen, and not what was said first"


def test_what_was_only_refined_is_called_by_the_persons_words() -> None:
    theatre = on_stage()
    theatre.say("/image a red fox", review=True)
    assert only(answer(theatre, "Paint"), ImageReady).title == "Red fox"


def test_own_words_are_painted_untouched() -> None:
    theatre = on_stage()
    theatre.say("/image a red fox", review=True)
    answer(theatre, "Use my words")
    assert prompts(theatre) == ["a red fox"]


def test_refined_again_with_a_wish_another_one_is_shown_and_then_painted() -> None:
    theatre = on_stage(words(PROPOSED), words("A red fox by night, stars."))
    cat = theatre.picture("Cat")
    theatre.say("/image a red fox", None, (cat.id,), review=True)
    events = answer(theatre, "Refine again", "Refine again: by night")
    cheap = theatre.models.cheapest
    assert isinstance(cheap, Talker)
    assert "by night" in cheap.requests[-1].messages[-1].text
    assert PROPOSED in cheap.requests[-1].messages[-1].text
    assert review_of(events).proposed == "A red fox by night, stars."
    assert [each.title for each in review_of(events).references] == ["Cat"]
    assert only(answer(theatre, "Paint"), ImageReady)
    assert prompts(theatre) == ["A red fox by night, stars."]
    assert asked(theatre) == ["refine", "refine", "image"]


def test_cancelled_nothing_is_painted() -> None:
    theatre = on_stage()
    theatre.say("/image a red fox", review=True)
    assert text_of(answer(theatre, "Cancel")) == "Nothing was painted."
    assert prompts(theatre) == []


def test_the_same_question_is_not_paid_for_twice() -> None:
    theatre = on_stage(words(PROPOSED), words("Another fox."))
    assert not review_of(theatre.say("/image a red fox", review=True)).known
    said = theatre.kept.library.message(theatre.owner, theatre.replies[-1].turn).parent
    again = review_of(theatre.say("/image a red fox", review=True, again=said))
    assert (again.proposed, again.known) == (PROPOSED, True)
    assert asked(theatre) == ["refine"]


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ({}, False),
        ({"always_go": False}, True),
        ({"always_go_below": 30_000}, True),
        ({"always_go_below": 40_000}, False),
        ({"always_go": False, "review": False}, False),
        ({"review": True}, True),
    ],
)
def test_it_is_shown_where_the_person_wants_it(options: dict[str, Any], shown: bool) -> None:
    events = on_stage().say("/image a red fox", **options)
    assert bool([event for event in events if isinstance(event, QuestionAsked)]) is shown


def test_without_a_model_that_refines_own_words_are_shown() -> None:
    theatre = on_stage()
    theatre.models.cheapest = None
    theatre.models.painter = Painter(abilities=ImageAbilities(local=True))
    events = theatre.say("/image a red fox", review=True)
    review = review_of(events)
    assert (review.proposed, review.refines, review.price) == ("a red fox", False, 0)
    assert [choice.label for choice in only(events, QuestionAsked).choices] == ["Paint", "Cancel"]
    assert only(events, QuestionAsked).text == "It is free."


def test_pictures_that_go_along_are_named_behind_the_words_that_were_let_go() -> None:
    theatre = on_stage(words("#1 in the rain, soft light."))
    theatre.picture("Cat")
    review = review_of(theatre.say("/image #1 in the rain", review=True))
    assert [(each.number, each.title) for each in review.references] == [(1, "Cat")]
    assert review.proposed == "#1 in the rain, soft light."
    answer(theatre, "Paint")
    assert prompts(theatre) == ["#1 in the rain, soft light.\n\n(The pictures sent along are, in this order: #1.)"]


def test_a_model_that_drops_something_is_asked_once_more() -> None:
    theatre = on_stage(words("A fox among people."), words("A red fox at dawn, no people."))
    assert (
        review_of(theatre.say("/image a red fox, no people", review=True)).proposed == "A red fox at dawn, no people."
    )
    cheap = theatre.models.cheapest
    assert isinstance(cheap, Talker)
    assert "“no people”" in cheap.requests[1].messages[-1].text
    assert asked(theatre) == ["refine", "refine"]


@pytest.mark.parametrize(
    ("said", "answered", "note"),
    [
        ("a fox, no people", "A fox among people.", "Talker left out “no people”, so your own words are used."),
        ("7 foxes", "Foxes.", "Talker left out “7”, so your own words are used."),
        ("a fox in the snow", "Ein Fuchs mit Schnee auf dem Fell im Wald.", "Talker answered in another language, "),
    ],
)
def test_a_model_that_breaks_the_words_twice_is_not_used(said: str, answered: str, note: str) -> None:
    theatre = on_stage(words(answered))
    review = review_of(theatre.say(f"/image {said}", review=True))
    assert (review.proposed, review.original) == (said, said)
    assert review.note.startswith(note)


@pytest.mark.parametrize("around", ["<think>no people? people!</think>{}", "```text\n{}\n```", "Prompt: {}"])
def test_thinking_and_fences_are_no_part_of_a_proposal(around: str) -> None:
    theatre = on_stage(words(around.format(PROPOSED)))
    assert review_of(theatre.say("/image a red fox", review=True)).proposed == PROPOSED


def test_a_draft_outlives_everything_and_is_what_a_yes_means() -> None:
    theatre = on_stage()
    theatre.say("/image a red fox", review=True)
    told: list[str] = []
    reviews = reviews_of(theatre, told)
    turn = theatre.replies[-1].turn
    message = reviews.change(theatre.owner, turn, "A green fox.", None)
    assert told == [turn]
    stored = theatre.kept.library.message(theatre.owner, turn).reply
    assert stored and stored.question and stored.question["review"]["draft"] == "A green fox."
    assert stored == (message.reply)
    reviews.change(theatre.owner, turn, "A green fox.", None)
    assert told == [turn]  # nothing changed
    assert only(theatre.say("yes"), ImageReady)
    assert prompts(theatre) == ["A green fox."]


def test_the_answer_of_a_program_is_the_message_that_a_click_sends() -> None:
    theatre = on_stage(words(PROPOSED), words("A fox by night."))
    theatre.say("/image a red fox", review=True)
    reviews = reviews_of(theatre)
    turn = theatre.replies[-1].turn
    wanted = reviews.answered(theatre.owner, turn, ReviewAnswer("refine_again", wish="by  night"))
    assert (wanted.text, wanted.parent) == ("Refine again: by night", turn)
    wanted = reviews.answered(theatre.owner, turn, ReviewAnswer("paint", prompt="A fox."))
    assert (wanted.text, wanted.options["reviewed"]["prompt"]) == ("Paint", "A fox.")


def test_what_is_not_in_review_is_refused() -> None:
    theatre = on_stage()
    theatre.say("/image a red fox")
    reviews = reviews_of(theatre)
    with pytest.raises(Told, match="No prompt is in review"):
        reviews.change(theatre.owner, theatre.replies[-1].turn, "x", None)


def test_who_comes_late_is_told_of_the_draft_too() -> None:
    theatre = on_stage()
    theatre.say("/image a red fox", review=True)
    reviews = reviews_of(theatre)
    turn = theatre.replies[-1].turn
    reviews.change(theatre.owner, turn, "A green fox.", "cancelled")
    reply = theatre.kept.library.message(theatre.owner, turn)
    said = theatre.kept.library.message(theatre.owner, reply.parent or "")
    (line,) = [each for each in replay(Begun(said, reply, fresh=False)) if each["type"] == "QuestionAsked"]
    assert (line["review"]["draft"], line["review"]["state"]) == ("A green fox.", "cancelled")
    event = event_from_dict(line_without_place(line))
    assert isinstance(event, QuestionAsked) and event.review and event.review.draft == "A green fox."


def line_without_place(line: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in line.items() if name not in ("turn", "seq")}


def test_a_shape_that_is_none_is_refused_before_anything_is_asked() -> None:
    theatre = on_stage()
    assert only(theatre.say("/image a fox", review=True, aspect="wide"), TurnFailed).code == "bad_aspect"


def reviews_of(theatre: Theatre, told: list[str] | None = None) -> PromptReviews:
    """`told`: gets the ids of those replies whose pages hear of them."""
    heard = [] if told is None else told
    kept = theatre.kept.library, theatre.kept.replies
    return PromptReviews(*kept, lambda message: heard.append(message.id), lambda owner: theatre.models)


def test_model_shape_and_count_are_chosen_anew_and_the_price_follows() -> None:
    theatre = on_stage()
    other = Painter("fake/other", "Other", ImageAbilities(aspects=("1:1", "16:9"), price=Price(image=70_000)))
    theatre.say("/image a red fox", review=True)
    theatre.models.painter = other
    turn = theatre.replies[-1].turn

    message = reviews_of(theatre).change(theatre.owner, turn, None, None, ReviewChoices("fake/other", "16:9", 3))

    assert message.reply and message.reply.question
    review = from_json(PromptReview, message.reply.question["review"])
    assert (review.label, review.aspect, review.count, review.price) == ("Other", "16:9", 3, 210_000)
    assert review.changed == ("aspect", "count", "model")
    assert review.proposed == PROPOSED

    theatre.models.asked_for.clear()
    events = theatre.say("yes")
    assert "fake/other" in theatre.models.asked_for
    assert len([event for event in events if isinstance(event, ImageReady)]) == 3
    assert {request.aspect for request in other.requests} == {"16:9"}


def test_a_shape_that_the_new_model_has_not_is_the_nearest_one() -> None:
    theatre = on_stage()
    theatre.say("/image a red fox aspect=3:2", review=True)
    theatre.models.painter = Painter("fake/other", "Other", ImageAbilities(aspects=("1:1", "16:9")))
    turn = theatre.replies[-1].turn
    message = reviews_of(theatre).change(theatre.owner, turn, None, None, ReviewChoices(model="fake/other"))
    assert message.reply and message.reply.question
    assert message.reply.question["review"]["aspect"] == "16:9"
    assert message.reply.question["review"]["price"] is None  # nobody says


def test_what_is_chosen_is_kept_when_it_is_refined_again() -> None:
    theatre = on_stage(words(PROPOSED), words("A fox by night."))
    theatre.say("/image a red fox", review=True)
    turn = theatre.replies[-1].turn
    reviews_of(theatre).change(theatre.owner, turn, None, None, ReviewChoices(count=4))
    again = review_of(theatre.say("Refine again: by night"))
    assert (again.proposed, again.count) == ("A fox by night.", 4)
