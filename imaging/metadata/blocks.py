"""The blocks of metadata in a file, wherever its format keeps them: EXIF, XMP, IPTC, a colour profile, texts, C2PA.

`xmp`, `iptc` and `inspection/exif.py` read what is in them. Formats: JPEG, PNG, WebP, GIF, TIFF (also raw files that
are one), HEIC and AVIF, JPEG 2000 and PSD; of any other kind there are no blocks.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice

from imaging.file import Bytes
from imaging.file_formats import format_of
from imaging.inspection import gif, jpeg, jpeg2000, png, psd, riff
from imaging.inspection.boxes import boxes
from imaging.inspection.exif import MARK, body_of, read_exif
from imaging.inspection.items import items_of
from imaging.letters import decoded
from imaging.metadata.iptc import iptc_in
from imaging.refusal import Refused

LONGEST = 1 << 22
"""Bytes of a block that are read."""
LONGEST_TEXT, MOST_TEXTS = 1 << 18, 100
XMP_MARK, ICC_MARK, PHOTOSHOP_MARK = b"http://ns.adobe.com/xap/1.0/\0", b"ICC_PROFILE\0", b"Photoshop 3.0\0"
XMP_TEXT, GIF_XMP, GIF_C2PA = "XML:com.adobe.xmp", b"XMP DataXMP", b"C2PA_GIF"
GIF_XMP_END = b"\1\xff"
"""How what leads a reader of blocks out of the XMP begins."""
C2PA_BOX = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
XMP_BOX = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
TIFF_XMP, TIFF_IPTC, TIFF_PHOTOSHOP, TIFF_ICC, TIFF_C2PA = 0x02BC, 0x83BB, 0x8649, 0x8773, 0xCD41
JUMBF_HEAD = 8
"""Bytes of an APP11 segment before its piece of the boxes."""
RAW_PROFILE = re.compile(r"Raw profile type (\w+)")


@dataclass(frozen=True)
class Blocks:
    """What there is; empty where there is none. A TIFF is its own EXIF block."""

    exif: Bytes = b""
    """Without the mark in front of it; of a file that is a TIFF all of it."""
    xmp: bytes = b""
    iptc: bytes = b""
    icc: bytes = b""
    c2pa: bytes = b""
    texts: tuple[tuple[str, str], ...] = ()
    """Keyword and text, not cleaned: of a PNG its texts, of JPEG and GIF the comments."""
    format: str = ""
    """By Pillow's name, where blocks are known of it."""


def blocks_of(data: Bytes) -> Blocks:
    """Never raises: what makes no sense is left out."""
    known = format_of(data)
    name = known.pillow if known else "HEIF" if data[4:8] == b"ftyp" else ""
    read = _READERS.get(name)
    try:
        return replace(read(data), format=name) if read else Blocks()
    except (struct.error, IndexError, ValueError, zlib.error, Refused):
        return Blocks(format=name)


def _jpeg(data: Bytes) -> Blocks:
    exif, xmp, photoshop, c2pa = b"", b"", b"", b""
    comments: list[tuple[str, str]] = []
    profile: dict[int, bytes] = {}
    for segment in jpeg.segments(data, cut_short=True):
        kind, body = segment.marker, segment.body
        if kind == jpeg.APP1 and body.startswith(MARK):
            exif += body[len(MARK) :] if len(exif) < LONGEST else b""
        elif kind == jpeg.APP1 and body.startswith(XMP_MARK):
            xmp = xmp or body[len(XMP_MARK) :]
        elif kind == jpeg.APP2 and body.startswith(ICC_MARK) and len(body) > 14:
            profile.setdefault(body[12], body[14:])
        elif kind == jpeg.APP13 and body.startswith(PHOTOSHOP_MARK):
            photoshop += body[len(PHOTOSHOP_MARK) :] if len(photoshop) < LONGEST else b""
        elif kind == jpeg.APP11 and body.startswith(b"JP"):
            c2pa += body[JUMBF_HEAD:] if len(c2pa) < LONGEST else b""
        elif kind == jpeg.COMMENT and len(comments) < MOST_TEXTS:
            comments.append(("Comment", decoded(body)))
    icc = b"".join(profile[number] for number in sorted(profile))
    return Blocks(exif, xmp, iptc_in(photoshop), icc, c2pa if b"c2pa" in c2pa else b"", tuple(comments))


def _png(data: Bytes) -> Blocks:
    found = Blocks()
    texts: list[tuple[str, str]] = []
    for chunk in png.chunks(data, cut_short=True):
        body = bytes(chunk.body[:LONGEST]) if chunk.kind not in png.PIXELS else b""
        if chunk.kind in png.TEXTS and len(texts) < MOST_TEXTS:
            texts.append(_text(chunk.kind, body))
        elif chunk.kind == b"eXIf" and not found.exif:
            found = replace(found, exif=body_of(body))
        elif chunk.kind == b"iCCP" and not found.icc:
            found = replace(found, icc=_inflated(body.partition(b"\0")[2][1:], LONGEST))
        elif chunk.kind == b"caBX":
            found = replace(found, c2pa=body)
    for key, text in texts:
        raw = RAW_PROFILE.fullmatch(key)
        if key == XMP_TEXT:
            found = replace(found, xmp=text.encode("utf-8", "replace"))
        elif raw:
            found = _with_profile(found, raw[1].lower(), _raw_profile(text))
    own = tuple(each for each in texts if each[0] != XMP_TEXT and not RAW_PROFILE.fullmatch(each[0]))
    return replace(found, texts=own)


