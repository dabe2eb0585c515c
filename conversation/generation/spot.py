"""The place of a picture while an image model paints it: the same in a conversation and outside of any."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from conversation.events import Event, ImagePreview, ImageProgress, ImageStarted, StatusChanged
from conversation.generation.image_model import FittedRequest, call_image_model
from conversation.llm.ledger import Ledger
from conversation.ports.models import ImageModel, Made, Preview, Progress
from conversation.sentences import say
from conversation.studio import Studio


@dataclass(frozen=True)
class Spot:
    """Where the picture will be."""

    image: str
    number: int
    """0 outside of any conversation."""
    title: str
    place: int = 0
    """Among candidates, from 1."""


def paint_at(
    spot: Spot, studio: Studio, ledger: Ledger, turn: str, model: ImageModel, order: FittedRequest
) -> Generator[Event, None, Made]:
    """As `paint_all_at`, of one."""
    made = yield from paint_all_at((spot,), studio, ledger, turn, model, order)
    return made[0]


def paint_all_at(
    spots: Sequence[Spot], studio: Studio, ledger: Ledger, turn: str, model: ImageModel, order: FittedRequest
) -> Generator[Event, None, list[Made]]:
    """Keeps the places free, then tells each step and shows what can be seen; see `call_image_model`. Several are one
    request, whose steps are those of all its pictures."""

    def told(step: Progress | Preview) -> list[Event]:
        if isinstance(step, Preview):
            first = spots[0]
            return [ImagePreview(first.image, studio.images.keep_preview(turn, first.image, step), first.place)]
        return [ImageProgress(spot.image, step.fraction, step.note, spot.place) for spot in spots]

    times, size, started = studio.models.times, order.asked_size, studio.clock()
    begun, expected = datetime.fromtimestamp(started, UTC).isoformat(), times.usual(model.id, size)
    for spot in spots:
        yield ImageStarted(spot.image, spot.number, spot.title, *order.size, model.label, spot.place, begun, expected)
    yield StatusChanged("paint", say("painting", "Painting with {model}", model=model.label))
    at_work = started

    def begins() -> None:
        nonlocal at_work
        at_work = studio.clock()

    made = yield from call_image_model(ledger, model, order.request, told, begins)
    if made[0].data:  # without the wait for others at its provider
        times.took(model.id, size, round(studio.clock() - at_work, 3))
    return made
