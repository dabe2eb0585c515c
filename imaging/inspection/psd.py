"""Photoshop documents (PSD; Adobe Photoshop File Formats Specification): the merged picture that stands behind the
layers, where there is one; of large documents (PSB), too. `decoders/psd.py` reads it."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from imaging.file import Bytes, Span, Spliced
from imaging.inspection import exif, xmp
from imaging.inspection.report import Beside, Report, Sides, cut_at, damaged, incomplete, unread, within
from imaging.sentences import say

HEADER = 26
LARGE = 2
"""The version of a PSB, in which lengths are twice as wide."""
DEEPEST = 16
"""Bits a channel that are read."""
BITMAP, GREY, INDEXED, RGB, CMYK, MULTICHANNEL, DUOTONE, LAB = 0, 1, 2, 3, 4, 7, 8, 9
COLOURS = {BITMAP: 1, GREY: 1, INDEXED: 1, RGB: 3, CMYK: 4, DUOTONE: 1, LAB: 3}
"""Channels of each mode that is read."""
NAMES = {BITMAP: "bitmap", GREY: "grey", INDEXED: "palette", RGB: "RGB", CMYK: "CMYK", DUOTONE: "duotone", LAB: "Lab"}
DEPTHS = {BITMAP: (1,), INDEXED: (8,)}
"""Bits a channel, where they are not 8 or 16."""
RAW, RUNS = 0, 1
"""Ways to pack."""
RESOLUTION, IPTC, PROFILE, VERSION, EXIF, XMP = 1005, 1028, 1039, 1057, 1058, 1060
"""Resources."""
MOST = 10_000
"""Resources; more are garbage."""
PALETTE = 768
INSTEAD = "Save it as PNG or TIFF with Photoshop, or as PSD with 8 or 16 bits in RGB, grey or CMYK."
NOT_MERGED = "Only its layers are in it. Save it with Photoshop's “Maximize PSD and PSB File Compatibility”, or as PNG."
NO_DUOTONE = say("noticed_duotone", "duotone: shown in grey")


@dataclass(frozen=True)
class PsdDocument:
    """Where everything stands."""

    data: Bytes
    channels: int
    size: Sides
    bits: int
    mode: int
    palette: Span
    resources: Span
    layers: Span
    pixels: int
    """Where they begin, with how they are packed."""
    large: bool

    @property
    def colours(self) -> int:
        return COLOURS[self.mode]

    @property
    def transparent(self) -> bool:
        """Whether the channel behind the colours is the merged picture's: a count of layers below zero says so."""
        start, end = self.layers
        has = end - start >= 6 and self.channels > self.colours
        return has and struct.unpack_from(">h", self.data, start + 4)[0] < 0

    @property
    def taken(self) -> int:
        """Channels that are read."""
        return self.colours + self.transparent

    @property
    def row(self) -> int:
        """Bytes of one of a channel."""
        return (self.size[0] * self.bits + 7) // 8

    @property
    def packed(self) -> bool:
        """Whether its rows are run lengths."""
        return int.from_bytes(self.data[self.pixels : self.pixels + 2]) == RUNS

    @property
    def start(self) -> int:
        """Where the first row of the first channel begins."""
        table = self.channels * self.size[1] * self.width if self.packed else 0
        return self.pixels + 2 + table

    @property
    def width(self) -> int:
        """Bytes of a row's length."""
        return 4 if self.large else 2

    def lengths(self) -> tuple[int, ...]:
        """Of the rows that are read, packed. Raises `Refused` where the file ends before that."""
        place, count = self.pixels + 2, self.taken * self.size[1]
        if place + count * self.width > len(self.data):
            raise incomplete("The file ends before its picture begins.")
        return struct.unpack_from(f">{count}{'I' if self.large else 'H'}", self.data, place)

    @property
    def layered(self) -> bool:
        start, end = self.layers
        return end - start >= 6 and self.data[start + 4 : start + 6] != b"\0\0"


