"""What a screen shows of a version, made when somebody first looks at it: most steps of an edit nobody ever does.

See `Screens` in `conversation/ports/shelf.py`.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from gevent.event import Event

from conversation.errors import Told
from conversation.image import Version
from conversation.ports.images import ImageStore
from conversation.ports.pixels import Pixels
from conversation.ports.shelf import PictureFile, Shelf


@dataclass(frozen=True)
class FullSizePictures:
    """Makes each once, however many look at it at the same time."""

    shelf: Shelf
    images: ImageStore
    pixels: Pixels
    making: dict[str, Event] = field(default_factory=dict)
    """By the version."""

    def full(self, owner: str, image: str, version: str | None) -> PictureFile:
        """See `Screens`."""
        found = self.shelf.version(owner, image, version)
        if found.heavy:
            with suppress(Told):  # too slow, too large: the file itself can be shown
                self._made(owner, found)
        return self.shelf.file_of(owner, image, found.id, "full")

    def _made(self, owner: str, version: Version) -> None:
        if version.id in self.making:
            self.making[version.id].wait()
            return
        made = self.making[version.id] = Event()
        try:
            file = self.shelf.file_of(owner, version.image, version.id, "original")
            self.images.keep_full(version, self.pixels.screen(file.path))
        finally:
            del self.making[version.id]
            made.set()
