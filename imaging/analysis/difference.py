"""What two pictures do not share: how many pixels, and where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from io import BytesIO

from PIL import Image, ImageChops

from imaging.large.strips import strips
from imaging.raster import Raster

SEEN = 6
"""Levels of 255, in the channel that changed most, up to which nobody sees a change: at mid grey 6 levels of sRGB are
2.3 ΔE*ab, the just noticeable difference (Mahy, Van Eycken and Oosterlinck 1994)."""
LONGEST = 2048
"""Pixels of the mask's longer side: what a screen can show of it."""


STEP = 16
"""One white pixel among 16 × 16 is still 1 of 255 on average."""


@dataclass(frozen=True)
class Difference:
    """What is not the same in two pictures of the same proportions."""

    width: int
    """Pixels that were compared across, as `height`: those of the smaller picture."""
    height: int
    scaled: bool
    """One of them was larger and was made smaller for it."""
    changed: int
    """Pixels in which some channel differs by more than the tolerance."""
    exact: int
    """Pixels in which anything differs at all."""
    mask: bytes
    """PNG, opaque where pixels changed and transparent elsewhere. Where it is smaller than what was compared, one pixel
    of it stands for several, and is opaque when one of them changed."""

    @property
    def share(self) -> float:
        """Of all pixels, 0–1."""
        return self.changed / (self.width * self.height)


def difference(first: Raster, second: Raster, tolerance: int = SEEN) -> Difference | None:
    """What changed from one to the other by more than `tolerance` (0–255) in some channel.

    Colour under full transparency is no difference. None for pictures of different proportions: their pixels have no
    counterparts.
    """
    size = _common(first.image.size, second.image.size)
    if size is None:
        return None
    mode = "RGBA" if "RGBA" in (first.image.mode, second.image.mode) else "RGB"
    one, other = (_fitted(each.image, size) for each in (first, second))
    most = Image.new("L", size)
    for box in strips(size):
        most.paste(_most(one.crop(box).convert(mode), other.crop(box).convert(mode)), box)
    counts = most.histogram()
    return Difference(
        *size,
        scaled=first.image.size != second.image.size,
        changed=sum(counts[tolerance + 1 :]),
        exact=sum(counts[1:]),
        mask=_mask(most, tolerance),
    )


def _common(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int] | None:
    """The smaller size, where the larger one scaled down to it is the same but for rounding a side by one pixel."""
    small, large = sorted((one, other), key=lambda size: size[0] * size[1])
    scale = small[0] / large[0], small[1] / large[1]
    fits = any(abs(large[0] * each - small[0]) <= 1 and abs(large[1] * each - small[1]) <= 1 for each in scale)
    return small if fits else None


def _fitted(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    return image if image.size == size else image.resize(size, Image.Resampling.BOX, reducing_gap=3.0)


def _most(one: Image.Image, other: Image.Image) -> Image.Image:
    """For each pixel how much the channel that changed most did, in grey."""
    channels = ImageChops.difference(one, other).split()
    most = reduce(ImageChops.lighter, channels[:3])
    if len(channels) < 4:
        return most
    seen = ImageChops.lighter(one.getchannel("A"), other.getchannel("A")).point(_more_than(0))
    return ImageChops.lighter(ImageChops.darker(most, seen), channels[3])


def _mask(most: Image.Image, tolerance: int) -> bytes:
    changed = most.point(_more_than(tolerance))
    factor = -(-max(changed.size) // LONGEST)
    while factor > 1:  # in steps: the average of more pixels would round one that changed away
        step = min(factor, STEP)
        changed, factor = changed.reduce(step).point(_more_than(0)), -(-factor // step)
    out = BytesIO()
    changed.convert("1", dither=Image.Dither.NONE).save(out, "PNG", transparency=0)
    return out.getvalue()


def _more_than(low: int) -> list[int]:
    """White for what is above, black for the rest."""
    return [255 if level > low else 0 for level in range(256)]
