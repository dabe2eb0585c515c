"""An area of a picture painted anew by a model, and laid back so that nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from conversation.command import PictureVersion, Turn
from conversation.editing.masked import changed, no_mask
from conversation.errors import BadRequest, Told
from conversation.events import Event
from conversation.generation.choices import PictureChoices
from conversation.generation.image_model import FittedRequest, fit_request, words_only
from conversation.generation.pipeline import REFERENCE_MEGAPIXELS
from conversation.generation.retouching.laying import Answered, Painted, lay_answer_on
from conversation.generation.spot import Spot, paint_at
from conversation.image import Image
from conversation.ports.areas.masking import ShownMasked
from conversation.ports.areas.masks import KeptMask
from conversation.ports.models import ImageModel
from conversation.sentences import say

ONLY_THIS = "Change only this, and keep everything else exactly as it is:"
"""What a model is told that has no masks, in the language that all of them read best."""


@dataclass(frozen=True)
class Inpainting:
    """What is to be painted where, and by whom."""

    picture: PictureVersion
    kept: KeptMask
    model: ImageModel
    prompt: str

    @property
    def part(self) -> bool:
        """Whether the model has no masks, and is shown the area with enough around it instead."""
        return not self.model.abilities.inpaint


def mask_of(turn: Turn, picture: PictureVersion, mask: str) -> KeptMask:
    """The mask of that id, or that of the message, or the picture's newest. Raises `Told` where there is none."""
    kept = turn.studio.images.mask(picture.image.id, mask or turn.options.mask)
    if kept is None:
        raise no_mask(picture.image.number)
    return kept


def painter_behind(turn: Turn, choice: str = "") -> ImageModel:
    """The model that was named, or else one that has masks, or else one that looks at pictures: the one of the
    composer where it can, before the best. Raises `Told` for one that can do neither, and where none is connected."""
    models = turn.studio.models
    if choice:
        model = models.called(choice) or models.image(choice)
        if not (model.abilities.inpaint or model.abilities.edit):
            raise BadRequest(
                say("cannot_inpaint", "{label} cannot change a part of a picture", label=model.label),
                say("cannot_inpaint_text", "Choose a model that edits pictures, or leave the choice to the studio."),
                code="cannot_inpaint",
            )
        return model
    chosen = chosen_in_composer(turn)
    able = chosen if chosen is not None and chosen.abilities.inpaint else models.inpainter()
    looking = chosen if chosen is not None and chosen.abilities.edit else models.editor()
    found = able or looking
    if found is None:
        raise Told(
            say("no_inpainter", "No connected model can paint in an area"),
            say(
                "no_inpainter_text",
                "Connect OpenAI or Black Forest Labs in Settings → Providers, or run Stable Diffusion WebUI, ComfyUI "
                "or LocalAI on your own machine. Small things can be erased without a model: /erase.",
            ),
            code="no_inpainter",
            status=409,
        )
    return found


def chosen_in_composer(turn: Turn) -> ImageModel | None:
    """The composer's model; None where there is no such choice, or it cannot be had now."""
    if turn.options.image_model in ("", "auto"):
        return None
    with suppress(Told):
        return turn.studio.models.image(turn.options.image_model)
    return None


def inpaint(turn: Turn, wanted: Inpainting) -> Iterator[Event]:
    """Paints, keeps the answer, and lays it on the picture inside of the mask. Raises `Told`."""
    started, studio = turn.studio.clock(), turn.studio
    image, version = wanted.picture.image, wanted.picture.version
    content = studio.images.content(version)
    shown = studio.pixels.for_inpainting(content, wanted.kept.file, REFERENCE_MEGAPIXELS, wanted.part)
    order = _order(turn, wanted, shown)
    spot = Spot(image.id, image.number, image.title)
    made = yield from paint_at(spot, studio, turn.ledger, turn.reply_id, wanted.model, order)
    if not made.data:
        raise words_only(wanted.model, made)

    def laid(answered: Answered) -> Image:
        raw = studio.images.content(answered.raw)
        return changed(
            turn.edit_context,
            answered.before,
            wanted.kept.mask,
            lambda: studio.pixels.lay_answer(content, raw, wanted.kept.file, wanted.part),
            say("done_inpaint", "Painted by {model}", model=wanted.model.label),
            parents=(answered.raw.id,),
        )

    yield from lay_answer_on(turn, Painted(wanted.picture, wanted.model, order, made, wanted.prompt, started), laid)


def _order(turn: Turn, wanted: Inpainting, shown: ShownMasked) -> FittedRequest:
    """What the model is asked: a mask only where it has them."""
    aspect = f"{shown.width}:{shown.height}"
    if wanted.part:
        words = f"{ONLY_THIS} {wanted.prompt}"
        return fit_request(wanted.model, words, aspect, None, [shown.picture], PictureChoices(), asked=False)
    order = fit_request(wanted.model, wanted.prompt, aspect, None, [], PictureChoices(), asked=False)
    request = replace(order.request, references=(shown.picture,), mask=shown.mask)
    return replace(order, request=request)
