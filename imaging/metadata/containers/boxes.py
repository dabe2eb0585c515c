"""The boxes of an ISO base media file (ISO/IEC 14496-12, 4.2): HEIC and AVIF are such files."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from imaging.metadata.containers.part import MOST, Part


def boxes(data: bytes, start: int = 0, end: int | None = None) -> Iterator[Part]:
    """Those between two places, not the ones inside of them. `end` is the end of the file where it is left out."""
    last = len(data) if end is None else min(end, len(data))
    at = start
    for _ in range(MOST):
        if at + 8 > last:
            return
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1 and at + 16 <= last:
            size, head = struct.unpack_from(">Q", data, at + 8)[0], 16
        elif size == 0:
            size = last - at
        if size < head:
            return
        yield Part(kind, at, at + head, at + size, size - head)
        at += size


def inside(data: bytes, parent: Part, skip: int = 0) -> Iterator[Part]:
    """The boxes within one; `skip` is 4 where it begins with version and flags."""
    return boxes(data, parent.body + skip, parent.body + parent.size)


def first(data: bytes, kind: bytes, parent: Part | None = None, skip: int = 0) -> Part | None:
    """The first box of that kind, in the file or in a box."""
    among = boxes(data) if parent is None else inside(data, parent, skip)
    return next((part for part in among if part.kind == kind), None)
