"""Mirroring: left for right, or top for bottom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image

from imaging.apply_context import ApplyContext
from imaging.large.lazy_image import LazyImage, transposed
from imaging.operations.operation import IN_PLACE, Impossible, Operation, option
from imaging.raster import DeepSamples, Raster
from imaging.sentences import say

WAYS = {"horizontal": Image.Transpose.FLIP_LEFT_RIGHT, "vertical": Image.Transpose.FLIP_TOP_BOTTOM}


@dataclass(frozen=True)
class Flip(Operation):
    """Mirror the picture left to right, or top to bottom."""

    name: ClassVar[str] = "flip"
    aliases: ClassVar[tuple[str, ...]] = ("mirror",)
    icon: ClassVar[str] = "flip"
    group: ClassVar[str] = "crop"
    doing: ClassVar[str] = "Mirroring"
    free_argument: ClassVar[str] = "direction"
    examples: ClassVar[tuple[str, ...]] = ("horizontal", "vertical")

    direction: str = option(
        "horizontal swaps left and right, vertical top and bottom",
        default="horizontal",
        choices=tuple(WAYS),
        words={"horizontally": "horizontal", "sideways": "horizontal", "vertically": "vertical"},
    )

    def apply(self, raster: Raster) -> Raster:
        return Raster(raster.image.transpose(WAYS[self.direction]))

    def lazily(self, raster: Raster) -> LazyImage:
        return transposed(raster.image, WAYS[self.direction])

    def deep_with(self, deep: DeepSamples, before: Raster, context: ApplyContext) -> DeepSamples:
        return deep.mirrored(across=self.direction == "horizontal")

    def memory(self) -> float:
        return IN_PLACE

    def strengthened(self, share: float) -> Flip:
        """Only the other way there is."""
        if share >= 0:
            raise Impossible(say("mirrored_is_mirrored", "There is no more or less to mirroring."))
        return Flip(direction="vertical" if self.direction == "horizontal" else "horizontal")

    def done(self) -> str:
        if self.direction == "horizontal":
            return say("done_flip_across", "Mirrored left to right")
        return say("done_flip_down", "Mirrored top to bottom")
