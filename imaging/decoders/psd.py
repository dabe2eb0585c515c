"""The merged picture of a Photoshop document, of 1, 8 or 16 bits a channel. Pillow reads neither 16 bits nor large
documents, nor transparency but in RGB, and takes numbers as they stand there."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.colour import deep
from imaging.colour.source import Statement, source
from imaging.colour.srgb import in_srgb
from imaging.decoders.rows import MODES, WHITE, Levels, bits, pictured, stored
from imaging.file import mapped
from imaging.inspection.psd import BITMAP, CMYK, GREY, INDEXED, LAB, RGB, PsdDocument, document_of
from imaging.inspection.report import Report, damaged
from imaging.large.room import BY_MODE, HELD
from imaging.libvips import pyvips

DEEP = 8.0
"""Bytes a pixel and channel that sixteen bits take: as they came, in floating point, and what is made of them."""
TOP = 65_535
INK = np.array((WHITE,) * 4, np.uint8)
"""Which bits are turned over: full ink is zero here, and …"""
SIGNED = np.array((0, 128, 128), np.uint8)
"""… a* and b* begin at zero, where Pillow wants them below that."""
Samples = NDArray[np.unsignedinteger]
Rows = Callable[[int, int], Samples]
"""Those from one to another, as height × width × channels, as they are stored."""


def taken(report: Report) -> float:
    """Bytes a pixel that opening it takes."""
    return DEEP * report.channels if report.bits > 8 else BY_MODE.get(MODES.get(report.channels, ""), HELD) + 4.0


def opened(report: Report, told: tuple[Statement, ...]) -> tuple[Image.Image, tuple[str, ...]]:
    """The picture in sRGB, and what to say about it. Raises `Refused`."""
    document = document_of(mapped(report.file))
    rows = _rows(document)
    return (_sixteen(document, rows, told) if document.bits > 8 else _eight(document, rows, told)), ()


def sixteen_bits(report: Report) -> Samples:
    """Its samples from 0 to 65,535, as height × width × channels. Raises `ValueError` where they are no light."""
    document = document_of(mapped(report.file))
    if document.mode not in (GREY, RGB):
        raise ValueError("no light")
    return _off_white(_rows(document)(0, document.size[1]), document, TOP).astype(np.uint16)


def _eight(document: PsdDocument, rows: Rows, told: tuple[Statement, ...]) -> Image.Image:
    if document.mode == INDEXED:
        start, end = document.palette
        palette: Levels = np.frombuffer(document.data[start:end], np.uint8).reshape(3, -1).T
        return in_srgb(pictured("RGB", document.size, lambda top, end: palette[rows(top, end)[..., 0]]), told)
    if document.mode == BITMAP:
        black = np.array((WHITE, 0), np.uint8)
        return in_srgb(pictured("L", document.size, lambda top, end: black[rows(top, end)]), told)

    def levels(top: int, end: int) -> Levels:
        there = rows(top, end)
        return _off_white(there, document, WHITE).astype(np.uint8)

    if document.mode not in (CMYK, LAB):
        return in_srgb(pictured(MODES[document.taken], document.size, levels), told)
    mode, inverted = ("CMYK", INK) if document.mode == CMYK else ("LAB", SIGNED)
    colours = document.colours
    made = in_srgb(pictured(mode, document.size, lambda top, end: levels(top, end)[..., :colours] ^ inverted), told)
    if document.transparent:
        made.putalpha(pictured("L", document.size, lambda top, end: rows(top, end)[..., colours:]))
    return made


def _sixteen(document: PsdDocument, rows: Rows, told: tuple[Statement, ...]) -> Image.Image:
    samples, colours = _off_white(rows(0, document.size[1]), document, TOP), document.colours
    if document.mode == CMYK:
        samples[..., :colours] = TOP - samples[..., :colours]
    whole = pyvips.Image.new_from_array(np.ascontiguousarray(samples, np.uint16))
    whole = whole.copy(interpretation="cmyk" if document.mode == CMYK else "multiband")
    if document.mode == LAB:
        made = deep.from_lab(whole[:3].linear([100 / TOP, 255 / TOP, 255 / TOP], [0, -128, -128]))
        made = made.bandjoin(whole[3].linear(1 / deep.STEP, 0.5, uchar=True)) if document.transparent else made
    else:
        made = deep.in_srgb(whole, source(told, deep.space_of(whole)))
    pixels = made.write_to_memory()
    return Image.frombytes("RGBA" if made.bands == 4 else "RGB", document.size, pixels)


def _rows(document: PsdDocument) -> Rows:
    high, row, data = document.size[1], document.row, document.data
    wide = document.size[0]
    packed = document.packed
    ends = list(accumulate(document.lengths(), initial=document.start)) if packed else []

    def plane(channel: int, top: int, end: int) -> Samples:
        first = channel * high + top
        if packed:
            raw = _unpacked(bytes(data[ends[first] : ends[first + end - top]]), (row, end - top))
        else:
            raw = stored(data, document.start + first * row, (end - top) * row)
        lines = raw.reshape(end - top, row)
        if document.bits > 8:
            return lines.view(">u2").astype(np.uint16)
        return bits(lines, document.bits, wide)

    return lambda top, end: np.stack([plane(channel, top, end) for channel in range(document.taken)], -1)


def _unpacked(packed: bytes, size: tuple[int, int]) -> Levels:
    """Rows of run lengths. Raises `Refused` where there are too few."""
    try:
        return np.frombuffer(Image.frombytes("L", size, packed, "packbits", "L").tobytes(), np.uint8)
    except ValueError as error:
        raise damaged() from error


def _off_white(samples: Samples, document: PsdDocument, white: int) -> Samples:
    """Colours as they were before they were laid on white, or on no ink; what is not to be seen stays white."""
    colours = document.colours
    if samples.shape[-1] == colours:
        return samples
    paper = np.full(colours, white, np.float32)
    if document.mode == LAB:
        paper[1:] = (white + 1) // 2
    partly = (samples[..., colours] > 0) & (samples[..., colours] < white)
    made = samples.copy()
    seen = made[partly].astype(np.float32)
    share = seen[:, colours:] / white
    made[partly, :colours] = np.clip(np.rint((seen[:, :colours] - paper * (1 - share)) / share), 0, white)
    return made
