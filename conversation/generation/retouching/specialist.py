"""What a provider does to a whole picture at one press, such as enlarging it: its price is said before, and what comes
is a version of the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from conversation.command import PictureVersion, Turn
from conversation.errors import Told
from conversation.events import Choice, Event, NoteAdded, QuestionAsked, StatusChanged, TextDelta, ready
from conversation.generation.choices import PictureChoices
from conversation.generation.image_model import FittedRequest, accepted, accepted_drawing, fit_request, words_only
from conversation.generation.pipeline import REFERENCE_MEGAPIXELS
from conversation.generation.price_question import CANCEL, PAINT, agreed, allowing, cancel, costing, is_asked
from conversation.generation.retouching.laying import Answered
from conversation.generation.retouching.subject import subject_kept
from conversation.generation.spot import Spot, paint_at
from conversation.llm.estimates import FREE, Estimate, of_picture, times
from conversation.ports.encoded import Encoded
from conversation.ports.models import Attachment, ImageModel, ImageRequest, Made
from conversation.recipe import Recipe, RetouchValues
from conversation.sentences import say, within
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
    strength: float | None = None
    """How far to go from the picture, 0–1; for models that can be told."""
    drawing: bool = False
    """What comes is a drawing (SVG), which is kept beside the version that shows it."""
    keeps_subject: bool = False
    """What stands in front is laid back from the picture itself, where it can be told and found again."""

    @property
    def values(self) -> RetouchValues:
        """For the recipe."""
        return RetouchValues(self.name, self.model.id, self.done, self.prompt, strength=self.strength)


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
    if model.abilities.strength:
        request = replace(request, strength=wanted.strength)
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


def price_by(model: ImageModel | None, count: int = 1) -> tuple[Estimate, str]:
    """About what so many versions cost, and the model's name; nothing where there is none, which is said when it is to
    be done."""
    if model is None:
        return FREE, ""
    return times(of_picture(model, ImageRequest("", "", (Attachment("", b""),))), count), model.label


def _done(turn: Turn, wanted: Retouching, order: FittedRequest) -> Iterator[Event]:
    started, studio = turn.studio.clock(), turn.studio
    image, version = wanted.picture.image, wanted.picture.version
    spot = Spot(image.id, image.number, image.title)
    made = yield from paint_at(spot, studio, turn.ledger, turn.reply_id, wanted.model, order)
    if not made.data:
        raise words_only(wanted.model, made)
    values, encoded = _taken(turn, wanted, made)
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
    note = ""
    if wanted.keeps_subject:
        yield StatusChanged("store", say("laying_subject", "Laying the subject on it"))
        try:
            kept = subject_kept(turn, Answered(PictureVersion(kept, version), kept.shown), wanted.values)
        except Told as told:
            note = told.text or told.title
    yield ready(kept)
    yield TextDelta(edited(kept, within(describe(studio.palette, kept.shown))))
    if note:
        yield NoteAdded(say("subject_not_kept", "Its subject is not held to the pixel. {why}", why=note))


def _taken(turn: Turn, wanted: Retouching, made: Made) -> tuple[RetouchValues, Encoded]:
    """What came, ready to be kept, and how it was made. Raises `ProviderFault`."""
    studio, version = turn.studio, wanted.picture.version
    if not wanted.drawing:
        return wanted.values, accepted(studio.pixels, wanted.model.label, made)
    drawn = accepted_drawing(studio.pixels, wanted.model.label, made, max(version.width, version.height))
    vector = studio.images.add_vector(wanted.picture.image.id, version.id, drawn)
    return replace(wanted.values, vector=vector), drawn.picture
