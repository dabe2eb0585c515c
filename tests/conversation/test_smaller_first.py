"""What there is no memory for: the person hears why and may choose a smaller picture, which is then done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from conversation.combining import Encoded
from conversation.errors import BadRequest
from conversation.events import ImageReady, QuestionAsked, TurnFailed, TurnFinished
from conversation.message import Target
from imaging.file import File
from imaging.operations.convert import Convert
from imaging.operations.operation import Operation
from tests.conversation.stage import Pixels, Theatre, only

WHY = "It has 200 megapixels, and for this that takes 2286 MB of memory; 937 MB is the most. Make it smaller first."


class Narrow(Pixels):
    """Has no memory for another format."""

    def __init__(self, details: str = "room for 77 megapixels", code: str = "needs_memory") -> None:
        self.details, self.code = details, code

    def edit(self, picture: File, operations: Sequence[Operation]) -> Encoded:
        if any(isinstance(operation, Convert) for operation in operations):
            title = "This picture is too large for that"
            raise BadRequest(title, WHY, code=self.code, details=self.details, status=422)
        return super().edit(picture, operations)


def on_stage(pixels: Pixels) -> Theatre:
    theatre = Theatre()
    theatre.studio = replace(theatre.studio, pixels=pixels)
    theatre.picture()
    return theatre


def test_a_smaller_picture_is_offered_and_made() -> None:
    theatre = on_stage(Narrow())
    image = theatre.image(1)
    events = theatre.say("/convert webp")
    question = only(events, QuestionAsked)
    assert question.text.startswith(WHY)
    assert "undo" in question.text
    assert [(each.label, each.say, each.image) for each in question.choices] == [
        ("Make it 77 megapixels", "/resize megapixels=77", image.id),
        ("Make it 50 megapixels", "/resize megapixels=50", image.id),
    ]
    assert only(events, TurnFinished).state == "done"
    assert theatre.replies[-1].pictures == (), "nothing was made"
    smaller = theatre.say(question.choices[-1].say, Target(image.id))
    assert only(smaller, ImageReady).number == 1


def test_in_plain_words_it_is_offered_too() -> None:
    theatre = on_stage(Narrow("room for 60 megapixels"))
    question = only(theatre.say("convert it to webp"), QuestionAsked)
    assert [each.say for each in question.choices] == ["/resize megapixels=60", "/resize megapixels=50"]


@pytest.mark.parametrize(
    "pixels",
    [Narrow("room for 0 megapixels"), Narrow(""), Narrow(code="broken_picture")],
    ids=["none", "not said", "other"],
)
def test_where_nothing_smaller_would_help_it_fails_in_words(pixels: Pixels) -> None:
    failed = only(on_stage(pixels).say("/convert webp"), TurnFailed)
    assert failed.text == WHY
