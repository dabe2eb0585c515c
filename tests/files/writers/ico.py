"""Windows' icons, as several programs write them."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO

import numpy as np
from PIL import Image

from tests.files.colours import Pixels

ICON, POINTER = 1, 2


def ico(pictures: Sequence[tuple[tuple[int, int], bytes]], kind: int = ICON) -> bytes:
    """Of these: the size that the directory says, and a PNG or a bitmap."""
    head, bodies = struct.pack("<HHH", 0, kind, len(pictures)), b""
    start = len(head) + 16 * len(pictures)
    for (wide, high), body in pictures:
        about = struct.pack("<BBBBHHII", wide & 255, high & 255, 0, 0, 1, 32, len(body), start + len(bodies))
        head, bodies = head + about, bodies + body
    return head + bodies


def png(pixels: Pixels) -> bytes:
    out = BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


def bitmap(
    bits: int, rows: Pixels, wide: int, clear: Pixels | None = None, palette: bytes = b"", halves: int = 2
) -> bytes:
    """`rows` are bytes from the top; those of the mask are made of `clear`."""
    high = len(rows)
    head = struct.pack("<IiiHHIIiiII", 40, wide, halves * high, 1, bits, 0, 0, 0, 0, 0, 0)
    body = padded(rows)[::-1].tobytes()
    mask = b"" if clear is None else padded(np.packbits(clear.astype(np.uint8), axis=1))[::-1].tobytes()
    return head + palette + body + mask


def padded(rows: Pixels) -> Pixels:
    """To a multiple of four bytes."""
    return np.pad(rows.reshape(len(rows), -1), ((0, 0), (0, -rows.reshape(len(rows), -1).shape[1] % 4)))


def with_alpha(pixels: Pixels, clear: Pixels | None = None) -> bytes:
    """32 bits a pixel, of RGBA."""
    return bitmap(32, pixels[..., [2, 1, 0, 3]], pixels.shape[1], clear)
