"""Sealed files: any part of one is what was put in, and one that is not as it was sealed says so."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.encryption.chunks import CHUNK, HEADER, SEALED_CHUNK, NotAsSealed, opened, plain_size, sealed_bytes
from storage.encryption.chunks import sealed_size as size_of

KEY, ABOUT = bytes(range(32)), b"conversation/img_0123456789abcdef.png"
LONG = bytes(range(251)) * 900
"""Three whole chunks and some."""
SIZES = st.sampled_from([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17])
PLACES = st.integers(0, 4 * CHUNK)


def read(sealed: bytes, key: bytes = KEY, about: bytes = ABOUT) -> bytes:
    with opened(BytesIO(sealed), key, about) as stream:
        return stream.read()


@settings(max_examples=60, deadline=None)
@given(SIZES, PLACES, PLACES)
def test_any_part_of_any_file_is_what_was_put_in(size: int, start: int, length: int) -> None:
    data = (LONG * 2)[:size]
    sealed = sealed_bytes(data, KEY, ABOUT)
    with opened(BytesIO(sealed), KEY, ABOUT) as stream:
        stream.seek(start)
        assert stream.read(length) == data[start : start + length]
        stream.seek(-min(size, 5), 2)
        assert stream.read() == data[-min(size, 5) :][: min(size, 5)]
    assert (len(sealed), plain_size(len(sealed))) == (size_of(size), size)


@settings(max_examples=60, deadline=None)
@given(st.data(), SIZES)
def test_one_byte_that_is_another_is_refused(data: st.DataObject, size: int) -> None:
    sealed = bytearray(sealed_bytes(LONG[:size], KEY, ABOUT))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(NotAsSealed):
        read(bytes(sealed))


@settings(max_examples=60, deadline=None)
@given(SIZES.filter(bool), st.integers(1, 5 * SEALED_CHUNK))
def test_a_file_that_was_cut_off_or_added_to_is_refused(size: int, count: int) -> None:
    sealed = sealed_bytes(LONG[:size], KEY, ABOUT)
    for wrong in (sealed[:-count], sealed + bytes(count), sealed + sealed[-count:]):
        with pytest.raises(NotAsSealed):
            read(wrong)


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(4)))
def test_chunks_in_another_order_left_out_or_twice_are_refused(order: list[int]) -> None:
    sealed = sealed_bytes(LONG[: 4 * CHUNK], KEY, ABOUT)
    chunks = [sealed[start : start + SEALED_CHUNK] for start in range(HEADER, len(sealed), SEALED_CHUNK)]
    moved = [chunks[place] for place in order]
    left_out, twice = [chunks[place] for place in order[1:]], [chunks[order[0]], *chunks]
    for wrong in (left_out, twice, *([moved] if order != sorted(order) else [])):
        with pytest.raises(NotAsSealed):
            read(sealed[:HEADER] + b"".join(wrong))


def test_a_file_opens_with_its_own_key_in_its_own_place_only() -> None:
    sealed = sealed_bytes(LONG, KEY, ABOUT)
    assert read(sealed) == LONG
    for key, about in ((KEY[::-1], ABOUT), (KEY, b"conversation/img_0123456789abcdef_preview.webp")):
        with pytest.raises(NotAsSealed):
            read(sealed, key, about)


def test_a_chunk_of_another_file_with_the_same_key_is_refused() -> None:
    one, other = (sealed_bytes(LONG, KEY, ABOUT) for _ in range(2))
    assert one != other, "no two files are sealed alike"
    with pytest.raises(NotAsSealed):
        read(one[: HEADER + SEALED_CHUNK] + other[HEADER + SEALED_CHUNK :])


def test_only_what_is_read_is_opened() -> None:
    sealed = bytearray(sealed_bytes(LONG, KEY, ABOUT))
    sealed[HEADER] ^= 1  # in the first chunk
    with opened(BytesIO(bytes(sealed)), KEY, ABOUT) as stream:
        stream.seek(CHUNK)
        assert stream.read(1000) == LONG[CHUNK : CHUNK + 1000]
        stream.seek(0)
        with pytest.raises(NotAsSealed):
            stream.read(1)
