"""JPEG files segment by segment."""

from __future__ import annotations

import struct
from io import BytesIO

from PIL import Image

from tests.files.colours import Pixels
from tests.files.patterns import patches

ORIENTATION = 0x0112
EXIF, XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"


def jpeg(pixels: Pixels | None = None, mode: str = "RGB", **how: object) -> bytes:
    """The patches, unless other pixels are given; fine colour, nearly lossless."""
    image = (
        Image.frombytes(mode, (pixels.shape[1], pixels.shape[0]), pixels.tobytes())
        if pixels is not None
        else Image.fromarray(patches())
    )
    out = BytesIO()
    image.save(out, "JPEG", **{"quality": 97, "subsampling": 0, **how})
    return out.getvalue()


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def with_segments(file: bytes, *segments: bytes) -> bytes:
    """Behind its first mark."""
    return file[:2] + b"".join(segments) + file[2:]


def without_segments(file: bytes, *markers: int) -> bytes:
    """Its segments before the pixels, but those."""
    kept, at = file[:2], 2
    while file[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(file[at + 2 : at + 4], "big")
        if file[at + 1] not in markers:
            kept += file[at:end]
        at = end
    return kept + file[at:]


def exif(orientation: int, order: str = "<", kind: int = 3) -> bytes:
    """EXIF that says how it lies; `kind` 3 is a short, 4 a long."""
    value = struct.pack(order + ("H2x" if kind == 3 else "I"), orientation)
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8)
    return head + struct.pack(order + "HHHI", 1, ORIENTATION, kind, 1) + value + bytes(4)


def xmp(attributes: str) -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {attributes}/></rdf:RDF></x:xmpmeta>'
    ).encode()
