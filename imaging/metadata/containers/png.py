"""The chunks of a PNG (PNG 3, section 5), in order."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from imaging.metadata.containers.part import MOST, Part

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunks(data: bytes) -> Iterator[Part]:
    """Up to `IEND`; checksums are not looked at, and belong to their chunk."""
    at = len(SIGNATURE) if data.startswith(SIGNATURE) else len(data)
    for _ in range(MOST):
        if at + 8 > len(data):
            return
        size, kind = struct.unpack_from(">I4s", data, at)
        yield Part(kind, at, at + 8, at + 12 + size, size)
        at += 12 + size
        if kind == b"IEND":
            return
