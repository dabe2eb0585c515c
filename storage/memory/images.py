"""`ImageStore` of `conversation/ports/models.py`, in memory."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from conversation.errors import NotFound
from conversation.image import Image, Version
from conversation.ports.areas.masks import KeptMask, MadeMask, Mask
from conversation.ports.areas.vectors import MadeVector, Vector
from conversation.ports.images import ImageStore
from conversation.ports.pixels import Encoded, Received
from conversation.recipe import Recipe
from conversation.versions.lineage import must_be_kept
from conversation.versions.names import with_name
from imaging.file import File, whole
from storage.disk.picture_files import EXTENSIONS, UPLOADED, as_sent, let_go
from storage.identifiers import clean_alt, clean_title, kept_title
from storage.memory.state import State


class MemoryImages(ImageStore):
    """Images in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def of(self, conversation: str, limit: int = 50, *, leaf: str | None = None) -> list[Image]:
        """See `ImageStore`."""
        with self._state.lock:
            living = sorted(self._state.living_images(conversation, leaf), key=lambda image: image.number)
            living = [image for image in living if image.here]
        return living[-limit:] if limit > 0 else []

    def find(self, conversation: str, number: int, *, leaf: str | None = None) -> Image | None:
        """See `ImageStore`."""
        with self._state.lock:
            found = (image for image in self._state.living_images(conversation, leaf) if image.number == number)
            return next(found, None)

    def get(self, conversation: str, image: str, *, leaf: str | None = None) -> Image:
        """See `ImageStore`."""
        with self._state.lock:
            found = self._living(image)
        if found.conversation != conversation:
            raise NotFound("The picture")
        return self._state.on_branch(found, leaf or self._state.head(conversation))

    def active(self, conversation: str, *, leaf: str | None = None) -> Image | None:
        """See `ImageStore`."""
        with self._state.lock:
            return self._state.active(conversation, leaf)

    def reserve(self, conversation: str, title: str) -> tuple[str, int]:
        """See `ImageStore`. Raises `NotFound` for a conversation that is not there."""
        with self._state.lock:
            kept = self._state.conversations.get(conversation)
            if kept is None:
                raise NotFound("The conversation")
            kept.pictures += 1
            return str(uuid4()), kept.pictures

    def add(
        self,
        conversation: str,
        image: str,
        number: int,
        title: str,
        encoded: Encoded,
        recipe: Recipe,
        *,
        message: str | None,
        cost: int | None,
        seconds: float,
    ) -> Image:
        """See `ImageStore`. Raises `NotFound` for a conversation that is not there."""
        with self._state.lock:
            if conversation not in self._state.conversations:
                raise NotFound("The conversation")
            version = self._version(conversation, image, None, encoded, recipe, cost, seconds, message)
            made = Image(image, conversation, number, kept_title(title), (version,), version.id)
            return self._state.put_image(made, message)

    def take_in(
        self, conversation: str, image: str, number: int, title: str, upload: Path, received: Received, recipe: Recipe
    ) -> Image:
        """See `ImageStore`. Raises `NotFound` for a conversation that is not there."""
        with self._state.lock:
            if image in self._state.images:
                return self._state.as_shown(self._state.images[image])
            if conversation not in self._state.conversations:
                raise NotFound("The conversation")
            data = upload.read_bytes()
            stem = f"img_{sha256(data).hexdigest()[:16]}"
            filename = f"{stem}_original.{UPLOADED[received.media_type]}"
            version = self._shown(conversation, image, stem, filename, data, received, recipe)
            made = Image(image, conversation, number, kept_title(title), (version,), version.id)
            return self._state.put_image(made, None)

    def add_version(
        self,
        image: str,
        parent: str,
        encoded: Encoded,
        recipe: Recipe,
        *,
        message: str | None,
        cost: int | None,
        seconds: float,
    ) -> Image:
        """See `ImageStore`. Raises `NotFound` for an image or parent that is not there."""
        with self._state.lock:
            found = self._having(image, parent)
            version = self._version(found.conversation, image, parent, encoded, recipe, cost, seconds, message)
            made = replace(found, versions=(*found.versions, version), current=version.id)
            return self._state.put_image(made, message)

    def choose(self, image: str, version: str, *, message: str | None) -> Image:
        """See `ImageStore`. Raises `NotFound` for another image's version."""
        with self._state.lock:
            found = self._having(image, version)
            must_be_kept(found.version(version).kept)
            return self._state.put_image(replace(found, current=version), message)

    def name_version(self, image: str, version: str, name: str) -> Image:
        """See `ImageStore`. Raises `NotFound` for another image's version."""
        with self._state.lock:
            named = with_name(self._having(image, version), version, name)
            self._state.images[image] = named
            return self._state.as_shown(named)

    def rename(self, image: str, title: str) -> Image:
        """See `ImageStore`."""
        with self._state.lock:
            self._state.images[image] = replace(self._living(image), title=clean_title(title))
            return self._state.as_shown(self._state.images[image])

    def describe(self, image: str, alt: str) -> Image:
        """See `ImageStore`."""
        with self._state.lock:
            at = self._state.as_shown(self._living(image)).current if alt.strip() else ""
            self._state.images[image] = replace(self._living(image), alt=clean_alt(alt), alt_at=at)
            return self._state.as_shown(self._state.images[image])

    def keep_full(self, version: Version, data: bytes) -> None:
        """See `ImageStore`."""
        with self._state.lock:
            image = self._state.images.get(version.image)
            if image is None or all(each.id != version.id for each in image.versions):
                return
            name = f"{version.filename.partition('.')[0]}_full.webp"
            self._state.bytes[image.conversation, name] = data
            kept = tuple(replace(each, full=name) if each.id == version.id else each for each in image.versions)
            self._state.images[image.id] = replace(image, versions=kept)

    def read(self, version: Version) -> bytes:
        """See `ImageStore`. Raises `NotFound`, `Told` for a version whose picture is not kept any more."""
        return self._read(version, version.filename)

    def content(self, version: Version) -> File:
        """See `ImageStore`. Raises `NotFound`, `Told` for a version whose picture is not kept any more."""
        return self.read(version)

    def content_as_it_came(self, version: Version) -> File:
        """See `ImageStore`."""
        return self._read(version, version.file("sent"))

    def mask(self, image: str, mask: str = "") -> KeptMask | None:
        """See `ImageStore`."""
        with self._state.lock:
            mine = [each for each in self._state.masks.values() if each[0].image == image]
        found = [each for each in mine if mask in ("", each[0].mask_id)]
        return KeptMask(*found[-1]) if found else None

    def add_mask(self, image: str, version: str, made: MadeMask, kind: str) -> Mask:
        """See `ImageStore`. Raises `NotFound`."""
        with self._state.lock:
            self._having(image, version)
            return self._state.put_mask(image, version, made, kind)

    def layer(self, image: str, layer: str) -> File | None:
        """See `ImageStore`."""
        with self._state.lock:
            found = self._state.layers.get(layer)
        return found[1] if found and found[0].image == image else None

    def add_vector(self, image: str, version: str, made: MadeVector) -> str:
        """See `ImageStore`. Raises `NotFound`."""
        with self._state.lock:
            self._having(image, version)
            kept = Vector(str(uuid4()), image, version, made.shapes, len(made.data), self._state.now())
            self._state.vectors[kept.vector_id] = kept, made.data
            return kept.vector_id

    def read_preview(self, version: Version) -> bytes:
        """See `ImageStore`. Raises `NotFound`."""
        return self._read(version, version.preview or version.filename)

    def _read(self, version: Version, filename: str) -> bytes:
        if filename != version.preview:
            must_be_kept(version.kept)
        with self._state.lock:
            image = self._state.images.get(version.image)
            if image is None or all(each.id != version.id for each in image.versions):
                raise NotFound("The picture")
            return self._state.bytes[image.conversation, filename]

    def _living(self, image: str) -> Image:
        found = self._state.images.get(image)
        if found is None or image in self._state.deleted_images:
            raise NotFound("The picture")
        return found

    def _having(self, image: str, version: str) -> Image:
        found = self._living(image)
        if all(each.id != version for each in found.versions):
            raise NotFound("The picture")
        return found

    def _version(
        self,
        conversation: str,
        image: str,
        parent: str | None,
        encoded: Encoded,
        recipe: Recipe,
        cost: int | None,
        seconds: float,
        message: str | None,
    ) -> Version:
        data = whole(encoded.content)
        let_go(encoded)
        stem = f"img_{sha256(data).hexdigest()[:16]}"
        filename = f"{stem}.{EXTENSIONS[encoded.media_type]}"
        made = self._shown(conversation, image, stem, filename, data, encoded, recipe)
        if message is not None:
            self._state.made_by[made.id] = message
        sent = as_sent(encoded.sent) if encoded.sent else None
        if encoded.sent and sent:
            self._state.bytes[conversation, sent.filename] = encoded.sent.data
        return replace(made, parent=parent, cost=cost, seconds=seconds, sent=sent)

    def _shown(
        self,
        conversation: str,
        image: str,
        stem: str,
        filename: str,
        data: bytes,
        encoded: Encoded | Received,
        recipe: Recipe,
    ) -> Version:
        """A version whose file, preview and full picture are kept."""
        preview = f"{stem}_preview.webp" if encoded.preview else None
        full = f"{stem}_full.webp" if encoded.full else None
        for name, content in ((filename, data), (preview, encoded.preview), (full, encoded.full)):
            if name:
                self._state.bytes[conversation, name] = content
        return Version(
            id=str(uuid4()),
            image=image,
            parent=None,
            filename=filename,
            preview=preview,
            media_type=encoded.media_type,
            width=encoded.width,
            height=encoded.height,
            bytes=len(data),
            recipe=recipe,
            created=self._state.now(),
            full=full,
        )
