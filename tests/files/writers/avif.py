"""AVIF files, and what their boxes say of colour and direction."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pyvips
from PIL import Image

from tests.files.colours import Pixels


def avif(pixels: Pixels, **how: object) -> bytes:
    """By Pillow; fine colour."""
    out = BytesIO()
    Image.fromarray(pixels).save(out, "AVIF", **{"quality": 95, "subsampling": "4:4:4", "speed": 8, **how})
    return out.getvalue()


def deep_avif(share: Pixels, bits: int) -> bytes:
    """Samples from 0 to 1 in so many bits a channel; one channel is grey."""
    whole = np.rint(share * 65535).astype(np.uint16)
    high, wide, channels = whole.shape
    image = pyvips.Image.new_from_memory(whole.tobytes(), wide, high, channels, "ushort")
    space = "grey16" if channels == 1 else "rgb16"
    saved: bytes = image.copy(interpretation=space).heifsave_buffer(
        compression="av1", bitdepth=bits, Q=95, effort=1, subsample_mode="off"
    )
    return saved


def meaning(file: bytes, primaries: int, transfer: int, matrix: int = 1, full: bool = True) -> bytes:
    """The same samples with another nclx: what they mean is another thing then."""
    at = file.index(b"nclx") + 4
    said = b"".join(number.to_bytes(2, "big") for number in (primaries, transfer, matrix)) + bytes([0x80 * full])
    return file[:at] + said + file[at + 7 :]
