"""Images that pass everything on to others: the base of those that do some of it otherwise.

Written out, so that a call which the port does not know is found by its types.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from conversation.image import Image, Version
from conversation.ports.areas.masks import KeptMask, MadeMask, Mask
from conversation.ports.areas.vectors import MadeVector
from conversation.ports.images import ImageStore, TurnImages
from conversation.ports.models import Preview
from conversation.ports.pixels import Encoded, Received
from conversation.recipe import Recipe
from imaging.file import File


@dataclass(frozen=True)
class ImageStoreProxy:
    """See `ImageStore`."""

    images: ImageStore

    def of(self, conversation: str, limit: int = 50, *, leaf: str | None = None) -> list[Image]:
        return self.images.of(conversation, limit, leaf=leaf)

    def find(self, conversation: str, number: int, *, leaf: str | None = None) -> Image | None:
        return self.images.find(conversation, number, leaf=leaf)

    def get(self, conversation: str, image: str, *, leaf: str | None = None) -> Image:
        return self.images.get(conversation, image, leaf=leaf)

    def active(self, conversation: str, *, leaf: str | None = None) -> Image | None:
        return self.images.active(conversation, leaf=leaf)

    def reserve(self, conversation: str, title: str) -> tuple[str, int]:
        return self.images.reserve(conversation, title)

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
        def add() -> Image:
            named = conversation, image, number, title
            return self.images.add(*named, encoded, recipe, message=message, cost=cost, seconds=seconds)

        return self._stored(image, encoded, add)

    def take_in(
        self, conversation: str, image: str, number: int, title: str, upload: Path, received: Received, recipe: Recipe
    ) -> Image:
        return self.images.take_in(conversation, image, number, title, upload, received, recipe)

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
        def add() -> Image:
            made = parent, encoded, recipe
            return self.images.add_version(image, *made, message=message, cost=cost, seconds=seconds)

        return self._stored(image, encoded, add)

    def choose(self, image: str, version: str, *, message: str | None) -> Image:
        return self.images.choose(image, version, message=message)

    def name_version(self, image: str, version: str, name: str) -> Image:
        return self.images.name_version(image, version, name)

    def rename(self, image: str, title: str) -> Image:
        return self.images.rename(image, title)

    def describe(self, image: str, alt: str) -> Image:
        return self.images.describe(image, alt)

    def keep_full(self, version: Version, data: bytes) -> None:
        self.images.keep_full(version, data)

    def read(self, version: Version) -> bytes:
        return self.images.read(version)

    def content(self, version: Version) -> File:
        return self.images.content(version)

    def content_as_it_came(self, version: Version) -> File:
        return self.images.content_as_it_came(version)

    def mask(self, image: str, mask: str = "") -> KeptMask | None:
        return self.images.mask(image, mask)

    def add_mask(self, image: str, version: str, made: MadeMask, kind: str) -> Mask:
        return self.images.add_mask(image, version, made, kind)

    def layer(self, image: str, layer: str) -> File | None:
        return self.images.layer(image, layer)

    def add_vector(self, image: str, version: str, made: MadeVector) -> str:
        return self.images.add_vector(image, version, made)

    def read_preview(self, version: Version) -> bytes:
        return self.images.read_preview(version)

    def _stored(self, image: str, encoded: Encoded, add: Callable[[], Image]) -> Image:
        """What `add` makes: every new picture and version passes here."""
        return add()


@dataclass(frozen=True)
class TurnImagesProxy(ImageStoreProxy):
    """See `TurnImages`."""

    images: TurnImages

    def keep_preview(self, turn: str, image: str, preview: Preview) -> str:
        return self.images.keep_preview(turn, image, preview)
