"""A frame in one colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import ImageOps

from imaging.colour_names import in_words
from imaging.large.lazy_image import LazyImage, framed
from imaging.named_colour import FORM, able_to_show, colour_of, in_mode, mode_showing
from imaging.operations.operation import IN_PLACE, Operation, Slider, option
from imaging.raster import Raster
from imaging.sentences import say


@dataclass(frozen=True)
class Border(Operation):
    """Put a border of one colour around the picture."""

    name: ClassVar[str] = "border"
    icon: ClassVar[str] = "shapes"
    group: ClassVar[str] = "finish"
    doing: ClassVar[str] = "Adding a border"
    title: ClassVar[str] = "Border"
    framing: ClassVar[bool] = True
    free_argument: ClassVar[str] = "width"
    examples: ClassVar[tuple[str, ...]] = ("", "40px", "20 black", "12 #ff8800")

    width: int = option(
        "pixels on every side", default=20, low=1, high=2000, unit="px", neutral=0, slider=Slider(0, 400, 4)
    )
    colour: str = option(
        "a name such as white, or #ff8800",
        default="white",
        form=FORM,
        hand="colour",
        title="Border colour",
        brief="name or hex",
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        colour_of(self.colour)

    def apply(self, raster: Raster) -> Raster:
        colour = colour_of(self.colour)
        image = able_to_show(raster, colour)
        return Raster(ImageOps.expand(image, self.width, in_mode(colour, image)))

    def lazily(self, raster: Raster) -> LazyImage:
        mode, ground = mode_showing(raster, colour_of(self.colour))
        size = raster.width + 2 * self.width, raster.height + 2 * self.width
        return framed(raster.image, size, (self.width, self.width), mode, ground)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        return say("done_border", "Border of {width} px in {colour}", width=self.width, colour=in_words(self.colour))
