"""A photograph with a gain map came in: it was found, told, and its standard picture was opened."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from imaging.colour.gain_map import gain_map
from imaging.files.decode import examine
from imaging.inspection.inspector import inspected
from tests.imaging.colour.readers import compressed, saved, shown
from tests.imaging.colour.truth import colours

ULTRA_HDR = Path(__file__).parent / "files" / "ultra-hdr.jpg"
NOTE = "HDR gain map: the standard picture is shown and edited"
ADOBE = b"http://ns.adobe.com/xap/1.0/\0<x xmlns:hdrgm='http://ns.adobe.com/hdr-gain-map/1.0/' hdrgm:Version='1.0'/>"
APPLE = (
    b"http://ns.adobe.com/xap/1.0/\0<x xmlns:apdi='http://ns.apple.com/pixeldatainfo/1.0/' "
    b"apdi:AuxiliaryImageType='urn:com:apple:photo:2020:aux:hdrgainmap'/>"
)
ISO = b"urn:iso:std:iso:ts:21496:-1\0" + bytes(64)


def segment(marker: int, body: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def second(marker: int, body: bytes) -> bytes:
    """A small grey JPEG that says that of itself."""
    data = saved(np.full((8, 12), 100, np.uint8), "JPEG")
    return data[:2] + segment(marker, body) + data[2:]


def index(offset: int, length: int, order: str = ">") -> bytes:
    """The segment that says where the second picture is (CIPA DC-007)."""
    head = (b"MM\0*" if order == ">" else b"II*\0") + struct.pack(order + "IH", 8, 1)
    entry = struct.pack(order + "HHII", 0xB002, 7, 32, 26) + bytes(4)
    first, other = struct.pack(order + "IIII", 0x030000, 0, 0, 0), struct.pack(order + "IIII", 0, length, offset, 0)
    return segment(0xE2, b"MPF\0" + head + entry + first + other)


def photograph(extra: bytes, order: str = ">", between: bytes = b"", listed: bool = True) -> bytes:
    """A JPEG with another one behind it."""
    data = saved(colours(), "JPEG")
    size = len(index(0, 0)) if listed else 0
    start = len(data) + size + len(between)
    return data[:2] + (index(start - 10, len(extra), order) if listed else b"") + data[2:] + between + extra


@pytest.mark.parametrize(
    ("maker", "marker", "body"), [("Ultra HDR", 0xE1, ADOBE), ("Apple", 0xE1, APPLE), ("ISO 21496-1", 0xE2, ISO)]
)
@pytest.mark.parametrize("order", [">", "<"])
@pytest.mark.parametrize("between", [b"", bytes(100)])
@pytest.mark.parametrize("listed", [True, False])
def test_a_map_behind_a_jpeg_is_found(
    maker: str, marker: int, body: bytes, order: str, between: bytes, listed: bool
) -> None:
    extra = second(marker, body)
    data = photograph(extra, order, between, listed)
    found = gain_map(data)
    assert found and found.maker == maker
    ((start, length),) = found.places
    assert data[start : start + length] == extra
    assert gain_map(data, inspected(data, len(data)).ends) == found
    assert examine(data).noticed == (NOTE,)


def test_a_real_one_is_found_and_its_standard_picture_is_opened() -> None:
    data = ULTRA_HDR.read_bytes()
    found = gain_map(data)
    assert found and found.maker == "ISO 21496-1"
    ((start, length),) = found.places
    with Image.open(BytesIO(data[start : start + length])) as opened:
        assert opened.size == (96, 64)
    foreign = examine(data)
    assert foreign.noticed == (NOTE,)
    assert foreign.size == (96, 64)
    assert np.abs(shown(data).astype(int) - compressed(data)).max() <= 1


@pytest.mark.parametrize(
    "data",
    [
        saved(colours(), "JPEG"),
        photograph(saved(np.zeros((8, 8), np.uint8), "JPEG")),
        saved(colours(), "JPEG") + b"\xff\xd8\xff",
        photograph(second(0xE1, ADOBE))[:-200],
        index(4_000_000_000, 4_000_000_000),
        b"\xff\xd8\xff",
        saved(colours(), "AVIF"),
        saved(colours(), "PNG"),
        b"",
    ],
    ids=[
        "none",
        "another picture",
        "a start of one",
        "cut short",
        "an index alone",
        "a start alone",
        "AVIF",
        "PNG",
        "nothing",
    ],
)
def test_where_there_is_none_nothing_is_found(data: bytes) -> None:
    found = gain_map(data)
    assert found is None or found.places[0][0] + found.places[0][1] <= len(data)


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


def full(kind: bytes, body: bytes, version: int = 0) -> bytes:
    return box(kind, bytes([version, 0, 0, 0]) + body)


def container(kind: bytes, said: bytes, parts: tuple[int, ...]) -> bytes:
    """The boxes of a HEIC: item 1 is the picture, 2 a map, and 3 what combines them, where `kind` says so."""
    infos = b"".join(
        full(b"infe", struct.pack(">HH4s", item, 0, each) + b"\0", 2)
        for item, each in ((1, b"hvc1"), (2, b"hvc1"), (3, kind))
    )
    places = b"".join(struct.pack(">HHHII", item, 0, 1, 1000 * item, 500) for item in (1, 2))
    properties = box(b"ipco", full(b"auxC", said + b"\0")) + full(b"ipma", struct.pack(">IHBB", 1, 2, 1, 1))
    meta = (
        full(b"pitm", struct.pack(">H", 1))
        + full(b"iinf", struct.pack(">H", 3) + infos)
        + full(b"iloc", struct.pack(">HH", 0x4400, 2) + places)
        + full(b"iref", box(b"dimg", struct.pack(f">HH{len(parts)}H", 3, len(parts), *parts)))
        + box(b"iprp", properties)
    )
    return box(b"ftyp", b"heic" + bytes(4) + b"mif1heic") + full(b"meta", meta) + bytes(3000)


def test_apples_and_the_standards_maps_in_a_heic_are_found() -> None:
    apple = gain_map(container(b"free", b"urn:com:apple:photo:2020:aux:hdrgainmap", ()))
    standard = gain_map(container(b"tmap", b"urn:mpeg:hevc:2015:auxid:2", (1, 2)))
    assert apple and (apple.maker, apple.places) == ("Apple", ((2000, 500),))
    assert standard and (standard.maker, standard.places) == ("ISO 21496-1", ((2000, 500),))
    assert gain_map(container(b"free", b"urn:mpeg:hevc:2015:auxid:1", ())) is None
