"""Answers as small models give them, in dialogue: what is shown, painted, named and remembered of them."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest

from conversation.events import NoteAdded, PromptRefined, TextReplaced, TitleChanged, TurnFailed
from conversation.ports.models import ChatAbilities, Ended, Made, TextChunk, TokenUse, ToolCall
from imaging.files.encode import to_png
from tests.conversation.stage import Painter, Talker, Theatre, kinds, only, text_of, versions, words
from tests.imaging.pictures import picture

DATA = "data:image/png;base64," + base64.b64encode(to_png(picture())).decode()
CUT = "Talker stopped here: this is the longest answer it may give."


def test_thinking_is_neither_shown_nor_remembered() -> None:
    talker = Talker(
        [[TextChunk("<thi"), TextChunk("nk>A greeting. I"), TextChunk(" greet.</think>\n\nHel"), TextChunk("lo!")]]
    )
    theatre = Theatre(talker=talker)
    assert text_of(theatre.say("Hi")) == "Hello!"
    theatre.say("And again")
    assert [said.text for said in talker.requests[-1].messages[1:]] == ["Hi", "Hello!", "And again"]


def test_thinking_that_only_ends_takes_back_what_was_shown() -> None:
    theatre = Theatre(talker=Talker([[TextChunk("They greet me. "), TextChunk("I greet.\n</think>\nHello!")]]))
    events = theatre.say("Hi")
    assert only(events, TextReplaced) == TextReplaced("")
    assert theatre.replies[-1].text == "Hello!"


def test_what_was_done_before_stays_when_a_later_answer_takes_back_its_thinking() -> None:
    first = [TextChunk("Sure."), ToolCall("1", "crop", {"ratio": "1:1"}), TokenUse(1, 1, 1)]
    theatre = Theatre(talker=Talker([first, [TextChunk("Was it well?\n"), TextChunk("</think>There it is.")]]))
    theatre.picture()
    theatre.say("could you improve how it is composed")
    text = theatre.replies[-1].text
    assert text.startswith("Sure.\n\n#1: cropped to a square.")
    assert text.endswith("\n\nThere it is.")
    assert "Was it well" not in text


def test_a_model_that_only_thinks_has_not_answered() -> None:
    for chunks, why in (
        ([TextChunk("<think>Hm"), Ended("length"), TokenUse(10, 1, 1)], "its whole answer on thinking"),
        ([TextChunk("<think>Hm</think>"), TokenUse(10, 1, 1)], "It only thought"),
    ):
        theatre = Theatre(talker=Talker([chunks]))
        failed = only(theatre.say("Hi"), TurnFailed)
        assert (failed.code, failed.title) == ("empty_response", "Talker gave no answer")
        assert why in failed.text
        assert theatre.spent() == [("fake/talker", "chat", 10)]


def test_an_answer_that_is_cut_can_be_continued() -> None:
    talker = Talker([[TextChunk("One, two,"), Ended("length"), TokenUse(1, 1, 1)], words("three.")])
    theatre = Theatre(talker=talker)
    note = only(theatre.say("Count"), NoteAdded)
    assert (note.text, [choice.label for choice in note.choices]) == (CUT, ["Continue"])
    (choice,) = note.choices
    assert text_of(theatre.say(choice.say, **choice.options)) == "three."
    assert [said.text for said in talker.requests[-1].messages[1:]] == ["Count", "One, two,", choice.say]


def test_an_answer_that_a_filter_ended_says_so() -> None:
    theatre = Theatre(talker=Talker([[TextChunk("Once upon"), Ended("filtered"), TokenUse(1, 1, 1)]]))
    assert only(theatre.say("Tell me"), NoteAdded).text == "The rules of Talker’s provider ended the answer here."


def test_a_picture_that_is_written_as_text_is_a_picture_and_leaves_the_history() -> None:
    chunks = [
        TextChunk("Here it is: ![a fox](data:ima"),
        TextChunk(DATA[8:60]),
        TextChunk(DATA[60:] + ") Well?"),
        TokenUse(1, 1, 1),
    ]
    talker = Talker([chunks, words("Good.")])
    theatre = Theatre(talker=talker)
    events = theatre.say("a fox, please tell me")
    (version,) = versions(events)
    assert (version.width, version.height) == picture().image.size
    assert text_of(events) == "Here it is:  Well?"
    theatre.say("thank you")
    assert not [said for said in talker.requests[-1].messages if "iVBOR" in said.text]


def test_a_written_picture_that_cannot_be_read_costs_nothing_but_itself() -> None:
    theatre = Theatre(talker=Talker([words("Look: ![a](data:image/png;base64,AAAA) there")]))
    events = theatre.say("show me")
    assert not versions(events)
    assert "could not be kept" in only(events, NoteAdded).text
    assert text_of(events) == "Look:  there"


def test_neither_thinking_nor_courtesy_is_painted_or_a_title() -> None:
    painter = Painter()
    theatre = Theatre(painter)
    raw = '<think>A fox, they say.</think>Sure! Here is the prompt:\n\n**"A red fox in snow, dawn."**\n\nLet me know!'
    theatre.models.cheapest = Talker([words(raw), words("<think>title…</think>**Title:** Red fox.")])
    events = theatre.say("/image a fox", better_context=True)
    assert only(events, PromptRefined).refined == "A red fox in snow, dawn."
    assert painter.requests[0].prompt == "A red fox in snow, dawn."
    assert [event.title for event in events if isinstance(event, TitleChanged)][-1] == "Red fox"


def test_thinking_that_was_cut_off_leaves_the_persons_own_words() -> None:
    painter = Painter()
    theatre = Theatre(painter)
    theatre.models.cheapest = Talker([words("<think>A fox in the snow, they want it red and")])
    events = theatre.say("/image a fox", better_context=True)
    assert painter.requests[0].prompt == "a fox"
    assert only(events, PromptRefined).note == "Talker gave no refined prompt, so your own words are used."
    assert "TurnFailed" not in kinds(events)


def test_a_model_without_tools_may_think_before_its_block() -> None:
    block = '<think>A crop.</think>Sure.\n```json\n{"steps": ["crop 1:1"]}\n```'
    theatre = Theatre(talker=Talker([words(block)], abilities=ChatAbilities(tools=False)))
    theatre.picture()
    (version,) = versions(theatre.say("could you improve how it is composed"))
    assert version.recipe.by == "operation:crop"


def test_a_picture_that_stands_in_a_painters_words_is_the_picture() -> None:
    painter = Painter(makes=[Made(b"", "", text=f"<think>A fox.</think>Here: ![fox]({DATA})", cost=40_000)])
    theatre = Theatre(painter)
    events = theatre.say("/image a fox")
    assert len(versions(events)) == 1
    assert text_of(events) == "Here:"


def test_what_was_kept_long_ago_and_what_was_pasted_goes_to_no_model_as_base64() -> None:
    talker = Talker([words("Yes.")])
    theatre = Theatre(talker=talker)
    theatre.say(f"look at this {DATA} please")
    theatre.kept.replies.save(replace(theatre.replies[-1], text=f"<think>Hm.</think>There: ![a]({DATA})"))
    theatre.say("and now?")
    sent = [said.text for request in talker.requests for said in request.messages[1:]]
    pasted = "look at this [a picture pasted as text, left out] please"
    assert sent == [pasted, pasted, "There:", "and now?"]


@pytest.mark.parametrize(
    "block",
    [
        '{"steps": ["greyscale"]}',
        '```JSON\n{"steps": ["greyscale"]}\n```',
        '```json\n{"steps": ["greyscale"]}',
        '<think>Grey.</think>\n```\n{"steps": ["greyscale"]}\n```',
        '```javascript\n{"steps": ["greyscale"]}\n```',
    ],
)
def test_a_block_of_steps_is_done_however_it_is_fenced(block: str) -> None:
    pieces = [TextChunk(block[at : at + 3]) for at in range(0, len(block), 3)]
    theatre = Theatre(talker=Talker([pieces], abilities=ChatAbilities(tools=False)))
    theatre.picture()
    events = theatre.say("a serious mood")
    assert [version.recipe.by for version in versions(events)] == ["operation:greyscale"]
    assert "steps" not in text_of(events)
