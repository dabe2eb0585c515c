"""The main colours of a picture, with the share of it that each covers."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from imaging.large.strips import at_most
from imaging.raster import Raster

SIDE = 256
"""Pixels: it is looked at as small as this."""
FINE = 24
"""Colours that are told apart before those that look alike are joined."""
ALIKE = 34.0
"""Distance in red, green and blue under which two colours are one."""
LEAST = 0.01
"""Share under which a colour is not worth a mention."""


@dataclass(frozen=True)
class Swatch:
    """A colour and how much of the picture it covers."""

    colour: str
    """`#rrggbb`."""
    share: float
    """0–1."""


Rgb = tuple[int, int, int]


def swatches(raster: Raster, count: int) -> list[Swatch]:
    """At most `count` colours, the commonest first. What is transparent counts for nothing."""
    small = at_most(raster.image, SIDE, raster.image.mode)
    seen = opaque_pixels(small)
    found = seen.quantize(FINE, Image.Quantize.MEDIANCUT)
    palette, counts = found.getpalette() or [], found.histogram()
    groups: list[tuple[Rgb, int]] = []
    for index in sorted(range(len(palette) // 3), key=lambda index: -counts[index]):
        red, green, blue = palette[3 * index : 3 * index + 3]
        _join(groups, (red, green, blue), counts[index])
    whole = sum(many for _, many in groups)
    ordered = sorted(groups, key=lambda group: -group[1])[:count]
    return [Swatch(_named(colour), many / whole) for colour, many in ordered if many / whole >= LEAST]


def _named(colour: Rgb) -> str:
    return "#" + "".join(f"{band:02x}" for band in colour)


def opaque_pixels(image: Image.Image) -> Image.Image:
    """The opaque pixels in one row; all of them when there is nothing else."""
    if image.mode != "RGBA":
        return image
    pixels = image.tobytes()
    kept = b"".join(pixels[at : at + 3] for at in range(0, len(pixels), 4) if pixels[at + 3] >= 128)
    return Image.frombytes("RGB", (len(kept) // 3, 1), kept) if kept else image.convert("RGB")


def _join(groups: list[tuple[Rgb, int]], colour: Rgb, many: int) -> None:
    """Adds to the first group that looks alike; its colour stays that of its commonest member."""
    for place, (known, count) in enumerate(groups):
        if sum((one - other) ** 2 for one, other in zip(known, colour, strict=True)) ** 0.5 < ALIKE:
            groups[place] = (known, count + many)
            return
    groups.append((colour, many))
