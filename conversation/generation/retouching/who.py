"""Who does what to a whole picture, where nobody is named: this machine first, then who does just that, then whoever
edits. What stands on a button and what a command does are decided here, once."""

from __future__ import annotations

from conversation.ports.models import OUTPAINT, REPLACE_BACKGROUND, RESTYLE, VARY, ImageModel, Models


def who_expands(models: Models) -> ImageModel | None:
    """Paints around a picture."""
    masked = models.inpainter()
    if masked is not None and masked.abilities.local:
        return masked
    return models.specialist(OUTPAINT) or masked or models.editor()


def who_restyles(models: Models) -> ImageModel | None:
    """Paints a picture over."""
    here = models.inpainter()
    if here is not None and here.abilities.local and here.abilities.strength and here.abilities.edit:
        return here
    return models.specialist(RESTYLE) or models.editor()


def who_sets_behind(models: Models) -> ImageModel | None:
    """Paints another background in words."""
    return models.specialist(REPLACE_BACKGROUND) or models.editor()


def who_varies(models: Models) -> ImageModel | None:
    """Paints a picture again, a little different."""
    return models.specialist(VARY) or models.editor()
