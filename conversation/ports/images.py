"""Images as a turn makes and changes them. `storage/images.py` and `storage/memory/images.py` keep them."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from conversation.image import Image, Version
from conversation.ports.areas.masks import KeptMask, MadeMask, Mask
from conversation.ports.areas.vectors import MadeVector
from conversation.ports.models import Preview
from conversation.ports.pixels import Encoded, Received
from conversation.recipe import Recipe
from imaging.file import File


class ImageStore(Protocol):
    """Images, their versions and their files.

    What is read is as a branch of the conversation has it (`Image.current`, `Version.here`): the one that ends with
    `leaf`, or with the head where that is None.
    """

    def of(self, conversation: str, limit: int = 50, *, leaf: str | None = None) -> list[Image]:
        """The newest images that are not deleted and that the branch has seen, oldest first."""

    def find(self, conversation: str, number: int, *, leaf: str | None = None) -> Image | None:
        """Also one that only another branch has seen."""

    def get(self, conversation: str, image: str, *, leaf: str | None = None) -> Image:
        """As `find`. Raises `NotFound`."""

    def active(self, conversation: str, *, leaf: str | None = None) -> Image | None:
        """The image last made, edited, chosen or sent on the branch."""

    def reserve(self, conversation: str, title: str) -> tuple[str, int]:
        """An id and a number for an image that is about to be made; nothing is visible before `add`."""

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
        """Stores the file, then the image with its first version."""

    def take_in(
        self, conversation: str, image: str, number: int, title: str, upload: Path, received: Received, recipe: Recipe
    ) -> Image:
        """Keeps an uploaded file byte for byte as the first version of a new image with that id.

        The file itself may go away afterwards. A second time: the image that is there already.
        """

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
        """Stores the file, then a version that becomes the current one."""

    def choose(self, image: str, version: str, *, message: str | None) -> Image:
        """Makes an existing version the current one, at a turn's reply; None outside of any turn."""

    def name_version(self, image: str, version: str, name: str) -> Image:
        """As `Shelf.name_version`, inside a turn."""

    def rename(self, image: str, title: str) -> Image:
        """As `Shelf.rename`, inside a turn. Raises `NotFound`."""

    def describe(self, image: str, alt: str) -> Image:
        """As `Shelf.describe`, inside a turn. Raises `NotFound`."""

    def keep_full(self, version: Version, data: bytes) -> None:
        """Keeps what a screen shows of a version beside its file. Of one that is gone meanwhile: nothing."""

    def read(self, version: Version) -> bytes:
        """The bytes of a version's file. Raises `NotFound`."""

    def content(self, version: Version) -> File:
        """Where a version's file is, so that only who computes pixels reads it; its bytes where it is in no file.

        Raises `NotFound`.
        """

    def content_as_it_came(self, version: Version) -> File:
        """The same of the file that a model sent, where there is one."""

    def mask(self, image: str, mask: str = "") -> KeptMask | None:
        """One of the image's masks, the newest where none is named; None where there is no such one."""

    def add_mask(self, image: str, version: str, made: MadeMask, kind: str) -> Mask:
        """As `Masks.add`, inside a turn. Raises `NotFound` for no such version."""

    def layer(self, image: str, layer: str) -> File | None:
        """What was drawn on the image, as PNG; None where there is no such layer of it."""

    def add_vector(self, image: str, version: str, made: MadeVector) -> str:
        """Keeps a drawing that was made from a version; its id. Raises `NotFound` for no such version."""

    def read_preview(self, version: Version) -> bytes:
        """The bytes of its preview, or of the file where it has none. Raises `NotFound`."""


class TurnImages(ImageStore, Protocol):
    """The kept images, and what can be seen of one before it is there."""

    def keep_preview(self, turn: str, image: str, preview: Preview) -> str:
        """Keeps a rough state in memory for as long as the turn runs, the newest few only; its address.

        The address is `/api/v1/previews/<turn>/<image>/<n>`, n = 1, 2, 3 … for each image.
        """
