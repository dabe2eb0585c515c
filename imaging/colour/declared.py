"""All that a file says about its colours, most exact first. `source` makes one answer of it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import takewhile

import numpy as np

from imaging.colour import av1, hevc
from imaging.colour.chromaticity import ADOBE, D65, SRGB, Primaries
from imaging.colour.cicp import Cicp
from imaging.colour.curves import Curve, table
from imaging.colour.source import Icc, Measured, Standard, Statement
from imaging.file import Bytes, mapped
from imaging.inspection.exif import EXIF, INTEROP, MAIN, Tag, read_exif
from imaging.inspection.items import items_of
from imaging.inspection.png import chunks
from imaging.inspection.report import Report

UNIT = 100_000
"""What PNG writes for 1."""
TRANSFER, WHITE, PRIMARIES, COLOR_SPACE, GAMMA, INTEROP_INDEX = 0x012D, 0x013E, 0x013F, 0xA001, 0xA500, 0x0001
"""Tags of TIFF 6.0, section 20, and of Exif 3.0."""
IS_SRGB, IS_ADOBE = 1, 2
"""Values of `COLOR_SPACE`; the second is no standard, but many cameras'."""
DCF_ADOBE = "R03"
"""Of DCF 2.0: an optional file, whose colours are Adobe's."""
ADOBE_GAMMA = 256 / 563
"""From light to code (Adobe RGB (1998), 4.3.4.2)."""
BMP_HEADERS, BMP_CALIBRATED, BMP_PROFILED = 138, 108, 124
"""Bytes of a BMP's two headers, and of the second one where it has lights, and where it has a profile."""
DEEP = 4
"""Pictures made of pictures."""


def declared(report: Report) -> tuple[Statement, ...]:
    """What decides about a picture's colours, in the order in which it counts."""
    data = mapped(report.file)
    profile = (Icc(report.beside.icc),) if report.beside.icc else ()
    behind = tuple(_by_exif(data if report.format == "TIFF" else report.beside.exif))
    if report.format == "PNG":
        return (*_by_chunks(data, profile), *behind)
    if report.format in ("AVIF", "HEIF"):
        told = tuple(_by_boxes(data))
        light = tuple(cicp for cicp in told if cicp.hdr)  # no profile says that
        return (*light, *profile, *told, *behind)
    if report.format == "BMP":
        return tuple(_by_header(data[:BMP_HEADERS], data))
    return (*profile, *behind)


def _by_chunks(data: Bytes, profile: tuple[Icc, ...]) -> Iterator[Statement]:
    """In the order of PNG 3, 4.3."""
    before = takewhile(lambda chunk: chunk.kind != b"IDAT", chunks(data))
    told = {chunk.kind: bytes(chunk.body) for chunk in before if chunk.good}
    code_points, lights, gamma = (told.get(kind, b"") for kind in (b"cICP", b"cHRM", b"gAMA"))
    if len(code_points) == 4 and code_points[2] == 0:
        yield Cicp(code_points[0], code_points[1])
    yield from profile
    if len(told.get(b"sRGB", b"")) == 1:
        yield Standard()
    yield Measured(
        _white_first(struct.unpack(">8I", lights)) if len(lights) == 32 else None,
        int.from_bytes(gamma, "big") / UNIT if len(gamma) == 4 else None,
    )


def _white_first(values: tuple[int, ...]) -> Primaries:
    white, red, green, blue = ((values[at] / UNIT, values[at + 1] / UNIT) for at in range(0, 8, 2))
    return Primaries(red, green, blue, white)


