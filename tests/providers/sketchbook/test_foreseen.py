"""The Sketchbook says before it paints what a wish would come to."""

from __future__ import annotations

import pytest

from conversation.ports.models import ForeseeingModel
from providers.sketchbook.painter import SketchbookPainter
from tests.upstream.connected import FakePixels


def painter() -> SketchbookPainter:
    return SketchbookPainter(FakePixels())


def test_it_is_asked_as_a_model_that_foresees() -> None:
    assert isinstance(painter(), ForeseeingModel)


@pytest.mark.parametrize("prompt", ["a lake at dawn", "a dragon", "a mountain without people", ""])
def test_what_it_paints_as_well_as_it_can_needs_no_word(prompt: str) -> None:
    assert painter().foreseen(prompt) is None


@pytest.mark.parametrize(
    ("prompt", "says", "offers"),
    [
        ("a logo for my bakery", "can’t draw letters", "an abstract picture, as a flat print"),
        ("a birthday card with sunflowers", "can’t draw letters", "a flower piece with sunflowers, as a flat print"),
        ("my grandmother by the sea, in oil", "can’t paint people", "a seascape, in oil"),
        ("un retrato en el bosque", "can’t paint faces", "a forest, in watercolour"),
    ],
)
def test_of_others_it_offers_what_is_left(prompt: str, says: str, offers: str) -> None:
    less = painter().foreseen(prompt)

    assert less and says in less.text
    assert (less.prompt, offers in less.label) == (offers, True)
    assert painter().foreseen(less.prompt) is None
