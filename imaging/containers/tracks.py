"""The tracks of a HEIF sequence or an animated AVIF: times, languages and notes become zeros, at their places.

What is no picture (sound, texts, positions that were logged) makes a file `Odd`: it is taken apart and written anew.
"""

from __future__ import annotations

from imaging.containers.boxes import free, packed
from imaging.containers.cover import Cover
from imaging.inspection.boxes import Box, Numbers, boxes
from imaging.odd import Odd

FOLDERS = (b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf")
LEAVES = (b"vmhd", b"nmhd", b"dref", b"stts", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"stss", b"sdtp", b"ctts")
MORE_LEAVES = (b"elst", b"tref", b"stsd", b"ccst", b"auxi", b"sgpd", b"sbgp", b"cslg", b"stsh", b"subs")
TIMED = (b"mvhd", b"tkhd", b"mdhd")
PICTURES = (b"pict", b"vide", b"auxv")


def cleaned_tracks(body: bytes, cover: Cover) -> bytes:
    """What is in a `moov` box, in as many bytes; `cover` keeps the samples to which it leads. Raises `Odd`."""
    return b"".join(_cleaned(box, cover) for box in boxes(body, strict=True))


def _cleaned(box: Box, cover: Cover) -> bytes:
    if box.head != 8:
        raise Odd("a box of more than 4 GB")
    if box.kind == b"stbl":
        _keep_samples(box.body, cover)
    if box.kind in FOLDERS:
        return packed(box.kind, *(_cleaned(each, cover) for each in boxes(box.body, strict=True)))
    if box.kind in TIMED:
        return packed(box.kind, _timeless(box.body))
    if box.kind == b"hdlr":
        if box.body[8:12] not in PICTURES:
            raise Odd("a track that is no picture")
        return packed(box.kind, box.body[:12] + bytes(len(box.body) - 12))
    return packed(box.kind, box.body) if box.kind in (*LEAVES, *MORE_LEAVES) else free(box.end - box.start)


def _timeless(body: bytes) -> bytes:
    """Without the times at which it was made and changed."""
    length = 16 if body[:1] == b"\x01" else 8
    return body[:4] + bytes(length) + body[4 + length :]


def _keep_samples(body: bytes, cover: Cover) -> None:
    tables = {box.kind: box.body for box in boxes(body, strict=True)}
    sizes = _sizes(Numbers(tables.get(b"stsz", b"")))
    places = _places(tables)
    chunks = Numbers(tables.get(b"stsc", b""))
    chunks.taken(4)
    runs = [(chunks.number(4), chunks.number(4), chunks.number(4)) for _ in range(chunks.number(4))]
    at = 0
    for number, place in enumerate(places, start=1):
        each = next((run[1] for run in reversed(runs) if run[0] <= number), 0)
        length = sum(sizes[at : at + each])
        cover.keep(place, length)
        at += each
    if at < len(sizes):
        raise Odd("samples without a place")


def _sizes(reader: Numbers) -> list[int]:
    reader.taken(4)
    same, count = reader.number(4), reader.number(4)
    if count > 100_000:
        raise Odd("too many samples")
    return [same or reader.number(4) for _ in range(count)]


def _places(tables: dict[bytes, bytes]) -> list[int]:
    kind, width = (b"co64", 8) if b"co64" in tables else (b"stco", 4)
    reader = Numbers(tables.get(kind, b""))
    reader.taken(4)
    return [reader.number(width) for _ in range(reader.number(4))]
