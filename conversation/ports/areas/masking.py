"""Who makes masks and keeps to them, as a protocol: `server/workers/mask_pixels.py` does it in worker processes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from conversation.ports.areas.masks import MadeMask
from conversation.ports.encoded import Encoded
from conversation.ports.models import Attachment, Preview
from imaging.file import File
from imaging.masks.request import MaskRequest
from imaging.operations.operation import Operation


@dataclass(frozen=True)
class MaskedPicture:
    """A picture that was changed inside of a mask, and what was counted on it."""

    encoded: Encoded
    changed: int
    """Pixels outside of the mask that are another one than before: none, or there is no such picture."""
    outside: int
    """Pixels outside of the mask."""
    right: float = 0.0
    """By how many pixels a model's answer lay beside its picture, as `down`."""
    down: float = 0.0
    scale: float = 1.0
    """How many times as large as in its picture a model's answer showed things."""


@dataclass(frozen=True)
class ShownMasked:
    """What a model is shown that is to paint behind a mask."""

    picture: Attachment
    mask: Attachment
    """A grey PNG of the same size: white is to be changed."""
    width: int
    """Pixels of both, as `height`."""
    height: int


class MakesMasks(Protocol):
    """Masks of pictures, and what changes inside of them only. `mask` is one that is kept. Raises `Told`."""

    def read_mask(self, drawn: File, width: int, height: int) -> MadeMask:
        """What somebody drew, of any size, as a mask for a picture of that size in pixels."""

    def select_mask(self, picture: File, request: MaskRequest, model: str = "") -> MadeMask:
        """What is to be seen at a place of a picture, or what it shows; a thing at a point or in a box by a model of
        this machine, where one is named."""

    def mask_of_cutout(self, cut: File, background: bool) -> MadeMask:
        """What a cut-out has left of its picture, or what it took away."""

    def mask_of_changes(self, before: File, after: File) -> MadeMask:
        """Where a model's answer is another picture than the one it was made from, wherever it lies on it."""

    def heat_map(self, before: File, after: File) -> Preview:
        """The picture before, grey, with how much a model's answer is another one in colours on it; for a screen."""

    def edit_masked(self, picture: File, mask: File, operations: Sequence[Operation]) -> MaskedPicture:
        """A picture after operations, inside of a mask only."""

    def try_out_masked(self, file: Path, mask: File, operations: Sequence[Operation], longest: int) -> Preview:
        """The same of a kept file, no longer than that in pixels; the operations are scaled to it."""

    def for_inpainting(self, picture: File, mask: File, megapixels: float, part: bool) -> ShownMasked:
        """A picture of at most that many megapixels for a model, with its mask; a `part` is only what is to be changed,
        with enough around it."""

    def lay_answer(self, picture: File, answer: File, mask: File, part: bool = False) -> MaskedPicture:
        """A model's answer on the picture it was made from, or on the `part` that it was shown. Raises `Told` for one
        that shows another picture."""

    def erase(self, picture: File, mask: File, model: str = "") -> MaskedPicture:
        """A picture without what the mask covers: filled from around it, or painted by a model of this machine, where
        one is named."""
