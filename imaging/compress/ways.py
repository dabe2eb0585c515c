"""In which ways a picture may become a file, the best first: the order of giving up is format, quality, chroma.

Loads the codecs: for workers only. `engine` tries them, and gives up dimensions only after all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

import numpy as np
import pyvips

from imaging.compress.codecs import HAS_JPEGLI, Avif, Codec, Jpeg, Jpegli, PalettePng, Webp
from imaging.compress.reading import smaller
from imaging.compress.target import CompressTarget
from imaging.compress.transparency import filled

FINE_FROM = 92
"""JPEG quality from which colour at full resolution is the better use of bytes, in a photograph …"""
FINE_FROM_EDGED = 65
"""… and in a picture with hard edges between colours, such as red letters on blue."""
EVEN_FROM = 84
"""jpegli's quality from which it scores higher where all blocks are quantised alike."""
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
        found = (Way(PalettePng(image, dither=0), MOST_COLOURS), *found)
    return tuple(_bounded(way, target.quality) for way in found)


def _ways(image: pyvips.Image, target: CompressTarget, drawn: bool, jpegli: bool) -> tuple[Way, ...]:
    wanted = target.format
    if wanted == "png":
        return (_good(PalettePng(image, dither=0 if drawn else 1)),)
    if wanted == "avif":
        return (_good(Avif(_holdable(image, "avif"))),)
    if wanted == "webp" or image.hasalpha():
        return (_good(Webp(_holdable(image, "webp"))),)
    edged = colour_edges(image) > EDGED
    jpegs = _by_jpegli(image, edged) if jpegli else _by_mozjpeg(image, edged)
    if wanted == "jpeg" or target.mail or longest_side(image) > LONGEST["webp"]:
        return jpegs
    webp = _good(Webp(image))
    if edged:
        return (webp,)
    coarse = jpegs[-1].codec
    hopeless = target.bytes is not None and coarse.cheap(coarse.floor) > target.bytes
    return (*jpegs, webp) if hopeless else jpegs  # WebP takes six times as long: only where JPEG is far from enough


def hopeful(choices: Sequence[Way], most: int) -> Iterator[Way]:
    """Without full colour where already the next way's lowest quality is about too large."""
    for way, next_ in zip_longest(choices, choices[1:]):
        even = next_.codec if next_ and isinstance(next_.codec, Jpegli) and next_.codec.even else None
        if even is None or way.low <= next_.low or even.cheap(next_.low) * FINER <= most:
            yield way


def _by_jpegli(image: pyvips.Image, edged: bool) -> tuple[Way, ...]:
    image = _holdable(image, "jpeg")
    least = FINE_FROM_EDGED if edged else FINE_FROM
    fine, coarse = Jpegli(image, fine=True, start=least), Jpegli(image, fine=False)
    even = replace(coarse, even=True, start=EVEN_FROM)
    return Way(fine, least), Way(even, EVEN_FROM), Way(coarse, coarse.least)


def _by_mozjpeg(image: pyvips.Image, edged: bool) -> tuple[Way, ...]:
    image = _holdable(image, "jpeg")
    fine, coarse = Jpeg(image, fine=True, trellis=edged), Jpeg(image, fine=False, trellis=True, start=70)
    plain = replace(coarse, trellis=False)
    return Way(fine, FINE_FROM_EDGED if edged else FINE_FROM), Way(plain, PLAIN_FROM), Way(coarse, coarse.least)


def _good(codec: Codec) -> Way:
    return Way(codec, codec.least)


def longest_side(image: pyvips.Image) -> int:
    return max(int(image.width), int(image.height))


def _holdable(image: pyvips.Image, format: str) -> pyvips.Image:
    """As the format can hold it: not too long, and with nothing under the mask that could shine through."""
    longest, most = longest_side(image), LONGEST[format]
    return filled(image if longest <= most else smaller(image, most / longest))


def _bounded(way: Way, quality: int | None) -> Way:
    """The way with the quality a person wants as the most."""
    if quality is None or isinstance(way.codec, PalettePng):
        return way
    codec = replace(way.codec, high=min(quality, 100), start=min(quality, way.codec.start), low=min(quality, 12))
    return Way(codec, min(way.low, quality))


def colour_edges(image: pyvips.Image) -> float:
    """The share of pixels that differ in colour, brightness aside, from their neighbour, in every fourth row."""
    pixels = image.numpy()[::4, : image.width // 2 * 2].astype(np.float32)
    red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    steps = [each[:, 0::2] - each[:, 1::2] for each in (0.564 * (blue - green), 0.713 * (red - green))]
    edges = steps[0] ** 2 + steps[1] ** 2 > EDGE**2
    return float(edges.mean()) if edges.size else 0.0
