"""A model without tools writes a block: it is done whole, or reported once to the model and then to the person."""

from __future__ import annotations

import json

import pytest

from conversation.chat.fenced_json import Fence, ordered
from conversation.commands import COMMANDS
from conversation.errors import BadRequest
from conversation.events import QuestionAsked, TurnFailed
from conversation.palette import Palette
from conversation.ports.models import ChatAbilities, Chunk, TextChunk, TokenUse
from imaging.operations import OPERATIONS
from imaging.operations.brightness import Brightness
from imaging.operations.crop import Crop
from tests.conversation.stage import Painter, Talker, Theatre, kinds, only, text_of, versions, words
from tests.matrix import sampled

PALETTE = Palette((*COMMANDS, *OPERATIONS))
BLOCK = '```json\n{"steps":["brightness 1.3","crop 1:1"]}\n```'
OLDER = '```json\n{"operations":[{"type":"brightness","value":1.3},{"type":"crop","ratio":"1:1"}]}\n```'
"""What stood in the instructions before, and in what others write."""
WRONG = '```json\n{"operations":[{"type":"brightness","value":9}]}\n```'


def in_pieces(text: str, size: int = 3) -> list[Chunk]:
    return [*(TextChunk(text[at : at + size]) for at in range(0, len(text), size)), TokenUse(100, 1, 1)]


def mute(*answers: list[Chunk]) -> Talker:
    """A model without tools."""
    return Talker(list(answers), abilities=ChatAbilities(tools=False))


@sampled("block", [BLOCK, OLDER])
@sampled("size", [1, 2, 3, 7, 500])
def test_a_block_in_the_words_is_done_and_never_shown(size: int, block: str) -> None:
    theatre = Theatre(talker=mute(in_pieces(f"Gladly.\n{block}\nThere you are.", size)))
    theatre.picture()
    events = theatre.say("a sunnier, squarer mood")
    assert [version.recipe.by for version in versions(events)] == ["operation:brightness", "operation:crop"]
    shown = text_of(events)
    assert shown.startswith("Gladly.")
    assert "There you are." in shown
    assert "operations" not in shown and "steps" not in shown


@pytest.mark.parametrize("size", [1, 4, 500])
def test_other_code_is_shown_as_it_is(size: int) -> None:
    said = 'Use `a` or ``b``:\n```json\n{"name": 1}\n```\n```python\nprint()\n```\nand ```'
    fence = Fence()
    pieces = [fence.shown(said[at : at + size]) for at in range(0, len(said), size)]
    assert "".join(pieces) + fence.rest() == said
    assert fence.block == ""


def test_an_unfinished_block_is_only_words() -> None:
    theatre = Theatre(talker=mute(in_pieces('Hm ```json\n{"operations":[')))
    theatre.picture()
    assert text_of(theatre.say("be creative")) == 'Hm ```json\n{"operations":['


def test_what_is_wrong_is_reported_to_the_model_once() -> None:
    talker = mute(in_pieces(WRONG), in_pieces(BLOCK))
    theatre = Theatre(talker=talker)
    theatre.picture()
    events = theatre.say("a sunnier mood")
    assert len(versions(events)) == 2
    assert "factor goes from 0 to 3" in talker.requests[1].messages[-1].text


def test_and_then_to_the_person() -> None:
    talker = mute(in_pieces(WRONG))
    theatre = Theatre(talker=talker)
    theatre.picture()
    failed = only(theatre.say("a sunnier mood"), TurnFailed)
    assert (failed.code, len(talker.requests)) == ("bad_block", 2)
    assert "step 1, brightness: factor goes from 0 to 3" in failed.text
    assert len(theatre.image(1).versions) == 1


def test_nothing_is_half_applied() -> None:
    half = '```json\n{"operations":[{"type":"brightness","value":1.3},{"type":"crop","box":"0,0,900,900"}]}\n```'
    theatre = Theatre(talker=mute(in_pieces(half)))
    theatre.picture()
    assert only(theatre.say("a sunnier mood"), TurnFailed).code == "impossible"
    assert len(theatre.image(1).versions) == 1


def test_a_block_may_name_a_picture() -> None:
    block = '```json\n{"operations":[{"type":"greyscale"}],"picture":1}\n```'
    theatre = Theatre(talker=mute(in_pieces(block)))
    theatre.picture("Cat")
    theatre.picture("Dog")
    assert [version.image for version in versions(theatre.say("the cat in a serious mood"))] == [theatre.image(1).id]


def test_without_a_picture_that_is_said() -> None:
    failed = only(Theatre(talker=mute(in_pieces(BLOCK))).say("a sunnier mood"), TurnFailed)
    assert failed.code == "no_picture"


def test_a_model_with_tools_may_show_such_a_block() -> None:
    theatre = Theatre(talker=Talker([words(BLOCK)]))
    theatre.picture()
    events = theatre.say("how would a script do that?")
    assert (text_of(events), versions(events)) == (BLOCK, [])


def test_commands_and_pictures_are_steps_too() -> None:
    painter = Painter()
    block = '```json\n{"steps":["greyscale","undo","image a red fox in snow"]}\n```'
    theatre = Theatre(painter, mute(in_pieces(block)))
    cat = theatre.picture("Cat")
    grey, fox = versions(theatre.say("first this, then that"))
    assert (grey.image, theatre.image(1).current, fox.image == cat.id) == (cat.id, cat.current, False)
    assert [request.prompt for request in painter.requests] == ["a red fox in snow"]


def test_value_is_the_main_option() -> None:
    found = ordered('{"operations":[{"type":"brightness","value":1.3},{"type":"crop","ratio":"4:3"}]}', PALETTE)
    assert [step.said for step in found] == [Brightness(factor=1.3), Crop(ratio="4:3")]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("[]", "must be an object"),
        ({"note": 1}, "must be an object"),
        ({"steps": []}, "a list of 1 to 20"),
        ({"steps": ["greyscale"] * 21}, "a list of 1 to 20"),
        ({"steps": ["greyscale"], "note": 1}, "no option “note”"),
        ({"steps": ["greyscale", "sparkle"]}, "step 2, sparkle"),
        ({"steps": ["brightness lots"]}, "factor must be a number"),
        ({"steps": [{"type": "brightness", "value": 1, "factor": 1}]}, "“factor” twice"),
        ({"steps": [{"type": "brightness", "value": 1, "glow": 1}]}, "no option “glow”"),
        ({"steps": [{"type": "greyscale", "value": 1}]}, "no option “value”"),
        ({"steps": ["greyscale"], "picture": "cat"}, "the number of one picture"),
        ("{operations", "not valid JSON"),
    ],
)
def test_what_cannot_be_read_is_refused_whole(said: object, why: str) -> None:
    with pytest.raises(BadRequest) as raised:
        ordered(said if isinstance(said, str) else json.dumps(said), PALETTE)
    assert why in raised.value.text


def test_an_ambiguous_picture_is_asked_about() -> None:
    theatre = Theatre(talker=mute(in_pieces(BLOCK)))
    first, second = theatre.picture("Cat"), theatre.picture("Dog")
    events = theatre.say("a sunnier mood", attachments=(first.id, second.id))
    assert len(only(events, QuestionAsked).choices) == 2
    assert "ImageReady" not in kinds(events)
