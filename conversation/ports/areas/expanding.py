"""Who makes a picture's canvas larger, as a protocol: `server/workers/expanding_pixels.py` does it in workers."""

from __future__ import annotations

from typing import Protocol

from conversation.ports.areas.masking import MaskedPicture, ShownMasked
from imaging.extent import Extent
from imaging.file import File


class Expands(Protocol):
    """The picture's own pixels stay what they are; `outside` counts them, and `changed` what of them is another one.
    Raises `Told`."""

    def expand(self, picture: File, extent: Extent) -> MaskedPicture:
        """A picture with its edges mirrored into what is added."""

    def for_expanding(self, picture: File, extent: Extent, megapixels: float) -> ShownMasked:
        """The same for a model, of at most that many megapixels, with what is added white in its mask."""

    def lay_expansion(self, picture: File, answer: File, extent: Extent) -> MaskedPicture:
        """A model's answer to that around the picture. Raises `Told` for one that shows another picture."""
