"""A connection to models that are known beforehand."""

from __future__ import annotations

from providers.provider import FixedModels
from providers.sketchbook.notes import SketchbookNotes
from providers.sketchbook.painter import SketchbookPainter
from tests.upstream.connected import FakePixels

PAINTER, NOTES = SketchbookPainter(FakePixels()), SketchbookNotes()


def test_models_are_found_by_their_own_name() -> None:
    models = FixedModels([PAINTER], [NOTES])

    assert (models.images(), models.chats()) == ((PAINTER,), (NOTES,))
    assert (models.image("sketch"), models.chat("notes")) == (PAINTER, NOTES)
    assert (models.image("oil"), models.chat("sketch"), models.image("sketchbook/sketch")) == (None, None, None)


def test_a_service_may_have_more_than_are_listed() -> None:
    asked = []

    def unlisted(name: str) -> SketchbookPainter:
        asked.append(name)
        return PAINTER

    models = FixedModels([PAINTER], unlisted=unlisted)

    assert models.image("sketch") is PAINTER and asked == []
    assert models.image("oil") is PAINTER and asked == ["oil"]


def test_closing_it_ends_what_it_was_made_of() -> None:
    closed: list[bool] = []

    FixedModels(close=lambda: closed.append(True)).close()
    FixedModels().close()

    assert closed == [True]
