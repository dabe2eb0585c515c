"""What stands beside the pixels is found in every format, and what is broken, huge or malicious only reads as less."""

from __future__ import annotations

import random
import struct
import zlib

import pytest

from imaging.inspection.exif import read_exif
from imaging.inspection.items import items_of
from imaging.metadata import iptc
from imaging.metadata.blocks import LONGEST_TEXT, blocks_of
from imaging.metadata.iptc import read_iptc
from imaging.metadata.xmp import read_xmp
from tests.imaging.heic import HEIC
from tests.imaging.metadata import photographs
from tests.imaging.metadata.photographs import ALL, chunk, plain, segment
from tests.matrix import sampled

WITH_EXIF = ("jpeg", "png", "webp", "tiff", "avif")


@pytest.mark.parametrize("kind", WITH_EXIF)
def test_exif_is_read_from_every_format_that_has_it(kind: str) -> None:
    tags = {(tag.directory, tag.name): tag for tag in read_exif(blocks_of(ALL[kind]()).exif)}

    assert tags["main", "Artist"].text == "Ada Byron"
    assert tags["exif", "LensModel"].text == "Maker 35mm F2"
    assert tags["exif", "FNumber"].numbers == pytest.approx([2.8])
    assert tags["gps", "GPSLatitude"].numbers == pytest.approx([48, 51, 29.7])
    assert tags["exif", "MakerNote"].values == (b"secret notes",)


def test_exif_is_read_from_a_heic() -> None:
    tags = {tag.name: tag for tag in read_exif(blocks_of(HEIC).exif)}

    assert tags["Make"].text == "Secret Camera"
    assert tags["GPSLatitude"].numbers[0] == 52


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "tiff", "gif", "avif"])
def test_xmp_is_read_from_every_format(kind: str) -> None:
    said = read_xmp(blocks_of(ALL[kind]()).xmp)

    assert said["dc:creator"] == ("Ada Byron", "B. Babbage")
    assert said["dc:subject"] == ("sea", "dusk")
    assert said["dc:description"] == ("A lighthouse\nat dusk",)
    assert said["photoshop:Credit"] == ("Example Press",), "by its address, whatever prefix the file chose"
    assert said["xmpMM:History/stEvt:action"] == ("saved",)


@pytest.mark.parametrize("kind", ["jpeg", "png", "tiff"])
def test_iptc_is_read_where_programs_put_it(kind: str) -> None:
    said = read_iptc(blocks_of(ALL[kind]()).iptc)

    assert said[iptc.BYLINE] == ("Ádá Byron",)
    assert said[iptc.KEYWORDS] == ("sea", "dusk")
    assert said[iptc.CITY] == ("Brest",)


def test_iptc_without_a_charset_may_be_latin() -> None:
    assert read_iptc(photographs.iim((80, "Ádá"), utf8=False))[iptc.BYLINE] == ("Ádá",)


def test_comments_and_texts_are_kept_in_order() -> None:
    assert blocks_of(photographs.jpeg()).texts == (("Comment", "a comment"),)
    assert blocks_of(photographs.gif()).texts == (("Comment", "a comment"),)
    texts = dict(blocks_of(photographs.png()).texts)
    assert texts["Author"] == "Ada Byron"
    assert texts["parameters"].startswith("a fox\nSteps: 20")
    assert "XML:com.adobe.xmp" not in texts and "Raw profile type iptc" not in texts


def test_exif_as_hexadecimal_text_is_exif() -> None:
    block = photographs.exif().tobytes()
    text = b"Raw profile type exif\0\0" + zlib.compress(photographs.hexed("exif", block).encode())
    made = plain("PNG")

    found = blocks_of(made[:33] + chunk(b"zTXt", text) + made[33:])

    assert {tag.name for tag in read_exif(found.exif)} >= {"Artist", "GPSLatitude"}


def test_marks_of_origin_are_found() -> None:
    manifest = b"\0\0\0\x20jumb\0\0\0\x18jumdc2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71\x03c2pa\0"
    made, jpeg = plain("PNG"), plain("JPEG")
    with_segment = jpeg[:2] + segment(0xEB, b"JP\0\1\0\0\0\1" + manifest) + jpeg[2:]

    assert blocks_of(made[:33] + chunk(b"caBX", manifest) + made[33:]).c2pa == manifest
    assert blocks_of(with_segment).c2pa == manifest
    assert not blocks_of(jpeg).c2pa


