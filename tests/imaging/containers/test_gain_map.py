"""A photograph with a gain map was made clean; the map went along, and nothing private with it."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from imaging.colour.gain_map import gain_map
from imaging.containers import gains
from imaging.containers.gains import Channel, Gains
from imaging.credit.notice import Credit
from imaging.files.packaging import cleaned
from imaging.label import Label
from tests.imaging.colour.readers import shown
from tests.imaging.colour.test_gain_map import photograph, second, segment

ULTRA_HDR = Path(__file__).parent.parent / "colour" / "files" / "ultra-hdr.jpg"
ONE = Gains((Channel(-0.5, 2.25, 1.0, 0.015625, 0.015625),), 0.0, 2.25)
THREE = Gains(
    (Channel(0.0, 2.0, 0.5, 0.0, 0.0), Channel(0.0, 2.5, 0.5, 0.0, 0.0), Channel(-1.0, 3.0, 0.5, 0.0, 0.0)), 0.0, 3.0
)
XMP = b"http://ns.adobe.com/xap/1.0/\0"
SECRET = b"where Ada lives"


def packet(numbers: Gains) -> bytes:
    return (
        b"<x xmlns:hdrgm='http://ns.adobe.com/hdr-gain-map/1.0/'><rdf:Description"
        + numbers.in_xmp().encode()
        + b"</rdf:Description>"
        + SECRET
        + b"</x>"
    )


def map_in(data: bytes) -> bytes:
    found = gain_map(data)
    assert found
    ((start, length),) = found.places
    return data[start : start + length]


@pytest.mark.parametrize("numbers", [ONE, THREE])
def test_numbers_are_the_same_in_either_way_of_writing(numbers: Gains) -> None:
    assert gains.from_bytes(numbers.in_bytes()) == numbers
    assert gains.from_xmp(packet(numbers)) == numbers


def test_numbers_with_one_denominator_are_read() -> None:
    body = (
        gains.ISO + bytes(4) + bytes([0x48]) + b"".join(n.to_bytes(4, "big") for n in (100, 0, 225, 0, 225, 100, 2, 2))
    )
    assert gains.from_bytes(body) == Gains((Channel(0.0, 2.25, 1.0, 0.02, 0.02),), 0.0, 2.25)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        bytes(4),
        bytes(5),
        bytes(200),
        b"\xff" * 200,
        ONE.in_bytes()[len(gains.ISO) :][:40],
        b"\0\0\0\0\x08" + bytes(60),
    ],
)
def test_numbers_that_make_no_sense_are_none(body: bytes) -> None:
    assert gains.from_bytes(gains.ISO + body) is None


@pytest.mark.parametrize(
    "packet", [b"", b"hdrgm:GainMapMax='many'", packet(ONE).replace(b"False", b"True"), b"\xff\xfe"]
)
def test_xmp_that_makes_no_sense_says_none(packet: bytes) -> None:
    assert gains.from_xmp(packet) is None


@pytest.mark.parametrize("numbers", [ONE, THREE])
@pytest.mark.parametrize("way", ["ISO", "XMP"])
def test_a_map_goes_along_with_its_numbers_only(numbers: Gains, way: str) -> None:
    body = (0xE2, numbers.in_bytes()) if way == "ISO" else (0xE1, XMP + packet(numbers))
    extra = second(*body)
    extra = extra[:2] + segment(0xFE, SECRET) + segment(0xE1, b"Exif\0\0" + SECRET) + extra[2:]
    data = photograph(extra)
    clean = cleaned(data, Label())
    assert clean
    assert SECRET not in clean
    kept = map_in(clean)
    assert clean.endswith(kept)
    marker = kept.index(gains.ISO) if way == "ISO" else kept.index(XMP)
    length = int.from_bytes(kept[marker - 2 : marker], "big") - 2
    read = gains.from_bytes if way == "ISO" else gains.from_xmp
    assert read(kept[marker : marker + length]) == numbers
    assert np.array_equal(pixels(kept), pixels(map_in(data)))
    assert np.array_equal(shown(clean), shown(data))


AUXILIARY = b"urn:com:apple:photo:2020:aux:hdrgainmap"
APPLES = XMP + b"<x:xmpmeta HDRGainMap:HDRGainMapVersion='65536' %s apdi:AuxiliaryImageType='" + AUXILIARY + b"'/>"


def makers_notes(first: float, second: float) -> bytes:
    """EXIF of a telephone: among the notes of its maker two numbers, and what is nobody's business."""
    rows = [(0x01, 9, 1, (14).to_bytes(4, "big")), (0x11, 2, len(SECRET), b""), (0x21, 10, 1, b""), (0x30, 10, 1, b"")]
    at = 14 + 2 + 12 * len(rows) + 4
    numbers = {0x21: first, 0x30: second}
    values = {tag: struct.pack(">ii", round(number * 10_000), 10_000) for tag, number in numbers.items()}
    values[0x11] = SECRET
    directory, behind = b"", b""
    for tag, kind, count, field in rows:
        place = struct.pack(">I", at + len(behind)) if tag in values else field
        behind += values.get(tag, b"")
        directory += struct.pack(">HHI", tag, kind, count) + place
    notes = b"Apple iOS\0\0\1MM" + struct.pack(">H", len(rows)) + directory + bytes(4) + behind
    inner = struct.pack(">HHHII", 1, 0x927C, 7, len(notes), 44) + bytes(4)
    return b"MM\0*" + struct.pack(">IHHHII", 8, 1, 0x8769, 4, 1, 26) + bytes(4) + inner + notes


