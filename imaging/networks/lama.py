"""Takes something out of a picture and paints what may have been behind it, by LaMa. For workers only.

The network knows pictures of 512 × 512 alone: `image` of 0 to 1 and `mask` (1 is to be filled) give colours of 0 to
255. So each place is cut out with enough around it, brought to that size, and only what the mask covers comes back.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.large.strips import Box
from imaging.networks.runner import RunsNetwork
from imaging.raster import Raster

SIDE = 512
MARGIN = 128
"""Pixels around a place that the network sees of what is there."""


def erased_by(raster: Raster, mask: Image.Image, network: RunsNetwork) -> Raster:
    """The picture without what the mask covers; outside of it nothing changes."""
    result = raster.image.copy()
    for box in places(np.asarray(mask) > 0):
        part = np.asarray(mask.crop(box))
        own = np.ascontiguousarray(np.asarray(result.crop(box).convert("RGB")))
        filled = _filled(own, part > 0, network)
        weight = part.astype(np.float32) / 255
        mixed = np.asarray(cv2.blendLinear(filled, own, weight, 1 - weight), np.uint8)
        mixed[part == 0] = own[part == 0]
        laid = Image.fromarray(mixed)
        if result.mode == "RGBA":
            laid.putalpha(result.crop(box).getchannel("A"))
        result.paste(laid, box)
    return Raster(result)


def places(white: NDArray[np.bool_]) -> Iterator[Box]:
    """Each place that hangs together, with what is around it; places that see each other are one."""
    count, _, figures, _ = cv2.connectedComponentsWithStats(white.astype(np.uint8), connectivity=8)
    height, width = white.shape
    boxes = []
    for left, top, wide, high in (figures[each][:4] for each in range(1, count)):
        boxes.append(
            (
                max(0, int(left) - MARGIN),
                max(0, int(top) - MARGIN),
                min(width, int(left + wide) + MARGIN),
                min(height, int(top + high) + MARGIN),
            )
        )
    yield from _joined(boxes)


def _joined(boxes: list[Box]) -> list[Box]:
    """As few as there are that do not overlap."""
    apart: list[Box] = []
    for box in boxes:
        while True:
            met = next((each for each in apart if _meet(each, box)), None)
            if met is None:
                break
            apart.remove(met)
            box = min(box[0], met[0]), min(box[1], met[1]), max(box[2], met[2]), max(box[3], met[3])
        apart.append(box)
    return apart


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _filled(own: NDArray[np.uint8], white: NDArray[np.bool_], network: RunsNetwork) -> NDArray[np.uint8]:
    """What the network makes of it, at the same size."""
    shrinks = max(own.shape[:2]) > SIDE
    small = cv2.resize(own, (SIDE, SIDE), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)
    place = cv2.resize(white.astype(np.float32), (SIDE, SIDE), interpolation=cv2.INTER_LINEAR) > 0
    image = np.ascontiguousarray(small.transpose(2, 0, 1)[None], np.float32) / np.float32(255)
    (answer,) = network.run({"image": image, "mask": place[None, None].astype(np.float32)})
    made = np.ascontiguousarray(np.clip(np.rint(answer[0].transpose(1, 2, 0)), 0, 255).astype(np.uint8))
    return np.asarray(cv2.resize(made, own.shape[1::-1], interpolation=cv2.INTER_CUBIC), np.uint8)
