"""Whether a JPEG's scans hold its pixels and nothing else: what a decoder skips could be anything. For workers only."""

from __future__ import annotations

from imaging.libvips import pyvips

BEGINNING, END = b"\xff\xd8\xff", b"\xff\xd9"
LAST = 8
"""Bytes that a whole scan cannot do without: what can be left out is no part of it."""


def is_whole(data: bytes) -> bool:
    """Of a file that ends with its picture. A 12 MP photograph: 0.15 s."""
    return data.startswith(BEGINNING) and _decodes(data) and not _decodes(data[: -len(END) - LAST] + END)


def _decodes(data: bytes) -> bool:
    """Without any doubt of the decoder."""
    try:
        pyvips.Image.new_from_buffer(data, "", access="sequential", fail_on="warning").avg()
    except pyvips.Error:
        return False
    return True
