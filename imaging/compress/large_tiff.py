"""A TIFF that is too large to be held whole, row by row from wherever it lies. `reading` asks. For workers only.

Pillow holds 800 MB of 200 megapixels; by rows they take what is made of them. What is small stays with Pillow, which
knows more kinds.
"""

from __future__ import annotations

from imaging.file import stream
from imaging.inspection.report import Report
from imaging.large.strips import LARGE
from imaging.libvips import pyvips

PLAIN = {("srgb", 3), ("b-w", 1)}
"""What libvips calls colours that need no more than their profile, and how many channels those have."""


def is_read_by_rows(report: Report) -> bool:
    """Whether it is large, and of a kind that libvips and Pillow see alike."""
    if report.format != "TIFF" or report.samples or report.size[0] * report.size[1] <= LARGE:
        return False
    try:
        head = rows(report, "none")
    except pyvips.Error:
        return False
    return head.format == "uchar" and (head.interpretation, head.bands) in PLAIN


def rows(report: Report, fail_on: str) -> pyvips.Image:
    """Its picture as it is stored; nothing is decoded before it is asked for. Raises `pyvips.Error`."""
    file = stream(report.data)
    source = pyvips.SourceCustom()
    source.on_read(file.read)
    source.on_seek(lambda offset, whence: file.seek(offset, whence))
    return pyvips.Image.new_from_source(source, "", access="sequential", fail_on=fail_on)
