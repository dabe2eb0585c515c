"""The images as the branch of one turn has them, also when another is shown meanwhile.

See `TurnImages` in `conversation/ports/images.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from conversation.image import Image
from conversation.versions.images_proxy import TurnImagesProxy


@dataclass(frozen=True)
class BranchImages(TurnImagesProxy):
    """Reads for the branch that ends with one message, where no other is named; everything else is the images' own."""

    branch: str
    """Id of the message."""
    first: Iterator[str] = field(default_factory=lambda: iter(()))
    """What the first new image is called, where that is settled before there is one."""

    def reserve(self, conversation: str, title: str) -> tuple[str, int]:
        image, number = super().reserve(conversation, title)
        return next(self.first, image), number

    def of(self, conversation: str, limit: int = 50, *, leaf: str | None = None) -> list[Image]:
        return super().of(conversation, limit, leaf=leaf or self.branch)

    def find(self, conversation: str, number: int, *, leaf: str | None = None) -> Image | None:
        return super().find(conversation, number, leaf=leaf or self.branch)

    def get(self, conversation: str, image: str, *, leaf: str | None = None) -> Image:
        return super().get(conversation, image, leaf=leaf or self.branch)

    def active(self, conversation: str, *, leaf: str | None = None) -> Image | None:
        return super().active(conversation, leaf=leaf or self.branch)
