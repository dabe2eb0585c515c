"""A program's mask, obeyed to the pixel whoever edited the picture: another version that changed nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from conversation.edit_context import PictureVersion
from conversation.errors import Told
from conversation.image import Image
from conversation.ports.areas.masking import MaskedPicture
from conversation.ports.downloads import ORIGINAL
from conversation.ports.images import ImageStore
from conversation.ports.pixels import Pixels
from conversation.ports.shelf import Shelf
from conversation.recipe import MaskValues, Recipe
from conversation.sentences import say


@dataclass(frozen=True)
class MaskLocking:
    """Raises `Told`."""

    shelf: Shelf
    images: ImageStore
    pixels: Pixels
    announce: Callable[[str, Image], None]
    """Tells the owner's pages how a picture is now."""

    def check(self, owner: str, picture: PictureVersion, mask: bytes) -> None:
        """Before anything is paid for: whether the mask fits the picture."""
        path = self.shelf.file_of(owner, picture.image.id, picture.version.id, ORIGINAL).path
        self.pixels.lock(path, path, mask)

    def locked(self, owner: str, edited: Image, before: PictureVersion, mask: bytes) -> Image:
        """The edited picture, as it was before wherever the mask is opaque."""
        was = self.shelf.file_of(owner, before.image.id, before.version.id, ORIGINAL).path
        made = self.shelf.file_of(owner, edited.id, edited.current, ORIGINAL).path
        laid = self._laid(was, made, mask) if edited.shown.is_ai else None
        values = MaskValues(sha256(mask).hexdigest(), say("done_mask", "Kept as it was outside the mask"))
        if laid is None:
            encoded = self.pixels.lock(was, made, mask)
        else:
            encoded = laid.encoded
            values = replace(values, changed=laid.changed, outside=laid.outside)
            values = replace(values, right=laid.right, down=laid.down, scale=laid.scale)
        recipe = Recipe(values, (edited.current, before.version.id))
        image = self.images.add_version(edited.id, edited.current, encoded, recipe, message=None, cost=0, seconds=0.0)
        self.announce(owner, image)
        return image

    def _laid(self, was: Path, made: Path, mask: bytes) -> MaskedPicture | None:
        """A model's answer where it lay on the picture; None for one that shows another picture: it is taken where it
        stands, since a program asked for this and for no other one."""
        try:
            return self.pixels.lay_answer(was, made, self.pixels.mask_of_cutout(mask, background=True).data)
        except Told as told:
            if told.code != "impossible":
                raise
            return None
