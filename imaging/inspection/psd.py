"""Photoshop documents (PSD; Adobe Photoshop File Formats Specification): the merged picture that stands behind the
layers, where there is one. What decoders get is a document of that alone, without layers and further channels."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import accumulate

from imaging.file import Bytes, Span, Spliced
from imaging.inspection import exif, xmp
from imaging.inspection.report import Beside, Report, Sides, cut_at, damaged, incomplete, unread, within
from imaging.sentences import say

HEADER = 26
BITMAP, GREY, INDEXED, RGB, CMYK, MULTICHANNEL, DUOTONE, LAB = 0, 1, 2, 3, 4, 7, 8, 9
COLOURS = {BITMAP: 1, GREY: 1, INDEXED: 1, RGB: 3, CMYK: 4, DUOTONE: 1, LAB: 3}
"""Channels of each mode that is read."""
NAMES = {BITMAP: "bitmap", GREY: "grey", INDEXED: "palette", RGB: "RGB", CMYK: "CMYK", DUOTONE: "duotone", LAB: "Lab"}
RAW, RUNS = 0, 1
"""Ways to pack."""
RESOLUTION, IPTC, PROFILE, VERSION, EXIF, XMP = 1005, 1028, 1039, 1057, 1058, 1060
"""Resources."""
MOST = 10_000
"""Resources; more are garbage."""
PALETTE = 768
INSTEAD = "Save it as PNG or TIFF with Photoshop, or as PSD with 8 bits in RGB, grey or CMYK."
NOT_MERGED = "Only its layers are in it. Save it with Photoshop's “Maximize PSD and PSB File Compatibility”, or as PNG."
NO_DUOTONE = say("noticed_duotone", "duotone: shown in grey")


@dataclass(frozen=True)
class _Document:
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
    def layered(self) -> bool:
        start, end = self.layers
        return end - start >= 6 and self.data[start + 4 : start + 6] != b"\0\0"


def inspected(data: Bytes, limit: int) -> Report:
    """Raises `Refused`."""
    document = _document(data)
    within(document.size, limit)
    if document.mode not in COLOURS or document.bits != (1 if document.mode == BITMAP else 8):
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
    taken = document.colours + (document.transparent and document.mode == RGB)
    return Report(
        "PSD",
        _merged(document, taken),
        document.size,
        bits=document.bits,
        channels=taken,
        place=exif.has_place(beside.exif) or xmp.has_place(beside.xmp),
        beside=beside,
        notes=_notes(document),
        dpi=_resolution(found.get(RESOLUTION, b"")),
    )


def _resolution(resource: bytes) -> tuple[float, float] | None:
    """Always in pixels an inch, in numbers of 16 bits and as many behind the point."""
    if len(resource) < 16:
        return None
    across, down = struct.unpack_from(">I4xI", resource)
    return across / (1 << 16), down / (1 << 16)


def _notes(document: _Document) -> tuple[str, ...]:
    if document.mode == DUOTONE:
        return (NO_DUOTONE,)
    if document.transparent and document.mode != RGB:
        return (
            say(
                "noticed_on_white",
                "transparency of a Photoshop document in {mode}: shown on white",
                mode=NAMES[document.mode],
            ),
        )
    return ()


def _document(data: Bytes) -> _Document:
    if len(data) < HEADER:
        raise incomplete("The file ends before its picture begins.")
    channels, high, wide, bits, mode = struct.unpack_from(">HIIHH", data, 12)
    palette = _section(data, HEADER)
    resources = _section(data, palette[1])
    layers = _section(data, resources[1])
    return _Document(data, channels, (wide, high), bits, mode, palette, resources, layers, layers[1])


def _section(data: Bytes, place: int) -> Span:
    """What stands behind its length."""
    if place + 4 > len(data):
        raise incomplete("The file ends before its picture begins.")
    return place + 4, place + 4 + struct.unpack_from(">I", data, place)[0]


def resources_of(data: Bytes) -> dict[int, bytes]:
    """By their numbers, of a document. Raises `Refused` where it ends before them."""
    return _resources(data, _document(data).resources)


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


def _merged(document: _Document, taken: int) -> Spliced:
    """A document of so many of its channels."""
    data, (wide, high) = document.data, document.size
    place = document.pixels + 2
    if place > len(data):
        raise incomplete("The file ends before its picture begins.")
    (packed,) = struct.unpack_from(">H", data, document.pixels)
    if packed not in (RAW, RUNS):
        raise unread(f"a Photoshop document (PSD) packed in way {packed}", INSTEAD)
    table: Span = (place, place)
    length = taken * high * ((wide + 7) // 8 if document.bits == 1 else wide)
    if packed == RUNS:
        table, place = (place, place + 2 * high * taken), place + 2 * high * document.channels
        length = _length(data, table)
    if place + length > len(data):
        raise incomplete(cut_at(max(0, len(data) - place) / length))
    head = bytes(data[:12]) + struct.pack(">H", taken) + bytes(data[14:HEADER])
    palette = document.palette[0] - 4, document.palette[1]
    packing = document.pixels, document.pixels + 2
    return Spliced.of(data, (head, palette, bytes(8), packing, table, (place, place + length)))


def _length(data: Bytes, table: Span) -> int:
    """Bytes of all rows together."""
    start, end = table
    if end > len(data):
        raise incomplete("The file ends before its picture begins.")
    *_, length = accumulate(struct.unpack_from(f">{(end - start) // 2}H", data, start), initial=0)
    return int(length)
