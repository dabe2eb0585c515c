"""The blocks of a GIF (GIF89a specification, appendix A): frames and what stands between them."""

from __future__ import annotations

from collections.abc import Iterator

from imaging.metadata.containers.part import MOST, Part

IMAGE, EXTENSION, END = 0x2C, 0x21, 0x3B


def blocks(data: bytes) -> Iterator[Part]:
    """`b","` for a frame; an extension is named by its label: `b"\\xf9"` timing, `b"\\xfe"` comment, `b"\\xff"`
    application. The content of an extension still has its lengths in it: see `joined`."""
    at = _behind_colours(data, 10, 13) if data[:6] in (b"GIF87a", b"GIF89a") and len(data) > 13 else len(data)
    for _ in range(MOST):
        if at + 2 > len(data) or data[at] == END:
            return
        start = at
        if data[at] == EXTENSION:
            kind, body = data[at + 1 : at + 2], at + 2
        elif data[at] == IMAGE and at + 10 < len(data):
            kind, body = b",", _behind_colours(data, at + 9, at + 10) + 1
        else:
            return
        at = _behind(data, body)
        yield Part(kind, start, body, at, at - body)


def joined(data: bytes, part: Part, most: int) -> bytes:
    """The content of an extension without the lengths of its pieces."""
    pieces, at, have = [], part.body, 0
    while at < min(part.end, len(data)) and data[at] and have < most:
        pieces.append(data[at + 1 : at + 1 + data[at]])
        have += data[at]
        at += 1 + data[at]
    return b"".join(pieces)[:most]


def _behind_colours(data: bytes, flags: int, at: int) -> int:
    """Where a table of colours ends, if there is one."""
    return at + 3 * (2 << (data[flags] & 7)) if data[flags] & 0x80 else at


def _behind(data: bytes, at: int) -> int:
    """Where a row of pieces ends, behind the empty one."""
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1
