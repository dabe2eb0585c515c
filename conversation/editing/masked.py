"""Pictures that change inside of a mask only: each change makes a version that says what was counted outside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from conversation.edit_context import EditContext, PictureVersion
from conversation.errors import BadRequest, Told
from conversation.image import Image
from conversation.ports.areas.masking import MaskedPicture
from conversation.ports.areas.masks import Mask
from conversation.ports.cutout import LocalModelRow, LocalModels, here, recipe_id
from conversation.recipe import EditStep, MaskValues, Recipe
from conversation.sentences import figure, listed, say, within
from conversation.serialization import to_json
from imaging.declaration import Impossible, Unneeded
from imaging.file import File
from imaging.networks.models import ERASE
from imaging.operations.operation import Operation

ROUNDED = 3
"""Decimals of seconds."""


def fitting(mask: Mask, picture: PictureVersion) -> None:
    """Raises `Told` where the mask is of a picture of another size, such as one before it was cropped."""
    version = picture.version
    if (mask.width, mask.height) != (version.width, version.height):
        raise BadRequest(
            say("mask_of_other_size", "This mask is of another size"),
            say(
                "mask_of_other_size_text",
                "It has {mask} pixels and the picture {picture}: it was made before the picture was cropped, turned or "
                "resized. Make a new one, or go back to that version.",
                mask=f"{mask.width} × {mask.height}",
                picture=f"{version.width} × {version.height}",
            ),
            code="mask_of_other_size",
            status=409,
        )


def edit_inside(
    edit_context: EditContext, picture: PictureVersion, operations: Sequence[Operation], mask: Mask, file: File
) -> Image:
    """The picture after operations, inside of the mask, as one version. Raises `Told`."""
    steps = tuple(EditStep(each.name, to_json(each)) for each in operations)
    done = listed([each.done() if place == 0 else within(each.done()) for place, each in enumerate(operations)])
    return changed(
        edit_context,
        picture,
        mask,
        lambda: edit_context.pixels.edit_masked(edit_context.images.content(picture.version), file, operations),
        done,
        steps,
    )


def eraser_here(models: LocalModels) -> LocalModelRow | None:
    """The model of this machine that erases; None where there is none."""
    return next(iter(here(models, ERASE)), None)


def erase_inside(
    edit_context: EditContext, picture: PictureVersion, mask: Mask, file: File, model: LocalModelRow | None = None
) -> Image:
    """The picture without what the mask covers, by a model where one is given. Raises `Told`."""
    name = model.name if model else ""
    return changed(
        edit_context,
        picture,
        mask,
        lambda: edit_context.pixels.erase(edit_context.images.content(picture.version), file, name),
        say("done_erase_with", "Erased with {model}", model=model.label) if model else say("done_erase", "Erased"),
        model=recipe_id(model),
    )


def changed(
    edit_context: EditContext,
    picture: PictureVersion,
    mask: Mask,
    change: Callable[[], MaskedPicture],
    done: str,
    steps: tuple[EditStep, ...] = (),
    *,
    parents: tuple[str, ...] = (),
    model: str = "",
) -> Image:
    """The picture with one more version, made by that. `parents` are others that it was made from. Raises `Told`."""
    fitting(mask, picture)
    started = edit_context.clock()
    try:
        made = change()
    except Impossible as error:
        raise BadRequest(
            say("impossible", "That can’t be done with this picture"),
            str(error),
            code="unneeded" if isinstance(error, Unneeded) else "impossible",
        ) from error
    values = MaskValues(
        done=counted(done, made),
        mask=mask.mask_id,
        steps=steps,
        changed=made.changed,
        outside=made.outside,
        right=made.right,
        down=made.down,
        scale=made.scale,
        model=model,
    )
    image, version = picture.image, picture.version
    return edit_context.images.add_version(
        image.id,
        version.id,
        made.encoded,
        Recipe(values, (version.id, *parents)),
        message=edit_context.message,
        cost=0,
        seconds=round(edit_context.clock() - started, ROUNDED),
    )


def counted(done: str, made: MaskedPicture) -> str:
    """What was done, and what was counted: `Brightness −20%, inside a mask: 0 of 1,048,576 px changed outside`."""
    return say(
        "done_inside",
        "{done}, inside a mask: {changed} of {outside} px changed outside",
        done=done,
        changed=figure(made.changed),
        outside=figure(made.outside),
    )


def no_mask(number: int) -> Told:
    """There is none for what needs one."""
    return Told(
        say("no_mask", "There is no mask on #{number}", number=number),
        say("no_mask_text", "Open the picture’s editor and mark the area, then say it again."),
        code="no_mask",
        status=409,
    )
