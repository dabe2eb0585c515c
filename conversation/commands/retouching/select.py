"""`/select`: a part of a picture found, so that the lines behind it change that and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from conversation.command import Command, PictureVersion, Turn
from conversation.editing.masked import fitting
from conversation.editing.selecting import selected
from conversation.errors import BadRequest, Told
from conversation.events import AreaSelected, Event, StatusChanged, TextDelta
from conversation.generation.retouching.inpainting import mask_of
from conversation.ports.areas.masks import Mask
from conversation.sentences import percent, say
from conversation.target import no_picture
from conversation.versions.descriptions import of_picture
from imaging.declaration import Impossible, option
from imaging.masks.request import BACKGROUND, BOX, FACE, POINT, SKY, SUBJECT, MaskRequest

LENGTH = r"\s*(\d{1,5}(?:\.\d{1,3})?)\s*(%|px)?\s*"
BOXED = re.compile(rf"{LENGTH},{LENGTH},{LENGTH},{LENGTH}")
PLACE = re.compile(rf"{LENGTH},{LENGTH}")


@dataclass(frozen=True)
class Select(Command):
    """Find a part of a picture; the commands in the lines below change that and nothing else."""

    name: ClassVar[str] = "select"
    icon: ClassVar[str] = "mask"
    group: ClassVar[str] = "retouch"
    hint: ClassVar[str] = "The steps behind it change only that"
    free_argument: ClassVar[str] = "what"
    examples: ClassVar[tuple[str, ...]] = ("sky", "subject", "background", "face", "box=30%,40%,20%,25%")

    what: str = option(
        "what to find: the subject, the background, the sky or a face",
        default="",
        choices=("", SUBJECT, BACKGROUND, SKY, FACE),
    )
    box: str = option(
        "a thing in a box: left,top,width,height, each in percent or pixels",
        default="",
        brief="as of crop, in %",
    )
    point: str = option("the thing at a point: left,top, each in percent or pixels", default="", typed=True)
    mask: str = option("id of a mask of the picture, instead of finding anything", default="", typed=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        if sum(map(bool, (self.what, self.box, self.point, self.mask))) != 1:
            raise Impossible(
                say(
                    "say_what_to_select",
                    "Say what to select: subject, background, sky or face, or a box such as box=30%,40%,20%,25%.",
                )
            )
        for form, said in ((BOXED, self.box), (PLACE, self.point)):
            if said and form.fullmatch(said) is None:
                raise Impossible(
                    say(
                        "what_is_a_selection_box",
                        "“{said}” is no place in a picture. Write box=left,top,width,height or point=left,top, each in "
                        "percent or pixels, such as box=30%,40%,20%,25%.",
                        said=said[:60],
                    )
                )

    def heading(self) -> str:
        return say("heading_selected", "Only what is marked in red") if self.mask else say("heading_select", "Select")

    def run(self, turn: Turn) -> Iterator[Event]:
        picture = turn.picture
        if picture is None:
            raise no_picture()
        if self.mask:
            found = mask_of(turn, picture, self.mask).mask
            fitting(found, picture)
        else:
            yield StatusChanged("edit", say("selecting", "Looking for it"))
            found = self._found(turn, picture)
        image = picture.image
        yield AreaSelected(image.id, image.number, image.title, picture.version.id, found.mask_id, found.coverage)
        share = percent(max(1, round(100 * found.coverage)))
        yield TextDelta(of_picture(image.number, say("selected_share", "Selected {share} of it.", share=share)))

    def _found(self, turn: Turn, picture: PictureVersion) -> Mask:
        """Raises `Told` where nothing is."""
        version = picture.version
        try:
            request = MaskRequest.from_dict(self._place(version.width, version.height), (version.width, version.height))
        except Impossible as error:
            title = say("bad_selection", "That can’t be selected")
            raise BadRequest(title, str(error), code="bad_arguments") from error
        try:
            made = selected(turn.edit_context, picture, request, turn.studio.models.cutouts)
        except Told as told:
            if told.code != "impossible":
                raise
            # nothing is there: who called it, a person or a model, may name another place
            raise BadRequest(say("nothing_selected", "Nothing was selected"), told.text, code="nothing_found") from told
        return turn.studio.images.add_mask(picture.image.id, version.id, made, request.kind)

    def _place(self, width: int, height: int) -> Mapping[str, Any]:
        """As `MaskRequest` reads it, in pixels."""
        if self.what:
            return {"kind": self.what}
        kind, names, found = (
            (BOX, ("x", "y", "width", "height"), BOXED.fullmatch(self.box))
            if self.box
            else (POINT, ("x", "y"), PLACE.fullmatch(self.point))
        )
        assert found is not None  # checked when it was said
        lengths = zip(names, found.groups()[::2], found.groups()[1::2], strict=True)
        return {"kind": kind} | {
            name: float(said) if unit == "px" else float(said) * (height if name in ("y", "height") else width) / 100
            for name, said, unit in lengths
        }
