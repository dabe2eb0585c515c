"""What lies around a picture, painted by a model; the picture itself stays as it is, to the pixel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from conversation.command import PictureVersion, Turn
from conversation.editing.expanding import expanded_by
from conversation.events import Event
from conversation.generation.choices import PictureChoices
from conversation.generation.image_model import FittedRequest, fit_request, words_only
from conversation.generation.pipeline import REFERENCE_MEGAPIXELS
from conversation.generation.retouching.inpainting import chosen_in_composer, painter_behind
from conversation.generation.retouching.laying import Answered, Painted, lay_answer_on
from conversation.generation.retouching.who import who_expands
from conversation.generation.spot import Spot, paint_at
from conversation.image import Image
from conversation.ports.models import OUTPAINT, ImageModel, ImageRequest
from imaging.extent import Extent

GOING_ON = "The scene goes on naturally beyond the edges of the picture, in the same style, light and perspective."
"""What a model is told that paints behind a mask where a person said nothing, in the language that all read best."""
CONTINUE = (
    "This picture was put on a larger canvas. Its middle part is sharp; around it are blurred mirror images of its "
    "edges. Paint the scene on there instead, in the same style, light and perspective, without any border or frame. "
    "Keep the sharp part, its size and its place exactly as they are."
)
"""What one is told that has no masks."""


@dataclass(frozen=True)
class Expansion:
    """What is to be painted around which picture, and by whom."""

    picture: PictureVersion
    extent: Extent
    model: ImageModel
    prompt: str = ""


def painter_around(turn: Turn, choice: str = "") -> ImageModel | None:
    """The model that was named, or the composer's where it can, or see `who_expands`; None where none is connected that
    can. Raises `Told` for one that was named and cannot."""
    if choice:
        return _named(turn, choice)
    chosen = chosen_in_composer(turn)
    if chosen is not None and (chosen.abilities.inpaint or chosen.abilities.edit):
        return chosen
    return who_expands(turn.studio.models)


def _named(turn: Turn, choice: str) -> ImageModel:
    specialist = turn.studio.models.specialist(OUTPAINT)
    return specialist if specialist is not None and specialist.id == choice else painter_behind(turn, choice)


def expand_by_model(turn: Turn, wanted: Expansion) -> Iterator[Event]:
    """Paints, keeps the answer, and lays it around the picture. Raises `Told`."""
    started, studio, picture = turn.studio.clock(), turn.studio, wanted.picture
    content = studio.images.content(picture.version)
    order = _order(turn, wanted)
    spot = Spot(picture.image.id, picture.image.number, picture.image.title)
    made = yield from paint_at(spot, studio, turn.ledger, turn.reply_id, wanted.model, order)
    if not made.data:
        raise words_only(wanted.model, made)

    def laid(answered: Answered) -> Image:
        raw = studio.images.content(answered.raw)
        return expanded_by(
            turn.edit_context,
            answered.before,
            wanted.extent,
            lambda: studio.pixels.lay_expansion(content, raw, wanted.extent),
            wanted.model,
            wanted.prompt,
            (answered.raw.id,),
        )

    yield from lay_answer_on(turn, Painted(picture, wanted.model, order, made, wanted.prompt, started), laid)


def _order(turn: Turn, wanted: Expansion) -> FittedRequest:
    """What the model is asked: by shares where it does just that, with a mask where it has them, else in words."""
    studio, version, model = turn.studio, wanted.picture.version, wanted.model
    content, extent = studio.images.content(version), wanted.extent
    wide, high = extent.size(version.width, version.height)
    if model.abilities.speciality:
        sent = studio.pixels.shrink(content, REFERENCE_MEGAPIXELS * version.width * version.height / (wide * high))
        across, down = version.width, version.height
        shares = extent.left / across, extent.top / down, extent.right / across, extent.bottom / down
        return FittedRequest(ImageRequest(wanted.prompt, f"{wide}:{high}", (sent,), around=shares))
    shown = studio.pixels.for_expanding(content, extent, REFERENCE_MEGAPIXELS)
    if model.abilities.inpaint:
        words = wanted.prompt or GOING_ON
        order = fit_request(model, words, f"{wide}:{high}", None, [], PictureChoices(), asked=False)
        return replace(order, request=replace(order.request, references=(shown.picture,), mask=shown.mask))
    words = f"{CONTINUE} Around it: {wanted.prompt}" if wanted.prompt else CONTINUE
    return fit_request(model, words, f"{wide}:{high}", None, [shown.picture], PictureChoices(), asked=False)