def inspected(data: Bytes, limit: int) -> Report:
    """Raises `Refused`."""
    document = document_of(data)
    within(document.size, limit)
    if document.mode not in COLOURS or document.bits not in DEPTHS.get(document.mode, (8, DEEPEST)):
        kind = NAMES.get(document.mode, "many channels")
        depth = f"{document.bits} bit{'s' * (document.bits != 1)} a channel"
        raise unread(f"a Photoshop document (PSD) in {kind} with {depth}", INSTEAD)
    found = _resources(data, document.resources)
    if document.layered and found.get(VERSION, b"\0\0\0\0\1")[4:5] == b"\0":
        raise unread("a Photoshop document (PSD) without a merged picture", NOT_MERGED)
    short = document.mode == INDEXED and document.palette[1] - document.palette[0] != PALETTE
    if document.channels < document.colours or not all(document.size) or short:
        raise damaged()
    beside = Beside(exif.body_of(found.get(EXIF, b"")), found.get(XMP, b""), found.get(PROFILE, b""))
    _check_whole(document)
    return Report(
        "PSD",
        Spliced.of(data, ((0, len(data)),)),
        document.size,
        bits=document.bits,
        channels=document.taken,
        place=exif.has_place(beside.exif) or xmp.has_place(beside.xmp),
        beside=beside,
        notes=(NO_DUOTONE,) if document.mode == DUOTONE else (),
        dpi=_resolution(found.get(RESOLUTION, b"")),
    )


def _resolution(resource: bytes) -> tuple[float, float] | None:
    """Always in pixels an inch, in numbers of 16 bits and as many behind the point."""
    if len(resource) < 16:
        return None
    across, down = struct.unpack_from(">I4xI", resource)
    return across / (1 << 16), down / (1 << 16)


def document_of(data: Bytes) -> PsdDocument:
    """Raises `Refused` where it ends before its picture."""
    if len(data) < HEADER:
        raise incomplete("The file ends before its picture begins.")
    large = int.from_bytes(data[4:6]) == LARGE
    channels, high, wide, bits, mode = struct.unpack_from(">HIIHH", data, 12)
    palette = _section(data, HEADER)
    resources = _section(data, palette[1])
    layers = _section(data, resources[1], large)
    return PsdDocument(data, channels, (wide, high), bits, mode, palette, resources, layers, layers[1], large)


def _section(data: Bytes, place: int, large: bool = False) -> Span:
    """What stands behind its length."""
    width = 8 if large else 4
    if place + width > len(data):
        raise incomplete("The file ends before its picture begins.")
    return place + width, place + width + int.from_bytes(data[place : place + width])


def resources_of(data: Bytes) -> dict[int, bytes]:
    """By their numbers, of a document. Raises `Refused` where it ends before them."""
    return _resources(data, document_of(data).resources)


def _resources(data: Bytes, within_: Span) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    place, end = within_
    for _ in range(MOST):
        if place + 12 > min(end, len(data)):
            break
        number, name = struct.unpack_from(">HB", data, place + 4)
        place += 7 + name + (name + 1) % 2
        if place + 4 > len(data):
            break
        (size,) = struct.unpack_from(">I", data, place)
        found.setdefault(number, bytes(data[place + 4 : place + 4 + size]))
        place += 4 + size + size % 2
    return found


def _check_whole(document: PsdDocument) -> None:
    """Raises `Refused` where its pixels are not all there, or packed as nobody reads them here."""
    data = document.data
    if document.pixels + 2 > len(data):
        raise incomplete("The file ends before its picture begins.")
    (packed,) = struct.unpack_from(">H", data, document.pixels)
    if packed not in (RAW, RUNS):
        raise unread(f"a Photoshop document (PSD) packed in way {packed}", INSTEAD)
    length = sum(document.lengths()) if document.packed else document.taken * document.size[1] * document.row
    if document.start + length > len(data):
        raise incomplete(cut_at(max(0, len(data) - document.start) / length))
