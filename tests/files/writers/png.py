"""PNG files chunk by chunk, so that they can say and be what no writer writes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

import numpy as np

from tests.files.colours import Pixels

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6
Chunk = tuple[bytes, bytes]


def chunk(name: bytes, body: bytes, *, sealed: bool = True) -> bytes:
    """With its length and its checksum, or a wrong one."""
    check = zlib.crc32(name + body) ^ (0 if sealed else 0xFFFF)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)


def png(
    pixels: Pixels, kind: int = RGB, bits: int = 8, before: Iterable[Chunk] = (), after: Iterable[Chunk] = ()
) -> bytes:
    """Samples as they are, `before` and `after` the pixels other chunks. Rows of fewer than 8 bits are packed."""
    rows = np.asarray(pixels).reshape(len(pixels), -1)
    packed = [b"\0" + _row(row, bits) for row in rows]
    parts = [(b"IHDR", struct.pack(">IIBBBBB", pixels.shape[1], pixels.shape[0], bits, kind, 0, 0, 0)), *before]
    parts += [(b"IDAT", zlib.compress(b"".join(packed))), *after, (b"IEND", b"")]
    return SIGNATURE + b"".join(chunk(*part) for part in parts)


def _row(samples: Pixels, bits: int) -> bytes:
    if bits == 16:
        return samples.astype(">u2").tobytes()
    if bits == 8:
        return samples.astype(np.uint8).tobytes()
    each = np.unpackbits(samples.astype(np.uint8)[:, None], axis=1)[:, 8 - bits :]
    return np.packbits(each.reshape(-1)).tobytes()


def gamma(value: float) -> Chunk:
    """gAMA."""
    return b"gAMA", struct.pack(">I", round(value * 100_000))


def primaries(*values: float) -> Chunk:
    """cHRM: white, red, green, blue, each x and y."""
    return b"cHRM", struct.pack(">8I", *(round(value * 100_000) for value in values))


def profile(icc: bytes) -> Chunk:
    """iCCP."""
    return b"iCCP", b"profile\0\0" + zlib.compress(icc)


def apple(pixels: Pixels) -> bytes:
    """RGBA as Xcode writes it into an app: blue first, colours multiplied, packed without a head."""
    multiplied = np.concatenate((pixels[..., 2::-1] * (pixels[..., 3:] / 255), pixels[..., 3:]), -1)
    raw = b"".join(b"\0" + row.tobytes() for row in np.rint(multiplied).astype(np.uint8))
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    header = struct.pack(">IIBBBBB", pixels.shape[1], pixels.shape[0], 8, RGBA, 0, 0, 0)
    parts = [(b"CgBI", b"\x50\0\x20\x02"), (b"IHDR", header), (b"IDAT", packing.compress(raw) + packing.flush())]
    return SIGNATURE + b"".join(chunk(*part) for part in (*parts, (b"IEND", b"")))
