"""Netpbm's pictures. Pillow reads the plain ones number by number in Python, and none with names (PAM)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.colour import curves
from imaging.colour.source import Statement
from imaging.colour.srgb import in_srgb
from imaging.decoders.rows import MODES, WHITE, Levels, bits, levels_of, pictured, stored
from imaging.file import Bytes, mapped
from imaging.inspection.netpbm import DEEPEST, NetpbmHeader, header_of
from imaging.inspection.report import Report, damaged, missing_end
from imaging.large.room import BY_MODE, HELD

PIECE = 1 << 20
"""Bytes of text that are read at a time."""
SPACE, LINE, COMMENT = re.compile(rb"\s"), re.compile(rb"[\r\n]"), re.compile(rb"#[^\r\n]*")
ONE, ZERO = b"10"
BLACK_IS_ONE = 255, 0
LIGHT = "fractions of light: white is 1, and what is lighter is white"
Samples = NDArray[np.unsignedinteger]


def taken(report: Report) -> float:
    """Bytes a pixel that opening it takes: the picture, and all numbers of a plain one."""
    header = header_of(mapped(report.file))
    numbers = report.channels if header and header.plain else 0
    return numbers + BY_MODE.get(MODES[report.channels], HELD)


def opened(report: Report, told: tuple[Statement, ...]) -> tuple[Image.Image, tuple[str, ...]]:
    """The picture in sRGB, and what to say about it. Raises `Refused`."""
    data = mapped(report.file)
    header = header_of(data)
    assert header
    if header.fractions:
        return in_srgb(pictured(MODES[header.channels], header.size, _codes_of(data, header)), told), (LIGHT,)
    mode = "CMYK" if header.ink and header.channels == 4 else MODES[header.channels]
    shape = header.size[0], header.channels
    table = np.array(BLACK_IS_ONE, np.uint8) if header.bitmap else levels_of(header.top)
    if not header.plain:
        return in_srgb(pictured(mode, header.size, lambda top, end: table[_rows(data, header, top, end)]), told), ()
    levels, notes = _plain(data, header, table)
    made = pictured(mode, header.size, lambda top, end: levels.reshape(-1, *shape)[top:end])
    return in_srgb(made, told), notes


def sixteen_bits(report: Report) -> Samples:
    """Its samples from 0 to 65,535, as height × width × channels. Raises `ValueError` where they are ink."""
    data = mapped(report.file)
    header = header_of(data)
    if header is None or header.ink:
        raise ValueError("no light")
    if header.fractions:
        deep: Samples = np.rint(_codes(data, header, 0, header.size[1]) * DEEPEST).astype(np.uint16)
        return deep
    table = np.rint(np.minimum(np.arange(1 << 16), header.top) * (DEEPEST / header.top)).astype(np.uint16)
    if header.plain:
        return _plain(data, header, table)[0].reshape(header.size[1], header.size[0], -1)
    samples: Samples = table[_rows(data, header, 0, header.size[1])]
    return samples


def _codes_of(data: Bytes, header: NetpbmHeader) -> Callable[[int, int], Levels]:
    return lambda top, end: np.rint(_codes(data, header, top, end) * WHITE).astype(np.uint8)


def _codes(data: Bytes, header: NetpbmHeader, top: int, end: int) -> NDArray[np.floating]:
    """Rows of a PFM, which is light, in sRGB's curve from 0 to 1."""
    (wide, high), rows = header.size, end - top
    raw = stored(data, header.start + (high - end) * header.row, rows * header.row)
    light = np.nan_to_num(raw.view(header.fractions).reshape(rows, wide, header.channels)[::-1], posinf=1.0, neginf=0.0)
    code: NDArray[np.floating] = curves.srgb_code(np.clip(light.astype(np.float64), 0, 1))
    return code


def _rows(data: Bytes, header: NetpbmHeader, top: int, end: int) -> Samples:
    """Raw samples."""
    high, (wide, _) = end - top, header.size
    packed = stored(data, header.start + top * header.row, high * header.row)
    if header.bitmap:
        return bits(packed.reshape(high, -1), 1, wide)[..., None]
    return (packed if header.top < 256 else packed.view(">u2")).reshape(high, wide, header.channels)


def _plain(data: Bytes, header: NetpbmHeader, table: Samples) -> tuple[Samples, tuple[str, ...]]:
    """All samples one after another, as the table has them, and what to say about those that are missing. Raises
    `Refused`."""
    wide, high = header.size
    levels, place = np.zeros(wide * high * header.channels, table.dtype), 0
    for numbers in _numbers(data, header):
        there = numbers[: len(levels) - place]
        levels[place : place + len(there)] = np.take(table, there, mode="clip")
        place += len(there)
        if place == len(levels):
            break
    return levels, missing_end(place / len(levels))


def _numbers(data: Bytes, header: NetpbmHeader) -> Iterator[NDArray[np.integer]]:
    """Those of a plain file, in pieces, none of which ends in a number or a comment."""
    at = header.start
    ends = LINE if data.find(b"#", at) >= 0 else SPACE
    while at < len(data):
        found = ends.search(data, at + PIECE)
        end = found.end() if found else len(data)
        text = COMMENT.sub(b"", data[at:end])
        yield _bits(text) if header.bitmap else _counted(text)
        at = end


def _bits(text: bytes) -> NDArray[np.integer]:
    """Nothing needs to stand between those of a bitmap."""
    letters = np.frombuffer(text, np.uint8)
    digits: NDArray[np.integer] = letters[(letters == ONE) | (letters == ZERO)] - ZERO
    return digits


def _counted(text: bytes) -> NDArray[np.integer]:
    try:
        return np.fromstring(text, np.int64, sep=" ")
    except ValueError as error:
        raise damaged() from error
