"""Selects the thing at a point or in a box, by EfficientSAM: the picture is looked at once, and asked often.

For workers only. The encoder takes a picture of any size in colours of 0 to 1; the decoder takes places in its pixels,
with labels (1 is in, 2 and 3 are corners of a box), and answers with logits of three masks, the best one first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.networks.runner import RunsNetwork
from imaging.raster import Raster

LONGEST = 1024
"""Pixels of the long side that are looked at: the network makes it that by itself."""
INSIDE, CORNERS = 1, (2, 3)
Places = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class SeenPicture:
    """A picture as the network remembers it."""

    embedding: NDArray[Any]
    width: int
    """Pixels that were looked at, as `height`."""
    height: int


def looked_at(raster: Raster, encoder: RunsNetwork) -> SeenPicture:
    """What is needed to ask about it."""
    share = min(1.0, LONGEST / max(raster.width, raster.height))
    size = max(1, round(raster.width * share)), max(1, round(raster.height * share))
    small = np.asarray(raster.image.convert("RGB").resize(size, Image.Resampling.BOX, reducing_gap=2.0))
    fed = np.ascontiguousarray(small.transpose(2, 0, 1)[None], np.float32) / np.float32(255)
    (embedding,) = encoder.run({encoder.inputs[0]: fed})
    return SeenPicture(embedding, *size)


def found_in(
    seen: SeenPicture, size: tuple[int, int], places: Places, labels: tuple[int, ...], decoder: RunsNetwork
) -> Image.Image:
    """The mask, in mode `L`, for a picture of that size (width, height), in whose pixels the places are."""
    share = np.array([seen.width / size[0], seen.height / size[1]], np.float32)
    asked = {
        "image_embeddings": seen.embedding,
        "batched_point_coords": (np.array(places, np.float32) * share)[None, None],
        "batched_point_labels": np.array(labels, np.float32)[None, None],
        "orig_im_size": np.array([seen.height, seen.width], np.int64),
    }
    (masks,) = decoder.run(asked)
    best = np.ascontiguousarray(masks[0, 0, 0], np.float32)
    whole = cv2.resize(best, size, interpolation=cv2.INTER_LINEAR)
    return Image.fromarray(np.where(whole > 0, 255, 0).astype(np.uint8))
