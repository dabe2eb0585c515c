"""Few shades instead of many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image, ImageOps

from imaging.alpha import recoloured
from imaging.curves import same_for_all
from imaging.operations.operation import IN_PLACE, Impossible, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import say


@dataclass(frozen=True)
class Posterise(Operation):
    """Reduce the picture to a few shades of each colour, like a poster."""

    name: ClassVar[str] = "posterise"
    aliases: ClassVar[tuple[str, ...]] = ("posterize",)
    icon: ClassVar[str] = "filters"
    group: ClassVar[str] = "colour"
    doing: ClassVar[str] = "Posterising"
    title: ClassVar[str] = "Posterise"
    free_argument: ClassVar[str] = "bits"
    examples: ClassVar[tuple[str, ...]] = ("", "2")

    bits: int = option(
        "for each colour: 1 is 2 shades, 2 is 4, 3 is 8 …",
        default=3,
        low=1,
        high=7,
        brief="1 is 2 shades, 3 is 8",
        slider=Slider(1, 7, 1),
        title="Bits of each colour",
    )
    levels: int = option(
        "shades of each colour, 2 or more; 0 uses bits instead",
        default=0,
        low=0,
        high=128,
        brief="any number",
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.levels == 1:
            raise Impossible(say("one_shade", "One shade would leave nothing to see. Use 2 or more."))

    def apply(self, raster: Raster) -> Raster:
        return recoloured(raster, self._changed, reach=0)

    def _changed(self, image: Image.Image) -> Image.Image:
        if not self.levels:
            return ImageOps.posterize(image, self.bits)
        steps = self.levels - 1
        return image.point(same_for_all(lambda shade: round(shade * steps) / steps))

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_posterise", "Posterised to {shades} shades a colour", shades=self.levels or 2**self.bits)
