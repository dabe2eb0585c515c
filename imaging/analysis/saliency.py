"""What stands out in a picture: colours unlike the whole, and detail. A guess that is right on simple scenes."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter, ImageStat

from imaging.large.strips import at_most

SIDE = 96
"""Pixels: it is looked at as small as this."""
DETAIL = 2.0
"""Weight of edges beside that of colour."""
CENTRAL = 0.15
"""How much less the rim counts than the middle."""


def salience(image: Image.Image) -> Image.Image:
    """How much each part stands out, 0–255, in mode `L`, at most 96 px on the long side."""
    small = at_most(image, SIDE, "RGB")
    soft = small.filter(ImageFilter.GaussianBlur(2))
    mean = tuple(round(value) for value in ImageStat.Stat(soft).mean)
    strange = _grey(ImageChops.difference(soft, Image.new("RGB", soft.size, mean)))
    edges = _grey(ImageChops.difference(small, small.filter(ImageFilter.GaussianBlur(3))))
    both = ImageChops.add(strange, edges.point(lambda value: min(255, round(value * DETAIL))))
    return both.filter(ImageFilter.GaussianBlur(1.5))


def best_start(image: Image.Image, width: int, height: int) -> tuple[int, int]:
    """Left and top of the window of that size (pixels of the picture) that holds most of what stands out."""
    seen = salience(image)
    columns = list(seen.resize((seen.width, 1), Image.Resampling.BOX).tobytes())
    rows = list(seen.resize((1, seen.height), Image.Resampling.BOX).tobytes())
    return _start(columns, width, image.width), _start(rows, height, image.height)


def _start(weights: list[int], length: int, whole: int) -> int:
    """Where along one axis the window begins. Of equally good places the most central one is taken."""
    if length >= whole:
        return 0
    scale = len(weights) / whole
    window = max(1, round(length * scale))
    floor = min(weights)
    free = len(weights) - window
    best = max(
        range(free + 1),
        key=lambda start: (
            sum(weights[start : start + window])
            - floor * window
            - CENTRAL * abs(start - free / 2) / max(1, free) * (sum(weights) - floor * len(weights))
        ),
    )
    return min(whole - length, round(best / scale))


def _grey(difference: Image.Image) -> Image.Image:
    red, green, blue = difference.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)
