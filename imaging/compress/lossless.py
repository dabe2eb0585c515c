"""Pictures with every pixel as it is, in as few bytes as that takes: drawings and screenshots, where nothing lossy is
smaller and clean as well. Loads the codecs: for workers only.

oxipng finds the smallest palette, depth and colour type, and the best filters: a screenshot of 1200 × 800 with 16
colours has 67.7 KB as libvips writes it, 7.3 KB by oxipng (0.12 s), 5.3 KB as lossless WebP (0.07 s).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import oxipng
import pyvips

CLEAN: Mapping[str, Any] = {"keep": "none"}
"""No EXIF, no place, no profile: the colours are sRGB."""
DRAWN = 0.45
"""The share of pixels that are exactly like their neighbour from which on a picture counts as drawn. Photographs in
`CORPUS` have 0.31 at most (the softest, at its full size), screenshots that were made half as large 0.50 and more."""
COLOURS = {1: oxipng.ColorType.grayscale, 3: oxipng.ColorType.rgb, 4: oxipng.ColorType.rgba}
THOROUGH, QUICK = 3_000_000, 12_000_000
"""Pixels of a drawing up to which several filters are tried, and up to which a few are. A photograph counts four times:
trying saves it 5 %, and takes half a second for each megapixel."""
LOSSLESS = (b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")
"""How files begin that keep every pixel."""


def keeps_all(data: bytes) -> bool:
    """Whether a file's own format has lost nothing: what came out of a lossy one is no drawing any more."""
    return data.startswith(LOSSLESS) or (data.startswith(b"RIFF") and b"VP8L" in data[:128])


def is_drawn(image: pyvips.Image) -> bool:
    """Whether it has plain areas, as screenshots and drawings do and photographs do not. Every fourth row is looked at,
    and nothing that is hidden."""
    pixels = image.numpy()[::4]
    alike = (pixels[:, 1:] == pixels[:, :-1]).all(axis=-1)
    if pixels.shape[-1] == 4:
        alike = alike[(pixels[:, 1:, 3] > 0) | (pixels[:, :-1, 3] > 0)]
    return bool(alike.size) and float(alike.mean()) > DRAWN


def smallest_png(image: pyvips.Image) -> bytes:
    """With the smallest palette, depth and colour type that hold it."""
    pixels = np.ascontiguousarray(image.numpy()).tobytes()
    raw = oxipng.RawImage(image.width, image.height, COLOURS[image.bands], oxipng.BitDepth.eight, pixels)
    return bytes(raw.create_optimized_png(level=_level(image)))


def optimised(png: bytes, image: pyvips.Image) -> bytes:
    """The same file of this picture in fewer bytes."""
    return bytes(oxipng.optimize_from_memory(png, level=_level(image)))


def _level(image: pyvips.Image) -> int:
    pixels = image.width * image.height * (1 if is_drawn(image) else 4)
    return 2 if pixels <= THOROUGH else 1 if pixels <= QUICK and is_drawn(image) else 0


def lossless_webp(image: pyvips.Image) -> bytes:
    saved: bytes = image.webpsave_buffer(lossless=True, effort=4, exact=True, **CLEAN)
    return saved
