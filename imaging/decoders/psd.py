"""The merged picture of a Photoshop document as it is meant: Pillow reads its numbers as they stand there."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageOps

from imaging.large.strips import strips

WHITE = 255


def meant(image: Image.Image) -> Image.Image:
    """In its place where that can be. A bitmap's ones are black, and what is partly transparent was laid on white."""
    if image.mode == "1":
        return ImageOps.invert(image)
    if image.mode == "RGBA":
        for box in strips(image.size):
            image.paste(_off_white(image.crop(box)), box)
    return image


def _off_white(piece: Image.Image) -> Image.Image:
    """Colours as they were before they were laid on white; what is not to be seen stays white."""
    pixels = np.array(piece)
    partly = (pixels[..., 3] > 0) & (pixels[..., 3] < WHITE)
    seen = pixels[partly].astype(np.float32)
    share = seen[:, 3:] / WHITE
    pixels[partly, :3] = np.clip(np.rint((seen[:, :3] - WHITE * (1 - share)) / share), 0, WHITE).astype(np.uint8)
    return Image.fromarray(pixels)
