"""Raw files: what a camera's sensor saw, and beside it a JPEG that the camera made of it. That JPEG is the picture that
people know; a large one is used, and what has only a thumbnail is refused by its name.

Whatever the maker, it stands in the file in one piece, so it is found by looking for the largest JPEG there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from imaging.file import Bytes
from imaging.file_formats import CAMERA_RAW
from imaging.inspection import exif, ifd, jpeg, tiff
from imaging.inspection.report import UPRIGHT, Report, unread
from imaging.refusal import Refused
from imaging.sentences import say

DNG, MAKE, SENSOR, LINEAR = 0xC612, 0x10F, 32803, 34892
"""Tags, and what a photometric of a sensor is."""
CODED = (34713, 32767, 32770)
"""Compressions of Nikon, Sony and Samsung."""
BY_MAKER = {
    b"NIKON": "NEF",
    b"CANON": "CR2",
    b"SONY": "ARW",
    b"PENTAX": "PEF",
    b"RICOH": "PEF",
    b"SAMSUNG": "SRW",
    b"HASSELBLAD": "3FR",
    b"PHASE ONE": "IIQ",
    b"LEICA": "RWL",
    b"EPSON": "ERF",
    b"KODAK": "DCR",
    b"MAMIYA": "MEF",
    b"OLYMPUS": "ORF",
    b"PANASONIC": "RW2",
}
BEGINNINGS = tuple(
    (re.compile(beginning, re.DOTALL), kind)
    for beginning, kind in (
        (rb"II\*\0....CR", "CR2"),
        (rb"II(?:RO|RS)|MMOR", "ORF"),
        (rb"IIU\0", "RW2"),
        (rb"FUJIFILMCCD-RAW", "RAF"),
        (rb"....ftypcrx ", "CR3"),
        (rb"II\x1a\0\0\0HEAPCCDR", "CRW"),
        (rb"FOVb", "X3F"),
        (rb"\0MRM", "MRW"),
    )
)
LARGE = 1600
"""Pixels of the longer side from which on the JPEG in it is a picture and no thumbnail."""
READABLE = (0xC0, 0xC1, 0xC2)
"""Frames that every reader knows; sensors' own data is often coded as JPEG without loss, too."""
MOST = 5000
"""Places that are looked at."""
CONVERT = (
    "Only a thumbnail is in it, which is no picture to work with. Export it as JPEG, PNG or TIFF with the camera's "
    "program, darktable, RawTherapee or Lightroom, or send the JPEG that the camera wrote beside it."
)


@dataclass(frozen=True)
class _Preview:
    start: int
    width: int
    height: int

    @property
    def pixels(self) -> int:
        return self.width * self.height


def kind_of(data: Bytes) -> str:
    """`DNG`, `NEF`, … ; empty for what is no raw file."""
    told = next((kind for beginning, kind in BEGINNINGS if beginning.match(data)), "")
    return told or (_in_tiff(data) if data[:4] in (b"II*\0", b"MM\0*") else "")


def inspected(data: Bytes, limit: int) -> Report:
    """Of the largest JPEG in it. Raises `Refused` for what has none that is large enough."""
    kind = kind_of(data)
    found = sorted(_previews(data), key=lambda preview: -preview.pixels)
    for preview in found:
        if max(preview.width, preview.height) < LARGE:
            break
        try:
            report = jpeg.inspected(data[preview.start :], limit)
        except Refused:
            continue
        note = say(
            "noticed_raw",
            "raw file ({kind}): the camera’s own JPEG in it is used, {width} × {height}",
            kind=kind,
            width=preview.width,
            height=preview.height,
        )
        turned = report.orientation if exif.orientation_of(report.beside.exif) else _orientation(data)
        return replace(report, orientation=turned, kept_as=CAMERA_RAW, notes=(note, *report.notes))
    raise unread(f"a raw file of a camera ({kind})", CONVERT)


def _in_tiff(data: Bytes) -> str:
    directories = [*ifd.directories(data), *ifd.subdirectories(data)]
    if not directories:
        return ""
    if any(DNG in each.numbers for each in directories):
        return "DNG"
    seen = {each.number(tiff.PHOTOMETRIC) for each in directories}
    coded = {each.number(tiff.COMPRESSION) for each in directories}
    if not (seen & {SENSOR, LINEAR} or coded & {*CODED}):
        return ""
    maker = directories[0].texts.get(MAKE, b"").upper()
    return next((kind for name, kind in BY_MAKER.items() if maker.startswith(name)), "of an unknown maker")


def _previews(data: Bytes) -> Iterator[_Preview]:
    place = -1
    for _ in range(MOST):
        place = data.find(jpeg.START + b"\xff", place + 1)
        if place < 0:
            return
        for segment in jpeg.walk(data, place + 2):
            frame = jpeg.Frame.of(segment)
            if frame and frame.marker in READABLE and frame.bits == 8 and frame.channels == 3:
                yield _Preview(place, frame.width, frame.height)
            if frame or segment.marker in (jpeg.SCAN, jpeg.EOI):
                break


def _orientation(data: Bytes) -> int:
    """As the raw file says it: in its first directory, a CR3's in a box of its own."""
    body = data[: 1 << 20]
    if body[4:12] == b"ftypcrx ":
        place = body.find(b"CMT1")
        body = body[place + 4 :] if place > 0 else b""
    elif body[:2] in (b"II", b"MM"):
        body = body[:2] + (b"*\0" if body[:2] == b"II" else b"\0*") + body[4:]
    return exif.orientation_of(body) or UPRIGHT
