"""How a picture is coded, as far as its headers say: sampling, quality, progression, frames and how long they last."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice

from imaging.inspection import gif, jpeg, png, riff
from imaging.inspection.exif import MAIN, read_exif
from imaging.inspection.ifd import MARKS
from imaging.inspection.items import items_of

LUMA_SUM = 3_690
"""Of the example table for brightness in T.81, annex K: what quality 50 means to nearly all encoders."""
SAMPLINGS = {(1, 1): "4:4:4", (2, 1): "4:2:2", (2, 2): "4:2:0", (1, 2): "4:4:0", (4, 1): "4:1:1", (4, 2): "4:1:0"}
CHROMA = {0: "grey", 1: "4:2:0", 2: "4:2:2", 3: "4:4:4"}
"""As HEVC's configuration counts."""
PNG_KINDS = {0: "grey", 2: "RGB", 3: "palette", 4: "grey with alpha", 6: "RGBA"}
COMPRESSIONS = {
    1: "uncompressed",
    2: "CCITT RLE",
    3: "CCITT fax 3",
    4: "CCITT fax 4",
    5: "LZW",
    6: "JPEG (old)",
    7: "JPEG",
    8: "Deflate",
    32773: "PackBits",
    32946: "Deflate",
    34712: "JPEG 2000",
    34925: "LZMA",
    50000: "Zstandard",
    50001: "WebP",
    52546: "JPEG XL",
}
COMPRESSION, EXTRA = 0x0103, 0x0152
WEBP_LOSSLESS_ALPHA = 0x10
"""A flag of the fifth byte of `VP8L` (RFC 9649, 3.4)."""
ALPHA = (b"urn:mpeg:hevc:2015:auxid:1", b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha")


@dataclass(frozen=True)
class FileShape:
    """Empty or zero where a format has no such thing, or nothing is known."""

    coding: str = ""
    """`baseline`, `progressive`, `interlaced`, `lossless`, `LZW` …"""
    sampling: str = ""
    """How often colour is told: `4:2:0`."""
    quality: int = 0
    """1–100, estimated from a JPEG's tables as most encoders count; 0 for what has none."""
    kind: str = ""
    """What the channels are: `RGB`, `palette`, `CMYK` …"""
    frames: int = 1
    seconds: float = 0.0
    """Of all frames together, once through."""
    alpha: bool = False
    """Parts of it may be transparent."""


def shape_of(data: bytes) -> FileShape:
    """Never raises."""
    read = next(
        (read for begins, read in _READERS.items() if data[4 if begins == b"ftyp" else 0 :].startswith(begins)), None
    )
    try:
        return read(data) if read else FileShape()
    except (struct.error, IndexError, ZeroDivisionError):
        return FileShape()


def _jpeg(data: bytes) -> FileShape:
    frame, table, adobe = b"", b"", False
    marker = 0
    for part in jpeg.segments(data):
        if part.marker in jpeg.FRAMES and not frame:
            frame, marker = part.body, part.marker
        elif part.marker == jpeg.TABLES and not table:
            table = part.body
        elif part.marker == jpeg.APP14:
            adobe = part.body.startswith(jpeg.ADOBE)
        elif part.marker == jpeg.SCAN:
            break
    if len(frame) < 9:
        return FileShape()
    count = frame[5]
    coding = "progressive" if marker in jpeg.PROGRESSIVE else "lossless" if marker == 0xC3 else "baseline"
    kind = {1: "grey", 3: "YCbCr", 4: "CMYK"}.get(count, f"{count} channels")
    sampling = ""
    if count == 3 and len(frame) >= 15:
        luma, chroma = frame[7], frame[10]
        ratio = (luma >> 4) // (chroma >> 4), (luma & 15) // (chroma & 15)
        sampling = SAMPLINGS.get(ratio, f"{ratio[0]} × {ratio[1]}")
    return FileShape(coding, sampling, _quality(table), kind + (" (Adobe)" if adobe and count == 4 else ""))


def _quality(table: bytes) -> int:
    wide = table[:1] > b"\x0f"
    if len(table) < (129 if wide else 65):
        return 0
    steps: tuple[int, ...] = struct.unpack_from(">64H" if wide else ">64B", table, 1)
    scale = 100 * sum(steps) / LUMA_SUM
    return max(1, min(100, round(5_000 / scale if scale > 100 else (200 - scale) / 2)))


def _png(data: bytes) -> FileShape:
    kind, interlaced, frames, seconds, alpha = "", False, 1, 0.0, False
    for part in png.chunks(data):
        body = bytes(part.body[:26])
        if part.kind == b"IHDR" and len(body) >= 13:
            kind, interlaced = PNG_KINDS.get(body[9], ""), bool(body[12])
            alpha = body[9] in (4, 6)
        elif part.kind == b"tRNS":
            alpha = True
        elif part.kind == b"acTL" and len(body) >= 4:
            frames = int(struct.unpack_from(">I", body)[0])
        elif part.kind == b"fcTL" and len(body) >= 24:
            late, of = struct.unpack_from(">HH", body, 20)
            seconds += late / (of or 100)
    return FileShape("interlaced" if interlaced else "", "", 0, kind, max(1, frames), seconds, alpha)


def _webp(data: bytes) -> FileShape:
    coding, frames, milliseconds, alpha = "", 0, 0, False
    for name, whole, _ in riff.chunks(data, 12):
        body = bytes(whole[:216])
        if name == riff.EXTENDED:
            alpha = bool(body[0] & riff.HAS_ALPHA)
        elif name == riff.FRAME:
            frames += 1
            milliseconds += int.from_bytes(body[12:15], "little")
            coding = coding or _webp_coding(body[16:20], body[16:])
        elif name in riff.PICTURES:
            coding = _webp_coding(name, b"")
            alpha = alpha or (name == riff.LOSSLESS and bool(body[4] & WEBP_LOSSLESS_ALPHA))
    return FileShape(coding, "4:2:0" if coding == "lossy" else "", 0, "", max(1, frames), milliseconds / 1000, alpha)


def _webp_coding(kind: bytes, inside: bytes) -> str:
    lossless = kind == b"VP8L" or (kind == b"ALPH" and b"VP8 " not in inside and b"VP8L" in inside)
    return "lossless" if lossless else "lossy"


def _gif(data: bytes) -> FileShape:
    frames, hundredths, interlaced, alpha = 0, 0, False, False
    for part in islice(gif.blocks(data), gif.MOST):
        if part.kind == gif.IMAGE:
            frames += 1
            interlaced = interlaced or bool(data[part.start + 9] & 0x40)
        elif part.kind == gif.TIMING:
            alpha = alpha or bool(data[part.body + 1] & 1)
            hundredths += struct.unpack_from("<H", data, part.body + 2)[0]
    return FileShape(
        "interlaced" if interlaced else "",
        "",
        0,
        "palette",
        max(1, frames),
        hundredths / 100 if frames > 1 else 0,
        alpha,
    )


def _tiff(data: bytes) -> FileShape:
    tags = {tag.number: tag.numbers for tag in reversed(read_exif(data)) if tag.directory == MAIN}
    number = int((tags.get(COMPRESSION) or (1,))[0])
    coding = COMPRESSIONS.get(number, f"compression {number}")
    return FileShape(coding, alpha=any(extra in (1, 2) for extra in tags.get(EXTRA, ())))


def _heif(data: bytes) -> FileShape:
    sampling, alpha = "", False
    items = items_of(data)
    for kind, body in (each for told in items.properties.values() for each in told):
        if kind == b"hvcC" and len(body) > 17 and not sampling:
            sampling = CHROMA[body[16] & 3]
        elif kind == b"av1C" and len(body) > 2 and not sampling:
            grey, across, down = body[2] >> 4 & 1, body[2] >> 3 & 1, body[2] >> 2 & 1
            sampling = "grey" if grey else "4:2:0" if across and down else "4:2:2" if across else "4:4:4"
        elif kind == b"auxC":
            alpha = alpha or any(mark in body for mark in ALPHA)
    return FileShape("", sampling, alpha=alpha)


_READERS: Mapping[bytes, Callable[[bytes], FileShape]] = {
    b"\xff\xd8\xff": _jpeg,
    png.SIGNATURE: _png,
    b"RIFF": _webp,
    b"GIF8": _gif,
    **dict.fromkeys(MARKS, _tiff),
    b"ftyp": _heif,
}
