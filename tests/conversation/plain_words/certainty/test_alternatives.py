"""Several readings of words that are not certain: what each button would do, the likeliest first."""

from __future__ import annotations

import pytest

from conversation.plain_words.certainty.alternatives import MOST, alternatives, likely_ones
from conversation.plain_words.reading.scene import Scene
from conversation.target import PictureReference
from imaging.declaration import Declaration
from imaging.operations.contrast import Contrast
from imaging.operations.convert import Convert

ONE = Scene((1,), 1)
STRONGER = Scene((1,), 1, {}, (), Contrast(1.4))


def offered(text: str, scene: Scene) -> list[str]:
    """The operations of each reading."""
    found = alternatives(text, scene)
    return ["+".join(wish.meant.name for wish in wishes if isinstance(wish.meant, Declaration)) for wishes in found]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("write Bakery Lindos in the top and make a brown fram around", ["text+border", "text", "border"]),
        ("brigthen it a bit, without touching the colours, and a jpg for the agency", ["brightness+convert"]),
    ],
)
def test_the_whole_comes_first_and_then_its_parts(text: str, readings: list[str]) -> None:
    assert offered(text, ONE)[: len(readings)] == readings


def test_nothing_is_offered_twice_and_never_more_than_three() -> None:
    found = alternatives("brighter by twenty and contrast by ten, sepia and a frame, no make that fifteen", ONE)
    assert len({*found}) == len(found) <= MOST


@pytest.mark.parametrize(
    "text", ["mollo mollo, j'en demandais pas tant", "力道再收敛些吧老铁", "halb so wild wär besser"]
)
def test_behind_a_step_less_and_more_of_it_are_offered(text: str) -> None:
    assert [getattr(wish.meant, "by", 0) for wishes in likely_ones(text, STRONGER) for wish in wishes][:2] == [0.5, 1.5]


def test_without_a_step_or_of_one_that_has_no_strength_there_is_no_more_of_it() -> None:
    for scene in (ONE, Scene((1,), 1, {}, (), Convert("png"))):
        assert "adjust" not in offered("it hardly shows, stronger than that", scene)


@pytest.mark.parametrize("text", ["what a lovely day", "wer ist das auf dem Bild?", "c'est ma grand-mère", "谢谢你"])
def test_talk_is_offered_nothing(text: str) -> None:
    assert offered(text, ONE) == []


def test_a_picture_that_was_named_is_not_left_for_another() -> None:
    for wishes in alternatives("give number 1 some more punch there, would you kindly", Scene((1, 2, 3), 3)):
        assert all(reference == PictureReference("number", 1) for wish in wishes for reference in wish.references)
        assert all(wish.references for wish in wishes)
