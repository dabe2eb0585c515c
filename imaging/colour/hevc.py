"""Code points in an HEVC stream: where the boxes of a HEIC say none, its sequence parameter set does (H.265, 7.3.2.2
and E.2.1). Beside what is passed over stands how the standard calls it."""

from __future__ import annotations

from imaging.colour.bitstream import Bits
from imaging.colour.cicp import Cicp

SEQUENCE = 33
"""The type of the unit (table 7-1) that says it."""
ARRAYS = 22
"""Where the number of arrays stands in a configuration (ISO/IEC 14496-15, 8.3.3.1.2)."""
UNESCAPED = b"\0\0\3"
GENERAL = 96
"""Bits of the profile and level that hold for all layers."""
SUBLAYERS = 8
MOST = 64
"""Sets of pictures that are referred to."""
OWN_ASPECT = 255


def cicp_in(configuration: bytes) -> Cicp | None:
    """What the body of an `hvcC` box says; None where it says nothing."""
    try:
        unit = next((unit for kind, unit in _units(configuration) if kind == SEQUENCE), b"")
        return _described(Bits(unit[2:].replace(UNESCAPED, b"\0\0"))) if unit else None
    except IndexError:
        return None


def _units(configuration: bytes) -> list[tuple[int, bytes]]:
    found, place = [], ARRAYS + 1
    for _ in range(configuration[ARRAYS]):
        kind = configuration[place] & 63
        count, place = int.from_bytes(configuration[place + 1 : place + 3]), place + 3
        for _ in range(count):
            length = int.from_bytes(configuration[place : place + 2])
            found.append((kind, configuration[place + 2 : place + 2 + length]))
            place += 2 + length
    return found


def _described(bits: Bits) -> Cicp | None:
    bits.skip(4)  # sps_video_parameter_set_id
    layers = bits.number(3)
    bits.skip(1)  # sps_temporal_id_nesting_flag
    _levels(bits, layers)
    bits.counted()  # sps_seq_parameter_set_id
    if bits.counted() == 3:  # chroma_format_idc
        bits.skip(1)  # separate_colour_plane_flag
    _counts(bits, 2)  # width and height
    if bits.flag():
        _counts(bits, 4)  # conformance window
    _counts(bits, 2)  # bit depths
    order = bits.counted() + 4  # bits of a picture's place in the order
    _counts(bits, 3 * (layers + 1 if bits.flag() else 1))  # sizes of the buffers
    _counts(bits, 6)  # sizes of the blocks
    if bits.flag() and bits.flag():
        _scaling(bits)
    bits.skip(2)  # amp_enabled_flag, sample_adaptive_offset_enabled_flag
    if bits.flag():  # pcm_enabled_flag
        bits.skip(8)
        _counts(bits, 2)
        bits.skip(1)
    _references(bits)
    if bits.flag():  # long_term_ref_pics_present_flag
        bits.skip(bits.counted() * (order + 1))
    bits.skip(2)  # sps_temporal_mvp_enabled_flag, strong_intra_smoothing_enabled_flag
    return _usability(bits) if bits.flag() else None


def _counts(bits: Bits, count: int) -> None:
    for _ in range(count):
        bits.counted()


def _levels(bits: Bits, layers: int) -> None:
    bits.skip(GENERAL)
    there = [(bits.flag(), bits.flag()) for _ in range(layers)]
    if layers:
        bits.skip(2 * (SUBLAYERS - layers))
    for profile, level in there:
        bits.skip(88 * profile + 8 * level)


def _scaling(bits: Bits) -> None:
    for size in range(4):
        for _ in range(2 if size == 3 else 6):
            if bits.flag():
                _counts(bits, min(64, 16 << 2 * size) + (size > 1))
            else:
                bits.counted()


def _references(bits: Bits) -> None:
    """Of pictures that follow each other."""
    count, before = bits.counted(), 0
    for number in range(min(count, MOST)):
        if number and bits.flag():
            bits.skip(1)
            bits.counted()
            before = sum(bits.flag() or bits.flag() for _ in range(before + 1))
        else:
            before = bits.counted() + bits.counted()
            for _ in range(min(before, MOST)):
                bits.counted()
                bits.skip(1)


def _usability(bits: Bits) -> Cicp | None:
    if bits.flag() and bits.number(8) == OWN_ASPECT:
        bits.skip(32)  # the shape of a pixel
    if bits.flag():
        bits.skip(1)  # overscan_appropriate_flag
    if not bits.flag():
        return None
    bits.skip(4)  # video_format, video_full_range_flag
    return Cicp(bits.number(8), bits.number(8)) if bits.flag() else None
