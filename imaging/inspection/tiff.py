"""TIFF (TIFF 6.0, and BigTIFF): its first directory, and whether the pixels that it points at are in the file."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from imaging.file import Bytes, Spliced
from imaging.inspection import exif, xmp
from imaging.inspection.report import UPRIGHT, Beside, Report, cut_at, damaged, incomplete, within
from imaging.inspection.samples import UNSIGNED, ZERO_IS_BLACK, Samples, unread

WIDTH, HEIGHT, BITS, COMPRESSION, PHOTOMETRIC, SAMPLES = 0x100, 0x101, 0x102, 0x103, 0x106, 0x115
STRIPS, STRIP_BYTES, TILES, TILE_BYTES = 0x111, 0x117, 0x144, 0x145
EXTRA, SAMPLE_FORMAT = 0x152, 0x153
SUBFILE, ORIENTATION, SUBDIRECTORIES, XMP, ICC, EXIF_IFD, GPS = 0xFE, 0x112, 0x14A, 0x2BC, 0x8773, 0x8769, 0x8825
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
"""Bytes of each type."""
NUMBERS = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}
TEXTS = (1, 2, 7)
MOST = 1_000_000
"""Values of an entry."""
PAGES = 1000
PIXELS = frozenset(
    (
        *range(254, 260),  # what kind of picture, its size, bits and compression
        *(262, 266, 273, 277, 278, 279, 280, 281, 284, 292, 293),  # photometric, strips, planes, options of faxes
        *(301, 317, 318, 319, 320, 321, 322, 323, 324, 325),  # curves, predictor, white point, palette, tiles
        *(332, 333, 334, 336, 338, 339, 340, 341, 347),  # inks, what further samples are, their format, tables of JPEG
        *range(512, 522),  # JPEG as it was written before 1995
        *(529, 530, 531, 532, ICC),  # YCbCr, and the profile
    )
)
"""Tags that say what the pixels are."""
REDUCED = 1
"""Flag of a subfile that is a smaller picture of another one."""


@dataclass
class Directory:
    """A picture's entries: the tag, with its numbers or its bytes."""

    place: int = 0
    """Where it stands in the file."""
    numbers: dict[int, tuple[int, ...]] = field(default_factory=dict)
    texts: dict[int, bytes] = field(default_factory=dict)

    def number(self, tag: int, default: int = 0) -> int:
        return next(iter(self.numbers.get(tag, ())), default)


@dataclass(frozen=True)
class Layout:
    """How this file writes its numbers; BigTIFF has wider ones."""

    order: str
    big: bool

    @staticmethod
    def of(data: Bytes) -> Layout:
        order = ">" if data[:2] == b"MM" else "<"
        return Layout(order, struct.unpack_from(order + "H", data, 2)[0] == 43)

    @property
    def count(self) -> str:
        return self.order + ("Q" if self.big else "H")

    @property
    def place(self) -> str:
        return self.order + ("Q" if self.big else "I")

    @property
    def entry(self) -> str:
        return self.order + ("HHQ" if self.big else "HHI")

    @property
    def pointer(self) -> int:
        """Where it stands at which place the first directory is."""
        return 8 if self.big else 4

    def first(self, data: Bytes) -> int:
        start: int = struct.unpack_from(self.place, data, self.pointer)[0]
        return start


def inspected(data: Bytes, limit: int) -> Report:
    """Raises `Refused`."""
    pages = list(directories(data))
    if not pages:
        raise damaged()
    first = next((page for page in pages if not page.number(SUBFILE) & REDUCED), pages[0])
    size = first.number(WIDTH), first.number(HEIGHT)
    within(size, limit)
    if not all(size):
        raise damaged()
    share = _share(first, len(data))
    if share < 1:
        raise incomplete(cut_at(share))
    samples = _samples(first)
    if not samples.readable:
        raise unread(samples)
    beside = Beside(b"", first.texts.get(XMP, b""), first.texts.get(ICC, b""))
    turned = first.number(ORIENTATION)
    return Report(
        "TIFF",
        _bare(data, first.place),
        size,
        (turned if 1 <= turned <= 8 else 0) or xmp.orientation_of(beside.xmp) or UPRIGHT,
        samples.bits,
        samples.channels,
        sum(not page.number(SUBFILE) & REDUCED for page in pages) or 1,
        GPS in first.numbers or xmp.has_place(beside.xmp),
        beside,
        samples=None if samples.ordinary else samples,
    )


