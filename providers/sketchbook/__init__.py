"""The Sketchbook: paints and answers without a network, a key or an AI model, and says so."""

from __future__ import annotations

from conversation.sentences import say
from providers.provider import Connection, FixedModels, Given, Provider
from providers.sketchbook.notes import SketchbookNotes
from providers.sketchbook.painter import SketchbookPainter


def connect(given: Given) -> Connection:
    """Always there."""
    return FixedModels([SketchbookPainter(given.pixels, given.sketch_side)], [SketchbookNotes()])


SKETCHBOOK = Provider(
    name="sketchbook",
    label="Sketchbook (offline)",
    needs=(),
    connect=connect,
    told=say("sketchbook_told", "Paints on this machine, without an AI model."),
)
