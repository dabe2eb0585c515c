"""PNG and APNG (PNG 3) as chunks: those that say something about pixels or colours stay, at exactly their length."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from imaging.inspection.png import SIGNATURE, sealed, written
from imaging.inspection.png import chunks as walked
from imaging.label import Label
from imaging.odd import Odd

PIXELS = (b"IDAT", b"fdAT")
LENGTHS = {
    b"tRNS": range(1, 257),
    b"gAMA": (4,),
    b"cHRM": (32,),
    b"sRGB": (1,),
    b"cICP": (4,),
    b"mDCV": (24,),
    b"cLLI": (8,),
    b"sBIT": range(1, 5),
    b"bKGD": (1, 2, 6),
    b"pHYs": (9,),
    b"acTL": (8,),
    b"fcTL": (26,),
}
"""Bytes of the chunks that may stand beside the pixels; what is longer holds something else."""
PIECE = 1 << 20
INCHES = 0.0254
XMP = "XML:com.adobe.xmp"
Chunk = tuple[bytes, bytes]


def bare(data: bytes) -> bytes:
    """Without everything but pixels, colours and resolution. Raises `Odd`."""
    kept: list[Chunk] = []
    stream = _Stream()
    for kind, body in chunks(data):
        if kind in PIXELS:
            stream.add(kind, body)
            kept.append((kind, body))
        elif cleaned := _cleaned(kind, body):
            stream.end()
            kept.append((kind, cleaned))
    stream.end()
    if not kept or kept[0][0] != b"IHDR" or not stream.frames:
        raise Odd("no picture")
    return written([*kept, (b"IEND", b"")])


def labelled(file: bytes, label: Label) -> bytes:
    """A bare file with that in it, before its pixels."""
    after_header = len(SIGNATURE) + 12 + 13
    told: list[Chunk] = []
    rest = file[after_header:]
    if label.dpi:
        across, down = (min(max(round(each / INCHES), 1), 2**31 - 1) for each in label.dpi)
        rest = _without_resolution(rest)
        told.append((b"pHYs", struct.pack(">IIB", across, down, 1)))
    if label.profile:
        told.append((b"iCCP", b"ICC\0\0" + zlib.compress(label.profile, 9)))
    if exif := label.exif(resolution=False):
        told.append((b"eXIf", exif))
    if xmp := label.xmp():
        told.append((b"iTXt", XMP.encode() + b"\0\0\0\0\0" + xmp))
    told += [_text(name, text) for name, text in label.texts()]
    return file[:after_header] + b"".join(sealed(*chunk) for chunk in told) + rest


def chunks(data: bytes) -> Iterator[Chunk]:
    """Kind and body of each up to the end of the picture. One beside the pixels whose sum is wrong is left out."""
    end = len(SIGNATURE) if data.startswith(SIGNATURE) else 0
    for chunk in walked(data):
        (start, stop), kind = chunk.span, chunk.kind
        if start != end or stop > len(data):  # something was passed over, or is cut off
            break
        if kind == b"IEND":
            return
        if chunk.good:
            yield kind, bytes(chunk.body)
        elif not _beside(kind):
            raise Odd("a wrong sum")
        end = stop
    if end != len(data):  # whole up to here, only its end mark is missing
        raise Odd("no end")


def _beside(kind: bytes) -> bool:
    """Whether a picture can be shown without it."""
    return bool(kind[0] & 0x20) and kind not in PIXELS


def _cleaned(kind: bytes, body: bytes) -> bytes | None:
    """As it may stay; None for what goes."""
    if kind == b"IHDR" and len(body) == 13:
        return body
    if kind == b"PLTE" and len(body) % 3 == 0 and len(body) <= 768:
        return body
    if kind == b"iCCP":
        return _profile(body)
    if kind in LENGTHS:
        return body if len(body) in LENGTHS[kind] else None
    if _beside(kind):
        return None
    raise Odd("a chunk that nobody knows")


def _profile(body: bytes) -> bytes | None:
    """Without its name, which can be anything, and without what stands behind it."""
    inflating = zlib.decompressobj()
    try:
        profile = inflating.decompress(body[body.index(b"\0") + 2 :], 1 << 25)
    except (ValueError, zlib.error):
        return None
    if not inflating.eof:
        return None
    size = int.from_bytes(profile[:4])
    return b"ICC\0\0" + zlib.compress(profile[:size], 9)


class _Stream:
    """The compressed pixels of each frame: they end where their chunks do, and nothing is behind them."""

    def __init__(self) -> None:
        self.frames = 0
        self._inflating: zlib._Decompress | None = None

    def add(self, kind: bytes, body: bytes) -> None:
        if self._inflating is None:
            self._inflating = zlib.decompressobj()
            self.frames += 1
        rest = body[4:] if kind == b"fdAT" else body
        if rest and self._inflating.eof:
            raise Odd("more behind the pixels")
        try:
            while rest:
                self._inflating.decompress(rest, PIECE)
                rest = self._inflating.unconsumed_tail
        except zlib.error as error:
            raise Odd("pixels that are damaged") from error
        if self._inflating.unused_data:
            raise Odd("more behind the pixels")

    def end(self) -> None:
        if self._inflating is not None and not self._inflating.eof:
            raise Odd("pixels that are cut off")
        self._inflating = None


def _without_resolution(rest: bytes) -> bytes:
    at = rest.find(b"pHYs")
    behind = rest.find(b"IDAT")
    return rest[: at - 4] + rest[at + 17 :] if 0 <= at < behind else rest


def _text(name: str, text: str) -> Chunk:
    """In Latin-1 where it can be, which every reader knows."""
    try:
        return b"tEXt", name.encode() + b"\0" + text.encode("latin-1")
    except UnicodeEncodeError:
        return b"iTXt", name.encode() + b"\0\0\0\0\0" + text.encode()
