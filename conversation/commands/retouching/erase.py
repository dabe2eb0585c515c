"""`/erase`: something small taken out of a picture, on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.editing.masked import erase_inside, eraser_here
from conversation.events import Event, ImageStarted, StatusChanged, TextDelta, ready
from conversation.generation.retouching.inpainting import mask_of
from conversation.sentences import say, within
from conversation.target import no_picture
from conversation.versions.descriptions import describe, edited
from imaging.declaration import option


@dataclass(frozen=True)
class Erase(Command):
    """Remove what is marked and fill the place from around it; large things by LaMa, once it is fetched."""

    name: ClassVar[str] = "erase"
    icon: ClassVar[str] = "mask"
    group: ClassVar[str] = "retouch"
    hint: ClassVar[str] = "Takes out what the newest mask covers"
    examples: ClassVar[tuple[str, ...]] = ("",)

    mask: str = option("id of a mask of the picture; the newest if you leave it out", default="", typed=True)

    def run(self, turn: Turn) -> Iterator[Event]:
        picture = turn.picture
        if picture is None:
            raise no_picture()
        kept, image, version = mask_of(turn, picture, self.mask), picture.image, picture.version
        yield ImageStarted(image.id, image.number, image.title, version.width, version.height, "")
        yield StatusChanged("edit", say("erasing", "Erasing"))
        model = eraser_here(turn.studio.models.cutouts.models)
        made = erase_inside(turn.edit_context, picture, kept.mask, kept.file, model)
        yield ready(made)
        yield TextDelta(edited(made, within(describe(turn.studio.palette, made.shown))))
