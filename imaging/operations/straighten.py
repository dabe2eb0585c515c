"""Straightening: turning a little and cropping the corners that come in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from imaging.analysis.level import leaning
from imaging.apply_context import ApplyContext
from imaging.declaration import Unneeded
from imaging.large.lazy_image import LazyImage
from imaging.operations.operation import IN_PLACE, EngineOperation, Impossible, Slider, option
from imaging.raster import Raster
from imaging.sentences import number, say
from imaging.turning import turned_and_cropped, turned_and_cropped_lazily

FIND = 0.0


@dataclass(frozen=True)
class Straighten(EngineOperation):
    """Level a tilted picture; its corners are cropped away."""

    name: ClassVar[str] = "straighten"
    icon: ClassVar[str] = "rotate"
    group: ClassVar[str] = "crop"
    doing: ClassVar[str] = "Straightening"
    title: ClassVar[str] = "Angle"
    free_argument: ClassVar[str] = "angle"
    examples: ClassVar[tuple[str, ...]] = ("", "2.5", "-1")

    angle: float = option(
        "degrees clockwise; if you leave it out, the lines in the picture decide",
        default=FIND,
        brief="left out, found from its lines",
        low=-45,
        high=45,
        unit="°",
        slider=Slider(-20, 20, 0.1),
    )

    def apply_with(self, raster: Raster, context: ApplyContext) -> Raster:
        return turned_and_cropped(raster, self._found(raster), context.affine)

    def lazily_with(self, raster: Raster, context: ApplyContext) -> LazyImage:
        return turned_and_cropped_lazily(raster, self._found(raster), context.affine)

    def _found(self, raster: Raster) -> float:
        """Degrees clockwise. Raises `Impossible`."""
        angle = self.angle if self.angle != FIND else leaning(raster.image)
        if angle is None:
            raise Impossible(
                say(
                    "no_level_lines",
                    "No lines show which way is level. Say the angle in degrees, for example 2 or -1.5.",
                )
            )
        if angle == 0:
            raise Unneeded(
                say(
                    "level_already",
                    "It is level already. To turn it anyway, say the angle in degrees, for example 2.",
                )
            )
        return angle

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        if self.angle == FIND:
            return say("done_straighten", "Straightened")
        return say("done_straighten_by", "Straightened by {angle}°", angle=number(self.angle))