def _samples(page: Directory) -> Samples:
    bits = page.numbers.get(BITS, (1,))
    return Samples(
        page.number(PHOTOMETRIC, ZERO_IS_BLACK),
        max(bits, default=1),
        page.number(SAMPLES, len(bits)),
        page.number(SAMPLE_FORMAT, UNSIGNED),
        page.number(COMPRESSION, 1),
        page.numbers.get(EXTRA, ()),
    )


def directories(data: Bytes) -> Iterator[Directory]:
    """Pages as they follow each other; as many as are whole, none twice."""
    layout, seen = Layout.of(data), set[int]()
    try:
        place = layout.first(data)
        while 0 < place < len(data) and place not in seen and len(seen) < PAGES:
            seen.add(place)
            directory, place = directory_at(data, layout, place)
            yield directory
    except struct.error:
        return


def subdirectories(data: Bytes) -> Iterator[Directory]:
    """Of the first page: pictures that belong to it."""
    layout = Layout.of(data)
    try:
        first, _ = directory_at(data, layout, layout.first(data))
        for place in first.numbers.get(SUBDIRECTORIES, ())[:PAGES]:
            yield directory_at(data, layout, place)[0]
    except struct.error:
        return


def directory_at(data: Bytes, layout: Layout, place: int) -> tuple[Directory, int]:
    """The directory there, and where the next one begins. Raises `struct.error`."""
    found = Directory(place)
    (count,) = struct.unpack_from(layout.count, data, place)
    start, step = place + struct.calcsize(layout.count), 20 if layout.big else 12
    for at in range(start, start + step * min(count, exif.MOST), step):
        tag, kind, number = struct.unpack_from(layout.entry, data, at)
        value = _value(data, layout, at + struct.calcsize(layout.entry), SIZES.get(kind, 0) * number)
        if kind in NUMBERS and len(value) == SIZES[kind] * number and number <= MOST:
            found.numbers[tag] = struct.unpack(f"{layout.order}{number}{NUMBERS[kind]}", value)
        if kind in TEXTS:
            found.texts[tag] = value
    return found, struct.unpack_from(layout.place, data, start + step * count)[0]


def _value(data: Bytes, layout: Layout, at: int, length: int) -> bytes:
    if length > (8 if layout.big else 4):
        (at,) = struct.unpack_from(layout.place, data, at)
    return data[at : at + length]


def _bare(data: Bytes, place: int) -> Spliced:
    """The file with that directory only, and that without what stands beside the pixels."""
    layout = Layout.of(data)
    width, pointer = struct.calcsize(layout.count), struct.pack(layout.place, place)
    (count,) = struct.unpack_from(layout.count, data, place)
    step, start = (20 if layout.big else 12), place + width
    entries = [data[at : at + step] for at in range(start, start + step * min(count, exif.MOST), step)]
    kept = [entry for entry in entries if struct.unpack_from(layout.order + "H", entry)[0] in PIXELS]
    ended = struct.pack(layout.count, len(kept)) + b"".join(kept) + struct.pack(layout.place, 0)
    start = layout.pointer
    return Spliced.of(
        data, ((0, start), pointer, (start + len(pointer), place), ended, (place + len(ended), len(data)))
    )


def _share(page: Directory, length: int) -> float:
    """Which share of the bytes of its pixels is in a file of that length."""
    starts = page.numbers.get(STRIPS) or page.numbers.get(TILES) or ()
    counts = page.numbers.get(STRIP_BYTES) or page.numbers.get(TILE_BYTES) or (1,) * len(starts)
    wanted = sum(counts)
    there = sum(max(0, min(count, length - start)) for start, count in zip(starts, counts, strict=False))
    return there / wanted if wanted else 1.0
