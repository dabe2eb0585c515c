"""Enlarges a picture: by Real-ESRGAN, or by resampling that gives the picture back when it is made small again.

For workers only. The networks take colours from 0 to 1 and answer with four times as many pixels a side.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from PIL import Image

from imaging.alpha_bleed import bled
from imaging.declaration import Impossible
from imaging.networks.runner import RunsNetwork
from imaging.networks.tiles import Colours, enlarged
from imaging.raster import Raster
from imaging.sentences import say

NATIVE = 4
"""Times as large a network makes a picture; of twice as large it is made half of that again."""
ROUNDS = 2
"""Of putting back what resampling lost: a third one changes nothing that can be measured (`benchmarks/upscale.py`)."""
WIDE = 1024
"""Pixels of a tile's side without a network: its layers are not there."""
MOST = 100_000_000
"""Pixels of a result."""


def upscaled(raster: Raster, factor: int, network: RunsNetwork | None) -> Iterator[tuple[float, Raster]]:
    """How much is done (0–1), and the picture `factor` (2 or 4) times as large; the last one is whole. By resampling
    where there is no network; what is transparent always is. Raises `Impossible` for what would be too large."""
    width, height = raster.width * factor, raster.height * factor
    if width * height > MOST:
        raise Impossible(
            say(
                "result_too_large",
                "That would be {width} × {height} pixels, and the limit is {most} megapixels.",
                width=width,
                height=height,
                most=MOST // 1_000_000,
            )
        )
    colours = bled(raster.image).convert("RGB")
    if network is None:
        steps = enlarged(colours, factor, lambda tile: resampled(tile, factor), WIDE)
    else:
        steps = enlarged(colours, factor, lambda tile: by_network(tile, factor, network))
    alpha = raster.image.getchannel("A") if raster.image.mode == "RGBA" else None
    for done, image in steps:
        if done == 1 and alpha is not None:
            image.putalpha(alpha.resize((width, height), Image.Resampling.BICUBIC))
        yield done, Raster(image)


def resampled(tile: Colours, factor: int) -> Colours:
    """By Lanczos, and then corrected by what is off once it is made small again (iterative back-projection, Irani and
    Peleg 1991): as sharp as resampling can be without inventing anything."""
    small = np.ascontiguousarray(tile, np.float32)
    size = tile.shape[1] * factor, tile.shape[0] * factor
    large = cv2.resize(small, size, interpolation=cv2.INTER_LANCZOS4)
    for _ in range(ROUNDS):
        off = small - cv2.resize(large, tile.shape[1::-1], interpolation=cv2.INTER_AREA)
        large = large + cv2.resize(off, size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(np.rint(large), 0, 255), np.uint8)


def by_network(tile: Colours, factor: int, network: RunsNetwork) -> Colours:
    """By a network that makes it four times as large, and made smaller again where less is wanted."""
    fed = np.ascontiguousarray(tile.transpose(2, 0, 1)[None], np.float32) / np.float32(255)
    (answer,) = network.run({network.inputs[0]: fed})
    large = np.ascontiguousarray(np.clip(answer[0], 0, 1).transpose(1, 2, 0))
    if factor != NATIVE:
        size = tile.shape[1] * factor, tile.shape[0] * factor
        large = cv2.resize(large, size, interpolation=cv2.INTER_AREA)
    return np.asarray(np.rint(large * 255), np.uint8)
