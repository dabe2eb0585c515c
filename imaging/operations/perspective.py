"""A page, a picture on a wall, a façade: seen from the side, made as it is from the front."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from imaging.apply_context import ApplyContext
from imaging.operations.operation import EngineOperation, option
from imaging.perspective.corners import Corners
from imaging.raster import Raster
from imaging.sentences import say


@dataclass(frozen=True)
class Perspective(EngineOperation):
    """Crop to four corners, and straighten what lies between them."""

    name: ClassVar[str] = "perspective"
    icon: ClassVar[str] = "crop"
    group: ClassVar[str] = "crop"
    doing: ClassVar[str] = "Straightening"
    tool: ClassVar[str] = ""
    free_argument: ClassVar[str] = "corners"
    examples: ClassVar[tuple[str, ...]] = ("40,30,760,10,790,580,10,600",)

    corners: str = option(
        "x,y of each corner in pixels, from the upper left one clockwise", form=r"-?\d+(\.\d+)?(,-?\d+(\.\d+)?){7}"
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        Corners.of(self.corners)

    def apply_with(self, raster: Raster, context: ApplyContext) -> Raster:
        corners = Corners.of(self.corners)
        corners.must_be_inside(raster.image.size)
        size = corners.size
        return Raster(context.project(raster.image, size, corners.projection(size)))

    def scaled(self, share: float) -> Perspective:
        return replace(self, corners=str(Corners.of(self.corners).scaled(share)))

    def done(self) -> str:
        return say("done_perspective", "Straightened between four corners")
