"""In which ways a picture may become a file, the best first: the order of giving up is format, quality, chroma.

Loads the codecs: for workers only. `engine` tries them, and gives up dimensions only after all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyvips

from imaging.compress.codecs import Avif, Codec, Jpeg, PalettePng, Webp
from imaging.compress.reading import smaller
from imaging.compress.target import Target

FINE_FROM = 92
"""JPEG quality from which colour at full resolution is the better use of bytes, in a photograph …"""
FINE_FROM_EDGED = 65
"""… and in a picture with hard edges between colours, such as red letters on blue."""
PLAIN_FROM = 85
"""JPEG quality from which trellis coding is not worth its time."""
LARGEST_CODED = 16_383
"""Pixels a side: more no WebP can have."""
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


def ways(image: pyvips.Image, target: Target) -> tuple[Way, ...]:
    """The ways for a picture whose format is decided, or may be chosen (`auto`)."""
    return tuple(_bounded(way, target.quality) for way in _ways(image, target.format, target.bytes))


def _ways(image: pyvips.Image, wanted: str, limit: int | None) -> tuple[Way, ...]:
    if wanted == "png":
        return (_good(PalettePng(image)),)
    if wanted == "avif":
        return (_good(Avif(_within(image, LARGEST_CODED))),)
    webp = _good(Webp(_within(image, LARGEST_CODED)))
    if wanted == "webp" or image.hasalpha():
        return (webp,)
    edged = colour_edges(image) > EDGED
    fine, coarse = Jpeg(image, fine=True, trellis=edged), Jpeg(image, fine=False, trellis=True, start=70)
    plain = replace(coarse, trellis=False)
    jpegs = Way(fine, FINE_FROM_EDGED if edged else FINE_FROM), Way(plain, PLAIN_FROM), Way(coarse, coarse.least)
    if wanted == "jpeg":
        return jpegs
    if edged:
        return (webp,)
    hopeless = limit is not None and coarse.cheap(coarse.floor) > limit
    return (*jpegs, webp) if hopeless else jpegs  # WebP takes four times as long: only where JPEG is far from enough


def _good(codec: Codec) -> Way:
    return Way(codec, codec.least)


def _within(image: pyvips.Image, side: int) -> pyvips.Image:
    longest = max(image.width, image.height)
    return image if longest <= side else smaller(image, side / longest)


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
