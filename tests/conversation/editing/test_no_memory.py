"""What there is no memory for: the person hears why and may choose a smaller picture, which is then done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from conversation.errors import BadRequest, Told
from conversation.events import ImageReady, QuestionAsked, TurnFailed, TurnFinished
from conversation.message import Target
from conversation.ports.areas.layers import NO_FILES
from conversation.ports.cutout import CutoutSource, Finished
from conversation.ports.pixels import Compressed, Encoded, Preview
from conversation.recipe import Recipe, UploadValues
from conversation.sentences import in_its_words
from imaging.composition.overlay import Laid
from imaging.compress.target import CompressTarget
from imaging.cutout.request import CutoutRequest
from imaging.file import File
from imaging.files.encode import to_png, to_preview
from imaging.operations.convert import Convert
from imaging.operations.operation import Operation
from imaging.operations.resize import Resize
from tests.conversation.stage import Pixels, Theatre, only
from tests.imaging.pictures import picture

WHY = "At 200 megapixels this needs 2286 MB of memory, and the limit is 937 MB. Make the picture smaller first."


class Narrow(Pixels):
    """Has no memory for another format."""

    def __init__(self, details: str = "room for 77 megapixels", code: str = "needs_memory") -> None:
        self.details, self.code = details, code

    def _refuse(self) -> BadRequest:
        return BadRequest(
            in_its_words("This picture is too large for that"),
            in_its_words(WHY),
            code=self.code,
            details=self.details,
            status=422,
        )

    def cut(self, source: CutoutSource, request: CutoutRequest, other: CutoutSource | None = None) -> Finished:
        raise self._refuse()

    def compress(self, picture: File, target: CompressTarget) -> Compressed:
        raise self._refuse()

    def overlay(self, lower: File, upper: File, laid: Laid) -> Encoded:
        raise self._refuse()

    def edit(self, picture: File, operations: Sequence[Operation], layers: Mapping[str, File] = NO_FILES) -> Encoded:
        if any(isinstance(operation, Convert) for operation in operations):
            raise self._refuse()
        return super().edit(picture, operations, layers)


def on_stage(pixels: Pixels, pictures: int = 1) -> Theatre:
    """With pictures of 200 megapixels, as far as anybody is told."""
    theatre = Theatre()
    theatre.studio = replace(theatre.studio, pixels=pixels)
    for _ in range(pictures):
        image, number = theatre.images.reserve(theatre.conversation, "Photo")
        small = picture("RGB", 40, 30)
        large = Encoded(to_png(small), "image/png", 16320, 12240, to_preview(small))
        theatre.images.add(
            theatre.conversation, image, number, "Photo", large, Recipe(UploadValues()), message=None, cost=0, seconds=0
        )
    return theatre


@pytest.mark.slow
def test_a_smaller_picture_is_offered_and_made() -> None:
    theatre = on_stage(Narrow())
    image = theatre.image(1)
    events = theatre.say("/convert webp")
    question = only(events, QuestionAsked)
    assert question.text.startswith(WHY)
    assert "undo" in question.text
    assert [(each.label, each.say, each.image) for each in question.choices] == [
        ("Shrink it to 77 megapixels and go on", "/resize megapixels=77\n/convert format=webp", image.id),
        ("Shrink it to 50 megapixels and go on", "/resize megapixels=50\n/convert format=webp", image.id),
    ]
    assert only(events, TurnFinished).state == "done"
    assert theatre.replies[-1].pictures == (), "nothing was made"
    chosen = question.choices[-1]
    theatre.studio = replace(theatre.studio, pixels=Pixels())
    smaller = theatre.say(chosen.say, Target(chosen.image or "", chosen.version))
    assert [event.number for event in smaller if isinstance(event, ImageReady)] == [1, 1], "a version for each"
    steps = [version.recipe.values for version in theatre.image(1).versions[-2:]]
    assert [getattr(each, "name", "") for each in steps] == ["resize", "convert"]
    assert theatre.image(1).shown.media_type == "image/webp"


def test_in_plain_words_it_is_offered_too() -> None:
    theatre = on_stage(Narrow("room for 60 megapixels"))
    question = only(theatre.say("convert it to webp"), QuestionAsked)
    assert [each.say for each in question.choices] == [
        f"/resize megapixels={most}\n/convert format=webp" for most in (60, 50)
    ]


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("/nobg", "/nobg #1"),
        ("/nobg white #1", "/nobg background=white #1"),
        ("/compress", "/compress #1"),
        ("/compress 300KB webp", "/compress 300KB webp #1"),
        ("remove the background", "/nobg #1"),
        ("turn it left, then convert it to webp", "/rotate angle=-90\n/convert format=webp"),
    ],
)
def test_whatever_was_said_about_one_it_is_offered(said: str, then: str) -> None:
    theatre = on_stage(Narrow("room for 160 megapixels"))
    question = only(theatre.say(said), QuestionAsked)
    assert question.text.startswith(WHY)
    assert [each.label for each in question.choices] == [
        f"Shrink it to {most} megapixels and go on" for most in (160, 100)
    ]
    assert {each.image for each in question.choices} == {theatre.image(1).id}
    said = [theatre.studio.palette.parts(each.say) for each in question.choices]
    smaller = [theatre.studio.palette.parse(first) for first, *_ in said]
    assert smaller == [Resize(megapixels=160), Resize(megapixels=100)]
    assert {"\n".join(others) for _, *others in said} == {then}


@pytest.mark.parametrize("said", ["/nobg all", "/compress all", "/overlay #2 on #1"])
def test_of_several_each_is_offered_by_its_number(said: str) -> None:
    theatre = on_stage(Narrow("room for 60 megapixels"), pictures=2)
    question = only(theatre.say(said), QuestionAsked)
    assert {each.label for each in question.choices} == {
        f"Shrink #{number} to {most} megapixels and go on" for number in (1, 2) for most in (60, 50)
    }
    assert {each.image for each in question.choices} == {theatre.image(1).id, theatre.image(2).id}


@pytest.mark.parametrize("code", ["out_of_memory", "too_slow"])
def test_where_nobody_knows_how_small_it_has_to_be_half_as_large_is_offered(code: str) -> None:
    question = only(on_stage(Narrow("", code)).say("/nobg"), QuestionAsked)
    assert [each.say for each in question.choices] == [f"/resize megapixels={most}\n/nobg #1" for most in (100, 50)]


@pytest.mark.parametrize(
    "pixels",
    [Narrow("room for 0 megapixels"), Narrow(""), Narrow(code="broken_picture")],
    ids=["none", "not said", "other"],
)
def test_where_nothing_smaller_would_help_it_fails_in_words(pixels: Pixels) -> None:
    failed = only(on_stage(pixels).say("/convert webp"), TurnFailed)
    assert failed.text == WHY


class Unseeing(Narrow):
    """Cannot show beforehand what an edit will look like."""

    def preview(self, data: bytes, operations: Sequence[Operation]) -> Preview:
        raise Told("This picture took too long", "Try a smaller picture.", code="too_slow")


def test_what_cannot_be_shown_beforehand_is_done_all_the_same() -> None:
    theatre = on_stage(Unseeing())
    events = theatre.say("/rotate 90")
    assert only(events, ImageReady).number == 1
    assert only(events, TurnFinished).state == "done"


def test_a_rough_preview_of_fewer_megapixels_has_its_share_of_them() -> None:
    assert Resize(megapixels=50).scaled(0.1) == Resize(megapixels=0.5)
