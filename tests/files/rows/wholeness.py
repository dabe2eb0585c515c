"""Files that other programs call damaged and that show all there is, and files that are."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image

from tests.files.colours import Pixels
from tests.files.odd_file import OddFile
from tests.files.patterns import patches
from tests.files.writers.avif import avif
from tests.files.writers.jpeg import jpeg, segment, with_segments
from tests.files.writers.png import RGB, SIGNATURE, chunk, png

TRAILER = b"\0\0\x01\x0aImage_UTC_Data1620000000000" * 40 + b"SEFT"
"""What telephones put behind a panorama."""
WHOLE = "whole, and called damaged"


def noisy(_: bytes = b"") -> Pixels:
    """Large enough that a part of it is missed."""
    return np.random.default_rng(1).integers(0, 255, (240, 360, 3), np.uint8)


def coded(kind: str, **how: object) -> bytes:
    out = BytesIO()
    Image.fromarray(patches()).save(out, kind, **how)
    return out.getvalue()


def cut(file: bytes, share: float) -> bytes:
    return file[: int(len(file) * share)]


def longer(file: bytes) -> bytes:
    """A RIFF whose head says that more follows than does."""
    return file[:4] + (len(file) + 9000).to_bytes(4, "little") + file[8:]


def gif(_: bytes = b"") -> bytes:
    return coded("GIF")


def bad_restart() -> bytes:
    """One mark between stretches counts wrong, as after a fault of the card."""
    file = bytearray(jpeg(restart_marker_blocks=8))
    at = file.index(b"\xff\xd3")
    file[at + 1] = 0xD5
    return bytes(file)


def with_bad_sum(file: bytes, before: bytes, bad: bytes) -> bytes:
    at = file.index(before) - 4
    return file[:at] + bad + file[at:]


ROWS = tuple(
    OddFile(name, kind, made=made, looks=patches, near=1)
    for name, kind, made in (
        ("trailer.jpg", f"{WHOLE}: something follows its end (PhotoPrism #3363, #1407)", lambda: jpeg() + TRAILER),
        ("two-bytes-short.jpg", f"{WHOLE}: its end mark is missing (PhotoPrism #2463, #2721)", lambda: jpeg()[:-2]),
        ("two-bytes-short-progressive.jpg", f"{WHOLE}: its end mark is missing", lambda: jpeg(progressive=True)[:-2]),
        (
            "fill-bytes.jpg",
            f"{WHOLE}: marks after fill bytes",
            lambda: with_segments(jpeg(), b"\xff\xff\xff" + segment(0xFE, b"a comment")[1:]),
        ),
        (
            "bad-segment.jpg",
            f"{WHOLE}: a maker's segment that is none (PhotoPrism #4455)",
            lambda: with_segments(jpeg(), segment(0xE1, b"Exif\0\0" + bytes(range(60)))),
        ),
        ("no-end.png", f"{WHOLE}: no IEND", lambda: png(patches())[:-12]),
        ("behind-the-end.png", f"{WHOLE}: something follows its end", lambda: png(patches()) + b"\0" * 3000),
        (
            "bad-text-sum.png",
            f"{WHOLE}: the checksum of a text",
            lambda: with_bad_sum(png(patches()), b"IDAT", chunk(b"tEXt", b"Title\0patches", sealed=False)),
        ),
        (
            "bad-time-sum.png",
            f"{WHOLE}: the checksum of a time",
            lambda: with_bad_sum(png(patches()), b"IDAT", chunk(b"tIME", bytes(7), sealed=False)),
        ),
        (
            "unknown-chunk.png",
            f"{WHOLE}: a chunk of a program's own",
            lambda: png(patches(), RGB, 8, [(b"vpAg", bytes(9)), (b"caNv", bytes(16))]),
        ),
        (
            "bad-profile.png",
            f"{WHOLE}: a profile that does not unpack",
            lambda: png(patches(), RGB, 8, [(b"iCCP", b"icc\0\0not packed")]),
        ),
        ("longer-than-it-is.webp", f"{WHOLE}: its head counts too much", lambda: longer(coded("WEBP", lossless=True))),
        ("behind-the-end.webp", f"{WHOLE}: something follows", lambda: coded("WEBP", lossless=True) + bytes(77)),
        ("no-trailer.gif", f"{WHOLE}: no trailer", lambda: coded("GIF")[:-1]),
    )
) + (
    OddFile(
        "bad-restart.jpg",
        "a wrong restart mark: nearly all is there (PhotoPrism #313)",
        made=bad_restart,
        looks=patches,
        near=12,
    ),
    *(
        OddFile(name, "half a picture", made=made, refused="incomplete")
        for name, made in (
            ("half.jpg", lambda: cut(jpeg(noisy()), 0.5)),
            ("half.png", lambda: cut(png(noisy()), 0.5)),
            ("half.avif", lambda: cut(avif(noisy()), 0.5)),
        )
    ),
    OddFile("signature-only.png", "nothing but its beginning", made=lambda: SIGNATURE, refused="damaged"),
)
