"""JPEG 2000, as a JP2 and as the stream in it alone."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from PIL import Image

from imaging.files.decode import decode, examine
from imaging.refusal import Refused
from tests.files.colours import apart
from tests.files.patterns import patches
from tests.files.rows.profiles import P3, in_p3
from tests.imaging.inspection.files import READERS, saved, seen
from tests.imaging.pictures import picture

KINDS = {"jp2": {}, "j2k": {"no_jp2": True}, "tiles": {"tile_size": (64, 64)}}


def coded(image: Image.Image, **how: object) -> bytes:
    return saved(image, "JPEG2000", **how)


def with_colours(file: bytes, body: bytes) -> bytes:
    """What its header says of its colours, replaced."""
    at = file.index(b"colr") - 4
    (old,) = struct.unpack_from(">I", file, at)
    box = struct.pack(">I", 8 + len(body)) + b"colr" + body
    head = file.index(b"jp2h") - 4
    (length,) = struct.unpack_from(">I", file, head)
    file = file[:at] + box + file[at + old :]
    return file[:head] + struct.pack(">I", length - old + len(box)) + file[head + 4 :]


@pytest.mark.parametrize("how", KINDS.values(), ids=KINDS)
def test_all_readers_see_it(how: dict[str, object]) -> None:
    for view in seen(coded(Image.fromarray(patches()), **how)).values():
        assert apart(view.astype(np.uint8), patches()) < 0.3


def test_its_profile_counts() -> None:
    file = with_colours(coded(Image.fromarray(in_p3())), b"\2\0\0" + P3)
    for view in seen(file).values():
        assert apart(view.astype(np.uint8), patches()) < 1


def test_it_is_transparent_where_it_says_so() -> None:
    clear = Image.fromarray(patches()).convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize(clear.size))
    read = decode(coded(clear)).image
    assert read.mode == "RGBA"
    assert np.array_equal(np.asarray(read.getchannel("A")), np.asarray(clear.getchannel("A")))


def test_grey_of_sixteen_bits_keeps_its_tone() -> None:
    grey = np.tile(np.linspace(0, 65_535, 96).astype(np.uint16), (64, 1))
    foreign = examine(coded(Image.fromarray(grey)))
    assert np.abs(np.asarray(foreign.raster.image)[..., 0] - grey / 257).max() <= 1


@pytest.mark.parametrize("how", KINDS.values(), ids=KINDS)
def test_wherever_it_is_cut_it_is_incomplete(how: dict[str, object]) -> None:
    whole = coded(picture("RGB", 200, 160).image, **how)
    for length in [*range(60, 400, 13), *range(400, len(whole) - 4, len(whole) // 20), len(whole) - 4]:
        for reader in READERS:
            with pytest.raises(Refused, match=r"incomplete"):
                reader(whole[:length])


def test_five_channels_are_refused_in_words() -> None:
    file = bytearray(coded(Image.fromarray(patches()), no_jp2=True))
    file[40:42] = struct.pack(">H", 5)
    with pytest.raises(Refused, match="5 channels") as refused:
        decode(bytes(file))
    assert refused.value.code == "kind_not_read"


def test_its_place_is_told() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    body = b"JpgTiffExif->JP2" + exif.tobytes().removeprefix(b"Exif\0\0")
    file = coded(Image.fromarray(patches())) + struct.pack(">I", 8 + len(body)) + b"uuid" + body
    assert examine(file).noticed == ("place: kept only in the original",)
