"""JPEG (T.81) as segments: those that decode it stay, colour profile and Adobe's mark among them.

Every segment that stays has exactly the length that its kind has, so that nothing hides behind a table. What stands
behind the end of the picture goes: a phone's other pictures and films, archives that were glued on.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from imaging.inspection.jpeg import (
    ADOBE,
    APP0,
    APP1,
    APP2,
    APP13,
    APP14,
    APP15,
    BARE,
    COMMENT,
    END,
    EOI,
    ICC,
    JFIF,
    MARKER,
    SCAN,
    START,
    TABLES,
    XMP,
    walk,
)
from imaging.label import Label
from imaging.odd import Odd

DHT, DRI, DNL, DAC = 0xC4, 0xDD, 0xDC, 0xCC
FRAMES = (0xC0, 0xC1, 0xC2, 0xC3, 0xC9, 0xCA, 0xCB)
"""Sequential, progressive and lossless ones; hierarchical ones nobody writes."""
PROFILE_HEAD = 14
"""Bytes before each part of a profile."""
LONGEST = 65_533
"""Bytes of a segment behind its length."""
EXIF, PHOTOSHOP = b"Exif\0\0", b"Photoshop 3.0\0"
INCH = 1


@dataclass(frozen=True)
class WrittenSegment:
    marker: int
    body: bytes
    """Behind its length."""
    scan: bytes = b""
    """The coded pixels behind a start of scan."""

    def packed(self) -> bytes:
        return b"\xff" + bytes([self.marker]) + struct.pack(">H", len(self.body) + 2) + self.body + self.scan


def bare(data: bytes) -> bytes:
    """Without everything but what decodes it. Raises `Odd`."""
    kept = [each for segment in parsed(data) if (each := _cleaned(segment))]
    if sum(segment.marker in FRAMES for segment in kept) != 1:
        raise Odd("one frame")
    profile = b"".join(segment.body[PROFILE_HEAD:] for segment in kept if segment.marker == APP2)
    if len(profile) > int.from_bytes(profile[:4]):
        raise Odd("more behind the profile")
    return joined(kept)


def labelled(file: bytes, label: Label) -> bytes:
    """A bare file with that in it."""
    segments = list(parsed(file))
    has_jfif = bool(segments) and segments[0].marker == APP0
    if has_jfif and label.dpi:
        segments[0] = WrittenSegment(APP0, _jfif(segments[0].body, label.dpi))
    exif = label.exif(resolution=not has_jfif)
    bodies = [(APP1, EXIF, exif), (APP1, XMP, label.xmp()), (APP13, PHOTOSHOP, _resource(label.iptc()))]
    told = [WrittenSegment(marker, name + body) for marker, name, body in bodies if body]
    if any(len(segment.body) > LONGEST for segment in told):
        raise Odd("a label that is too long")
    at = 1 if has_jfif else 0
    return joined([*segments[:at], *told, *segments[at:]])


def pictures(file: bytes) -> list[bytes]:
    """The pictures of a file that was made clean: its own, and its gain map where it has one."""
    first = len(joined(parsed(file)))
    return [file[:first], file[first:]] if file[first:] else [file]


def parsed(data: bytes) -> Iterator[WrittenSegment]:
    """The segments of the first picture in these bytes; one whose end is cut off ends where the bytes do."""
    found = list(walk(data, len(START), over_gaps=True)) if data.startswith(START) else []
    if not any(each.marker == SCAN for each in found):
        raise Odd("no scan")
    if found[-1].marker != EOI and MARKER.search(data, found[-1].end):
        raise Odd("a segment that is cut off")
    for each in found:
        if each.marker != EOI and each.marker not in BARE:
            yield WrittenSegment(each.marker, each.body, data[each.pixels : each.end])


def joined(segments: Iterable[WrittenSegment]) -> bytes:
    """The file that they are."""
    return b"".join((START, *(segment.packed() for segment in segments), END))


def _cleaned(segment: WrittenSegment) -> WrittenSegment | None:
    """As it may stay; None for what goes."""
    marker, body = segment.marker, segment.body
    if marker in LENGTHS or marker in FRAMES:
        if len(body) != LENGTHS.get(marker, _frame)(body):
            raise Odd("a table with more behind it")
        return segment
    if marker == APP0 and body.startswith(JFIF) and len(body) >= 14:
        return WrittenSegment(APP0, body[:12] + b"\0\0")  # without its thumbnail
    if marker == APP2 and body.startswith(ICC):
        return segment
    if marker == APP14 and body.startswith(ADOBE) and len(body) >= 12:
        return WrittenSegment(APP14, body[:12])
    if marker == COMMENT or APP0 <= marker <= APP15:
        return None
    raise Odd("a segment of another kind")


def _frame(body: bytes) -> int:
    return 6 + 3 * body[5] if len(body) > 5 else -1


def _scan(body: bytes) -> int:
    return 4 + 2 * body[0] if body else -1


def _quantisation(body: bytes) -> int:
    at = 0
    while at < len(body):
        at += 65 if body[at] < 16 else 129
    return at


def _huffman(body: bytes) -> int:
    at = 0
    while at < len(body):
        at += 17 + sum(body[at + 1 : at + 17])
    return at


def _even(body: bytes) -> int:
    return len(body) & ~1


LENGTHS: dict[int, Callable[[bytes], int]] = {
    SCAN: _scan,
    TABLES: _quantisation,
    DHT: _huffman,
    DRI: lambda _: 2,
    DNL: lambda _: 2,
    DAC: _even,
}
"""How many bytes a segment of that kind has that begins so."""


def _jfif(body: bytes, dpi: tuple[float, float]) -> bytes:
    across, down = (min(max(round(each), 1), 65_535) for each in dpi)
    return body[:7] + struct.pack(">BHH", INCH, across, down) + body[12:]


def _resource(iptc: bytes) -> bytes:
    """IPTC records as Photoshop's resource 0x0404."""
    if not iptc:
        return b""
    return b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc + b"\0" * (len(iptc) % 2)
