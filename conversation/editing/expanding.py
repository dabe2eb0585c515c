"""A picture on a larger canvas, as a version of which every pixel of the picture was counted. See `Expands`."""

from __future__ import annotations

from collections.abc import Callable

from conversation.edit_context import EditContext, PictureVersion
from conversation.errors import BadRequest
from conversation.image import Image
from conversation.ports.areas.masking import MaskedPicture
from conversation.ports.models import ImageModel
from conversation.recipe import Recipe, RetouchValues
from conversation.sentences import figure, say
from imaging.declaration import Impossible
from imaging.extent import Extent

ROUNDED = 3
"""Decimals of seconds."""


def mirrored_around(edit_context: EditContext, picture: PictureVersion, extent: Extent) -> Image:
    """With its edges mirrored into what is added, on this machine. Raises `Told`."""
    content = edit_context.images.content(picture.version)
    return expanded_by(edit_context, picture, extent, lambda: edit_context.pixels.expand(content, extent))


def expanded_by(
    edit_context: EditContext,
    picture: PictureVersion,
    extent: Extent,
    expand: Callable[[], MaskedPicture],
    model: ImageModel | None = None,
    prompt: str = "",
    parents: tuple[str, ...] = (),
) -> Image:
    """The picture with one more version, made by that; `model` is who painted what is new. Raises `Told`."""
    started = edit_context.clock()
    try:
        made = expand()
    except Impossible as error:
        title = say("impossible", "That can’t be done with this picture")
        raise BadRequest(title, str(error), code="impossible") from error
    image, version = picture.image, picture.version
    values = RetouchValues(
        "expand",
        model.id if model else "",
        _done(made, model),
        prompt,
        extent=extent.told(),
        changed=made.changed,
        outside=made.outside,
    )
    return edit_context.images.add_version(
        image.id,
        version.id,
        made.encoded,
        Recipe(values, (version.id, *parents)),
        message=edit_context.message,
        cost=0,
        seconds=round(edit_context.clock() - started, ROUNDED),
    )


def _done(made: MaskedPicture, model: ImageModel | None) -> str:
    counts = {"changed": figure(made.changed), "kept": figure(made.outside)}
    if model is None:
        return say(
            "done_expand_mirrored", "Expanded, its edges mirrored: {changed} of {kept} px of it changed", **counts
        )
    return say("done_expand", "Expanded by {model}: {changed} of {kept} px of it changed", model=model.label, **counts)
