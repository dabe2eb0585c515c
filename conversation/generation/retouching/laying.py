"""A model's answer, kept as it came and then laid on its picture: where it cannot be laid, the picture is as it was.

What the model answered stays beside it as a version of its own, so that nothing that was paid for is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from conversation.command import PictureVersion, Turn
from conversation.errors import Told
from conversation.events import Event, NoteAdded, StatusChanged, TextDelta, ready
from conversation.generation.image_model import FittedRequest, accepted, painted_recipe
from conversation.generation.refinement import Refined
from conversation.image import Image, Version
from conversation.ports.models import ImageModel, Made
from conversation.sentences import all_of, say, within
from conversation.versions.descriptions import describe, edited


@dataclass(frozen=True)
class Painted:
    """What came of an order for a picture."""

    picture: PictureVersion
    model: ImageModel
    order: FittedRequest
    made: Made
    prompt: str
    """A person's words."""
    started: float
    """When it was ordered, in seconds since the epoch."""


@dataclass(frozen=True)
class Answered:
    """A picture with a model's answer as its newest version."""

    before: PictureVersion
    raw: Version


def lay_answer_on(turn: Turn, painted: Painted, lay: Callable[[Answered], Image]) -> Iterator[Event]:
    """Keeps the answer, then what `lay` makes of it; says so where it cannot. Raises `Told` for one that is broken."""
    yield StatusChanged("store", say("laying_answer", "Laying it on the picture"))
    answered, studio = _kept(turn, painted), turn.studio
    try:
        laid = lay(answered)
    except Told as told:
        back = studio.images.choose(answered.before.image.id, answered.before.version.id, message=turn.reply_id)
        yield ready(back)
        place = [each.id for each in back.versions].index(answered.raw.id) + 1
        numbers = {"place": place, "number": back.number}
        kept = say("answer_kept", "What came is kept as version {place}; #{number} is as it was.", **numbers)
        yield TextDelta(all_of((told.text or told.title, kept)))
        return
    yield ready(laid)
    yield TextDelta(edited(laid, within(describe(studio.palette, laid.shown))))
    if painted.order.ignored:
        yield NoteAdded(all_of(painted.order.ignored))


def _kept(turn: Turn, painted: Painted) -> Answered:
    studio, made, version = turn.studio, painted.made, painted.picture.version
    encoded = accepted(studio.pixels, painted.model.label, made)
    words = painted.prompt
    recipe = painted_recipe(painted.model, words, Refined(words), painted.order, made, (version.id,))
    seconds = round(studio.clock() - painted.started, 3)
    image = studio.images.add_version(
        painted.picture.image.id,
        version.id,
        encoded,
        recipe,
        message=turn.reply_id,
        cost=made.cost,
        seconds=seconds,
    )
    return Answered(PictureVersion(image, version), image.shown)
