"""JPEG 2000 (ISO/IEC 15444-1): the boxes of a JP2, and the tile-parts of the codestream in it or alone."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from imaging.file import Bytes, Spliced
from imaging.inspection import exif, xmp
from imaging.inspection.boxes import boxes
from imaging.inspection.report import UPRIGHT, Beside, Report, Sides, cut_at, damaged, incomplete, unread, within

FORMAT = "JPEG2000"
START = b"\xffO\xffQ"
SIZES, TILE_PART, DATA, END = 0xFF51, 0xFF90, 0xFF93, 0xFFD9
"""Markers (table A.2)."""
CLOSED = END.to_bytes(2, "big")
HEAD = 12
"""Bytes of a tile-part's first segment."""
MOST = 100_000
"""Segments and tile-parts; more are garbage."""
METRES = 0.0254
"""Of an inch."""
PROFILES = (2, 3)
"""Methods of `colr` that a profile follows."""
EXIF_ID, XMP_ID = b"JpgTiffExif->JP2", bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
LOST = "The file ends before its picture does."
LARGEST_BITS, CHANNELS = 16, 4
"""What is read of a channel, and how many of them."""


@dataclass
class _Stream:
    """What the codestream says."""

    size: Sides
    bits: int
    channels: int
    tiles: int
    begun: set[int] = field(default_factory=set)
    cut: bool = False


def inspected(data: Bytes, limit: int) -> Report:
    """Raises `Refused`."""
    stream, beside, dpi = (_stream(data), Beside(), None) if data[:4] == START else _in_boxes(data)
    if stream is None:
        raise incomplete(LOST)
    within(stream.size, limit)
    if stream.channels > CHANNELS or stream.bits > LARGEST_BITS:
        kind = f"a JPEG 2000 picture with {stream.channels} channels of {stream.bits} bits"
        raise unread(kind, "Save it as RGB or grey with 8 or 16 bits, as PNG or TIFF.")
    missing = stream.tiles - len(stream.begun)
    if stream.cut or missing:
        raise incomplete(cut_at(max(0, len(stream.begun) - stream.cut) / stream.tiles) if stream.tiles > 1 else LOST)
    place = exif.has_place(beside.exif) or xmp.has_place(beside.xmp)
    whole = Spliced.of(data, ((0, len(data)),))
    turned = exif.orientation_of(beside.exif) or xmp.orientation_of(beside.xmp) or UPRIGHT
    return Report(FORMAT, whole, stream.size, turned, stream.bits, stream.channels, place=place, beside=beside, dpi=dpi)


def _in_boxes(data: Bytes) -> tuple[_Stream | None, Beside, tuple[float, float] | None]:
    beside, dpi = beside_of(data)
    return next((_stream(box.body) for box in boxes(data) if box.kind == b"jp2c"), None), beside, dpi


def beside_of(data: Bytes) -> tuple[Beside, tuple[float, float] | None]:
    """What stands beside the pixels of a JP2, and how many of them an inch has."""
    found: dict[bytes, bytes] = {}
    dpi = None
    for kind, body, *_ in boxes(data):
        if kind == b"jp2h":
            found[b"icc"], dpi = _profile(body), _resolution(body)
        elif kind == b"uuid":
            found[body[:16]] = body[16:]
    return Beside(exif.body_of(found.get(EXIF_ID, b"")), found.get(XMP_ID, b""), found.get(b"icc", b"")), dpi


def channel_order(data: Bytes) -> tuple[int, ...]:
    """Which channel is red, green and blue (`cdef`, I.5.3.6); empty where they stand in that order, or nothing is
    said."""
    header = next((box.body for box in boxes(data) if box.kind == b"jp2h"), b"")
    told = next((body for kind, body, *_ in boxes(header) if kind == b"cdef"), b"")
    rows = struct.iter_unpack(">HHH", told[2 : 2 + (len(told) - 2) // 6 * 6]) if len(told) > 2 else ()
    colours = {meaning - 1: channel for channel, kind, meaning in rows if kind == 0}
    order = tuple(colours.get(colour, -1) for colour in range(3))
    return order if sorted(order) == [0, 1, 2] and order != (0, 1, 2) else ()


def _resolution(header: bytes) -> tuple[float, float] | None:
    """How large it is to be shown, else how it was captured (I.5.3.7): dots a metre, as fractions with an exponent."""
    inner = next((body for kind, body, *_ in boxes(header) if kind == b"res "), b"")
    said = {kind: body for kind, body, *_ in boxes(inner) if len(body) >= 10}
    told = said.get(b"resd") or said.get(b"resc")
    if not told:
        return None
    down, down_by, across, across_by, down_tens, across_tens = struct.unpack_from(">HHHHbb", told)
    if not (across_by and down_by):
        return None
    return across / across_by * 10**across_tens * METRES, down / down_by * 10**down_tens * METRES


def _profile(header: bytes) -> bytes:
    bodies = (body for kind, body, *_ in boxes(header) if kind == b"colr")
    return next((body[3:] for body in bodies if body[:1] and body[0] in PROFILES), b"")


def _stream(data: Bytes) -> _Stream | None:
    """None where it ends before it says its size."""
    if data[:2] != START[:2]:
        raise damaged()
    stream = None
    for marker, place, length in _segments(data):
        if marker == SIZES and stream is None:
            stream = _sizes(data[place : place + length])
        elif marker == TILE_PART and stream:
            _tile_part(data, place, length, stream)
    return stream


def _segments(data: Bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, place and length of each, from its marker on; of a tile-part as long as that is, to the end of the file
    where that is not said."""
    place = 2
    for _ in range(MOST):
        if place + 4 > len(data):
            return
        marker, length = struct.unpack_from(">HH", data, place)
        length += 2
        if marker == TILE_PART and place + HEAD <= len(data):
            (said,) = struct.unpack_from(">I", data, place + 6)
            length = said or len(data) - place
        if marker == END or length < 4:
            return
        yield marker, place, length
        place += length


def _sizes(segment: Bytes) -> _Stream | None:
    """Table A.9."""
    if len(segment) < 41:
        return None
    right, bottom, left, top, wide, high, tile_left, tile_top, channels = struct.unpack_from(">8IH", segment, 6)
    depths = segment[40::3][:channels]
    if not (wide and high and right > left and bottom > top and channels and depths):
        raise damaged()
    tiles = -((tile_left - right) // wide) * -((tile_top - bottom) // high)
    return _Stream((right - left, bottom - top), max((depth & 0x7F) + 1 for depth in depths), channels, tiles)


def _tile_part(data: Bytes, place: int, length: int, stream: _Stream) -> None:
    if place + HEAD > len(data):
        stream.cut = True
        return
    (index,) = struct.unpack_from(">H", data, place + 4)
    (said,) = struct.unpack_from(">I", data, place + 6)
    if index >= stream.tiles:
        raise damaged()
    stream.begun.add(index)
    stream.cut |= place + length > len(data) or (not said and data.find(CLOSED, place) < 0)
