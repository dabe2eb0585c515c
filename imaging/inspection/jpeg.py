"""JPEG, segment by segment (T.81, annex B). What stands beside the pixels is taken out, also where it lies about its
length; of several pictures in one file the first is the picture."""

from __future__ import annotations

import re
import struct
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice, takewhile

from PIL import Image, ImageChops

from imaging.file import Bytes, File, Span, Spliced, whole
from imaging.inspection import exif, xmp
from imaging.inspection.report import (
    UPRIGHT,
    Beside,
    Report,
    cut_short,
    damaged,
    incomplete,
    missing_end,
    unread,
    within,
)
from imaging.unreadable import BROKEN

START, END = b"\xff\xd8", b"\xff\xd9"
MARKER = re.compile(rb"\xff+([\x01-\xfe])", re.DOTALL)
"""Any number of bytes may stand before it."""
MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""What ends a scan: no stuffed byte, no restart."""
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
PROGRESSIVE = (0xC2, 0xC6, 0xCA, 0xCE)
LOSSLESS = (0xC3, 0xC7, 0xCB, 0xCF)
FILLERS = (b"", b"\x55" * 4096)
"""What is read as pixels where those are missing, and never looked at where they are not."""
MIDDLE = (127, 128)
"""Levels of a block in which nothing is said, also of ink, which is counted the other way."""
SCAN, EOI, TABLES = 0xDA, 0xD9, 0xDB
APP0, APP1, APP2, APP11, APP13, APP14, APP15, COMMENT = 0xE0, 0xE1, 0xE2, 0xEB, 0xED, 0xEE, 0xEF, 0xFE
BARE = frozenset((0x01, *range(0xD0, 0xD8)))
"""Markers without a body."""
LIKELY = re.compile(rb"\xff[\xc0-\xc4\xdb\xdd\xe0-\xef\xfe]")
"""How a segment may begin where the one before it lied about its length."""
EXIF, XMP, ICC, JFIF, ADOBE = b"Exif\0", b"http://ns.adobe.com/xap/1.0/\0", b"ICC_PROFILE\0", b"JFIF\0", b"Adobe"
DENSITIES = {1: 1.0, 2: 2.54}
"""JFIF's units: the inch and the centimetre."""
TRIES = 200
"""Places that are tried for the next segment."""
MOST_WALKED = 20_000
"""Segments that are looked at, and again in all tries together: no photograph has a thousand, and a file may be made of
nothing else."""


@dataclass(frozen=True)
class Segment:
    marker: int
    body: bytes
    """Behind its length; of a scan's header without what follows it."""
    start: int
    """Of its marker."""
    end: int
    """Behind it, and behind the pixels of a scan."""
    pixels: int = 0
    """Where those begin."""


@dataclass(frozen=True)
class Frame:
    """What T.81, B.2.2, says of the picture."""

    marker: int
    bits: int
    height: int
    width: int
    channels: int

    @staticmethod
    def of(segment: Segment) -> Frame | None:
        if segment.marker not in FRAMES or len(segment.body) < 6:
            return None
        return Frame(segment.marker, *struct.unpack_from(">BHHB", segment.body))


def inspected(data: Bytes, limit: int) -> Report:
    """Raises `Refused`."""
    found = segments(data)
    frame = next((frame for segment in found if (frame := Frame.of(segment))), None)
    if frame is None or not any(segment.marker == SCAN for segment in found):
        raise damaged()
    within((frame.width, frame.height), limit)
    if frame.bits != 8 or frame.marker in LOSSLESS:
        kind = "a lossless JPEG" if frame.marker in LOSSLESS else f"a JPEG of {frame.bits} bits a channel"
        raise unread(kind, "Save it as PNG or TIFF, or as an ordinary JPEG, with the program that made it.")
    beside = _beside(found)
    bare, notes = _mended(data, frame, found)
    return Report(
        "JPEG",
        bare,
        (frame.width, frame.height),
        _orientation(found) or xmp.orientation_of(beside.xmp) or UPRIGHT,
        frame.bits,
        frame.channels,
        1,
        exif.has_place(beside.exif) or xmp.has_place(beside.xmp),
        beside,
        notes,
        dpi=_density(found),
        ends=found[-1].end,
    )


