"""Operations on one picture: each makes a version, so each can be undone by itself. Local and free."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import suppress

from conversation.command import Turn
from conversation.edit_context import EditContext, PictureVersion
from conversation.editing.masked import edit_inside
from conversation.editing.no_memory import smaller_first
from conversation.errors import BadRequest, NotFound, Told
from conversation.events import Event, ImagePreview, ImageStarted, StatusChanged, TextDelta, ready
from conversation.image import Image
from conversation.ports.areas.masks import KeptMask
from conversation.ports.pixels import Encoded
from conversation.recipe import EditStep, EditValues, OperationValues, Recipe
from conversation.sentences import Sentence, joined, listed, say, within
from conversation.serialization import to_json
from conversation.slash import in_turn, to_slash
from conversation.versions.descriptions import describe, edited, of_picture
from imaging.declaration import Impossible, Unneeded
from imaging.file import File
from imaging.operations.layer import Drawn
from imaging.operations.operation import Operation

LARGE = 1_500_000
"""Pixels from which an edit takes long enough for a preview to be worth it."""
PREVIEW = (600, 400)
"""The most pixels of a stored preview."""

Step = tuple[Sequence[Operation], Encoded, float]
"""What was done, what became of it, and the seconds it took."""


def edit(
    turn: Turn, operations: Sequence[Operation], picture: PictureVersion, *, together: bool = False
) -> Iterator[Event]:
    """The picture after each operation, or after all of them `together`, and what was done in words; or whether it
    should be made smaller first. Raises `Told`."""
    image, version = picture.image, picture.version
    kept = turn.studio.images.mask(image.id, turn.options.mask) if turn.options.mask else None
    yield ImageStarted(image.id, image.number, image.title, version.width, version.height, "")
    if kept is not None:
        yield from _edited_inside(turn, operations, picture, kept)
        return
    yield from _previewed(turn, operations, picture)
    try:
        image = yield from apply_operations(turn.edit_context, operations, picture, together=together)
    except Told as told:
        if told.code == "unneeded":
            yield TextDelta(of_picture(image.number, told.text))
            return
        question = smaller_first(told, in_turn([to_slash(each) for each in operations]), picture)
        if question is None:
            raise
        yield question
        return
    done = listed([within(operation.done()) for operation in operations])
    yield TextDelta(edited(image, done))


def _edited_inside(
    turn: Turn, operations: Sequence[Operation], picture: PictureVersion, kept: KeptMask
) -> Iterator[Event]:
    """All of them at once, where the mask says. Raises `Told`."""
    yield StatusChanged("edit", Sentence(operations[0].doing, f"edit_{operations[0].name}"))
    image = edit_inside(turn.edit_context, picture, operations, kept.mask, kept.file)
    yield ready(image)
    yield TextDelta(edited(image, within(describe(turn.studio.palette, image.shown))))


def apply_operations(
    edit_context: EditContext, operations: Sequence[Operation], picture: PictureVersion, *, together: bool = False
) -> Generator[Event, None, Image]:
    """The image after all of them, each a version of its own, or one of all `together`. Raises `Told`."""
    image, version = picture.image, picture.version
    groups = [tuple(operations)] if together else [(each,) for each in operations]
    layers = layers_of(edit_context, image.id, operations)
    steps = yield from _computed(edit_context, groups, edit_context.images.content(version), layers)
    for group, encoded, seconds in steps:
        recipe = Recipe(_values_of(group), (version.id,))
        image = edit_context.images.add_version(
            image.id, version.id, encoded, recipe, message=edit_context.message, cost=0, seconds=seconds
        )
        version = image.shown
        yield ready(image)
        if encoded.noticed:
            yield TextDelta(joined((*encoded.noticed, ""), " "))
    return image


def layers_of(edit_context: EditContext, image: str, operations: Sequence[Operation]) -> Mapping[str, File]:
    """What they lay on the image, by id. Raises `NotFound` for what is no layer of it."""
    found = {name: edit_context.images.layer(image, name) for name in _laid(operations)}
    if None in found.values():
        raise NotFound("The layer")
    return {name: file for name, file in found.items() if file is not None}


def _laid(operations: Sequence[Operation]) -> Iterator[str]:
    return (each.layer for each in operations if isinstance(each, Drawn))


def _values_of(group: Sequence[Operation]) -> OperationValues | EditValues:
    """What is written of them; of one it is always the same."""
    if len(group) == 1:
        return OperationValues(group[0].name, to_json(group[0]))
    return EditValues(tuple(EditStep(each.name, to_json(each)) for each in group))


def _computed(
    edit_context: EditContext, groups: Sequence[Sequence[Operation]], picture: File, layers: Mapping[str, File]
) -> Generator[Event, None, list[Step]]:
    """The picture after each group of them. Nothing is stored before all of them have worked: no sequence ends half
    way."""
    steps: list[Step] = []
    for group in groups:
        yield StatusChanged("edit", Sentence(group[0].doing, f"edit_{group[0].name}"))
        started = edit_context.clock()
        try:
            encoded = edit_context.pixels.edit(picture, group, {name: layers[name] for name in _laid(group)})
        except Impossible as error:
            raise BadRequest(
                say("impossible", "That can’t be done with this picture"),
                str(error),
                code="unneeded" if isinstance(error, Unneeded) else "impossible",
            ) from error
        picture = encoded.content
        steps.append((group, encoded, round(edit_context.clock() - started, 3)))
    return steps


def _previewed(turn: Turn, operations: Sequence[Operation], picture: PictureVersion) -> Iterator[Event]:
    """What it will look like, at once, from the small picture. When that cannot be told, the result will tell it."""
    version = picture.version
    if version.width * version.height < LARGE or version.preview is None:
        return
    share = min(PREVIEW[0] / version.width, PREVIEW[1] / version.height)
    with suppress(Impossible, Told):
        small = turn.studio.images.read_preview(version)
        preview = turn.studio.pixels.preview(small, [operation.scaled(share) for operation in operations])
        yield ImagePreview(picture.image.id, turn.studio.images.keep_preview(turn.reply_id, picture.image.id, preview))
