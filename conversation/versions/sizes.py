"""Sizes and formats of pictures as they are said: `1200 × 800, 214 KB`."""

from __future__ import annotations

from math import floor, log10

from conversation.image import Version
from conversation.sentences import in_bytes, say

FORMATS = {"webp": "WebP", "svg+xml": "SVG"}
"""Where the name is not simply written large."""


def in_dollars(micro: int) -> str:
    """`$0.93` of micro-dollars; small sums keep two digits that say something, as on the page."""
    dollars = micro / 1_000_000
    if dollars >= 0.01 or not micro:
        return f"${dollars:.2f}"
    return f"${float(f'{dollars:.1e}'):.{min(6, 1 - floor(log10(dollars)))}f}"


def format_of(media_type: str) -> str:
    """`JPEG` of `image/jpeg`."""
    name = media_type.partition("/")[2]
    return FORMATS.get(name, name.upper())


def measured(version: Version) -> str:
    """`1200 × 800, 214 KB`."""
    sides = {"width": version.width, "height": version.height}
    return say("measured", "{width} × {height}, {bytes}", **sides, bytes=in_bytes(version.bytes))
