"""Who paints a whole picture over: with a strength where it has one, on this machine before elsewhere."""

from __future__ import annotations

from conversation.command import Turn
from conversation.errors import BadRequest
from conversation.generation.retouching.inpainting import chosen_in_composer
from conversation.ports.models import RESTYLE, ImageModel
from conversation.sentences import say


def restyler(turn: Turn, choice: str = "") -> ImageModel | None:
    """The model that was named, or the composer's where it edits, or one on this machine that has a strength, or who
    does just that, or the best that edits; None where none is connected. Raises `Told` for one that cannot."""
    models = turn.studio.models
    specialist = models.specialist(RESTYLE)
    if choice:
        return specialist if specialist is not None and specialist.id == choice else _named(turn, choice)
    chosen = chosen_in_composer(turn)
    if chosen is not None and chosen.abilities.edit:
        return chosen
    here = models.inpainter()
    if here is not None and here.abilities.local and here.abilities.strength and here.abilities.edit:
        return here
    return specialist or models.editor()


def _named(turn: Turn, choice: str) -> ImageModel:
    models = turn.studio.models
    model = models.called(choice) or models.image(choice)
    if not model.abilities.edit:
        raise BadRequest(
            say("cannot_restyle", "{label} takes no pictures to change", label=model.label),
            say("cannot_inpaint_text", "Choose a model that edits pictures, or leave the choice to the studio."),
            code="cannot_inpaint",
        )
    return model
