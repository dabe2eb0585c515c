"""A TIFF that is too large to be held whole, row by row from wherever it lies. `reading` asks. For workers only.

Pillow holds 800 MB of 200 megapixels; by rows they take what is made of them. What is small stays with Pillow, which
knows more kinds.
"""

from __future__ import annotations

from PIL import Image, UnidentifiedImageError

from imaging.file import stream
from imaging.inspection.report import Report
from imaging.large.strips import LARGE
from imaging.libvips import pyvips

PLAIN = {("srgb", 3): "", ("b-w", 1): "", ("cmyk", 4): "CMYK", ("srgb", 4): "RGBA", ("b-w", 2): "LA"}
"""What libvips calls colours that need no more than their profile, and how many channels those have; with what Pillow
has to call the picture, where a fourth or second channel can be anything."""


def is_read_by_rows(report: Report) -> bool:
    """Whether it is large, and of a kind that libvips and Pillow see alike."""
    if report.format != "TIFF" or report.samples or report.size[0] * report.size[1] <= LARGE:
        return False
    try:
        head = rows(report, "none")
    except pyvips.Error:
        return False
    mode = PLAIN.get((head.interpretation, head.bands)) if head.format == "uchar" else None
    return mode is not None and mode in ("", _mode(report))


def _mode(report: Report) -> str:
    """What Pillow calls the picture, told from its head."""
    try:
        with Image.open(stream(report.data), formats=("TIFF",)) as head:
            return head.mode
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return "unknown"


def rows(report: Report, fail_on: str) -> pyvips.Image:
    """Its picture as it is stored; nothing is decoded before it is asked for. Raises `pyvips.Error`."""
    file = stream(report.data)
    source = pyvips.SourceCustom()
    source.on_read(file.read)
    source.on_seek(lambda offset, whence: file.seek(offset, whence))
    return pyvips.Image.new_from_source(source, "", access="sequential", fail_on=fail_on)
