"""Where a picture is changed, in a turn or outside of one: what that needs, and nothing of who asked or how it is told.

`ImageEditing` is its use outside a turn; `Turn.edit_context` the one inside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from conversation.image import Image, Version
from conversation.ports.images import ImageStore
from conversation.ports.pixels import Pixels


@dataclass(frozen=True)
class PictureVersion:
    """The picture that is meant, in the state that is meant."""

    image: Image
    version: Version


@dataclass(frozen=True)
class EditContext:
    """Pictures, who computes them, and the time."""

    images: ImageStore
    pixels: Pixels
    clock: Callable[[], float]
    """Seconds since the epoch, UTC."""
    message: str | None = None
    """The reply that what is made here belongs to; None outside a turn."""

    def crediting(self, on: bool) -> EditContext:
        """The same with pixels that keep whose a photograph is, or do not: see `Pixels.crediting`."""
        return replace(self, pixels=self.pixels.crediting(on))
