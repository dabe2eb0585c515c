"""JPEG 2000 as it is meant. Pillow leaves channels where they are, whatever is said about them, and rounds colours to
eight bits."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.file import mapped, stream, whole
from imaging.inspection.jpeg2000 import channel_order
from imaging.inspection.report import Report

TOP, STEP = 65_535, 257
NEAR = 2.0
"""Levels of 255 by which two decoders may differ in the mean where they mean the same."""
MODES = {1: ("L", "I;16", "I"), 3: ("RGB",), 4: ("RGBA",)}
"""Pillow's, by channels, of what is light."""


def meant(image: Image.Image, report: Report) -> Image.Image:
    """With its colours where they belong."""
    order = channel_order(mapped(report.file))
    if image.mode not in ("RGB", "RGBA") or not order:
        return image
    channels = image.split()
    return Image.merge(image.mode, [*(channels[place] for place in order), *channels[3:]])


def sixteen_bits(report: Report) -> NDArray[np.uint16] | None:
    """Its samples from 0 to 65,535 as height × width × channels, blue first; None where that is not sure: OpenCV is
    believed where Pillow sees the same in eight bits."""
    made: NDArray[Any] | None = cv2.imdecode(np.frombuffer(whole(report.data), np.uint8), cv2.IMREAD_UNCHANGED)
    if made is None or made.dtype != np.uint16 or channel_order(mapped(report.file)):
        return None
    with stream(report.data) as source, Image.open(source, formats=("JPEG2000",)) as opened:
        opened.load()
    channels = 1 if made.ndim == 2 else made.shape[2]
    if opened.mode not in MODES.get(channels, ()):
        return None
    seen = np.asarray(opened).astype(np.float32) / (STEP if opened.mode in ("I;16", "I") else 1)
    samples = np.rint(np.minimum(made * (TOP / (2**report.bits - 1)), TOP)).astype(np.uint16)
    light = samples if channels == 1 else samples[..., [2, 1, 0, 3][:channels]]
    return samples if np.abs(light / STEP - seen).mean() < NEAR else None