def _by_boxes(data: Bytes) -> Iterator[Cicp]:
    """What a HEIC or AVIF says of its picture, or of the tiles that make it; last of all in the stream."""
    found = items_of(data)
    item = found.primary
    for _ in range(DEEP):
        for kind, body in found.properties.get(item, ()):
            if kind == b"colr" and body[:4] == b"nclx" and len(body) >= 8:
                yield Cicp(*struct.unpack_from(">HH", body, 4))
        parts = found.parts(item)
        if not parts:
            break
        item = parts[0]
    streamed = None
    if found.kinds.get(item) == b"av01":
        streamed = av1.cicp_in(found.content(data, item, av1.LOOKED_AT))
    elif found.kinds.get(item) == b"hvc1":
        streamed = hevc.cicp_in(found.named(item, b"hvcC"))
    if streamed:
        yield streamed


def _by_header(head: bytes, data: Bytes) -> Iterator[Statement]:
    """What a BMP of version 4 or 5 says (Microsoft, BITMAPV5HEADER): a profile, or lights and gammas."""
    if len(head) < BMP_HEADERS or int.from_bytes(head[14:18], "little") < BMP_CALIBRATED:
        return
    kind = head[70:74][::-1]
    if kind == b"MBED" and int.from_bytes(head[14:18], "little") >= BMP_PROFILED:
        place, size = struct.unpack_from("<II", head, 126)
        yield Icc(bytes(data[14 + place : 14 + place + size]))
    elif kind == bytes(4):
        xyz = [value / 2**30 for value in struct.unpack_from("<9i", head, 74)]
        lights = [(xyz[at], xyz[at + 1], sum(xyz[at : at + 3])) for at in (0, 3, 6)]
        white = tuple(map(sum, zip(*lights, strict=True)))
        points = [(x / all_, y / all_) if all_ > 0 else (0.0, 0.0) for x, y, all_ in (*lights, white)]
        gamma = struct.unpack_from("<I", head, 114)[0] / 65_536
        yield Measured(Primaries(*points), 1 / gamma if gamma else None)


def _by_exif(block: Bytes) -> Iterator[Statement]:
    """What a camera writes, and what TIFF has tags for."""
    tags = {(tag.directory, tag.number): tag for tag in reversed(read_exif(block))}
    space = _first(tags.get((EXIF, COLOR_SPACE)))
    index = tags.get((INTEROP, INTEROP_INDEX))
    if space == IS_SRGB:
        yield Standard()
    elif space == IS_ADOBE or (index and index.text.startswith(DCF_ADOBE)):
        yield Measured(ADOBE, ADOBE_GAMMA)
    gamma = _first(tags.get((EXIF, GAMMA)))
    white, lights = _pairs(tags.get((MAIN, WHITE))), _pairs(tags.get((MAIN, PRIMARIES)))
    curve = _curve(block, tags.get((MAIN, TRANSFER)))
    if white or lights or gamma or curve:
        yield Measured(_lights(white, lights), 1 / gamma if gamma else None, curve)


def _lights(white: list[tuple[float, float]], lights: list[tuple[float, float]]) -> Primaries:
    """What is missing is as in sRGB."""
    red, green, blue = lights if len(lights) == 3 else (SRGB.red, SRGB.green, SRGB.blue)
    return Primaries(red, green, blue, white[0] if white else D65)


def _pairs(tag: Tag | None) -> list[tuple[float, float]]:
    numbers = tag.numbers if tag else ()
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _first(tag: Tag | None) -> float:
    """The number that it says; zero where it says none that is more."""
    said = tag.numbers[0] if tag and tag.numbers else 0
    return said if said > 0 else 0


def _curve(block: Bytes, tag: Tag | None) -> Curve | None:
    """TIFF's list of lights, for all channels or for each of three; the middle one then stands for all."""
    if tag is None or tag.size != 2 * tag.count or tag.place + tag.size > len(block):
        return None
    lights = np.frombuffer(block, ">u2" if block[:2] == b"MM" else "<u2", tag.count, tag.place) / 65_535
    third = len(lights) // 3
    if third and len(lights) % 3 == 0 and third & (third - 1) == 0:
        lights = lights[third : 2 * third]
    return table(lights) if len(lights) >= 4 else None
