"""TIFF (TIFF 6.0, and BigTIFF): its first directory, and whether the pixels that it points at are in the file."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from imaging.file import Bytes, Spliced
from imaging.inspection import xmp
from imaging.inspection.ifd import (
    ALIGNED,
    LONG,
    LONG_8,
    NUMBERS,
    SHORT,
    UNDEFINED,
    Directory,
    Layout,
    appended,
    directories,
    entries_at,
    packed,
    placed,
)
from imaging.inspection.report import UPRIGHT, Beside, Report, cut_at, damaged, incomplete, within
from imaging.inspection.samples import UNSIGNED, ZERO_IS_BLACK, Samples, unread

WIDTH, HEIGHT, BITS, COMPRESSION, PHOTOMETRIC, SAMPLES = 0x100, 0x101, 0x102, 0x103, 0x106, 0x115
STRIPS, STRIP_BYTES, TILES, TILE_BYTES = 0x111, 0x117, 0x144, 0x145
EXTRA, SAMPLE_FORMAT, PLANAR, APART, PREDICTOR, JPEG_TABLES = 0x152, 0x153, 0x11C, 2, 0x13D, 0x15B
SUBSAMPLING = 0x212
TILE_SIDES, FILL_ORDER = (0x142, 0x143), 0x10A
OF_PLANES = (WIDTH, HEIGHT, BITS, COMPRESSION, FILL_ORDER, PREDICTOR, *TILE_SIDES, TILES, TILE_BYTES, SAMPLE_FORMAT)
"""Tags of a picture whose channels have tiles of their own, which are true of each of them."""
SUBFILE, ORIENTATION, XMP, ICC, GPS = 0xFE, 0x112, 0x2BC, 0x8773, 0x8825
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
        _pixels(data, first, samples),
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
        page.number(PLANAR) == APART and TILES in page.numbers,
        page.numbers.get(SUBSAMPLING, (2, 2)) != (1, 1),
    )


def _pixels(data: Bytes, page: Directory, samples: Samples) -> Spliced:
    """What decoders get. Raises `Refused`."""
    try:
        apart = samples.planes and not samples.ordinary
        return _in_pages(data, page, samples) if apart else _bare(data, page.place)
    except struct.error as error:
        raise damaged() from error


def _bare(data: Bytes, place: int) -> Spliced:
    """The file with that directory only, and that without what stands beside the pixels."""
    layout = Layout.of(data)
    entries, _, length = entries_at(data, layout, place)
    kept = packed(layout, (entry for entry in entries if entry.tag in PIXELS), 0)
    first = layout.pointer, struct.pack(layout.word, place)
    return _spliced(data, first, (place, kept))


def _in_pages(data: Bytes, page: Directory, samples: Samples) -> Spliced:
    """The file with a grey page for each channel: libvips reads none that have tiles of their own. Raises
    `struct.error` where numbers are too large for what they say."""
    layout = Layout.of(data)
    before, behind, following = len(data) + -len(data) % ALIGNED, bytearray(), 0
    each = len(page.numbers[TILES]) // max(1, samples.channels)
    told = {tag: page.numbers[tag] for tag in OF_PLANES if tag in page.numbers}
    for plane in reversed(range(samples.channels)):
        zero = samples.photometric if samples.colours == 1 and not plane else ZERO_IS_BLACK
        said = {**told, SAMPLES: (1,), PHOTOMETRIC: (zero,)}
        entries = [
            placed(
                behind, layout, tag, kind, struct.pack(f"{layout.order}{len(values)}{NUMBERS[kind]}", *values), before
            )
            for tag, values, kind in _of_plane(said, slice(plane * each, (plane + 1) * each), layout)
        ]
        if JPEG_TABLES in page.texts:
            entries.append(placed(behind, layout, JPEG_TABLES, UNDEFINED, page.texts[JPEG_TABLES], before))
        following = before + appended(behind, packed(layout, entries, following))
    pointer = layout.pointer, struct.pack(layout.word, following)
    return _spliced(data, pointer, (len(data), bytes(before - len(data)) + behind))


def _of_plane(
    said: dict[int, tuple[int, ...]], own: slice, layout: Layout
) -> Iterator[tuple[int, tuple[int, ...], int]]:
    """Tags, numbers and their types, with the tiles that are this channel's own."""
    for tag, values in said.items():
        if tag in (TILES, TILE_BYTES):
            yield tag, values[own], LONG_8 if layout.big else LONG
        else:
            yield tag, values[:1], LONG if tag in (WIDTH, HEIGHT, *TILE_SIDES) else SHORT


def _spliced(data: Bytes, *pieces: tuple[int, bytes]) -> Spliced:
    """The file with other bytes at these places."""
    parts: list[tuple[int, int] | bytes] = []
    at = 0
    for place, piece in pieces:
        parts += [(at, place), piece]
        at = place + len(piece)
    return Spliced.of(data, [*parts, (min(at, len(data)), len(data))])


def _share(page: Directory, length: int) -> float:
    """Which share of the bytes of its pixels is in a file of that length."""
    starts = page.numbers.get(STRIPS) or page.numbers.get(TILES) or ()
    counts = page.numbers.get(STRIP_BYTES) or page.numbers.get(TILE_BYTES) or (1,) * len(starts)
    wanted = sum(counts)
    there = sum(max(0, min(count, length - start)) for start, count in zip(starts, counts, strict=False))
    return there / wanted if wanted else 1.0
