"""Bytes that were well, damaged: what is small, or sits where a format keeps its numbers, more often than by chance."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

Edit = Callable[[bytearray], bytearray]
PNG = b"\x89PNG\r\n\x1a\n"
NUMBERS = (0, 1, 2, 7, 8, 16, 127, 128, 255, 256, 32_767, 32_768, 65_535, 65_536, 2**31 - 1, 2**31, 2**32 - 1, 2**63)
"""Those at which lengths, sizes and counts turn over."""
WIDTHS = ("<B", "<H", ">H", "<I", ">I", "<Q", ">Q")
PLACE = st.one_of(st.integers(0, 64), st.integers(0, 1_000), st.integers(0, 2**20))
"""Headers come first, so they are met most."""
LENGTH = st.one_of(st.integers(1, 8), st.integers(1, 5_000))


def _overwritten(place: int, new: bytes) -> Edit:
    def edit(data: bytearray) -> bytearray:
        at = place % max(1, len(data))
        data[at : at + len(new)] = new
        return data

    return edit


def _numbered(place: int, number: int, width: str) -> Edit:
    most = (1 << 8 * struct.calcsize(width)) - 1
    return _overwritten(place, struct.pack(width, number & most))


def _inserted(place: int, new: bytes) -> Edit:
    def edit(data: bytearray) -> bytearray:
        at = place % max(1, len(data))
        data[at:at] = new
        return data

    return edit


def _taken_out(place: int, length: int) -> Edit:
    def edit(data: bytearray) -> bytearray:
        at = place % max(1, len(data))
        del data[at : at + length]
        return data

    return edit


def _repeated(place: int, length: int, times: int) -> Edit:
    def edit(data: bytearray) -> bytearray:
        at = place % max(1, len(data))
        data[at:at] = data[at : at + length] * times
        return data

    return edit


def _cut(place: int) -> Edit:
    return lambda data: data[: place % max(1, len(data))]


def _moved(place: int, length: int, other: int) -> Edit:
    def edit(data: bytearray) -> bytearray:
        at, to = place % max(1, len(data)), other % max(1, len(data))
        data[to : to + length] = data[at : at + length]
        return data

    return edit


EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(_overwritten, PLACE, st.binary(min_size=1, max_size=4)),
    st.builds(_numbered, PLACE, st.sampled_from(NUMBERS), st.sampled_from(WIDTHS)),
    st.builds(_numbered, PLACE, st.sampled_from(NUMBERS), st.sampled_from(WIDTHS)),
    st.builds(_inserted, PLACE, st.binary(min_size=1, max_size=16)),
    st.builds(_taken_out, PLACE, LENGTH),
    st.builds(_repeated, PLACE, LENGTH, st.integers(1, 20)),
    st.builds(_cut, PLACE),
    st.builds(_moved, PLACE, LENGTH, PLACE),
)


def damaged(whole: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """One of them with a few edits; a PNG mostly with the checksums that its chunks would have."""

    def made(data: bytes, edits: list[Edit], fitting: bool) -> bytes:
        edited = bytearray(data)
        for edit in edits:
            edited = edit(edited)
        return with_checksums(bytes(edited)) if fitting and edited.startswith(PNG) else bytes(edited)

    return st.builds(
        made, st.sampled_from(whole), st.lists(EDITS, min_size=1, max_size=6), st.sampled_from((True, True, False))
    )


def with_checksums(data: bytes) -> bytes:
    """A PNG whose chunks are whole as far as their checksums say: else its reader goes no further than those."""
    out, at = bytearray(data[:8]), 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        if at + 12 + length > len(data):
            break
        said = data[at + 4 : at + 8 + length]
        out += data[at : at + 4] + said + zlib.crc32(said).to_bytes(4)
        at += 12 + length
    return bytes(out + data[at:])
