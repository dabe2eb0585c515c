"""Small real PNG pictures, made by hand: a gradient whose colours follow from the words."""

from __future__ import annotations

import base64
import hashlib
import math
import struct
import zlib

AREA = 128 * 128


def png(words: str, aspect: str = "1:1", area: int = AREA) -> bytes:
    """A picture of about that many pixels. The same words give the same bytes."""
    width, height = sides(aspect, area)
    mark = hashlib.sha256(words.encode()).digest()
    across = [x * mark[6] // (width * 4) for x in range(width)]
    rows = bytearray()
    for y in range(height):
        down = y / height
        row = bytearray(3 * width)
        for colour in range(3):
            tone = int(mark[colour] * (1 - down) + mark[colour + 3] * down)
            row[colour::3] = bytes(tone ^ step for step in across)
        rows += b"\0" + row
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(kind, data) for kind, data in parts)


def sides(aspect: str, area: int = AREA) -> tuple[int, int]:
    """Width and height in pixels."""
    left, _, right = aspect.partition(":")
    ratio = float(left) / float(right or 1)
    return max(1, round(math.sqrt(area * ratio))), max(1, round(math.sqrt(area / ratio)))


def base64_png(words: str, aspect: str = "1:1") -> str:
    return base64.b64encode(png(words, aspect)).decode()


def _part(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
