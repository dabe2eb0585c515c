"""Sizes: what is larger afterwards, and what a format cannot hold."""

from __future__ import annotations

from tests.files.odd_file import OddFile

ROWS = (
    OddFile("compress-grows-palette-screenshot.png", "a screenshot in few colours grows"),
    OddFile("compress-grows-photo-2200px-q30.jpg", "a photograph of low quality grows"),
    OddFile("kept-then-larger-1600px-q60.jpg", "what was kept leaves larger"),
    OddFile(
        "wide-17000x40.jpg",
        "wider than a WebP can be: 16,383",
        may_be_smaller=("webp", "preview", "screen"),
    ),
)
