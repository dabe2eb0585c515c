"""The place of a picture while an image model paints it: the same in a conversation and outside of any."""

from __future__ import annotations

from collections.abc import Generator
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
    """Keeps the place free, then tells each step and shows what can be seen; see `call_image_model`."""

    def told(step: Progress | Preview) -> Event:
        if isinstance(step, Preview):
            return ImagePreview(spot.image, studio.images.keep_preview(turn, spot.image, step), spot.place)
        return ImageProgress(spot.image, step.fraction, step.note, spot.place)

    times, size, started = studio.models.times, order.asked_size, studio.clock()
    yield ImageStarted(
        spot.image,
        spot.number,
        spot.title,
        *order.size,
        model.label,
        spot.place,
        datetime.fromtimestamp(started, UTC).isoformat(),
        times.usual(model.id, size),
    )
    yield StatusChanged("paint", say("painting", "Painting with {model}", model=model.label))
    made = yield from call_image_model(ledger, model, order.request, told)
    if made.data:
        times.took(model.id, size, round(studio.clock() - started, 3))
    return made
