"""The part of `Pixels` that makes canvases larger, over the tasks of `expanding_tasks.py`."""

from __future__ import annotations

from dataclasses import astuple

from conversation.ports.areas.masking import MaskedPicture, ShownMasked
from imaging.extent import Extent
from imaging.file import File
from server.workers.mask_pixels import MaskPixels, masked, shown_masked


class ExpandingPixels(MaskPixels):
    """See `Expands` in `conversation/ports/areas/expanding.py`."""

    def expand(self, picture: File, extent: Extent) -> MaskedPicture:
        return masked(self.asked("expand", {"extent": astuple(extent)}, (picture,)))

    def for_expanding(self, picture: File, extent: Extent, megapixels: float) -> ShownMasked:
        values = {"extent": astuple(extent), "megapixels": megapixels}
        return shown_masked(self.asked("for_expanding", values, (picture,)))

    def lay_expansion(self, picture: File, answer: File, extent: Extent) -> MaskedPicture:
        return masked(self.asked("lay_expansion", {"extent": astuple(extent)}, (picture, answer)))
