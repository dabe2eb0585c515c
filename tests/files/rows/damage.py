"""Whole pictures taken for half ones, and half ones for whole."""

from __future__ import annotations

from tests.files.odd_file import OddFile

ROWS = (
    OddFile(
        "heic-grid-cut-at-9-percent.heic",
        "half a picture is taken for a whole one: its missing tiles are plain green",
        refused="incomplete",
        slow=True,
    ),
    OddFile(
        "jpeg-without-eoi.jpg",
        "a whole picture is taken for half of one: all rows are there, the end mark is not",
        says=("end",),
        most={"same": 48_903, "zip": 48_903},  # its end mark is put back
    ),
    OddFile(
        "raw-with-thumbnail.dng",
        "the first picture of a file is not its main one",
        refused="raw",
    ),
)
