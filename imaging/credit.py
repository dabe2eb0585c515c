"""When a photograph was taken and whose it is: what goes on into files that are made of it, where a person wants that.

EXIF of three entries and nothing else: no place, no camera, no number, no maker's notes. It is put into a finished
file by its container's own rules, whichever codec wrote it: JPEG by an APP1 segment (Exif 2.32, 4.7.2), PNG by an
`eXIf` chunk (PNG 3, 11.3.3.1), WebP by an `EXIF` chunk behind a `VP8X` one (RFC 9649, 2.7). AVIF takes it when it is
written.
"""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO

from PIL import Image

from imaging.decode import BROKEN, FORMATS
from imaging.file import File, stream

ARTIST, COPYRIGHT = 0x013B, 0x8298
EXIF_IFD, TAKEN = 0x8769, 0x9003
DATE = re.compile(r"\d{4}:\d{2}:\d{2} \d{2}:\d{2}:\d{2}")
LONGEST = 200
"""Characters of a name: what is longer is no name."""
ROOM = 64
"""Bytes that a container takes around it at most."""
PRIVATE = re.compile(r"[\x00-\x1f\x7f]+")
WEBP_EXIF, WEBP_ALPHA = 0x08, 0x10
"""Flags of `VP8X`."""


def credit_of(data: File) -> bytes:
    """What a file says about its date and its owner, as EXIF without its `Exif` mark; empty where it says nothing."""
    try:
        with stream(data) as source, Image.open(source, formats=FORMATS) as opened:
            told = opened.getexif()
            names = {tag: _name(told.get(tag)) for tag in (ARTIST, COPYRIGHT)}
            taken = str(told.get_ifd(EXIF_IFD).get(TAKEN, ""))
    except (*BROKEN, Image.DecompressionBombError):
        return b""  # whoever reads its pixels says what is wrong with it
    kept = Image.Exif()
    for tag, name in names.items():
        if name:
            kept[tag] = name.encode("latin-1", "replace")  # as Pillow read it: a © in UTF-8 stays one
    if DATE.fullmatch(taken):
        kept[EXIF_IFD] = {TAKEN: taken}
    return kept.tobytes().removeprefix(b"Exif\0\0") if len(kept) else b""


def credited(file: bytes, media_type: str, credit: bytes) -> bytes:
    """The file with that in it; as it is where there is nothing, or no place for it."""
    put = {"image/jpeg": _in_jpeg, "image/png": _in_png, "image/webp": _in_webp}.get(media_type)
    return put(file, credit) if put and credit else file


def _name(told: object) -> str:
    text = PRIVATE.sub(" ", told).strip() if isinstance(told, str) else ""
    return text[:LONGEST]


def _in_jpeg(file: bytes, credit: bytes) -> bytes:
    body = b"Exif\0\0" + credit
    return file[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + file[2:]


def _in_png(file: bytes, credit: bytes) -> bytes:
    after_header = 8 + 12 + 13
    chunk = b"eXIf" + credit
    sealed = struct.pack(">I", len(credit)) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return file[:after_header] + sealed + file[after_header:]


def _in_webp(file: bytes, credit: bytes) -> bytes:
    body = file[12:]
    if body[:4] == b"VP8X":
        extended = body[:8] + bytes([body[8] | WEBP_EXIF]) + body[9:]
    else:
        extended = _extended(file, body) + body
    chunks = extended + _riff(b"EXIF", credit)
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks


def _extended(file: bytes, body: bytes) -> bytes:
    """The chunk that says what else there is in a file that had only pixels."""
    with Image.open(BytesIO(file), formats=("WEBP",)) as opened:
        width, height = opened.size
        alpha = WEBP_ALPHA if opened.mode == "RGBA" and body[:4] == b"VP8L" else 0
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return _riff(b"VP8X", bytes([WEBP_EXIF | alpha, 0, 0, 0]) + sides)


def _riff(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
