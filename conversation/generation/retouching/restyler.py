"""Who paints a whole picture over: with a strength where it has one, on this machine before elsewhere."""

from __future__ import annotations

from conversation.command import Turn
from conversation.errors import BadRequest
from conversation.generation.retouching.inpainting import chosen_in_composer
from conversation.generation.retouching.who import who_restyles
from conversation.ports.models import RESTYLE, ImageModel
from conversation.sentences import say


def restyler(turn: Turn, choice: str = "") -> ImageModel | None:
    """The model that was named, or the composer's where it edits, or see `who_restyles`; None where none is connected.
    Raises `Told` for one that cannot."""
    models = turn.studio.models
    if choice:
        specialist = models.specialist(RESTYLE)
        return specialist if specialist is not None and specialist.id == choice else _named(turn, choice)
    chosen = chosen_in_composer(turn)
    if chosen is not None and chosen.abilities.edit:
        return chosen
    return who_restyles(models)


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
