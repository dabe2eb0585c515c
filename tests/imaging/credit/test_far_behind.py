"""EXIF is found wherever it stands."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image

from imaging.label import label_of


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(behind: bytes = b"") -> bytes:
    out = BytesIO()
    Image.new("RGB", (9, 9)).save(out, "PNG")
    data = out.getvalue()
    return data[:-12] + behind + data[-12:]


def told() -> bytes:
    exif = Image.Exif()
    exif[0x013B] = "Ada Example"
    return chunk(b"eXIf", exif.tobytes().removeprefix(b"Exif\0\0"))


def test_what_stands_behind_the_pixels_of_a_png_is_found() -> None:
    for data, artists in ((png(told()), ("Ada Example",)), (png(), ())):
        assert label_of(data).credit.artists == artists


def test_a_png_whose_chunks_lie_about_their_length_says_nothing() -> None:
    assert label_of(png(struct.pack(">I", 2**31 - 1) + b"eXIf")).credit.artists == ()
    assert label_of(png(struct.pack(">I", 2**30) + b"zzzz")).credit.artists == ()
