"""A packed body went in, plain bytes came out, or the name of what cannot be undone."""

from __future__ import annotations

import gzip
import zlib

import pytest

from providers.wire.errors import UnknownEncoding
from providers.wire.http.content_encoding import DecodedBody
from tests.providers.wire.pieces import pieces_of

TEXT = b'{"words": "one two three"}' * 20


def packed(how: str) -> bytes:
    if how == "gzip":
        return gzip.compress(TEXT)
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS if how == "zlib" else -zlib.MAX_WBITS)
    return packer.compress(TEXT) + packer.flush()


def read(raw: bytes, encoding: str, size: int = 7, most: int = 1_000_000) -> bytes:
    body = DecodedBody(pieces_of([raw[at : at + size] for at in range(0, len(raw), size)]), encoding, most)
    found = b""
    while not body.ended:
        found += body.read()
    return found


@pytest.mark.parametrize(
    ("encoding", "how"), [("gzip", "gzip"), (" X-GZIP ", "gzip"), ("deflate", "zlib"), ("deflate", "bare")]
)
def test_what_services_pack_is_undone(encoding: str, how: str) -> None:
    assert read(packed(how), encoding) == TEXT


@pytest.mark.parametrize("encoding", ["", "identity", "Identity"])
def test_what_is_not_packed_passes(encoding: str) -> None:
    assert read(TEXT, encoding) == TEXT


def test_silence_stays_silence() -> None:
    body = DecodedBody(pieces_of([b"", gzip.compress(TEXT)]), "gzip", 1_000_000)

    assert (body.read(), body.read()) == (b"", TEXT)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, br"])
def test_what_is_not_known_is_named_at_once(encoding: str) -> None:
    with pytest.raises(UnknownEncoding, match=encoding):
        DecodedBody(pieces_of([TEXT]), encoding, 1_000)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_damage_is_named(encoding: str) -> None:
    with pytest.raises(UnknownEncoding, match=f"damaged {encoding}"):
        read(b"\xff" * 50, encoding, size=50)


def test_a_small_body_never_becomes_a_large_piece() -> None:
    bomb = gzip.compress(b"0" * 5_000_000)
    body = DecodedBody(pieces_of([bomb]), "gzip", 1_000)

    assert len(body.read()) <= 1_000
