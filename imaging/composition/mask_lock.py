"""A mask obeyed to the pixel: what an edit made counts where the mask is transparent, and nowhere else."""

from __future__ import annotations

from PIL import Image, ImageChops

from imaging.declaration import Impossible
from imaging.raster import Raster
from imaging.sentences import say


def locked(before: Raster, after: Raster, mask: Raster) -> Raster:
    """The picture before, with every pixel its own where the mask is opaque, and as it is afterwards where the mask is
    transparent; between them in proportion. What was made in another size is fitted in. Raises `Impossible`."""
    if mask.image.size != before.image.size:
        raise Impossible(
            say(
                "mask_size",
                "The mask is {mask} pixels and the picture {picture}: make them the same size.",
                mask=_size(mask),
                picture=_size(before),
            )
        )
    free = _free(mask.image)
    if free is None:
        raise Impossible(say("mask_opaque", "Nothing in the mask is transparent: transparent is what may be changed."))
    mode = "RGBA" if "RGBA" in (before.image.mode, after.image.mode) else "RGB"
    return Raster(
        Image.composite(_fitted(after.image, before.image.size).convert(mode), before.image.convert(mode), free)
    )


def _free(mask: Image.Image) -> Image.Image | None:
    """How much each pixel may change, 0 to 255; None where none may."""
    if mask.mode != "RGBA":
        return None
    free = ImageChops.invert(mask.getchannel("A"))
    return free if free.getbbox() else None


def _fitted(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """In that size: of another shape the middle, so that nothing is stretched."""
    if image.size == size:
        return image
    share = min(image.width / size[0], image.height / size[1])
    wide, high = size[0] * share, size[1] * share
    left, top = (image.width - wide) / 2, (image.height - high) / 2
    return image.resize(size, Image.Resampling.LANCZOS, box=(left, top, left + wide, top + high))


def _size(raster: Raster) -> str:
    return f"{raster.width} × {raster.height}"
