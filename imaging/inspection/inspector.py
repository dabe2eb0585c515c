"""Looks at a file and says what it is. Whoever reads pixels asks here first, and goes by what is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from imaging.file import Bytes, File, Spliced, mapped
from imaging.file_formats import format_of
from imaging.inspection import bmp, gif, heif, icns, ico, jpeg, jpeg2000, netpbm, png, psd, raw, riff, tga, tiff
from imaging.inspection.kinds import refusal
from imaging.inspection.report import Report

LIMIT = 200_000_000
"""Pixels."""
Inspection = Callable[[Bytes, int], Report]
INSPECTIONS: dict[str, Inspection] = {
    "JPEG": jpeg.inspected,
    "PNG": png.inspected,
    "WEBP": riff.inspected,
    "HEIF": heif.inspected,
    "AVIF": heif.inspected,
    "GIF": gif.inspected,
    "TIFF": tiff.inspected,
    "BMP": bmp.inspected,
    "JPEG2000": jpeg2000.inspected,
    "PSD": psd.inspected,
    "ICO": ico.inspected,
    "ICNS": icns.inspected,
    "PPM": netpbm.inspected,
}
"""By Pillow's names; what begins in no way of its own is tried last."""


def inspected(file: File, limit: int = LIMIT) -> Report:
    """Raises `Refused` for what is no picture, is of a kind that is not opened here, has lost a part of its pixels, or
    has more than `limit` of them."""
    data = mapped(file)
    inspection = _inspection(data)
    if inspection is None:
        raise refusal(data)
    report = inspection(data, limit)
    untouched = isinstance(report.data, Spliced) and report.data.is_all_of(data)
    return replace(report, file=report.file or file, data=file if untouched else report.data)


def _inspection(data: Bytes) -> Inspection | None:
    if raw.kind_of(data):
        return raw.inspected
    if known := format_of(data):
        return INSPECTIONS[known.pillow]
    return tga.inspected if tga.is_targa(data) else None
