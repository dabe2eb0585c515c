"""Whether a JPEG's scans hold its pixels and nothing else: what a decoder skips could be anything. For workers only.

A decoder reads a progressive file to its end before it shows a row, and says what was too much. Of a sequential one it
stops behind the last pixel and says nothing: there, the last bytes are taken away, and pixels have to go with them.
"""

from __future__ import annotations

from imaging.inspection.jpeg import END
from imaging.libvips import pyvips

BEGINNING = b"\xff\xd8\xff"
SCAN = b"\xff\xda"
LAST = 8
"""Bytes that a whole scan cannot do without: what can be left out is no part of it."""
ROWS = 32
"""Those at the foot of a picture that the last bytes may hold."""


def is_whole(data: bytes) -> bool:
    """Of a file that ends with its picture. A 12 MP photograph: 0.3 s."""
    if not data.startswith(BEGINNING):
        return False
    try:
        foot = _foot(data, fail_on="warning")
        if foot is None or _last_scan(data) <= LAST:
            return True
        shorter = _foot(data[: -len(END) - LAST] + END, fail_on="none")
    except pyvips.Error:
        return False
    return shorter is None or bool((foot - shorter).abs().max() > 0)


def _last_scan(data: bytes) -> int:
    """Its bytes. A plain picture has few."""
    at = data.rindex(SCAN) + len(SCAN)
    return len(data) - len(END) - at - int.from_bytes(data[at : at + 2])


def _foot(data: bytes, fail_on: str) -> pyvips.Image | None:
    """The last rows, decoded behind all the others; None of a progressive picture, which was read whole by then."""
    image = pyvips.Image.new_from_buffer(data, "", access="sequential", fail_on=fail_on)
    if "interlaced" in image.get_fields():
        image.avg()
        return None
    top = max(0, image.height - ROWS)
    return image.crop(0, top, image.width, image.height - top).copy_memory()
