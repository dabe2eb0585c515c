"""The segments of a JPEG (ITU-T T.81, Annex B), in order, up to the end of its first picture."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from imaging.metadata.containers.part import MOST, Part

SOI, EOI, SOS = 0xD8, 0xD9, 0xDA
APP1, APP2, APP13, COM = b"\xe1", b"\xe2", b"\xed", b"\xfe"
FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
"""Markers of the segment that says how large the picture is."""
PROGRESSIVE = frozenset((0xC2, 0xC6, 0xCA, 0xCE))
ALONE = frozenset((0x01, *range(0xD0, 0xD8), SOI))
"""Markers without a content."""
NEXT = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")
"""The next marker behind coded pixels, where a stuffed zero or a restart marker is none."""


def segments(data: bytes) -> Iterator[Part]:
    """Those with a content, and the end marker; coded pixels lie between an SOS segment and the one behind it.

    What stands behind the end marker is not looked at: another picture, a film, or nothing.
    """
    at = 2 if data[:2] == b"\xff\xd8" else len(data)
    for _ in range(MOST):
        found = NEXT.search(data, at)
        if not found:
            return
        start, body, marker = found.end() - 2, found.end(), data[found.end() - 1]
        if marker == EOI:
            yield Part(b"\xd9", start, body, body, 0)
            return
        if marker in ALONE:
            at = body
            continue
        if body + 2 > len(data):
            return
        length = struct.unpack_from(">H", data, body)[0]
        yield Part(bytes([marker]), start, body + 2, body + max(2, length), max(0, length - 2))
        at = body + max(2, length)
