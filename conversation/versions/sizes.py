"""Sizes and formats of pictures as they are said: `1200 × 800, 214 KB`."""

from __future__ import annotations

from conversation.image import Version
from conversation.sentences import in_bytes, say

FORMATS = {"webp": "WebP", "svg+xml": "SVG"}
"""Where the name is not simply written large."""


def format_of(media_type: str) -> str:
    """`JPEG` of `image/jpeg`."""
    name = media_type.partition("/")[2]
    return FORMATS.get(name, name.upper())


def measured(version: Version) -> str:
    """`1200 × 800, 214 KB`."""
    sides = {"width": version.width, "height": version.height}
    return say("measured", "{width} × {height}, {bytes}", **sides, bytes=in_bytes(version.bytes))
