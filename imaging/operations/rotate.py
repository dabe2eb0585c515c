"""Rotation by any angle; quarter turns move pixels without touching them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

from PIL import Image

from imaging.apply_context import ApplyContext
from imaging.large.lazy_image import LazyImage, transposed
from imaging.named_colour import FORM, TRANSPARENT, Rgba, colour_of
from imaging.operations.operation import IN_PLACE, EngineOperation, Impossible, option
from imaging.raster import DeepSamples, Raster
from imaging.sentences import number, say
from imaging.turning import (
    turned,
    turned_and_cropped,
    turned_and_cropped_lazily,
    turned_lazily,
)

QUARTERS = {
    90: Image.Transpose.ROTATE_270,  # Pillow counts anticlockwise
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True)
class Rotate(EngineOperation):
    """Turn the picture by any angle; its corners become transparent, filled or cropped."""

    name: ClassVar[str] = "rotate"
    icon: ClassVar[str] = "rotate"
    group: ClassVar[str] = "crop"
    doing: ClassVar[str] = "Rotating"
    free_argument: ClassVar[str] = "angle"
    examples: ClassVar[tuple[str, ...]] = ("left", "right", "180", "-3.5", "10 cropped", "10 filled white")

    angle: float = option(
        "degrees clockwise",
        default=90,
        low=-360,
        high=360,
        words={"left": -90, "right": 90, "anticlockwise": -90, "counterclockwise": -90, "clockwise": 90, "over": 180},
        unit="°",
        neutral=0,
        brief="clockwise",
    )
    corners: str = option(
        "what to do with the new corners",
        default="transparent",
        choices=("transparent", "filled", "cropped"),
        words={"crop": "cropped", "fill": "filled"},
    )
    colour: str = option("for filled corners", default="white", form=FORM, brief="name or hex")

    def __post_init__(self) -> None:
        super().__post_init__()
        colour_of(self.colour)

    def apply_with(self, raster: Raster, context: ApplyContext) -> Raster:
        angle = self.angle % 360
        if angle == 0:
            return raster
        if angle in QUARTERS:
            return Raster(raster.image.transpose(QUARTERS[int(angle)]))
        if self.corners == "cropped":
            return turned_and_cropped(raster, angle, context.affine)
        return turned(raster, angle, self._ground(), context.affine)

    def deep_with(self, deep: DeepSamples, before: Raster, context: ApplyContext) -> DeepSamples | None:
        angle = self.angle % 360
        return deep.turned(int(angle) // 90) if angle in (0, *QUARTERS) else None

    def _ground(self) -> Rgba:
        return colour_of(self.colour) if self.corners == "filled" else TRANSPARENT

    def lazily_with(self, raster: Raster, context: ApplyContext) -> LazyImage:
        angle = self.angle % 360
        if angle == 0:
            return LazyImage.of(raster.image)
        if angle in QUARTERS:
            return transposed(raster.image, QUARTERS[int(angle)])
        if self.corners == "cropped":
            return turned_and_cropped_lazily(raster, angle, context.affine)
        return turned_lazily(raster, angle, self._ground(), context.affine)

    def memory(self) -> float:
        return IN_PLACE

    def strengthened(self, share: float) -> Self:
        """Quarter turns know the other way only: half a quarter would not be less of the same."""
        if self.angle % 90 == 0 and share != -1:
            raise Impossible(say("say_how_far_to_turn", "Say how far, for example “rotate 5 degrees”."))
        return super().strengthened(share)

    def done(self) -> str:
        angle = number(abs(self.angle))
        if angle == 180:
            return say("done_rotate_around", "Rotated 180°")
        if self.angle < 0:
            return say("done_rotate_left", "Rotated {angle}° to the left", angle=angle)
        return say("done_rotate_right", "Rotated {angle}° to the right", angle=angle)
