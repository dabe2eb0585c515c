"""In which ways a picture may become a file, the best first: the order of giving up is format, quality, chroma.

Loads the codecs: for workers only. `engine` tries them, and gives up dimensions only after all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

import numpy as np
import pyvips
from numpy.typing import NDArray

from imaging.compress.bitmap import Bitmap
from imaging.compress.codecs import HAS_JPEGLI, Avif, Codec, Jpeg, Jpegli, PalettePng, Webp
from imaging.compress.reading import smaller
from imaging.compress.target import CompressTarget
from imaging.compress.transparency import filled

FINE_FROM = 92
"""JPEG quality from which colour at full resolution is the better use of bytes, in a photograph …"""
FINE_FROM_EDGED = 65
"""… and in a picture with hard edges between colours, such as red letters on blue."""
EVEN_FROM = 68
"""jpegli's quality from which it scores higher where all blocks are quantised alike: by 0.5 points in the mean of four
photographs at the same bytes, from -0.7 to +1.2; at 60 it loses 0.6."""
TELLING = 84
"""Its quality at which colour at half resolution tells whether there are bytes for all of it."""
FINER = 1.1
"""By how much a JPEG in full colour has more bytes at least: 1.6 to 2 times on photographs, less what parts may err."""
PLAIN_FROM = 85
"""JPEG quality from which trellis coding is not worth its time."""
MOST_COLOURS = 3
"""The dial of `PalettePng` for all the colours that a palette can have."""
LONGEST = {"webp": 16_383, "avif": 16_383, "jpeg": 65_500}
"""Pixels a side that a file of that format can have."""
NO_END = 1_000_000_000
EDGE = 48.0
"""Levels of colour between neighbours that make an edge."""
ROWS = 80
"""About how many rows of a picture tell whether it is edged."""
BLUENESS, REDNESS = np.float32(0.564), np.float32(0.713)
"""Cb and Cr (BT.601), of what blue and red have more than green."""
EDGED = 0.005
"""The share of pixels at such edges from which a picture counts as edged. Photographs in `CORPUS` have 0.0001 at most,
coloured words on white 0.27."""


@dataclass(frozen=True)
class Way:
    """A codec and the lowest quality at which it is worth it."""

    codec: Codec
    low: int

    @staticmethod
    def most(format: str) -> int:
        """Pixels of the longer side that such a file can have."""
        return LONGEST.get(format, NO_END)


def ways(
    image: pyvips.Image, target: CompressTarget, drawn: bool = False, jpegli: bool = HAS_JPEGLI
) -> tuple[Way, ...]:
    """The ways for a picture whose format is decided, or may be chosen (`auto`). `drawn` is a picture with plain areas
    that no lossy format has touched yet: it is better off with fewer colours than with blocks. Where `jpegli` is not
    there, mozjpeg does it."""
    found = _ways(image, target, drawn, jpegli)
    if drawn and target.format in ("auto", "jpeg") and not target.strict and target.quality is None:
        found = (Way(PalettePng(Bitmap(image), dither=0), MOST_COLOURS), *found)
    if target.quality is None and target.enough is not None:
        return _enough(found, target.enough)
    return tuple(_bounded(way, target.quality) for way in found)


def _ways(image: pyvips.Image, target: CompressTarget, drawn: bool, jpegli: bool) -> tuple[Way, ...]:
    wanted = target.format
    if wanted == "png":
        return (_good(PalettePng(Bitmap(image), dither=0 if drawn else 1)),)
    if wanted == "avif":
        return (_good(Avif(_holdable(image, "avif"))),)
    if wanted == "webp" or image.hasalpha():
        return (_good(Webp(_holdable(image, "webp"))),)
    bitmap = _holdable(image, "jpeg")
    edged = colour_edges(bitmap.array) > EDGED
    jpegs = _by_jpegli(bitmap, edged) if jpegli else _by_mozjpeg(bitmap, edged)
    if wanted == "jpeg" or target.mail or longest_side(image) > LONGEST["webp"]:
        return jpegs
    webp = _good(Webp(bitmap))
    if edged:
        return (webp,)
    coarse = jpegs[-1].codec
    hopeless = target.bytes is not None and coarse.cheap(coarse.floor) > target.bytes
    return (*jpegs, webp) if hopeless else jpegs  # WebP takes six times as long: only where JPEG is far from enough


def hopeful(choices: Sequence[Way], most: int) -> Iterator[Way]:
    """Without full colour where the next way is about too large already."""
    for way, next_ in zip_longest(choices, choices[1:]):
        even = next_.codec if next_ and isinstance(next_.codec, Jpegli) and next_.codec.even else None
        if even is None or way.low <= TELLING or even.cheap(max(next_.low, TELLING)) * FINER <= most:
            yield way


def _by_jpegli(bitmap: Bitmap, edged: bool) -> tuple[Way, ...]:
    least = FINE_FROM_EDGED if edged else FINE_FROM
    fine, coarse = Jpegli(bitmap, fine=True, start=least), Jpegli(bitmap, fine=False)
    even = replace(coarse, even=True, start=TELLING)
    return Way(fine, least), Way(even, EVEN_FROM), Way(coarse, coarse.least)


def _by_mozjpeg(bitmap: Bitmap, edged: bool) -> tuple[Way, ...]:
    fine, coarse = Jpeg(bitmap, fine=True, trellis=edged), Jpeg(bitmap, fine=False, trellis=True, start=70)
    plain = replace(coarse, trellis=False)
    return Way(fine, FINE_FROM_EDGED if edged else FINE_FROM), Way(plain, PLAIN_FROM), Way(coarse, coarse.least)


def _good(codec: Codec) -> Way:
    return Way(codec, codec.least)


def longest_side(image: pyvips.Image) -> int:
    return max(int(image.width), int(image.height))


def _holdable(image: pyvips.Image, format: str) -> Bitmap:
    """As the format can hold it: not too long, and with nothing under the mask that could shine through."""
    longest, most = longest_side(image), LONGEST[format]
    return Bitmap(filled(image if longest <= most else smaller(image, most / longest)))


def _enough(found: Sequence[Way], quality: int) -> tuple[Way, ...]:
    """The ways that lead no further than that quality."""
    few = [way for way in found if isinstance(way.codec, PalettePng)]
    within = [way for way in found if way.low <= quality and way not in few]
    return *few, *(replace(way, codec=_up_to(way.codec, quality)) for way in within)


def _up_to(codec: Codec, quality: int) -> Codec:
    return replace(codec, high=min(quality, codec.high), start=min(quality, codec.start))


def _bounded(way: Way, quality: int | None) -> Way:
    """The way with the quality a person wants as the most."""
    if quality is None or isinstance(way.codec, PalettePng):
        return way
    codec = replace(way.codec, high=min(quality, 100), start=min(quality, way.codec.start), low=min(quality, 12))
    return Way(codec, min(way.low, quality))


def colour_edges(pixels: NDArray[np.uint8]) -> float:
    """The share of pixels that differ in colour, brightness aside, from their neighbour, in every fourth row, and in
    fewer of a large picture."""
    rows = pixels[:: max(4, len(pixels) // ROWS), : pixels.shape[1] // 2 * 2].astype(np.int16)
    steps = rows[:, 0::2] - rows[:, 1::2]
    red, green, blue = steps[..., 0], steps[..., 1], steps[..., 2]
    blueness, redness = (factor * (each - green) for factor, each in ((BLUENESS, blue), (REDNESS, red)))
    edges = blueness**2 + redness**2 > EDGE**2
    return float(edges.mean()) if edges.size else 0.0