@pytest.mark.parametrize(
    ("said", "exif", "times"),
    [
        (b"", makers_notes(0.8, 0.004), 2**1.72),
        (b"", makers_notes(0.8, 0.5), 2**1.5505),
        (b"", makers_notes(1.2, 0.004), 2**2.72),
        (b"", makers_notes(1.2, 0.5), 2**2.1515),
        (b"HDRGainMap:HDRGainMapHeadroom='3.5'", b"", 3.5),
    ],
)
def test_apples_map_goes_along_with_the_one_number_that_it_needs(said: bytes, exif: bytes, times: float) -> None:
    extra = second(0xE1, APPLES % said)
    plain = photograph(extra)
    data = plain[:2] + (segment(0xE1, b"Exif\0\0" + exif) if exif else b"") + plain[2:]
    clean = cleaned(data, Label())
    assert clean
    assert SECRET not in clean
    kept = map_in(clean)
    assert clean.endswith(kept)
    assert b'HDRGainMap:HDRGainMapHeadroom="%.6f"' % times in kept
    found = gain_map(clean)
    assert found and found.maker == "Apple"
    assert np.array_equal(pixels(kept), pixels(map_in(data)))
    assert cleaned(clean, Label()) == clean


def test_apples_map_stays_behind_where_nobody_says_how_bright_it_is() -> None:
    clean = cleaned(photograph(second(0xE1, APPLES % b"")), Label())
    assert clean and gain_map(clean) is None


def pixels(data: bytes) -> np.ndarray:
    with Image.open(BytesIO(data), formats=("JPEG",)) as opened:
        return np.asarray(opened)


def test_other_programs_find_it() -> None:
    clean = cleaned(photograph(second(0xE2, ONE.in_bytes())), Label())
    assert clean
    with Image.open(BytesIO(clean)) as opened:
        assert opened.format == "MPO"
        opened.seek(1)
        assert opened.size == (12, 8)
    named = cleaned(photograph(second(0xE1, XMP + packet(ONE))), Label())
    assert named
    assert b'Item:Semantic="GainMap" Item:Mime="image/jpeg" Item:Length="%d"' % len(map_in(named)) in named


def test_a_real_one_leaves_no_larger_than_it_came() -> None:
    data = ULTRA_HDR.read_bytes()
    clean = cleaned(data, Label())
    assert clean
    assert len(clean) <= len(data)
    assert np.array_equal(pixels(map_in(clean)), pixels(map_in(data)))


def test_whose_it_is_stands_beside_it() -> None:
    label = Label(credit=Credit(artists=("Ada",), copyright="© Ada"))
    clean = cleaned(photograph(second(0xE1, XMP + packet(ONE))), label)
    assert clean
    assert "© Ada".encode() in clean
    assert clean[: clean.index(b"\xff\xd9")].count(XMP) == 1
    assert gains.from_bytes(map_in(clean)[map_in(clean).index(gains.ISO) :][: len(ONE.in_bytes())]) == ONE


def test_a_map_that_is_not_understood_stays_behind() -> None:
    clean = cleaned(photograph(second(0xE2, gains.ISO + bytes(60))), Label())
    assert clean
    assert gain_map(clean) is None
