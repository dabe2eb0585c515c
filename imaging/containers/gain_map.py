"""The gain map of a JPEG that was made clean: it goes along, itself made clean.

Of the map stay its coded pixels, its profile and its numbers. The index of both pictures (CIPA DC-007), the segments of
ISO 21496-1 and the XMP of Ultra HDR are written anew. Of Apple's maps there is one number, how much brighter than white
the photograph becomes: also where it came from among the maker's notes, it goes along in the map's XMP.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from imaging.colour.gain_map import ENTRIES, MPF, gain_map
from imaging.containers import gains, jpeg
from imaging.containers.gains import Gains
from imaging.containers.jpeg import WrittenSegment
from imaging.file import Bytes
from imaging.inspection.jpeg import APP0, APP1, APP2, APP13, XMP
from imaging.metadata.apple_gain import headroom_of
from imaging.metadata.blocks import blocks_of

ENTRY, COUNT, VERSION = 16, 0xB001, 0xB000
PRIMARY = 0x030000
"""What a picture is that stands for all."""
HEAD = 8
"""Bytes of a segment before what its places count from: marker, length and `MPF`."""
FRONT = (APP0, APP1, APP13)
"""Segments that stand before ours."""
PACKET = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about=""{said}</rdf:Description></rdf:RDF></x:xmpmeta>'
)
ULTRA_HDR = f' xmlns:hdrgm="{gains.HDRGM}"'
DIRECTORY = (
    ' xmlns:Container="http://ns.google.com/photos/1.0/container/"'
    ' xmlns:Item="http://ns.google.com/photos/1.0/container/item/" hdrgm:Version="1.0"><Container:Directory><rdf:Seq>'
    '<rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="Primary" Item:Mime="image/jpeg"/></rdf:li>'
    '<rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="GainMap" Item:Mime="image/jpeg"'
    ' Item:Length="{length}"/></rdf:li></rdf:Seq></Container:Directory>'
)


APPLE = b"urn:com:apple:photo:2020:aux:hdrgainmap"
APPLES = (
    ' xmlns:apdi="http://ns.apple.com/pixeldatainfo/1.0/" xmlns:HDRGainMap="http://ns.apple.com/HDRGainMap/1.0/"'
    ' HDRGainMap:HDRGainMapVersion="131072" HDRGainMap:HDRGainMapHeadroom="{headroom:.6f}"'
    f' apdi:AuxiliaryImageType="{APPLE.decode()}" apdi:NativeFormat="1278226488" apdi:StoredFormat="1278226488">'
)
"""What a map says of itself since that number stands there; its pixels are grey of 8 bits (`L008`)."""


@dataclass(frozen=True)
class _Told:
    """A map's numbers, and in which of the two ways they were told: in the same they go on."""

    iso: Gains | None
    xmp: Gains | None
    apple: float | None = None
    """Times white."""

    @property
    def says(self) -> bool:
        return bool(self.iso or self.xmp or self.apple)

    @staticmethod
    def of(picture: bytes, exif: Bytes) -> _Told:
        told = list(jpeg.parsed(picture))
        iso = (gains.from_bytes(each.body) for each in told if each.marker == APP2 and each.body.startswith(gains.ISO))
        xmp = (gains.from_xmp(each.body) for each in told if each.marker == APP1 and each.body.startswith(XMP))
        notes = b"".join(each.body for each in told if each.marker == APP1 and each.body.startswith(XMP))
        return _Told(next(iso, None), next(xmp, None), headroom_of(exif, notes) if APPLE in notes else None)

    def of_the_map(self) -> tuple[WrittenSegment, ...]:
        """What stands in it."""
        apple = APPLES.format(headroom=self.apple) if self.apple else ""
        note = (_note(ULTRA_HDR + self.xmp.in_xmp()),) if self.xmp else (_note(apple),) if apple else ()
        return (*note, *((WrittenSegment(APP2, self.iso.in_bytes()),) if self.iso else ()))

    def of_the_photograph(self, length: int) -> tuple[WrittenSegment, ...]:
        """What stands in front of it: that there is a map of so many bytes."""
        note = (_note(ULTRA_HDR + DIRECTORY.format(length=length)),) if self.xmp else ()
        return (*note, *((WrittenSegment(APP2, gains.ISO + gains.VERSION),) if self.iso else ()))


def with_gain_map(clean: bytes, data: bytes) -> bytes:
    """A JPEG that was made of `data` without coding it again, with the map of `data`; as it is where that has none, or
    one whose numbers are not understood. Raises `Odd` where the map cannot be made clean."""
    found = gain_map(data)
    if found is None:
        return clean
    ((start, length),) = found.places
    picture = data[start : start + length]
    told = _Told.of(picture, blocks_of(data).exif)
    if any(each.marker == APP1 and each.body.startswith(XMP) for each in jpeg.parsed(clean)):
        # a picture has one packet of XMP, and that says whose it is
        told = _Told(told.iso or told.xmp, None, told.apple)
    if not told.says:
        return clean
    small = _with(jpeg.bare(picture), *told.of_the_map())
    return _indexed(clean, told.of_the_photograph(len(small)), small)


def _note(said: str) -> WrittenSegment:
    return WrittenSegment(APP1, XMP + PACKET.format(said=said).encode())


def _indexed(clean: bytes, ours: tuple[WrittenSegment, ...], small: bytes) -> bytes:
    """Both pictures, the first one with what leads to the second."""
    front = _with(clean, *ours, _index(0, 0, 0))
    base = front.index(_index(0, 0, 0).packed()) + HEAD
    return _with(clean, *ours, _index(len(front), len(front) - base, len(small))) + small


def _with(file: bytes, *ours: WrittenSegment) -> bytes:
    """A clean JPEG with these segments behind those that say what it is."""
    segments = list(jpeg.parsed(file))
    at = next(place for place, each in enumerate(segments) if each.marker not in FRONT)
    return jpeg.joined([*segments[:at], *ours, *segments[at:]])


def _index(first: int, offset: int, length: int) -> WrittenSegment:
    """Where two pictures are: how long the first is, how far behind this index the second, and how long that."""
    fields = (
        struct.pack(">HHI4s", VERSION, 7, 4, b"0100"),
        struct.pack(">HHII", COUNT, 4, 1, 2),
        struct.pack(">HHII", ENTRIES, 7, 2 * ENTRY, 8 + 2 + 3 * 12 + 4),
    )
    entries = struct.pack(">IIIHH", PRIMARY, first, 0, 0, 0) + struct.pack(">IIIHH", 0, length, offset, 0, 0)
    return WrittenSegment(
        APP2, MPF + b"MM\0*" + struct.pack(">IH", 8, len(fields)) + b"".join(fields) + bytes(4) + entries
    )
