"""PNG, chunk by chunk (PNG 3, 5). What stands beside the pixels is taken out, whatever state it is in; a file that
ends early is mended where its pixels are all there."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from imaging.file import Bytes, File, Span, Spliced
from imaging.inspection import cgbi, exif, xmp
from imaging.inspection.report import FEW, UPRIGHT, Beside, Report, cut_at, cut_short, damaged, incomplete, within

SIGNATURE = b"\x89PNG\r\n\x1a\n"
Piece = bytes | memoryview
PIXELS = (b"IHDR", b"PLTE", b"IDAT", b"IEND")
PIXELS_BEGIN = re.compile(rb"PLTE|IDAT|IEND")
BELONGING = (b"tRNS", b"sBIT")
"""What decoders need beside them. They need not know which colours these are: some refuse a picture for that."""
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Of Adam7: where each begins, and its steps."""
METRE, METRES = 1, 0.0254
"""A unit, and how many of it are an inch."""
TEXTS = (b"tEXt", b"zTXt", b"iTXt")
APPLE = b"CgBI"
XMP = b"XML:com.adobe.xmp"
RAW = re.compile(rb"Raw profile type (exif|app1|xmp)", re.IGNORECASE)
"""How programs that had no chunk for it wrote EXIF and XMP: as hexadecimal text."""
MOST = 8 << 20
"""Bytes of a text or a profile once it is unpacked; more are left aside."""
AT_ONCE = 1 << 20
"""Bytes of pixels that are unpacked at a time, where it takes that to know whether they are all there."""


@dataclass(frozen=True)
class Chunk:
    kind: bytes
    body: memoryview
    span: Span
    """In the file, with its checksum."""
    good: bool
    """It is whole, and its checksum fits."""


def inspected(data: Bytes, limit: int) -> Report:
    """Raises `Refused`."""
    found = list(chunks(data))
    header = found[0] if found else None
    if header and header.kind == APPLE:
        return inspected(_without_apple(found, limit), limit)
    if header is None or header.kind != b"IHDR" or len(header.body) < 13:
        raise damaged()
    width, height, bits, colours, *_, interlaced = struct.unpack(">IIBBBBB", header.body[:13])
    if bits not in DEPTHS.get(colours, ()) or not width or not height:
        raise damaged()
    within((width, height), limit)
    beside = _beside(found)
    mended, notes = _mended(data, found, _length(width, height, bits * CHANNELS[colours], bool(interlaced)))
    return Report(
        "PNG",
        mended,
        (width, height),
        exif.orientation_of(beside.exif) or xmp.orientation_of(beside.xmp) or UPRIGHT,
        bits,
        CHANNELS[colours],
        _frames(found),
        exif.has_place(beside.exif) or xmp.has_place(beside.xmp),
        beside,
        notes,
        dpi=_density(found),
    )


def _without_apple(found: list[Chunk], limit: int) -> bytes:
    """What Xcode made of a PNG, as others write it. Raises `Refused`."""
    header = next((chunk.body for chunk in found if chunk.kind == b"IHDR" and len(chunk.body) >= 13), None)
    if header is None:
        raise damaged()
    width, height, bits, colours, *_, interlaced = struct.unpack(">IIBBBBB", header[:13])
    within((width, height), limit)
    length = _length(width, height, bits * CHANNELS.get(colours, 0), bool(interlaced))
    try:
        bare = zlib.decompressobj(-zlib.MAX_WBITS).decompress(
            b"".join(chunk.body for chunk in found if chunk.kind == b"IDAT"), length + 1
        )
    except zlib.error as error:
        raise damaged() from error
    if len(bare) < length:
        raise incomplete(cut_at(len(bare) / length))
    palette = [(b"PLTE", bytes(chunk.body)) for chunk in found if chunk.kind == b"PLTE"]
    parts = [(b"IHDR", bytes(header)), *palette, (b"IDAT", zlib.compress(bare, 1)), (b"IEND", b"")]
    return cgbi.set_right(written(parts))


def _density(found: list[Chunk]) -> tuple[float, float] | None:
    """As `pHYs` says it; None where it says the shape of a pixel only."""
    told = next((chunk.body for chunk in found if chunk.kind == b"pHYs" and chunk.good and len(chunk.body) >= 9), None)
    if told is None or told[8] != METRE:
        return None
    across, down = struct.unpack_from(">II", told)
    return across * METRES, down * METRES


def chunks(data: Bytes, cut_short: bool = False) -> Iterator[Chunk]:
    """All of them up to the end, the last one perhaps cut short. What stands beside the pixels and lies about its
    length or is cut short is passed over, or comes as it is where `cut_short` says so."""
    place, view = len(SIGNATURE), memoryview(data)
    while place + 8 <= len(data):
        (length,) = struct.unpack_from(">I", data, place)
        kind, end = data[place + 4 : place + 8], place + 8 + length
        whole = end + 4 <= len(data)
        body = view[place + 8 : end]
        good = whole and zlib.crc32(body, zlib.crc32(kind)) == struct.unpack_from(">I", data, end)[0]
        if not good and kind not in PIXELS and not _goes_on(data, end + 4):
            if cut_short:
                yield Chunk(kind, body, (place, end + 4), good)
            place = _next(data, place + 8)
            continue
        yield Chunk(kind, body, (place, end + 4), good)
        if kind == b"IEND":
            return
        place = end + 4


def _goes_on(data: Bytes, place: int) -> bool:
    """Whether a chunk begins there."""
    return data[place + 4 : place + 8].isalpha()


