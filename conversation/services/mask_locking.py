"""A program's mask, obeyed to the pixel whoever edited the picture: another version that changed nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from conversation.edit_context import PictureVersion
from conversation.image import Image
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
        encoded = self.pixels.lock(was, made, mask)
        values = MaskValues(sha256(mask).hexdigest(), say("done_mask", "Kept as it was outside the mask"))
        recipe = Recipe(values, (edited.current, before.version.id))
        image = self.images.add_version(edited.id, edited.current, encoded, recipe, message=None, cost=0, seconds=0.0)
        self.announce(owner, image)
        return image
