"""EXIF has one reader; nothing that stands in it can go wrong."""

from __future__ import annotations

import math
import re
import struct
from pathlib import Path

import pytest

from imaging.inspection.exif import EXIF, MAIN, THUMBNAIL, has_place, orientation_of, read_exif

CODE = Path(__file__).parents[3] / "imaging"
OTHERS = re.compile(r"getexif|get_ifd|tag_v2|exif_transpose|ExifTags|piexif|exifread")
"""How Pillow, and other libraries, are asked for it."""
SHORT, RATIONAL, SIGNED = 3, 5, 8


def block(*entries: tuple[int, int, int, bytes], order: str = "<", following: int = 0, behind: bytes = b"") -> bytes:
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8)
    rows = b"".join(struct.pack(order + "HHI", *entry[:3]) + entry[3].ljust(4, b"\0") for entry in entries)
    return head + struct.pack(order + "H", len(entries)) + rows + struct.pack(order + "I", following) + behind


def test_nobody_else_reads_it() -> None:
    """Names of tags are Pillow's; the rest is not."""
    asking = {path.relative_to(CODE).as_posix() for path in CODE.rglob("*.py") if OTHERS.search(path.read_text())}
    assert asking == {"inspection/exif.py"}


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_value_of_every_type_is_read(order: str) -> None:
    data = block((0x112, SIGNED, 1, struct.pack(order + "h", 6)), order=order)
    assert orientation_of(data) == 6
    behind = struct.pack(order + "4I", 300, 2, 1, 0)
    at = len(block((0x13E, RATIONAL, 2, b"")))
    (tag,) = read_exif(block((0x13E, RATIONAL, 2, struct.pack(order + "I", at)), order=order, behind=behind))
    assert tag.numbers[0] == 150
    assert math.isnan(tag.numbers[1])


def test_one_bad_entry_is_left_out_and_the_others_are_read() -> None:
    outside, unknown = (0x10F, 2, 40, struct.pack("<I", 9_000)), (0x110, 99, 1, b"")
    data = block(outside, (0x112, SHORT, 1, b"\x06\0"), unknown, (0x131, 2, 4, b"Pen\0"))
    assert [(tag.directory, tag.number) for tag in read_exif(data)] == [(MAIN, 0x112), (MAIN, 0x131)]
    assert orientation_of(data) == 6


def test_directories_that_lead_in_a_circle_are_read_once() -> None:
    data = block((0x8769, 4, 1, struct.pack("<I", 8)), (0x112, SHORT, 1, b"\x03\0"), following=8)
    assert [tag.directory for tag in read_exif(data)] == [MAIN, MAIN]


def test_how_its_thumbnail_lies_is_no_word_on_the_picture() -> None:
    first = block((0x131, 2, 4, b"Pen\0"))
    data = block((0x131, 2, 4, b"Pen\0"), following=len(first), behind=block((0x112, SHORT, 1, b"\x06\0"))[8:])
    assert [tag.directory for tag in read_exif(data)] == [MAIN, THUMBNAIL]
    assert orientation_of(data) == 0


@pytest.mark.parametrize("before", [b"", b"Exif\0\0", b"Exif\0\0Exif\0\0", b"\0\0"])
def test_its_mark_may_be_there_twice_or_not_at_all(before: bytes) -> None:
    inner = block((0x9003, 2, 4, b"now\0"))[8:]
    at = len(block((0x8769, 4, 1, b"")))
    (pointer, taken) = read_exif(before + block((0x8769, 4, 1, struct.pack("<I", at)), behind=inner))
    assert (pointer.directory, taken.directory, taken.text) == (MAIN, EXIF, "now")


@pytest.mark.parametrize("data", [b"", b"II*\0", b"II+\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b"II*\0\xff\xff\xff\xff\0"])
def test_what_is_none_says_nothing(data: bytes) -> None:
    assert read_exif(data) == ()
    assert orientation_of(data) == 0
    assert not has_place(data)
