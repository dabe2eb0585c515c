"""The notice of rights in IPTC-IIM 4.2: read from its records, and written as ones that say nothing else."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from imaging.notice import Credit

MARK = 0x1C
ENVELOPE, APPLICATION = 1, 2
CHARACTERS, UTF_8 = 90, b"\x1b%G"
BYLINE, CREATED, TIME, LINE, SOURCE, COPYRIGHT = 80, 55, 60, 110, 115, 116
LENGTHS = {BYLINE: 32, LINE: 32, SOURCE: 32, COPYRIGHT: 128}
"""Bytes that the standard gives them."""
DATE, CLOCK = re.compile(r"(\d{4})(\d{2})(\d{2})"), re.compile(r"(\d{2})(\d{2})(\d{2})")
LONG = 0x8000


def read(records: bytes) -> Credit:
    """What they say about date and rights; of broken ones what stands before the break."""
    found: dict[tuple[int, int], list[bytes]] = {}
    for record, dataset, value in _datasets(records):
        found.setdefault((record, dataset), []).append(value)
    utf_8 = found.get((ENVELOPE, CHARACTERS), [b""])[0] == UTF_8
    texts = {
        dataset: [_text(value, utf_8) for value in values]
        for (record, dataset), values in found.items()
        if record == APPLICATION
    }

    def first(dataset: int) -> str:
        return texts.get(dataset, [""])[0]

    return Credit(
        taken=_taken(first(CREATED), first(TIME)),
        artists=tuple(filter(None, texts.get(BYLINE, []))),
        copyright=first(COPYRIGHT),
        line=first(LINE),
        source=first(SOURCE),
    )


def written(credit: Credit) -> bytes:
    """Records in UTF-8, and said to be."""
    said = [(BYLINE, artist) for artist in credit.artists]
    said += [(LINE, credit.line), (SOURCE, credit.source), (COPYRIGHT, credit.copyright)]
    packed = [_packed(APPLICATION, dataset, _shortened(text, LENGTHS[dataset])) for dataset, text in said if text]
    if not packed:
        return b""
    version = _packed(APPLICATION, 0, b"\0\x04")
    return b"".join((_packed(ENVELOPE, CHARACTERS, UTF_8), version, *packed))


def _datasets(records: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 5 <= len(records) and records[at] == MARK:
        length = int.from_bytes(records[at + 3 : at + 5])
        if length & LONG or at + 5 + length > len(records):
            return  # longer than 32 KB is no name
        yield records[at + 1], records[at + 2], records[at + 5 : at + 5 + length]
        at += 5 + length


def _text(value: bytes, utf_8: bool) -> str:
    """What does not say what it is may still be UTF-8, or else it is Latin-1."""
    try:
        return value.decode().strip("\0 ")
    except UnicodeDecodeError:
        return value.decode("utf-8" if utf_8 else "latin-1", "replace").strip("\0 ")


def _taken(date: str, time: str) -> str:
    day, clock = DATE.match(date), CLOCK.match(time)
    if not day or not clock:
        return ""
    return f"{':'.join(day.groups())} {':'.join(clock.groups())}"


def _shortened(text: str, most: int) -> bytes:
    """Between letters, not within one."""
    return text.encode()[:most].decode(errors="ignore").encode()


def _packed(record: int, dataset: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", MARK, record, dataset, len(value)) + value
