"""Several pictures of one prompt in one request, where the model takes that: each has its own place and its share of
the price, and what does not come costs only itself. `candidates.py` decides which are asked for together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from conversation.command import Turn
from conversation.errors import Told
from conversation.events import Event
from conversation.generation.image_model import no_picture_sent
from conversation.generation.pipeline import PaintRequest, ordered, store_made
from conversation.generation.spot import Spot, paint_all_at
from conversation.llm.failures import image_failed
from conversation.ports.models import ImageModel


def paint_together(turn: Turn, model: ImageModel, request: PaintRequest, spots: Sequence[Spot]) -> Iterator[Event]:
    """A picture for each spot, in one request. Raises `Told`, the first failure, where none is there in the end."""
    started = turn.studio.clock()
    order = ordered(turn, model, request)
    order = replace(order, request=replace(order.request, count=len(spots)))
    made = yield from paint_all_at(spots, turn.studio, turn.ledger, turn.reply_id, model, order)
    failed: list[tuple[Spot, Told]] = []
    for at, spot in enumerate(spots):
        try:
            if at >= len(made):
                raise no_picture_sent(model.label)
            yield from store_made(turn, model, request, order, made[at], spot, started)
        except Told as told:
            failed.append((spot, told))
    if len(failed) == len(spots):
        raise failed[0][1]
    for spot, why in failed:
        yield image_failed(why, turn, spot.image, spot.place)
