"""The ways in which a picture is read, each as sRGB pixels; and files that say something about their colours."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.compress.reading import opened
from imaging.files.decode import decode
from imaging.inspection.inspector import LIMIT

Pixels = NDArray[np.uint8]


def shown(data: bytes) -> Pixels:
    """As for looking, editing and exporting."""
    return np.asarray(decode(data).image)


def compressed(data: bytes) -> Pixels:
    """As for compressing."""
    return np.asarray(opened(data, None, None, LIMIT).image.numpy())


def saved(pixels: Pixels, kind: str, mode: str | None = None, **how: object) -> bytes:
    """In that format, as exactly as it can."""
    best: dict[str, dict[str, object]] = {
        "JPEG": {"quality": 100, "subsampling": 0},
        "WEBP": {"lossless": True},
        "AVIF": {"quality": 100, "subsampling": "4:4:4", "speed": 10},
    }
    out = BytesIO()
    image = Image.fromarray(pixels) if mode is None else Image.frombytes(mode, pixels.shape[1::-1], pixels.tobytes())
    image.save(out, kind, **best.get(kind, {}), **how)
    return out.getvalue()