def _density(found: list[Segment]) -> tuple[float, float] | None:
    """As JFIF says it (5th edition, 10.1); None where it says the shape of a pixel only."""
    told = next((each.body for each in found if each.marker == APP0 and each.body.startswith(JFIF)), b"")
    inches = DENSITIES.get(told[7]) if len(told) >= 12 else None
    if not inches:
        return None
    across, down = struct.unpack_from(">HH", told, 8)
    return across * inches, down * inches


def segments_before_pixels(data: Bytes) -> list[Segment]:
    """Those of the first picture in the file that stand before its first scan."""
    return list(takewhile(lambda each: each.marker != SCAN, islice(walk(data, len(START), scans=False), MOST_WALKED)))


def segments(data: Bytes, cut_short: bool = False) -> list[Segment]:
    """Of the first picture in the file, as many as are whole; its last one is `EOI` where it has one. `cut_short`: also
    what there is of one that the file ends in or that lies about its length, and all that stands before that."""
    found = list(islice(walk(data, len(START), cut_short), MOST_WALKED))
    if any(segment.marker == SCAN for segment in found):
        return found
    resumed = _resumed(data, found)
    return sorted({*found, *resumed}, key=lambda segment: segment.start) if cut_short else resumed


def walk(
    data: Bytes, place: int, cut_short: bool = False, over_gaps: bool = False, scans: bool = True
) -> Iterator[Segment]:
    """Segments from there on, one by one, as long as one begins where the last one ended; `over_gaps`: or behind it.
    Without `scans` their pixels are not looked through: a scan ends behind its header."""
    while found := (MARKER.search if over_gaps else MARKER.match)(data, place):
        start, marker, place = found.start(), found[1][0], found.end()
        if marker == EOI or marker in BARE:
            yield Segment(marker, b"", start, place)
            if marker == EOI:
                return
            continue
        length = int.from_bytes(data[place : place + 2], "big")
        end = place + length
        if length < 2 or (end > len(data) and not cut_short):
            return
        body, end = data[place + 2 : end], min(end, len(data))
        pixels = end
        if marker == SCAN and scans:
            behind = MARK.search(data, end)
            end = behind.start() if behind else len(data)
        yield Segment(marker, body, start, end, pixels)
        place = end


def _resumed(data: Bytes, found: list[Segment]) -> list[Segment]:
    """The same where a segment lied about its length: the others go on behind it, up to the end of the file or near it.
    A thumbnail ends before that; it is not the picture of a file that was cut before its own."""
    best: tuple[int, list[Segment]] = (0, found)
    start, left = _astray(data, found), MOST_WALKED
    for tried, place in enumerate(LIKELY.finditer(data, start)):
        if tried == TRIES or left <= 0:
            break
        rest = list(islice(walk(data, place.start()), left))
        left -= len(rest)
        frame = next((frame for segment in rest if (frame := Frame.of(segment))), None)
        near = rest and 2 * rest[-1].end > start + len(data)
        scanned = any(segment.marker == SCAN for segment in rest)
        if frame and near and scanned and frame.width * frame.height > best[0]:
            before = [segment for segment in found if segment.end <= place.start()]
            best = frame.width * frame.height, [*before, *rest]
    return best[1]


def _astray(data: Bytes, found: list[Segment]) -> int:
    """Where the segment begins that lied or is cut: none begins behind it."""
    if not found:
        return len(START)
    last = found[-1]
    return last.end if data[last.end : last.end + 1] == b"\xff" else last.start


def _beside(found: list[Segment]) -> Beside:
    bodies = [segment.body for segment in found if segment.marker == APP1]
    told = (exif.body_of(body) for body in bodies if body.startswith(EXIF))
    packets = (body[len(XMP) :] for body in bodies if body.startswith(XMP))
    profile = [segment.body for segment in found if segment.marker == APP2 and segment.body.startswith(ICC)]
    joined = b"".join(body[len(ICC) + 2 :] for body in sorted(profile, key=lambda body: body[len(ICC) : len(ICC) + 1]))
    return Beside(next((body for body in told if body), b""), next(packets, b""), joined)


