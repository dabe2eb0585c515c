"""What a provider does to a whole picture at one press, such as enlarging it: its price is said before, and what comes
is a version of the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from conversation.command import PictureVersion, Turn
from conversation.events import Choice, Event, QuestionAsked, TextDelta, ready
from conversation.generation.choices import PictureChoices
from conversation.generation.image_model import FittedRequest, accepted, fit_request, words_only
from conversation.generation.pipeline import REFERENCE_MEGAPIXELS
from conversation.generation.price_question import CANCEL, PAINT, agreed, allowing, cancel, costing, is_asked
from conversation.generation.spot import Spot, paint_at
from conversation.llm.estimates import of_picture, times
from conversation.ports.models import ImageModel, ImageRequest
from conversation.recipe import Recipe, RetouchValues
from conversation.sentences import within
from conversation.slash import to_slash
from conversation.versions.descriptions import describe, edited
from imaging.declaration import Declaration


@dataclass(frozen=True)
class Retouching:
    """What is to be done with which picture, and by whom."""

    picture: PictureVersion
    model: ImageModel
    name: str
    """The command's, for the recipe."""
    done: str
    """What was done, in words."""
    prompt: str = ""
    """A person's words, for the recipe."""
    sent: str = ""
    """The words that the model is sent."""
    count: int = 1
    """How many versions; each is a call of its own."""
    megapixels: float = REFERENCE_MEGAPIXELS
    """Of the picture that is sent, at most."""


def retouch(turn: Turn, wanted: Retouching, again: Declaration, said: bool) -> Iterator[Event]:
    """Does it, or asks first where its price wants a yes, or a chat model wants it done; `again` is the command that is
    said with the yes, and `said` whether this one was. Raises `Told`."""
    picture, model = wanted.picture, wanted.model
    sent = turn.studio.pixels.shrink(turn.studio.images.content(picture.version), wanted.megapixels)
    size = picture.version.width, picture.version.height
    request = ImageRequest(wanted.sent, f"{size[0]}:{size[1]}", (sent,))
    if model.abilities.edit:
        aspect = request.aspect
        request = fit_request(model, wanted.sent, aspect, None, [sent], PictureChoices(), asked=False).request
    estimate = times(of_picture(model, request), wanted.count)
    sure = agreed(turn, said)
    if is_asked(turn, sure, estimate):
        shown = picture.image.id, picture.version.id
        paint = Choice(PAINT, to_slash(again), *shown)
        price = costing(turn.studio.wallet, estimate.about, model.label)
        yield QuestionAsked(price, (paint, replace(cancel(turn), label=CANCEL)))
        return
    turn = allowing(turn, sure, estimate)
    for _ in range(wanted.count):
        yield from _done(turn, wanted, FittedRequest(request))


def _done(turn: Turn, wanted: Retouching, order: FittedRequest) -> Iterator[Event]:
    started, studio = turn.studio.clock(), turn.studio
    image, version = wanted.picture.image, wanted.picture.version
    spot = Spot(image.id, image.number, image.title)
    made = yield from paint_at(spot, studio, turn.ledger, turn.reply_id, wanted.model, order)
    if not made.data:
        raise words_only(wanted.model, made)
    encoded = accepted(studio.pixels, wanted.model.label, made)
    values = RetouchValues(wanted.name, wanted.model.id, wanted.done, wanted.prompt)
    seconds = round(studio.clock() - started, 3)
    kept = studio.images.add_version(
        image.id,
        version.id,
        encoded,
        Recipe(values, (version.id,)),
        message=turn.reply_id,
        cost=made.cost,
        seconds=seconds,
    )
    yield ready(kept)
    yield TextDelta(edited(kept, within(describe(studio.palette, kept.shown))))