@pytest.mark.parametrize("kind", ALL)
def test_a_file_cut_anywhere_reads_as_less(kind: str) -> None:
    whole = ALL[kind]()

    for end in range(0, len(whole), max(1, len(whole) // 150)):
        everything(whole[:end])


@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_a_block_that_the_file_ends_in_is_read_as_far_as_it_goes(kind: str) -> None:
    whole = ALL[kind]()

    said = read_exif(blocks_of(whole[: whole.index(b"secret notes")]).exif)

    assert {"Artist", "FNumber"} <= {tag.name for tag in said}


def test_what_stands_before_a_segment_that_lies_about_its_length_is_read() -> None:
    whole = photographs.jpeg()
    beside = whole[: whole.index(b"\xff\xdb")]

    said = blocks_of(beside + b"\xff\xec\xff\xf0" + plain("JPEG")[2:])

    assert b"secret notes" in said.exif


def test_items_beside_what_is_said_of_them_are_read() -> None:
    """EXIF in `idat`, as some writers keep what is small."""
    exif = bytes(4) + photographs.exif().tobytes().removeprefix(b"Exif\0\0")
    entry = box(b"infe", b"\2\0\0\0" + struct.pack(">HH4s", 1, 0, b"Exif") + b"\0")
    place = b"\1\0\0\0\x44\0" + struct.pack(">HHHHHII", 1, 1, 1, 0, 1, 0, len(exif))
    inner = (
        box(b"iinf", bytes(4) + struct.pack(">H", 1) + entry),
        box(b"iloc", place),
        box(b"idat", exif),
    )
    file = box(b"ftyp", b"heic\0\0\0\0mif1") + box(b"meta", bytes(4) + b"".join(inner))

    assert "LensModel" in {tag.name for tag in read_exif(blocks_of(file).exif)}


def test_extents_by_the_million_that_take_no_bytes_are_not_counted() -> None:
    items = b"".join(struct.pack(">HHHH", number, 0, 0, 65_535) for number in range(1, 5_000))
    place = box(b"iloc", b"\1\0\0\0\0\0" + struct.pack(">H", 4_999) + items)

    assert not items_of(box(b"ftyp", b"heic\0\0\0\0mif1") + box(b"meta", bytes(4) + place)).extents


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


@sampled("kind", ALL)
def test_turned_bytes_never_raise(kind: str) -> None:
    whole, dice = ALL[kind](), random.Random(11)

    for _ in range(300):
        broken = bytearray(whole)
        for _ in range(dice.choice((1, 4, 40))):
            broken[dice.randrange(len(broken))] = dice.choice((0, 1, 0x7F, 0x80, 0xFF, dice.randrange(256)))
        everything(bytes(broken))


def test_garbage_of_every_beginning_never_raises() -> None:
    dice = random.Random(3)
    for start in (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF____WEBP", b"GIF89a", b"II*\0", b"MM\0*", b"____ftyp"):
        for length in (0, 1, 7, 64, 4000):
            everything(start + dice.randbytes(length))
            everything(start + b"\0" * length)
            everything(start + b"\xff" * length)


def test_thousands_of_entries_over_the_same_bytes_take_no_room() -> None:
    """Copied for each of them they were 500 GB."""
    entry = struct.pack("<HHII", 0x9286, 7, 8_000_000, 8)
    block = b"II*\0\x08\0\0\0" + struct.pack("<H", 65_535) + entry * 65_535 + b"x" * 8_000_000

    tags = read_exif(block)

    assert sum(len(tag.values[0]) for tag in tags if isinstance(tag.values[0], bytes)) < 10_000_000


def test_directories_that_lead_to_each_other_end() -> None:
    entries = struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<HHII", 0x8825, 4, 1, 8)

    assert len(read_exif(b"II*\0\x08\0\0\0" + struct.pack("<H", 2) + entries + struct.pack("<I", 8))) == 2


@pytest.mark.slow
def test_a_text_that_unpacks_to_gigabytes_is_cut() -> None:
    made, text = plain("PNG"), b"workflow\0\0" + zlib.compress(b"x" * 50_000_000, 9)

    texts = dict(blocks_of(made[:33] + chunk(b"zTXt", text) + made[33:]).texts)

    assert len(texts["workflow"]) == LONGEST_TEXT


def test_xmp_with_entities_says_nothing_of_them() -> None:
    laughing = b"""<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>&b;</dc:creator></rdf:RDF>"""
    outside = laughing.replace(b'<!ENTITY a "ha">', b'<!ENTITY a SYSTEM "file:///etc/passwd">')

    assert not read_xmp(laughing)
    assert not read_xmp(outside)


def test_xmp_that_breaks_off_keeps_what_stood_before() -> None:
    assert read_xmp(photographs.XMP[:700])["photoshop:Credit"] == ("Example Press",)


def test_deep_and_endless_xmp_ends() -> None:
    assert not read_xmp(b"<a>" * 100_000)
    assert len(read_xmp(b"<a>" + b"<b>x</b>" * 200_000 + b"</a>").get("a/b", ())) <= 2_000
    assert read_xmp(b" " * 2_000_000 + b"<a>") == {}


def everything(data: bytes) -> None:
    blocks = blocks_of(data)
    read_exif(blocks.exif)
    read_xmp(blocks.xmp)
    read_iptc(blocks.iptc)
