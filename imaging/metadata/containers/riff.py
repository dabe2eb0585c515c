"""The chunks of a WebP (RFC 9649, section 2.3), in order."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from imaging.metadata.containers.part import MOST, Part


def chunks(data: bytes) -> Iterator[Part]:
    """Those at the top; a chunk of odd length has a byte of padding, which belongs to it."""
    at = 12 if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else len(data)
    for _ in range(MOST):
        if at + 8 > len(data):
            return
        kind, size = struct.unpack_from("<4sI", data, at)
        yield Part(kind, at, at + 8, at + 8 + size + size % 2, size)
        at += 8 + size + size % 2
