"""So many colours and no more, chosen to suit the picture: for an old printer, a pattern to stitch, a small PNG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL import Image

from imaging.alpha import recoloured
from imaging.analysis.swatches import opaque_pixels
from imaging.operations.operation import IN_PLACE, Operation, Slider, StorageFormat, option
from imaging.raster import Raster
from imaging.sentences import say

MOST = 256
"""Colours that a palette can have."""
DIFFUSION = "diffusion"
"""What a colour lacks is handed on to its neighbours (Floyd and Steinberg)."""
SIDE = 512
"""Pixels: it is looked at as small as this to choose the colours, without mixing any."""
REFINED = 4
"""Times that the colours are moved to the middle of those they stand for."""


@dataclass(frozen=True)
class Quantise(Operation):
    """Reduce the picture to a few colours, the ones that suit it best."""

    name: ClassVar[str] = "quantise"
    aliases: ClassVar[tuple[str, ...]] = ("quantize", "indexed")
    icon: ClassVar[str] = "filters"
    group: ClassVar[str] = "colour"
    doing: ClassVar[str] = "Choosing colours"
    title: ClassVar[str] = "Fewer colours"
    free_argument: ClassVar[str] = "colours"
    examples: ClassVar[tuple[str, ...]] = ("16", "8", "32 dithered")

    colours: int = option(
        "colours at most", brief="at most", default=16, low=2, high=MOST, slider=Slider(2, 64, 1), title="Colours"
    )
    dither: str = option(
        "diffusion mixes them in a fine grain, which keeps gradients soft",
        default="none",
        choices=("none", DIFFUSION),
        words={"dithered": DIFFUSION, "dithering": DIFFUSION},
    )

    def apply(self, raster: Raster) -> Raster:
        """A large picture is dithered in strips."""
        if raster.image.mode == "RGB" and raster.image.getcolors(self.colours) is not None:
            return raster
        palette = _palette(raster.image, self.colours)
        way = Image.Dither.FLOYDSTEINBERG if self.dither == DIFFUSION else Image.Dither.NONE
        return recoloured(raster, lambda piece: piece.quantize(palette=palette, dither=way).convert("RGB"), reach=0)

    def kept_as(self) -> StorageFormat:
        return StorageFormat("PNG", palette=True)

    def memory(self) -> float:
        return IN_PLACE

    def done(self) -> str:
        if self.dither == DIFFUSION:
            return say("done_quantise_dithered", "Reduced to {colours} colours, dithered", colours=f"{self.colours}")
        return say("done_quantise", "Reduced to {colours} colours", colours=f"{self.colours}")


def _palette(image: Image.Image, colours: int) -> Image.Image:
    """A picture with that palette, filled up with one of its colours: Pillow would put greys there."""
    share = min(1.0, SIDE / max(image.size))
    size = max(1, round(image.width * share)), max(1, round(image.height * share))
    seen = opaque_pixels(image if share == 1 else image.resize(size, Image.Resampling.NEAREST))
    found = seen.quantize(colours, Image.Quantize.MEDIANCUT, kmeans=REFINED)
    used = [index for index, count in enumerate(found.histogram()) if count]
    chosen = [tuple((found.getpalette() or [])[3 * index : 3 * index + 3]) for index in used]
    holder = Image.new("P", (1, 1))
    holder.putpalette([band for colour in (*chosen, *[chosen[0]] * (MOST - len(chosen))) for band in colour])
    return holder
