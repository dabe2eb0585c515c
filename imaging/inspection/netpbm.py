"""Netpbm's pictures (PBM, PGM, PPM, PAM and PFM; netpbm.sourceforge.net): what the header says, and whether all of the
pixels came. `decoders/netpbm.py` reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from imaging.file import Bytes, Spliced
from imaging.inspection.report import Report, Sides, damaged, missing_end, unread, within

NEXT = rb"(?:\s|#[^\r\n]*[\r\n])"
"""A space or a comment."""
NUMBER = NEXT + rb"{1,9999}(\d{1,9})"
BITMAP = re.compile(rb"P([14])" + 2 * NUMBER + NEXT)
FRACTIONS = re.compile(rb"P([Ff])\s+(\d{1,9})\s+(\d{1,9})\s+([-+]?[0-9.]{1,20}(?:[eE][-+]?\d{1,3})?)[ \t\r]*\n")
LEVELS = re.compile(rb"P([2356])" + 3 * NUMBER + NEXT)
NAMED = re.compile(rb"P7\n((?:[^\n]{0,999}\n){0,99}?)ENDHDR[ \t\r]*\n")
INK = "CMYK"
DEEPEST, CHANNELS, PICTURES = 65_535, 4, 1000


@dataclass(frozen=True)
class NetpbmHeader:
    size: Sides
    channels: int
    top: int
    """The lightest level: 1 to 65,535."""
    start: int
    """Where the pixels begin."""
    plain: bool = False
    """They are numbers in letters."""
    bitmap: bool = False
    """Ones are black, eight of them in a byte."""
    ink: bool = False
    """Four channels are CMYK."""

    fractions: str = ""
    """`<f4` or `>f4` of a PFM: light from 0 to 1 and more, rows from below."""

    @property
    def row(self) -> int:
        """Bytes of one that is not plain."""
        wide = self.size[0]
        if self.fractions:
            return wide * self.channels * 4
        return (wide + 7) // 8 if self.bitmap else wide * self.channels * (1 if self.top < 256 else 2)


def inspected(data: Bytes, limit: int) -> Report:
    """Raises `Refused`."""
    header = header_of(data)
    if header is None or not all(header.size) or not 1 <= header.top <= DEEPEST or not header.channels:
        raise damaged()
    within(header.size, limit)
    if header.channels > CHANNELS:
        raise unread(f"a PAM picture of {header.channels} channels", "Save it as RGB or grey, as PNG or TIFF.")
    length = header.row * header.size[1]
    return Report(
        "PPM",
        Spliced.of(data, ((0, len(data)),)),
        header.size,
        bits=32 if header.fractions else header.top.bit_length(),
        channels=header.channels,
        frames=1 if header.plain else _pictures(data, header),
        notes=() if header.plain else missing_end((len(data) - header.start) / length),
    )


def header_of(data: Bytes, at: int = 0) -> NetpbmHeader | None:
    """None where none is there."""
    if found := FRACTIONS.match(data, at):
        order = "<f4" if found[4].startswith(b"-") else ">f4"
        size = int(found[2]), int(found[3])
        return NetpbmHeader(size, 3 if found[1] == b"F" else 1, 1, found.end(), fractions=order)
    bitmap, levels = BITMAP.match(data, at), LEVELS.match(data, at)
    found = bitmap or levels
    if not found:
        return _named(data, at)
    kind, wide, high, *top = map(int, found.groups())
    made = NetpbmHeader(
        (wide, high), 3 if kind in (3, 6) else 1, top[0] if top else 1, found.end(), kind < 4, kind in (1, 4)
    )
    return made if made.plain else _behind_line(data, made)


def _behind_line(data: Bytes, header: NetpbmHeader) -> NetpbmHeader:
    """Its line may end as Windows' do, where one byte only should stand before the pixels."""
    at = header.start
    one_more = data[at - 1 : at + 1] == b"\r\n" and len(data) - at == header.row * header.size[1] + 1
    return NetpbmHeader(header.size, header.channels, header.top, at + one_more, False, header.bitmap)


def _named(data: Bytes, at: int) -> NetpbmHeader | None:
    """Of a PAM, whose lines say what they are."""
    found = NAMED.match(data, at)
    if not found:
        return None
    lines = (line.split(None, 1) for line in found[1].decode("latin-1").splitlines() if line.strip())
    said = {name: rest[0].strip() if rest else "" for name, *rest in lines if not name.startswith("#")}
    numbers = [said.get(name, "") for name in ("WIDTH", "HEIGHT", "DEPTH", "MAXVAL")]
    if not all(re.fullmatch(r"[0-9]{1,9}", number) for number in numbers):
        return None
    wide, high, channels, top = map(int, numbers)
    return NetpbmHeader((wide, high), channels, top, found.end(), ink=said.get("TUPLTYPE", "").startswith(INK))


def _pictures(data: Bytes, first: NetpbmHeader) -> int:
    """Those that follow each other in a file that is raw."""
    count, header = 0, first
    while count < PICTURES:
        count += 1
        following = header_of(data, header.start + header.row * header.size[1])
        if following is None or following.plain or not all(following.size):
            break
        header = following
    return count