def _orientation(found: list[Segment]) -> int:
    """Of the first EXIF that says one; 0 where none does."""
    told = (exif.orientation_of(exif.body_of(each.body)) for each in found if each.marker == APP1)
    return next((said for said in told if said), 0)


def _bare(found: list[Segment]) -> list[Span]:
    """Where the file is without what stands beside its pixels."""
    return [(0, len(START)), *((segment.start, segment.end) for segment in found if _about_pixels(segment))]


def _about_pixels(segment: Segment) -> bool:
    if segment.marker == APP2:
        return segment.body.startswith(ICC)
    if segment.marker in (APP0, APP14):
        return segment.body.startswith((JFIF, ADOBE))
    return not (APP0 <= segment.marker <= APP15 or segment.marker == COMMENT)


def _mended(data: Bytes, frame: Frame, found: list[Segment]) -> tuple[File, tuple[str, ...]]:
    """The file without what stands beside its pixels and with an end, and what to say about it. Raises `Refused` where
    much of the picture is missing."""
    bare, ended = Spliced.of(data, _bare(found)), found[-1].marker == EOI
    if frame.marker in PROGRESSIVE and not _told(found, to_the_last_bit=not ended):
        raise incomplete("The file ends before all of its details.")
    if ended:
        return bare, ()
    cut = whole(bare).rstrip(b"\0").rstrip(b"\xff")  # what was never sent was kept as zeros
    share = _share(cut, frame)
    return cut + END, missing_end(share) or (cut_short(share),)


def looks_cut(decoded: Image.Image) -> bool:
    """Whether its last pixel is what decoders put where there are none; a picture may have it there all the same."""
    last = decoded.getpixel((decoded.width - 1, decoded.height - 1))
    return all(level in MIDDLE for level in (last if isinstance(last, tuple) else (last,)))


def missing_before_end(report: Report) -> tuple[str, ...]:
    """What to say of a picture that decoders find to be cut although it has an end: one that was put there later.
    Nothing of a progressive one, which has lost no more than its finest details. Raises `Refused`."""
    data = whole(report.data)
    found = segments(data)
    frame = next((frame for segment in found if (frame := Frame.of(segment))), None)
    if report.cut or frame is None or frame.marker in PROGRESSIVE or found[-1].marker != EOI:
        return ()
    return missing_end(_share(data[: found[-1].start], frame))


def _share(cut: bytes, frame: Frame) -> float:
    """Which share of the rows is there: others depend on what stands in place of their bytes."""
    small = 1 if frame.marker in PROGRESSIVE else 8  # later scans change what only the whole picture shows
    try:
        one, other = (_decoded(cut + filler + END, small) for filler in FILLERS)
    except BROKEN as error:
        raise damaged() from error
    differing = ImageChops.difference(one, other).getbbox()
    return differing[1] / one.height if differing else 1.0


def _decoded(data: bytes, small: int) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        opened = Image.open(BytesIO(data), formats=("JPEG",))
        opened.draft(None, (max(1, opened.width // small), max(1, opened.height // small)))
        opened.load()
    return opened


def _told(found: list[Segment], to_the_last_bit: bool) -> bool:
    """Whether every component's scans go down to its last coefficient (T.81, G.1.1.1), and to the last bit of that."""
    left: dict[int, set[int]] = {}
    for segment in found:
        if segment.marker in PROGRESSIVE and len(segment.body) >= 6:
            left.update({component: set(range(64)) for component in segment.body[6::3]})
        elif segment.marker == SCAN and len(segment.body) == 4 + 2 * segment.body[0]:
            first, last, bits = segment.body[-3:]
            for component in segment.body[1:-3:2]:
                if not (bits & 15 and to_the_last_bit):
                    left.get(component, set()).difference_update(range(first, last + 1))
    return not any(left.values())
