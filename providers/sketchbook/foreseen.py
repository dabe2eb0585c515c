"""What the Sketchbook says before it paints, where it can do a part of a wish only."""

from __future__ import annotations

from dataclasses import replace

from conversation.ports.models import Foreseen
from conversation.sentences import Sentence, say
from imaging.sketch.reading import PromptReading

PLAIN_GROUND = "flat"
"""The style that letters are read best on."""


def foreseen(reading: PromptReading) -> Foreseen | None:
    """A sentence for each kind of wish in `imaging.sketch.subjects.BEYOND`; None for all others."""
    if not reading.beyond:
        return None
    if reading.beyond == "lettering":
        ground = replace(reading, style=PLAIN_GROUND).described()
        label = say("choice_paint_background", "Paint a background: {picture}", picture=ground)
        return Foreseen(_lettering(), label, ground)
    rest = reading.described()
    label = say("choice_paint_rest", "Paint {picture}", picture=rest)
    return Foreseen(_portrait() if reading.beyond == "portrait" else _people(), label, rest)


def _lettering() -> Sentence:
    return say(
        "sketchbook_no_lettering",
        "The Sketchbook works without AI and can’t draw letters, so it makes no logos or cards. It can paint the "
        "background, and you write on it with `/text`.",
    )


def _portrait() -> Sentence:
    return say(
        "sketchbook_no_portraits",
        "The Sketchbook works without AI and can’t paint faces. It paints landscapes, towns, flowers and still lifes.",
    )


def _people() -> Sentence:
    return say(
        "sketchbook_no_people",
        "The Sketchbook works without AI and can’t paint people. It can paint the rest of the scene.",
    )