def _text(kind: bytes, body: bytes) -> tuple[str, str]:
    """Keyword and text of a chunk; what is compressed is unpacked up to a bound."""
    key, _, rest = body.partition(b"\0")
    name = key.decode("latin-1")[:80]
    most = LONGEST if name == XMP_TEXT or RAW_PROFILE.fullmatch(name) else LONGEST_TEXT
    if kind == b"tEXt":
        return name, decoded(rest[:most])
    if kind == b"zTXt":
        return name, decoded(_inflated(rest[1:], most))
    packed, text = rest[:1] == b"\1", rest[2:].split(b"\0", 2)[-1]
    return name, (_inflated(text, most) if packed else text[:most]).decode("utf-8", "replace")


def _inflated(packed: bytes, most: int) -> bytes:
    """As much of it as there is, in spite of an end that is missing or damaged."""
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""


def _raw_profile(text: str) -> bytes:
    """What ImageMagick writes into a text: a name, a length, and hexadecimal digits in lines."""
    digits = "".join(text.split()[2:])
    return bytes.fromhex(digits[: len(digits) // 2 * 2]) if re.fullmatch(r"[0-9a-fA-F]*", digits) else b""


def _with_profile(found: Blocks, name: str, block: bytes) -> Blocks:
    if name in ("exif", "app1") and block.startswith(XMP_MARK):
        return replace(found, xmp=found.xmp or block[len(XMP_MARK) :])
    if name in ("exif", "app1"):
        return replace(found, exif=found.exif or body_of(block))
    if name in ("iptc", "8bim"):
        return replace(found, iptc=found.iptc or iptc_in(block) or block)
    if name == "xmp":
        return replace(found, xmp=found.xmp or block)
    return replace(found, icc=found.icc or block) if name in ("icc", "icm") else found


def _webp(data: Bytes) -> Blocks:
    bodies = {name: body for name, body, _ in reversed(list(riff.chunks(data, 12)))}
    exif, xmp, icc, c2pa = (bytes(bodies.get(name, b"")[:LONGEST]) for name in (b"EXIF", b"XMP ", b"ICCP", b"C2PA"))
    return Blocks(exif=body_of(exif), xmp=xmp, icc=icc, c2pa=c2pa)


def _gif(data: Bytes) -> Blocks:
    found = Blocks()
    comments: list[tuple[str, str]] = []
    for part in islice(gif.blocks(data), gif.MOST):
        if part.kind == gif.COMMENT and len(comments) < MOST_TEXTS:
            comments.append(("Comment", decoded(gif.joined(data, part, LONGEST_TEXT))))
        elif part.kind == gif.APPLICATION:
            name = data[part.body + 1 : part.body + 12]
            if name == GIF_XMP:
                raw = data[part.body + 12 : min(part.end, part.body + LONGEST)]
                found = replace(found, xmp=raw.split(GIF_XMP_END)[0])
            elif name.startswith(GIF_C2PA):
                found = replace(found, c2pa=gif.joined(data, part, LONGEST)[11:])
    return replace(found, texts=tuple(comments))


def _tiff(data: Bytes) -> Blocks:
    raw = {
        tag.number: data[tag.place : tag.place + min(tag.size, LONGEST)]
        for tag in reversed(read_exif(data))
        if tag.number in (TIFF_XMP, TIFF_IPTC, TIFF_PHOTOSHOP, TIFF_ICC, TIFF_C2PA)
    }
    xmp, iptc, photoshop, icc, c2pa = (
        raw.get(number, b"") for number in (TIFF_XMP, TIFF_IPTC, TIFF_PHOTOSHOP, TIFF_ICC, TIFF_C2PA)
    )
    return Blocks(data, xmp, iptc or iptc_in(photoshop), icc, c2pa)


def _heif(data: Bytes) -> Blocks:
    found = Blocks()
    items = items_of(data)
    for item, kind in items.kinds.items():
        if kind == b"Exif" and not found.exif:
            found = replace(found, exif=_exif_item(items.content(data, item, LONGEST)))
        elif kind == b"mime" and items.media[item] == b"application/rdf+xml" and not found.xmp:
            found = replace(found, xmp=items.content(data, item, LONGEST))
    for kind, body in items.properties.get(items.primary, ()):
        if kind == b"colr" and body[:4] in (b"prof", b"rICC"):
            found = replace(found, icc=body[4:LONGEST])
    for kind, body, *_ in boxes(data):
        name = body[:16] if kind == b"uuid" else b""
        if name == C2PA_BOX:
            found = replace(found, c2pa=body[16:LONGEST])
        elif name == XMP_BOX:
            found = replace(found, xmp=found.xmp or body[16:LONGEST])
    return found


def _exif_item(content: bytes) -> bytes:
    """Behind a number that says how far the block lies behind it."""
    if len(content) < 8:
        return b""
    return body_of(content[4 + struct.unpack_from(">I", content)[0] :])


def _jpeg2000(data: Bytes) -> Blocks:
    beside, _ = jpeg2000.beside_of(data)
    return Blocks(beside.exif, beside.xmp, icc=beside.icc)


def _psd(data: Bytes) -> Blocks:
    found = psd.resources_of(data)
    exif, xmp, iptc, icc = (found.get(each, b"")[:LONGEST] for each in (psd.EXIF, psd.XMP, psd.IPTC, psd.PROFILE))
    return Blocks(body_of(exif), xmp, iptc, icc)


_READERS: dict[str, Callable[[Bytes], Blocks]] = {
    "JPEG": _jpeg,
    "PNG": _png,
    "WEBP": _webp,
    "GIF": _gif,
    "TIFF": _tiff,
    "HEIF": _heif,
    "AVIF": _heif,
    "JPEG2000": _jpeg2000,
    "PSD": _psd,
}
"""By Pillow's names."""
