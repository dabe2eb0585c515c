"""The notice of rights in IPTC-IIM 4.2: read from its records, and written as ones that say nothing else."""

from __future__ import annotations

import re
import struct

from imaging.credit.notice import Credit
from imaging.metadata.iptc import (
    BYLINE,
    CHARSET,
    COPYRIGHT,
    CREATED,
    CREDIT,
    MARK,
    SOURCE,
    TIME,
    UTF8,
    VERSION,
    Field,
    read_iptc,
)

LENGTHS = {BYLINE: 32, CREDIT: 32, SOURCE: 32, COPYRIGHT: 128}
"""Bytes that the standard gives them."""
DATE, CLOCK = re.compile(r"(\d{4})(\d{2})(\d{2})"), re.compile(r"(\d{2})(\d{2})(\d{2})")


def read(records: bytes) -> Credit:
    """What they say about date and rights; of broken ones what stands before the break."""
    found = read_iptc(records, cut_short=False)

    def all_of(field: Field) -> tuple[str, ...]:
        return tuple(text.strip("\0 ") for text in found.get(field, ()))

    def first(field: Field) -> str:
        return next(iter(all_of(field)), "")

    return Credit(
        taken=_taken(first(CREATED), first(TIME)),
        artists=tuple(filter(None, all_of(BYLINE))),
        copyright=first(COPYRIGHT),
        line=first(CREDIT),
        source=first(SOURCE),
    )


def written(credit: Credit) -> bytes:
    """Records in UTF-8, and said to be."""
    said = [(BYLINE, artist) for artist in credit.artists]
    said += [(CREDIT, credit.line), (SOURCE, credit.source), (COPYRIGHT, credit.copyright)]
    packed = [_packed(field, _shortened(text, LENGTHS[field])) for field, text in said if text]
    return b"".join((_packed(CHARSET, UTF8), _packed(VERSION, b"\0\x04"), *packed)) if packed else b""


def _taken(date: str, time: str) -> str:
    day, clock = DATE.match(date), CLOCK.match(time)
    if not day or not clock:
        return ""
    return f"{':'.join(day.groups())} {':'.join(clock.groups())}"


def _shortened(text: str, most: int) -> bytes:
    """Between letters, not within one."""
    return text.encode()[:most].decode(errors="ignore").encode()


def _packed(field: Field, value: bytes) -> bytes:
    return struct.pack(">BBBH", MARK, *field, len(value)) + value
