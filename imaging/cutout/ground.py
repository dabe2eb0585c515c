"""What is put behind a cut-out: a colour, the original out of focus, or another picture. For workers only."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image, ImageColor, ImageOps

from imaging.alpha import on_white
from imaging.cutout.request import BLUR, COLOUR, IMAGE, Background
from imaging.cutout.sight import Colours, Mask, resized, within
from imaging.raster import Raster

BLUR_SIDE = 512
"""Pixels of the long side at which it is blurred: nobody sees more of it."""
SIGMA = 0.03
"""Of the long side."""


def ground(background: Background, original: Colours, alpha: Mask, other: Raster | None) -> Colours | None:
    """The picture behind, as large as the original; None where nothing is."""
    size = int(original.shape[1]), int(original.shape[0])
    if background.kind == COLOUR:
        return np.asarray(Image.new("RGB", size, ImageColor.getrgb(background.colour)))
    if background.kind == BLUR:
        return blurred(original, alpha)
    if background.kind == IMAGE and other is not None:
        return np.asarray(ImageOps.fit(on_white(other.image), size, Image.Resampling.LANCZOS))
    return None


def blurred(original: Colours, alpha: Mask) -> Colours:
    """The original out of focus, without its subject: a blur that the subject has no weight in, so that it has no
    halo of its own colours."""
    size = within(original.shape, BLUR_SIDE)
    small = resized(original, size).astype(np.float32)
    weight = 1 - resized(alpha, size) * 0.999
    sigma = SIGMA * max(size)
    total = cv2.GaussianBlur(small * weight[..., None], (0, 0), sigma)
    weights = cv2.GaussianBlur(weight, (0, 0), sigma)
    mean = np.clip(total / np.maximum(weights, 1e-6)[..., None], 0, 255).round().astype(np.uint8)
    return resized(mean, (int(original.shape[1]), int(original.shape[0])))


def over(subject: Colours, alpha: Mask, behind: Colours | None) -> Image.Image:
    """The subject on its ground; transparent where there is none."""
    if behind is None:
        image = Image.fromarray(subject, "RGB")
        image.putalpha(Image.fromarray(cv2.convertScaleAbs(alpha.astype(np.float32), alpha=255), "L"))
        return image
    out = np.empty_like(behind)
    for channel in range(3):
        mixed = behind[..., channel] + alpha * (subject[..., channel].astype(np.float32) - behind[..., channel])
        out[..., channel] = np.clip(mixed, 0, 255).round()
    return Image.fromarray(out, "RGB")
