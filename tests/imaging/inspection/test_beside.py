"""What stands beside the pixels, in whatever state, decides nothing about the picture."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO

import numpy as np
from PIL import Image, TiffImagePlugin

from imaging.file import whole
from imaging.inspection import png, riff
from imaging.inspection.inspector import inspected
from tests.imaging.heic import HEIC
from tests.imaging.inspection.files import raw_profile, saved, seen, shapes, with_chunks, with_segments, xmp
from tests.matrix import sampled

JPEG, PNG, WEBP, AVIF = (saved(shapes(), kind) for kind in ("JPEG", "PNG", "WEBP", "AVIF"))
CIRCLE = b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<I", 8)
"""A directory whose EXIF, and whose next directory, is itself."""
OUTSIDE = b"MM\0*" + struct.pack(">I", 0xFFFFFFF0)
MANY = b"II*\0\x08\0\0\0\xff\xff" + b"\xff" * 40
PROFILE = b"\0" * 40
EXIF = b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHII", 0x131, 2, 20, 26) + b"\0" * 4 + b"Nobody's camera  1\0\0"
AVIF_WITH_EXIF = saved(shapes(), "AVIF", exif=b"Exif\0\0" + EXIF)


def webp(name: bytes, body: bytes, flags: int) -> bytes:
    (picture,) = ((kind, data) for kind, data, _ in riff.chunks(WEBP, 12))
    parts: list[tuple[bytes, bytes | memoryview]] = [
        (b"VP8X", bytes([flags, 0, 0, 0, 95, 0, 0, 63, 0, 0])),
        picture,
        (name, body),
    ]
    return whole(riff.written([parts[0], parts[2], parts[1]] if name == b"ICCP" else parts))


def broken_sum(file: bytes, kind: bytes) -> bytes:
    place = file.index(kind)
    end = place + 4 + int.from_bytes(file[place - 4 : place], "big")
    return file[:end] + b"oops" + file[end + 4 :]


def overlong(length: int, segment: int = 0xE1) -> bytes:
    """A JPEG whose segment says that it has so many bytes, where it has ten."""
    return JPEG[:2] + b"\xff" + bytes([segment]) + struct.pack(">H", length) + b"Exif\0\0II*\0" + JPEG[2:]


def tiff(tag: int, kind: int, value: object) -> bytes:
    directory = TiffImagePlugin.ImageFileDirectory_v2()
    directory[tag] = value
    directory.tagtype[tag] = kind
    return saved(shapes(), "TIFF", tiffinfo=directory)


def heic(exif: bytes) -> bytes:
    start = HEIC.index(b"MM\0*")
    return HEIC[:start] + exif[: len(HEIC) - start].ljust(len(HEIC) - start, b"\xaa")


FILES: dict[str, Callable[[], bytes]] = {
    "PNG: 1.5 MB of text": lambda: with_chunks(PNG, (b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 1_500_000))),
    "PNG: 90 MB of text": lambda: with_chunks(PNG, (b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 90_000_000))),
    "PNG: 90 MB of XMP": lambda: with_chunks(
        PNG, (b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(b"a" * 90_000_000))
    ),
    "PNG: 2 MB of plain text": lambda: with_chunks(PNG, (b"tEXt", b"Comment\0" + b"a" * 2_000_000)),
    "PNG: 3,000 texts": lambda: with_chunks(PNG, *[(b"tEXt", b"Comment\0" + b"a" * 30_000)] * 3000),
    "PNG: text that cannot be unpacked": lambda: with_chunks(PNG, (b"zTXt", b"Comment\0\0nothing")),
    "PNG: EXIF without a header": lambda: with_chunks(PNG, (b"eXIf", b"nothing at all")),
    "PNG: empty EXIF": lambda: with_chunks(PNG, (b"eXIf", b"")),
    "PNG: EXIF in a circle": lambda: with_chunks(PNG, (b"eXIf", CIRCLE)),
    "PNG: EXIF that points outside": lambda: with_chunks(PNG, (b"eXIf", OUTSIDE)),
    "PNG: EXIF as text, garbled": lambda: with_chunks(PNG, (b"tEXt", b"Raw profile type exif\0\nexif\n  6\nzzQ!")),
    "PNG: EXIF as text, of an odd length": lambda: with_chunks(
        PNG, (b"tEXt", b"Raw profile type exif\0\nexif\n3\nabc")
    ),
    "PNG: EXIF as text, empty": lambda: with_chunks(PNG, raw_profile("exif", b"")),
    "PNG: broken XMP": lambda: with_chunks(PNG, (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta <<<")),
    "PNG: a profile that is none": lambda: with_chunks(PNG, (b"iCCP", b"p\0\0" + zlib.compress(PROFILE))),
    "PNG: a profile that cannot be unpacked": lambda: with_chunks(PNG, (b"iCCP", b"p\0\0nothing")),
    "PNG: times and sizes out of any range": lambda: with_chunks(PNG, (b"tIME", b"\xff" * 7), (b"pHYs", b"\xff")),
    "PNG: a wrong checksum of a text": lambda: broken_sum(with_chunks(PNG, (b"tEXt", b"Comment\0hi")), b"tEXt"),
    "PNG: a wrong checksum of a colour": lambda: broken_sum(with_chunks(PNG, (b"gAMA", b"\0\0\xb1\x8f")), b"gAMA"),
    "PNG: a wrong checksum of whole pixels": lambda: broken_sum(PNG, b"IDAT"),
    "PNG: a text that lies about its length": lambda: PNG[:33] + b"\0\xff\xff\xfftEXtComment\0oops" + PNG[33:],
    "PNG: an animation's header that is cut": lambda: with_chunks(PNG, (b"acTL", b"\0")),
    "PNG: garbage behind its end": lambda: PNG + b"\0" * 999 + b"IDAT",
    "JPEG: EXIF in a circle": lambda: with_segments(JPEG, (0xE1, b"Exif\0\0" + CIRCLE)),
    "JPEG: EXIF that points outside": lambda: with_segments(JPEG, (0xE1, b"Exif\0\0" + OUTSIDE)),
    "JPEG: EXIF of too many entries": lambda: with_segments(JPEG, (0xE1, b"Exif\0\0" + MANY)),
    "JPEG: EXIF without a header": lambda: with_segments(JPEG, (0xE1, b"Exif\0\0nothing")),
    "JPEG: broken XMP": lambda: with_segments(JPEG, (0xE1, b"http://ns.adobe.com/xap/1.0/\0<<<" + xmp(1)[:60])),
    "JPEG: a broken profile": lambda: with_segments(JPEG, (0xE2, b"ICC_PROFILE\0\1\1" + PROFILE)),
    "JPEG: a profile of which a part is missing": lambda: with_segments(JPEG, (0xE2, b"ICC_PROFILE\0\1\3" + PROFILE)),
    "JPEG: a broken list of pictures": lambda: with_segments(JPEG, (0xE2, b"MPF\0" + CIRCLE)),
    "JPEG: broken Photoshop resources": lambda: with_segments(JPEG, (0xED, b"Photoshop 3.0\08BIM\x03\xed\0\0\xff")),
    "JPEG: an Adobe segment that is cut": lambda: with_segments(JPEG, (0xEE, b"Ado")),
    "JPEG: EXIF longer than it is": lambda: overlong(200),
    "JPEG: EXIF that swallows everything": lambda: overlong(60_000),
    "JPEG: EXIF shorter than it is": lambda: overlong(4),
    "JPEG: EXIF of no length": lambda: overlong(0),
    "JPEG: a comment longer than it is": lambda: overlong(200, 0xFE),
    "JPEG: garbage behind its end": lambda: JPEG + b"\xff\xd8\xff" * 99,
    "WebP: EXIF without a header": lambda: webp(b"EXIF", b"nothing", 0x08),
    "WebP: EXIF in a circle": lambda: webp(b"EXIF", CIRCLE, 0x08),
    "WebP: broken XMP": lambda: webp(b"XMP ", b"<<<", 0x04),
    "WebP: a broken profile": lambda: webp(b"ICCP", PROFILE, 0x20),
    "WebP: EXIF that is cut": lambda: webp(b"EXIF", CIRCLE, 0x08)[:-9],
    "TIFF: broken XMP": lambda: tiff(0x2BC, 7, b"<<<"),
    "TIFF: EXIF that is the picture itself": lambda: tiff(0x8769, 4, 8),
    "TIFF: EXIF that points outside": lambda: tiff(0x8769, 4, 0xFFFFFF),
    "TIFF: a broken profile": lambda: tiff(0x8773, 7, PROFILE),
    "HEIC: EXIF of garbage": lambda: heic(b"garbage " * 9),
    "HEIC: EXIF in a circle": lambda: heic(CIRCLE),
    "AVIF: EXIF of garbage": lambda: AVIF_WITH_EXIF.replace(b"II*\0", b"oops"),
    "AVIF: EXIF in a circle": lambda: AVIF_WITH_EXIF.replace(EXIF[8:], CIRCLE[8:].ljust(len(EXIF) - 8, b"\0")),
}


@sampled("name", FILES)
def test_the_picture_is_opened_by_every_reader(name: str) -> None:
    right = np.asarray(Image.open(BytesIO(HEIC))) if name.startswith("HEIC") else np.asarray(shapes())
    for reader, pixels in seen(FILES[name]()).items():
        assert pixels.shape == right.shape, reader
        assert np.abs(pixels - right).mean() < 4, reader


def test_what_is_whole_beside_them_is_handed_on_as_it_stands() -> None:
    told = inspected(with_chunks(PNG, (b"eXIf", EXIF), (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp(1))))
    assert told.beside.exif == EXIF
    assert told.beside.xmp == xmp(1)
    assert inspected(with_segments(JPEG, (0xE1, b"Exif\0\0" + EXIF))).beside.exif == EXIF
    assert inspected(webp(b"EXIF", EXIF, 0x08)).beside.exif == EXIF
    assert inspected(AVIF_WITH_EXIF).beside.exif == EXIF
    parts = [(0xE2, b"ICC_PROFILE\0\2\2second"), (0xE2, b"ICC_PROFILE\0\1\2first ")]
    assert inspected(with_segments(JPEG, *parts)).beside.icc == b"first second"


def test_decoders_get_nothing_but_the_picture() -> None:
    for data in (
        with_segments(JPEG, (0xE1, b"Exif\0\0" + EXIF), (0xFE, b"Nobody's camera")),
        with_chunks(PNG, (b"eXIf", EXIF)),
        webp(b"EXIF", EXIF, 0x08),
    ):
        assert b"Nobody's camera" in data
        assert b"Nobody's camera" not in whole(inspected(data).data)


def test_a_file_without_anything_beside_its_pixels_is_handed_on_without_a_copy() -> None:
    assert inspected(PNG).data is PNG


def test_nothing_is_taken_from_a_chunk_that_is_broken() -> None:
    assert all(
        chunk.kind != b"gAMA"
        for chunk in png.chunks(whole(inspected(FILES["PNG: a wrong checksum of a colour"]()).data))
    )
