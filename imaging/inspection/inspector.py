"""Looks at a file and says what it is. Whoever reads pixels asks here first, and goes by what is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from imaging.file import Bytes, File, Spliced, mapped
from imaging.inspection import bmp, gif, heif, ico, jpeg, jpeg2000, netpbm, png, psd, raw, riff, tga, tiff
from imaging.inspection.kinds import refusal
from imaging.inspection.report import Report

LIMIT = 200_000_000
"""Pixels."""
Inspection = Callable[[Bytes, int], Report]
INSPECTIONS: tuple[tuple[re.Pattern[bytes], Inspection], ...] = tuple(
    (re.compile(begins, re.DOTALL), inspection)
    for begins, inspection in (
        (rb"\xff\xd8\xff", jpeg.inspected),
        (rb"\x89PNG\r\n\x1a\n", png.inspected),
        (rb"RIFF....WEBP", riff.inspected),
        (rb"GIF8[79]a", gif.inspected),
        (rb"II[*+]\0|MM\0[*+]", tiff.inspected),
        (rb"....ftyp(?:avif|avis|hei[cxms]|hev[cxms]|mif1|msf1|heif)", heif.inspected),
        (bmp.BEGINNING, bmp.inspected),
        (rb"\0\0\0\x0cjP  \r\n\x87\n|\xffO\xffQ", jpeg2000.inspected),
        (rb"8BPS\0\x01", psd.inspected),
        (ico.BEGINNING, ico.inspected),
        (netpbm.BEGINNING, netpbm.inspected),
    )
)


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
    by_beginning = (inspection for begins, inspection in INSPECTIONS if begins.match(data))
    return next(by_beginning, tga.inspected if tga.is_targa(data) else None)
