"""Code points in an AV1 stream: where the boxes of an AVIF say none, its sequence header does (AV1, 5.5).
Beside what is passed over stands how the standard calls it."""

from __future__ import annotations

from collections.abc import Iterator

from imaging.colour.bitstream import Bits
from imaging.colour.cicp import Cicp

SEQUENCE_HEADER = 1
"""The type of the unit (5.3.2) that says it."""
LOOKED_AT = 512
"""Bytes of a stream; the header stands in front."""


def cicp_in(stream: bytes) -> Cicp | None:
    """What it says; None where it says nothing."""
    for kind, body in _units(stream[:LOOKED_AT]):
        if kind == SEQUENCE_HEADER:
            try:
                return _described(Bits(body))
            except IndexError:
                return None
    return None


def _units(stream: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(stream):
        head = stream[place]
        place += 2 if head & 4 else 1
        size, shift = len(stream) - place, 0
        if head & 2:
            size = 0
            while place < len(stream) and shift < 56:
                size |= (stream[place] & 0x7F) << shift
                place, shift = place + 1, shift + 7
                if not stream[place - 1] & 0x80:
                    break
        yield head >> 3 & 15, stream[place : place + size]
        place += size


def _described(bits: Bits) -> Cicp | None:
    profile = bits.number(3)
    bits.skip(1)  # still_picture
    reduced = bits.flag()
    if reduced:
        bits.skip(5)  # seq_level_idx
    elif not _operating_points(bits):
        return None
    _size(bits, reduced)
    bits.skip(3)  # superblocks, filter_intra, intra_edge_filter
    if not reduced:
        _tools(bits)
    bits.skip(3)  # superres, cdef, restoration
    deep = bits.flag()
    if profile == 2 and deep:
        bits.skip(1)  # twelve_bit
    if profile != 1:
        bits.skip(1)  # mono_chrome
    return Cicp(bits.number(8), bits.number(8)) if bits.flag() else None


def _operating_points(bits: Bits) -> bool:
    """Whether it could be read: what a film says about its clock is not."""
    if bits.flag():
        return False
    delayed = bits.flag()
    for _ in range(bits.number(5) + 1):
        bits.skip(12)  # operating_point_idc
        if bits.number(5) > 7:  # seq_level_idx
            bits.skip(1)  # seq_tier
        if delayed and bits.flag():
            bits.skip(4)  # initial_display_delay
    return True


def _size(bits: Bits, reduced: bool) -> None:
    wide, high = bits.number(4) + 1, bits.number(4) + 1
    bits.skip(wide)
    bits.skip(high)
    if not reduced and bits.flag():
        bits.skip(7)  # lengths of frame ids


def _tools(bits: Bits) -> None:
    """What pictures that follow each other are coded with."""
    bits.skip(4)  # interintra_compound, masked_compound, warped_motion, dual_filter
    ordered = bits.flag()
    if ordered:
        bits.skip(2)  # jnt_comp, ref_frame_mvs
    screens = True if bits.flag() else bits.flag()
    if screens and not bits.flag():  # seq_choose_integer_mv
        bits.skip(1)  # seq_force_integer_mv
    if ordered:
        bits.skip(3)  # order_hint_bits