def _next(data: Bytes, place: int) -> int:
    """Where the next chunk of pixels begins."""
    found = PIXELS_BEGIN.search(data, place)
    return found.start() - 4 if found else len(data)


def _beside(found: list[Chunk]) -> Beside:
    """The EXIF of its own chunk goes before that in a text."""
    texts = dict(reversed([text for chunk in found if chunk.kind in TEXTS and (text := _text(chunk))]))
    own = (exif.body_of(bytes(chunk.body)) for chunk in found if chunk.kind == b"eXIf")
    raw = (exif.body_of(_unhexed(texts[name])) for name in (b"exif", b"app1") if name in texts)
    told = next((body for body in (*own, *raw) if body), b"")
    packet = texts.get(XMP) or _unhexed(texts.get(b"xmp", b"")) or _packet(_unhexed(texts.get(b"app1", b"")))
    profile = next((_profile(bytes(chunk.body)) for chunk in found if chunk.kind == b"iCCP"), b"")
    return Beside(told, packet, profile)


def _text(chunk: Chunk) -> tuple[bytes, bytes] | None:
    """Its name, short where it is raw EXIF or XMP, and what it says; None for a name that nobody asks for."""
    name, _, rest = bytes(chunk.body).partition(b"\0")
    raw = RAW.fullmatch(name)
    if not raw and name != XMP:
        return None
    if chunk.kind == b"iTXt":
        packed, rest = rest[:1] == b"\1", rest[2:].split(b"\0", 2)[-1]
    else:
        packed, rest = chunk.kind == b"zTXt", rest[chunk.kind == b"zTXt" :]
    return (raw[1].lower() if raw else XMP), _inflated(rest) if packed else rest


def _inflated(packed: bytes) -> bytes:
    """As far as it can be unpacked."""
    try:
        return zlib.decompressobj().decompress(packed, MOST)
    except zlib.error:
        return b""


def _profile(body: bytes) -> bytes:
    return _inflated(body.partition(b"\0")[2][1:])


def _unhexed(text: bytes) -> bytes:
    """What a raw profile says: behind its name and its length stands everything as hexadecimal digits."""
    digits = b"".join(text.split()[2:])
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return b""


def _packet(segment: bytes) -> bytes:
    """The XMP of a JPEG's segment, which an `app1` may be as well."""
    mark, _, packet = segment.partition(b"\0")
    return packet if mark.startswith(b"http://ns.adobe.com/xap") else b""


def _frames(found: list[Chunk]) -> int:
    animated = next((chunk.body for chunk in found if chunk.kind == b"acTL" and len(chunk.body) >= 8), None)
    return max(1, int.from_bytes(animated[:4], "big")) if animated else 1


def _mended(data: Bytes, found: list[Chunk], expected: int) -> tuple[File, tuple[str, ...]]:
    """The file with its pixels only, and what to say about it."""
    kept = [chunk for chunk in found if chunk.kind in PIXELS or (chunk.kind in BELONGING and chunk.good)]
    ended = any(chunk.kind == b"IEND" for chunk in kept)
    if ended and all(chunk.good for chunk in kept):
        return Spliced.of(data, ((0, len(SIGNATURE)), *(chunk.span for chunk in kept))), ()
    packed = [chunk.body for chunk in kept if chunk.kind == b"IDAT"]
    share = sum(len(piece) for piece in _unpacked(packed, expected)) / expected
    if share < 1 - FEW:
        raise damaged() if ended else incomplete(cut_at(share))
    head = [(chunk.kind, bytes(chunk.body)) for chunk in kept if chunk.kind not in (b"IDAT", b"IEND")]
    mended = written([*head, (b"IDAT", _repacked(packed, expected)), (b"IEND", b"")])
    return mended, () if ended and share == 1 else (cut_short(share),)


def _unpacked(packed: Iterable[Piece], expected: int) -> Iterator[bytes]:
    """The pixels as far as they can be unpacked, in pieces."""
    unpacking, left = zlib.decompressobj(), expected
    for body in packed:
        piece: Piece = body
        while piece and left > 0:
            try:
                pixels = unpacking.decompress(piece, min(AT_ONCE, left))
            except zlib.error:
                return
            left -= len(pixels)
            yield pixels
            piece = unpacking.unconsumed_tail


def _repacked(packed: Iterable[Piece], expected: int) -> bytes:
    """The pixels and zeros for those that are missing."""
    packing, parts, length = zlib.compressobj(1), [], 0
    for pixels in _unpacked(packed, expected):
        parts.append(packing.compress(pixels))
        length += len(pixels)
    return b"".join((*parts, packing.compress(bytes(expected - length)), packing.flush()))


def _length(width: int, height: int, bits: int, interlaced: bool) -> int:
    """Bytes of all rows, each with the number of its filter before it."""
    passes = PASSES if interlaced else ((0, 0, 1, 1),)
    sizes = ((-(-(width - left) // across), -(-(height - top) // down)) for left, top, across, down in passes)
    return sum(high * (1 + (wide * bits + 7) // 8) for wide, high in sizes if wide > 0 and high > 0)


def written(parts: Iterable[tuple[bytes, bytes]]) -> bytes:
    """A file of these chunks."""
    return SIGNATURE + b"".join(sealed(kind, body) for kind, body in parts)


def sealed(kind: bytes, body: bytes) -> bytes:
    """A chunk with its length and its checksum."""
    return b"".join((struct.pack(">I", len(body)), kind, body, struct.pack(">I", zlib.crc32(body, zlib.crc32(kind)))))
