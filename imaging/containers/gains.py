"""The numbers by which a gain map is applied, as the two standards write them: ISO 21496-1 (annex C, as libultrahdr
does) in bytes, Adobe's and Android's Ultra HDR in XMP. Written anew, they hold nothing but themselves."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import astuple, dataclass

ISO = b"urn:iso:std:iso:ts:21496:-1\0"
VERSION = bytes(4)
"""The first version of the standard, and what a reader has to know at least."""
SEVERAL, OWN_COLOURS, ONE_DENOMINATOR = 0x80, 0x40, 0x08
"""Flags: three channels, the picture's own primaries, all fractions with one denominator."""
PARTS = 1_000_000
"""What fractions are written in."""
HDRGM = "http://ns.adobe.com/hdr-gain-map/1.0/"
NAMES = ("GainMapMin", "GainMapMax", "Gamma", "OffsetSDR", "OffsetHDR")
"""Of a channel, in the order of `Channel`."""
NUMBER = r"\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\s*"
LARGEST = 1_000.0
"""No number of a gain map is larger: they are powers of two, and small."""


@dataclass(frozen=True)
class Channel:
    least: float
    """log2 of the least gain."""
    most: float
    gamma: float
    dark: float
    """Added to the picture's light before it is multiplied, and …"""
    bright: float
    """… taken off behind it."""


@dataclass(frozen=True)
class Gains:
    """All of a map's numbers."""

    channels: tuple[Channel, ...]
    """One for all, or three."""
    base: float
    """log2 of how much brighter than white a screen is up to which the picture alone is shown."""
    alternate: float
    """And from which the whole gain is."""
    own_colours: bool = True
    """Of ISO 21496-1: it is applied in the picture's own primaries."""

    def in_bytes(self) -> bytes:
        """The segment of ISO 21496-1, without its marker."""
        flags = (SEVERAL if len(self.channels) > 1 else 0) | (OWN_COLOURS if self.own_colours else 0)
        numbers = [self.base, self.alternate, *(each for channel in self.channels for each in astuple(channel))]
        fractions = b"".join(struct.pack(">iI", round(number * PARTS), PARTS) for number in numbers)
        return ISO + VERSION + bytes([flags]) + fractions

    def in_xmp(self) -> str:
        """The attributes of Ultra HDR that a description has."""
        values = {name: tuple(astuple(channel)[at] for channel in self.channels) for at, name in enumerate(NAMES)}
        single = {"HDRCapacityMin": (self.base,), "HDRCapacityMax": (self.alternate,)}
        if len(self.channels) == 1:
            single |= values
        attributes = "".join(f' hdrgm:{name}="{value[0]:.6f}"' for name, value in single.items())
        items = "" if len(self.channels) == 1 else "".join(_listed(name, value) for name, value in values.items())
        return f' hdrgm:Version="1.0" hdrgm:BaseRenditionIsHDR="False"{attributes}>{items}'


def from_bytes(segment: bytes) -> Gains | None:
    """Of a segment that begins with `ISO`; None where it is not what the standard says, or begins from HDR."""
    body = segment[len(ISO) :]
    if len(body) < 5 or body[:2] != b"\0\0":
        return None
    flags, rest = body[4], body[5:]
    count = 3 if flags & SEVERAL else 1
    numbers = list(_of_one(rest) if flags & ONE_DENOMINATOR else _of_each(rest))
    if len(numbers) < 2 + 5 * count:
        return None
    channels = tuple(Channel(*numbers[2 + 5 * at : 7 + 5 * at]) for at in range(count))
    return _sensible(Gains(channels, numbers[0], numbers[1], bool(flags & OWN_COLOURS)))


def from_xmp(packet: bytes) -> Gains | None:
    """Of XMP that has Ultra HDR's names; None where one is missing, or it begins from HDR."""
    text = packet.decode("utf-8", "replace")
    if re.search(r"BaseRenditionIsHDR\W+True", text):
        return None
    read = {name: _numbers(text, name) for name in (*NAMES, "HDRCapacityMin", "HDRCapacityMax")}
    usual = {
        "GainMapMin": (0.0,),
        "Gamma": (1.0,),
        "OffsetSDR": (1 / 64,),
        "OffsetHDR": (1 / 64,),
        "HDRCapacityMin": (0.0,),
    }
    known = {name: values or usual.get(name, ()) for name, values in read.items()}
    if not all(known.values()):
        return None
    count = 3 if any(len(known[name]) == 3 for name in NAMES) else 1
    channels = tuple(Channel(*(known[name][at % len(known[name])] for name in NAMES)) for at in range(count))
    return _sensible(Gains(channels, known["HDRCapacityMin"][0], known["HDRCapacityMax"][0]))


def _sensible(gains: Gains) -> Gains | None:
    numbers = (gains.base, gains.alternate, *(each for channel in gains.channels for each in astuple(channel)))
    fine = all(abs(number) <= LARGEST for number in numbers) and gains.alternate > gains.base
    return gains if fine and all(channel.gamma > 0 for channel in gains.channels) else None


def _of_each(rest: bytes) -> Iterator[float]:
    for at in range(0, len(rest) - 7, 8):
        number, parts = struct.unpack_from(">iI", rest, at)
        yield number / parts if parts else float("inf")


def _of_one(rest: bytes) -> Iterator[float]:
    parts = int.from_bytes(rest[:4], "big")
    for at in range(4, len(rest) - 3, 4):
        yield struct.unpack_from(">i", rest, at)[0] / parts if parts else float("inf")


def _numbers(text: str, name: str) -> tuple[float, ...]:
    """As an attribute, as an element, or as a list of three."""
    attribute = re.search(rf'hdrgm:{name}\s*=\s*["\']{NUMBER}["\']', text)
    element = re.search(rf"<hdrgm:{name}>(.*?)</hdrgm:{name}>", text, re.DOTALL)
    told = [attribute[1]] if attribute else re.findall(rf">{NUMBER}<", f">{element[1]}<") if element else []
    try:
        return tuple(float(number) for number in told[:3]) if len(told) in (1, 3) else ()
    except ValueError:
        return ()


def _listed(name: str, values: tuple[float, ...]) -> str:
    items = "".join(f"<rdf:li>{value:.6f}</rdf:li>" for value in values)
    return f"<hdrgm:{name}><rdf:Seq>{items}</rdf:Seq></hdrgm:{name}>"
