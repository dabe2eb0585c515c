"""What a screen shows of a version, made when somebody first looks at it: most steps of an edit nobody ever does."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from conversation.errors import Told
from conversation.image import Version
from conversation.ports.images import ImageStore
from conversation.ports.pixels import Pixels
from conversation.ports.shelf import PictureFile, Shelf
from conversation.services.concurrency import InProgress


@dataclass(frozen=True)
class FullSizePictures:
    """Makes each once, however many look at it at the same time."""

    shelf: Shelf
    images: ImageStore
    pixels: Pixels
    in_progress: InProgress
    """By the version."""

    def full(self, owner: str, image: str, version: str | None) -> PictureFile:
        """A version (or the current one) for the screen, made now where it is too large and nobody looked before."""
        found = self.shelf.version(owner, image, version)
        if found.heavy:
            with suppress(Told):  # too slow, too large: the file itself can be shown
                self._made(owner, found)
        return self.shelf.file_of(owner, image, found.id, "full")

    def card(self, owner: str, image: str, version: str | None) -> bytes | PictureFile:
        """A version as large as a card shows it: made now, kept by whoever asked. Else the larger file."""
        found = self.shelf.version(owner, image, version)
        file = self.shelf.file_of(owner, image, found.id, "original")
        try:
            return self.pixels.card(file.path)
        except Told:  # too slow, too large
            return self.full(owner, image, found.id)

    def _made(self, owner: str, version: Version) -> None:
        if self.in_progress.wait(version.id):
            return
        with self.in_progress.making(version.id):
            file = self.shelf.file_of(owner, version.image, version.id, "original")
            self.images.keep_full(version, self.pixels.screen(file.path))
