"""`Shelf` of `conversation/ports/library.py`, in memory; a file that is served is written out when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from conversation.errors import NotFound
from conversation.image import Image, Version
from conversation.ports.shelf import PictureFile, Shelf, StandingFile, version_of
from storage.identifiers import clean_alt
from storage.memory.images import MemoryImages
from storage.memory.state import State
from storage.rules.filenames import FILENAME


class MemoryShelf(Shelf):
    """Pictures with an owner, in memory."""

    def __init__(self, state: State, served: Path) -> None:
        self._state = state
        self._served = served
        self._images = MemoryImages(state)

    def of(self, owner: str, conversation: str, limit: int = 50) -> tuple[Image, ...]:
        """See `Shelf`."""
        with self._state.lock:
            self._state.mine(owner, conversation)
            living = sorted(self._state.living_images(conversation), key=lambda image: image.number)
            return tuple(living[-limit:]) if limit > 0 else ()

    def get(self, owner: str, image: str) -> Image:
        """See `Shelf`."""
        with self._state.lock:
            return self._state.as_shown(self._mine(owner, image))

    def version(self, owner: str, image: str, version: str | None) -> Version:
        """See `Shelf`."""
        return version_of(self.get(owner, image), version)

    def several(self, owner: str, images: Sequence[str]) -> tuple[Image, ...]:
        """See `Shelf`."""
        found = []
        for image in images:
            with self._state.lock, suppress(NotFound):
                found.append(self._state.as_shown(self._mine(owner, image)))
        return tuple(found)

    def rename(self, owner: str, image: str, title: str) -> Image:
        """See `Shelf`."""
        with self._state.lock:
            return self._images.rename(self._mine(owner, image).id, title)

    def describe(self, owner: str, image: str, alt: str) -> Image:
        """See `Shelf`."""
        with self._state.lock:
            at = self._state.as_shown(self._mine(owner, image)).current if alt.strip() else ""
            return self._keep(replace(self._mine(owner, image), alt=clean_alt(alt), alt_at=at))

    def pin(self, owner: str, image: str, pinned: bool) -> Image:
        """See `Shelf`."""
        with self._state.lock:
            return self._keep(replace(self._mine(owner, image), pinned=pinned))

    def choose(self, owner: str, image: str, version: str) -> Image:
        """See `Shelf`."""
        with self._state.lock:
            return self._images.choose(self._mine(owner, image).id, version, message=None)

    def name_version(self, owner: str, image: str, version: str, name: str) -> Image:
        """See `Shelf`."""
        with self._state.lock:
            return self._images.name_version(self._mine(owner, image).id, version, name)

    def delete(self, owner: str, image: str) -> None:
        """See `Shelf`."""
        with self._state.lock:
            self._state.deleted_images[self._mine(owner, image).id] = self._state.now()

    def restore(self, owner: str, image: str) -> Image:
        """See `Shelf`. Restoring what is there already is fine."""
        with self._state.lock:
            found = self._mine(owner, image, deleted_too=True)
            self._state.deleted_images.pop(image, None)
            return self._state.as_shown(found)

    def find_file(self, owner: str, conversation: str, filename: str) -> PictureFile:
        """See `Shelf`."""
        with self._state.lock:
            kept = self._state.conversations.get(conversation)
            living = (
                self._state.living_images(conversation) if kept and kept.owner == owner and not kept.deleted else []
            )
            for version in (version for image in living for version in image.versions):
                if FILENAME.fullmatch(filename) and filename in (version.filename, version.preview, version.full):
                    media_type = version.media_type if filename == version.filename else "image/webp"
                    return PictureFile(self._written(conversation, filename), media_type)
        raise NotFound("The picture")

    def address_of(self, owner: str, conversation: str, filename: str) -> str | None:
        """See `Shelf`."""
        self.find_file(owner, conversation, filename)
        return None

    def file_of(self, owner: str, image: str, version: str | None, kind: str) -> PictureFile:
        """See `Shelf`."""
        with self._state.lock:
            found = self._state.as_shown(self._mine(owner, image))
            wanted = version_of(found, version)
            name = wanted.file(kind)
            return PictureFile(self._written(found.conversation, name), wanted.media_type_of(name))

    def _written(self, conversation: str, filename: str) -> StandingFile:
        path = self._served / conversation / filename
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(self._state.bytes[conversation, filename])
        return StandingFile(path, filename)

    def _keep(self, image: Image) -> Image:
        self._state.images[image.id] = image
        return self._state.as_shown(image)

    def _mine(self, owner: str, image: str, *, deleted_too: bool = False) -> Image:
        found = self._state.images.get(image)
        kept = self._state.conversations.get(found.conversation) if found else None
        if found is None or kept is None or kept.owner != owner or kept.deleted:
            raise NotFound("The picture")
        if image in self._state.deleted_images and not deleted_too:
            raise NotFound("The picture")
        return found
