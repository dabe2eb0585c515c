"""The images as the branch of one turn has them, also when another is shown meanwhile. See `TurnImages` in
`conversation/ports/images.py`.
"""

from __future__ import annotations

from typing import Any

from conversation.image import Image
from conversation.ports.images import TurnImages


class BranchImages:
    """Reads for the branch that ends with one message; everything else is the images' own."""

    def __init__(self, images: TurnImages, leaf: str) -> None:
        self._images = images
        self._leaf = leaf

    def __getattr__(self, name: str) -> Any:
        return getattr(self._images, name)

    def of(self, conversation: str, limit: int = 50) -> list[Image]:
        return self._images.of(conversation, limit, leaf=self._leaf)

    def find(self, conversation: str, number: int) -> Image | None:
        return self._images.find(conversation, number, leaf=self._leaf)

    def get(self, conversation: str, image: str) -> Image:
        return self._images.get(conversation, image, leaf=self._leaf)

    def active(self, conversation: str) -> Image | None:
        return self._images.active(conversation, leaf=self._leaf)
