"""Levels: which shades become black and white, and what lies in the middle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from imaging.alpha import recoloured
from imaging.curves import same_for_all
from imaging.operations.operation import IN_PLACE, Impossible, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import number, say


@dataclass(frozen=True)
class Levels(Operation):
    """Say which shade becomes black, which white, and how bright the middle is."""

    name: ClassVar[str] = "levels"
    icon: ClassVar[str] = "adjust"
    group: ClassVar[str] = "light"
    doing: ClassVar[str] = "Setting the levels"
    title: ClassVar[str] = "Levels"
    tool: ClassVar[str] = ""
    examples: ClassVar[tuple[str, ...]] = ("black=12 white=240", "middle=1.3")

    black: int = option(
        "shades up to this one, 0 to 254, become black",
        default=0,
        low=0,
        high=254,
        neutral=0,
        slider=Slider(0, 120, 1),
        title="Black",
    )
    middle: float = option(
        "brightness of the middle: 1 leaves it as it is, above is brighter",
        default=1,
        low=0.1,
        high=10,
        neutral=1,
        slider=Slider(0.4, 2.5, 0.05),
        title="Middle",
    )
    white: int = option(
        "shades from this one on, 1 to 255, become white",
        default=255,
        low=1,
        high=255,
        neutral=255,
        slider=Slider(135, 255, 1),
        title="White",
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.black >= self.white:
            raise Impossible(
                say(
                    "levels_crossed",
                    "Black ({black}) has to be darker than white ({white}).",
                    black=self.black,
                    white=self.white,
                )
            )

    def apply(self, raster: Raster) -> Raster:
        low, span = self.black / 255, (self.white - self.black) / 255
        curve = same_for_all(lambda shade: min(1.0, max(0.0, (shade - low) / span)) ** (1 / self.middle))
        return recoloured(raster, lambda image: image.point(curve), reach=0)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say(
            "done_levels",
            "Levels {black} to {white}, middle {middle}",
            black=self.black,
            white=self.white,
            middle=number(self.middle),
        )
