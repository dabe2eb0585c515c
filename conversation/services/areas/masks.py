"""A person's masks, and what changes inside of them, outside of any turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conversation.commands.retouching.inpaint import Inpaint
from conversation.editing.masked import changed, edit_inside, erase_inside, eraser_here, fitting
from conversation.editing.selecting import selected
from conversation.errors import BadRequest, NotFound
from conversation.image import Image
from conversation.ports.areas.masks import Mask, Masks
from conversation.ports.models import Preview
from conversation.ports.shelf import version_of
from conversation.ports.turns import TurnRequest
from conversation.sentences import say
from conversation.services.cutout import CutoutService
from conversation.services.image_editing import DRAFT, ImageEditing
from conversation.slash import said_in
from imaging.declaration import Impossible
from imaging.masks.request import MaskRequest

DRAWN, CHANGES = "drawn", "changes"
"""The kinds of a mask that was sent, and of one that was found by comparing two versions."""


@dataclass(frozen=True)
class MaskService:
    """All calls raise `Told`; another person's picture or mask and one that never was give the same `NotFound`."""

    masks: Masks
    editing: ImageEditing
    cutout: CutoutService

    def keep(self, owner: str, image: str, version: str | None, drawn: bytes) -> Mask:
        """A mask that somebody drew, at the size of a version, or of the current one."""
        picture = self.editing.picture(owner, image, version)
        of = picture.version
        with self.editing.limit.taken_by(owner):
            made = self.editing.edit_context.pixels.read_mask(drawn, of.width, of.height)
        return self.masks.add(owner, image, of.id, made, DRAWN)

    def of(self, owner: str, image: str) -> tuple[Mask, ...]:
        """All masks of an image, the newest first."""
        self.editing.shelf.get(owner, image)
        return self.masks.of(owner, image)

    def file(self, owner: str, mask: str) -> Path:
        """Where its PNG is."""
        return self.masks.file(owner, mask)

    def select(self, owner: str, image: str, version: str | None, said: Mapping[str, Any]) -> Mask:
        """What was asked for, found in a version, as a mask that is kept."""
        picture = self.editing.picture(owner, image, version)
        of = picture.version
        try:
            request = MaskRequest.from_dict(said, (of.width, of.height))
        except Impossible as error:
            title = say("bad_selection", "That can’t be selected")
            raise BadRequest(title, str(error), code="bad_arguments") from error
        with self.editing.at_work(owner, "edit", picture):
            made = selected(self.editing.edit_context, picture, request, self.cutout.of(owner))
        return self.masks.add(owner, image, of.id, made, request.kind)

    def operate(self, owner: str, image: str, wanted: object, mask: str, version: str | None = None) -> Image:
        """The picture after operations as JSON, inside of a mask, as one version."""
        operations, picture = self.editing.operations_in(wanted), self.editing.picture(owner, image, version)
        found, file = self._mask(owner, image, mask)
        with self.editing.at_work(owner, "edit", picture):
            context = self.editing.context_of(owner)
            return self.editing.told(owner, edit_inside(context, picture, operations, found, file))

    def draft(self, owner: str, image: str, wanted: object, mask: str, version: str | None = None) -> Preview:
        """What that would make of it, small; nothing is stored."""
        operations, picture = self.editing.operations_in(wanted), self.editing.picture(owner, image, version)
        found, file = self._mask(owner, image, mask)
        fitting(found, picture)
        of = picture.version
        path = self.editing.shelf.file_of(owner, image, of.id, "original").path
        share = min(1.0, DRAFT / max(of.width, of.height))
        scaled = [each.scaled(share) for each in operations]
        with self.editing.limit.taken_by(owner):
            return self.editing.edit_context.pixels.try_out_masked(path, file, scaled, DRAFT)

    def erase(self, owner: str, image: str, mask: str, version: str | None = None) -> Image:
        """The picture without what the mask covers."""
        picture = self.editing.picture(owner, image, version)
        found, file = self._mask(owner, image, mask)
        with self.editing.at_work(owner, "edit", picture):
            context, model = self.editing.context_of(owner), eraser_here(self.cutout.models)
            return self.editing.told(owner, erase_inside(context, picture, found, file, model))

    def inpainting(
        self, owner: str, image: str, mask: str, prompt: str, model: str, version: str | None = None
    ) -> TurnRequest:
        """The turn in which a model paints what the mask covers, in the picture's conversation."""
        picture = self.editing.picture(owner, image, version)
        found, _ = self._mask(owner, image, mask)
        fitting(found, picture)
        return self.editing.turn(owner, image, version, Inpaint(said_in(prompt), found.mask_id, model))

    def changes(self, owner: str, image: str, before: str, after: str) -> Mask:
        """Where one version is another picture than the one before it, as a mask of that one."""
        picture, answer = (self.editing.picture(owner, image, each) for each in (before, after))
        context = self.editing.edit_context
        with self.editing.at_work(owner, "edit", picture):
            files = context.images.content(picture.version), context.images.content(answer.version)
            made = context.pixels.mask_of_changes(*files)
        return self.masks.add(owner, image, picture.version.id, made, CHANGES)

    def heat(self, owner: str, image: str, before: str, after: str) -> Preview:
        """The same as a picture for a screen: how much changed where. Nothing is stored."""
        first, second = (self.editing.picture(owner, image, each).version for each in (before, after))
        context = self.editing.edit_context
        with self.editing.limit.taken_by(owner):
            return context.pixels.heat_map(context.images.content(first), context.images.content(second))

    def keep_region(self, owner: str, image: str, before: str, after: str, mask: str) -> Image:
        """What was made of a version, inside of a mask only: the rest as it was before."""
        picture = self.editing.picture(owner, image, before)
        answer = version_of(picture.image, after)
        found, file = self._mask(owner, image, mask)
        context = self.editing.context_of(owner)
        files = context.images.content(picture.version), context.images.content(answer)
        with self.editing.at_work(owner, "edit", picture):
            done = say("done_region", "Kept only a region of the change")
            lay = changed(
                context,
                picture,
                found,
                lambda: context.pixels.lay_answer(*files, file),
                done,
                parents=(answer.id,),
            )
            return self.editing.told(owner, lay)

    def _mask(self, owner: str, image: str, mask: str) -> tuple[Mask, Path]:
        """One of that image."""
        self.editing.shelf.get(owner, image)
        found = self.masks.get(owner, mask)
        if found.image != image:
            raise NotFound("The mask")
        return found, self.masks.file(owner, mask)
