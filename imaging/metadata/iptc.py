"""IPTC-IIM: what news agencies write into pictures (IIM 4.2): by-line, caption, keywords.

An own reader of a few lines: Pillow's wants a file that it opened, and does not know in which letters a text is.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from imaging.letters import decoded

MOST, LONGEST = 500, 8_192
"""Fields, and bytes of one, that are read."""
MARK, CHARSET, UTF8, VERSION = 0x1C, (1, 90), b"\x1b%G", (2, 0)
RESOURCE, IPTC_RESOURCE = b"8BIM", 0x0404

BYLINE, BYLINE_TITLE, CREDIT, SOURCE, COPYRIGHT, CONTACT = (2, 80), (2, 85), (2, 110), (2, 115), (2, 116), (2, 118)
OBJECT_NAME, HEADLINE, CAPTION, KEYWORDS, WRITER = (2, 5), (2, 105), (2, 120), (2, 25), (2, 122)
CREATED, TIME, PROGRAM, INSTRUCTIONS = (2, 55), (2, 60), (2, 65), (2, 40)
CITY, SUBLOCATION, REGION, COUNTRY_CODE, COUNTRY = (2, 90), (2, 92), (2, 95), (2, 100), (2, 101)
NAMES = {
    BYLINE: "By-line",
    BYLINE_TITLE: "By-line title",
    CREDIT: "Credit",
    SOURCE: "Source",
    COPYRIGHT: "Copyright notice",
    CONTACT: "Contact",
    OBJECT_NAME: "Object name",
    HEADLINE: "Headline",
    CAPTION: "Caption",
    KEYWORDS: "Keywords",
    WRITER: "Caption writer",
    CREATED: "Date created",
    TIME: "Time created",
    PROGRAM: "Originating program",
    INSTRUCTIONS: "Special instructions",
    CITY: "City",
    SUBLOCATION: "Sublocation",
    REGION: "Province or state",
    COUNTRY_CODE: "Country code",
    COUNTRY: "Country",
}
Field = tuple[int, int]
"""Record and number."""
Fields = Mapping[Field, tuple[str, ...]]


def read_iptc(block: bytes, cut_short: bool = True) -> Fields:
    """The fields of an IIM block; a field may be repeated. Not cleaned. `cut_short`: also one the block ends in."""
    found: dict[Field, list[bytes]] = {}
    at = block.find(MARK)
    for _ in range(MOST):
        if at < 0 or at + 5 > len(block) or block[at] != MARK:
            break
        record, number, size = struct.unpack_from(">BBH", block, at + 1)
        if size & 0x8000 or not (cut_short or at + 5 + size <= len(block)):
            break  # with that bit it is so long that its length has a length; no text is
        found.setdefault((record, number), []).append(block[at + 5 : at + 5 + min(size, LONGEST)])
        at += 5 + size
    utf8 = found.pop(CHARSET, [b""])[0].startswith(UTF8)
    read = (lambda raw: raw.decode("utf-8", "replace")) if utf8 else decoded
    return {field: tuple(read(raw) for raw in values) for field, values in found.items() if field[0] == 2}


def iptc_in(resources: bytes) -> bytes:
    """The IIM block among Photoshop's image resources (what an APP13 segment or a TIFF's tag 34377 holds)."""
    at = max(0, resources.find(RESOURCE))
    for _ in range(MOST):
        if resources[at : at + 4] != RESOURCE or at + 12 > len(resources):
            return b""
        code, name = struct.unpack_from(">HB", resources, at + 4)
        at += 6 + (name + 2) // 2 * 2
        if at + 4 > len(resources):
            return b""
        size = struct.unpack_from(">I", resources, at)[0]
        if code == IPTC_RESOURCE:
            return resources[at + 4 : at + 4 + size]
        at += 4 + (size + 1) // 2 * 2
    return b""
