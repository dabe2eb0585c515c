"""JPEG 2000 box by box."""

from __future__ import annotations

import struct
from io import BytesIO

import cv2
import numpy as np
from PIL import Image

from tests.files.colours import Pixels

SRGB, GREY, SYCC = 16, 17, 18
Box = tuple[bytes, bytes]


def stream(image: Image.Image, **how: object) -> bytes:
    """Nothing but pixels, without loss."""
    out = BytesIO()
    image.save(out, "JPEG2000", no_jp2=True, **how)
    return out.getvalue()


def boxed(codestream: bytes, size: tuple[int, int], channels: int, colours: int, *more: Box) -> bytes:
    """In a file that says what its channels are."""
    header = box(b"ihdr", struct.pack(">IIHBBBB", size[1], size[0], channels, 7, 7, 0, 0))
    header += box(b"colr", b"\1\0\0" + struct.pack(">I", colours)) + b"".join(box(*each) for each in more)
    front = b"\0\0\0\x0cjP  \r\n\x87\n" + box(b"ftyp", b"jp2 \0\0\0\0jp2 ")
    return front + box(b"jp2h", header) + box(b"jp2c", codestream)


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, kind) + body


def deep(samples: Pixels) -> bytes:
    """Sixteen bits a channel, grey or RGB."""
    written, file = cv2.imencode(
        ".jp2", np.ascontiguousarray(samples[..., ::-1]), [cv2.IMWRITE_JPEG2000_COMPRESSION_X1000, 1000]
    )
    assert written
    return bytes(file)
