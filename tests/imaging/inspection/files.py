"""Files with odd things in them, and what every reader of pixels makes of one."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.compress.reading import opened
from imaging.files.decode import decode
from imaging.inspection import png

LIMIT = 100_000_000
Pixels = NDArray[np.int16]
CORNERS = {1: (0, 0), 2: (0, -1), 3: (-1, -1), 4: (-1, 0), 5: (0, 0), 6: (0, -1), 7: (-1, -1), 8: (-1, 0)}
"""Where the stored picture's first pixel is to be seen, as row and column, for every orientation."""


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def shown(data: bytes) -> Pixels:
    """In RGB, as it is uploaded, edited and exported. Raises `Refused`."""
    return np.asarray(decode(data).image.convert("RGB"), np.int16)


def compressed(data: bytes) -> Pixels:
    """In RGB, as it is compressed. Raises `Refused`."""
    image = opened(data, None, None, LIMIT).image
    shape = image.height, image.width, image.bands
    return np.ndarray(buffer=image.write_to_memory(), dtype=np.uint8, shape=shape)[..., :3].astype(np.int16)


READERS = (shown, compressed)


def seen(data: bytes) -> dict[str, Pixels]:
    """What each reader makes of it."""
    return {read.__name__: read(data) for read in READERS}


def shapes(width: int = 96, height: int = 64) -> Image.Image:
    """A picture with a red corner above to the left, smooth enough for any codec."""
    across, down = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    grid = np.stack([60 + 80 * across, 40 + 160 * down, 200 - 100 * across * down], axis=-1).astype(np.uint8)
    grid[: height // 4, : width // 4] = (220, 20, 20)
    return Image.fromarray(grid)


def exif(orientation: int, order: str = "<") -> bytes:
    """A TIFF header and one entry."""
    mark = b"II" if order == "<" else b"MM"
    return mark + struct.pack(order + "HIHHHIHHI", 42, 8, 1, 0x112, 3, 1, orientation, 0, 0)


def xmp(orientation: int) -> bytes:
    return (
        b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        b'xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="%d"/></rdf:RDF></x:xmpmeta>' % orientation
    )


def with_segments(jpeg: bytes, *segments: tuple[int, bytes]) -> bytes:
    """Those segments behind its beginning."""
    made = (b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body for marker, body in segments)
    return jpeg[:2] + b"".join(made) + jpeg[2:]


def with_chunks(file: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """Those chunks behind the header of a PNG."""
    (header, *rest) = ((chunk.kind, bytes(chunk.body)) for chunk in png.chunks(file))
    return png.written([header, *chunks, *rest])


def raw_profile(name: str, body: bytes, packed: bool = True) -> tuple[bytes, bytes]:
    """As ImageMagick writes EXIF into a PNG."""
    hexed = body.hex()
    lines = "\n".join(hexed[start : start + 72] for start in range(0, len(hexed), 72))
    text = f"\n{name}\n{len(body):8d}\n{lines}\n".encode()
    key = f"Raw profile type {name}".encode() + b"\0"
    return (b"zTXt", key + b"\0" + zlib.compress(text)) if packed else (b"tEXt", key + text)
