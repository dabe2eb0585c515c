"""Of what a photograph says, its date and its owner may go on; nothing else ever does."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from imaging.compress.bitmap import Bitmap
from imaging.compress.codecs import Avif, Jpeg, Webp
from imaging.compress.reading import opened
from imaging.credit import iptc, xmp
from imaging.credit.notice import Credit
from imaging.files.formats import to_file
from imaging.files.packaging import labelled
from imaging.label import Label, label_of
from imaging.operations.operation import StorageFormat
from imaging.raster import Raster
from tests.matrix import sampled

TAKEN, MAKER_NOTE, SERIAL, LENS = 0x9003, 0x927C, 0xA431, 0xA434
SAID = {0x013B: "Ada Byron", 0x8298: "© 2026 Ada Byron".encode(), 0x010F: "Maker", 0x0110: "Model 7"}


def photograph(fmt: str = "JPEG") -> bytes:
    """It says everything that a telephone says."""
    exif = Image.Exif()
    for tag, text in SAID.items():
        exif[tag] = text
    exif[0x8769] = {TAKEN: "2026:08:01 12:30:45", MAKER_NOTE: b"secret notes", SERIAL: "SN 1234", LENS: "Lens"}
    exif[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0)}
    out = BytesIO()
    Image.linear_gradient("L").convert("RGB").save(out, fmt, exif=exif)
    return out.getvalue()


def said(file: bytes) -> tuple[object, object, object, int]:
    """Date, artist, copyright, and how many entries there are in all."""
    with Image.open(BytesIO(file)) as read:
        read.load()
        exif = read.getexif()
        inner = exif.get_ifd(0x8769)
        entries = len([tag for tag in exif if tag != 0x8769]) + len(inner) + len(exif.get_ifd(0x8825))
        return inner.get(TAKEN), exif.get(0x013B), exif.get(0x8298), entries


KEPT = ("2026:08:01 12:30:45", "Ada Byron", "© 2026 Ada Byron".encode().decode("latin-1"), 3)
CLEAR = Image.linear_gradient("L").convert("RGBA")
CLEAR.putalpha(Image.linear_gradient("L"))


WHOSE = Credit("2026:08:01 12:30:45", ("Ada Byron",), "© 2026 Ada Byron")
ALL = Credit(
    "2026:08:01 12:30:45",
    ("Ada Byron", "Łukasz Żak"),
    "© 2026 Ada Byron & 山",
    line="Byron / Agency",
    source="The Archive",
    owner="Estate of Byron",
    terms="Not for <resale>",
    statement="https://example.org/rights",
)


@sampled("source", ["JPEG", "PNG", "WEBP", "AVIF"])
@sampled(
    ("kind", "quality"), [("JPEG", 90), ("PNG", 0), ("WEBP", 90), ("AVIF", 80), ("TIFF", 0)], ids=lambda each: str(each)
)
@sampled("image", [Image.linear_gradient("L").convert("RGB"), CLEAR], ids=["opaque", "clear"])
def test_date_and_owner_go_on_and_nothing_else(source: str, kind: str, quality: int, image: Image.Image) -> None:
    label = label_of(photograph(source))
    assert label.credit == WHOSE
    file = to_file(Raster(image), StorageFormat(kind, quality), label)
    assert said(file)[:3] == KEPT[:3]
    assert label_of(file).credit == WHOSE
    for secret in (b"Maker", b"Model 7", b"secret notes", b"SN 1234", b"Lens"):
        assert secret not in file
    plain = to_file(Raster(image), StorageFormat(kind, quality))
    assert len(file) - len(plain) <= label.most + (200 if kind == "TIFF" else 0)
    with Image.open(BytesIO(file)) as one, Image.open(BytesIO(plain)) as other:
        assert one.mode == other.mode
        assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF"])
def test_all_of_a_notice_goes_into_every_format_that_can_hold_it(kind: str) -> None:
    file = to_file(Raster(Image.new("RGB", (8, 8))), StorageFormat(kind, 90), Label(credit=ALL))
    assert label_of(file).credit == ALL


def test_files_of_the_other_codecs_take_it_too() -> None:
    label = label_of(photograph())
    pixels = Bitmap(opened(photograph(), None, None, 10**8).image)
    for codec in (Jpeg(pixels, fine=False, trellis=True), Webp(pixels), Avif(pixels)):
        file = labelled(codec.dear(80), codec.media_type, label)
        assert said(file) == KEPT
        assert label_of(file).credit == WHOSE


def iim(*records: tuple[int, int, bytes]) -> bytes:
    each = [struct.pack(">BBBH", 0x1C, record, number, len(value)) + value for record, number, value in records]
    block = b"".join(each)
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)
    body = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body


def with_segment(segment: bytes) -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(out, "JPEG")
    return out.getvalue()[:2] + segment + out.getvalue()[2:]


@pytest.mark.parametrize("characters", ["utf-8", "latin-1"])
@pytest.mark.parametrize("declared", [True, False])
def test_iptc_alone_is_enough_in_whatever_letters(characters: str, declared: bool) -> None:
    records = [(1, 90, b"\x1b%G")] if declared and characters == "utf-8" else []
    texts = {
        80: "Zoë Ünal",
        110: "Agence Été",
        115: "Musée",
        116: "© Zoë Ünal",
        120: "A caption about Bo",
        90: "Berlin",
    }
    records += [(2, number, text.encode(characters)) for number, text in texts.items()]
    records += [(2, 55, b"20260801"), (2, 60, b"123045+0200")]
    data = with_segment(iim(*records))
    credit = label_of(data).credit
    assert credit == Credit("2026:08:01 12:30:45", ("Zoë Ünal",), "© Zoë Ünal", line="Agence Été", source="Musée")
    file = to_file(Raster(Image.new("RGB", (8, 8))), StorageFormat("PNG"), label_of(data))
    assert label_of(file).credit == credit
    assert b"caption" not in file
    assert b"Berlin" not in file


PACKET = """<?xpacket begin="\ufeff" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:r="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/"><rdf:Description photoshop:Credit="Agency" exif:GPSLatitude="52,31N"
 photoshop:DateCreated="2026-08-01T12:30:45+02:00" r:WebStatement="https://example.org">
 <dc:creator><rdf:Seq><rdf:li>Zoë Ünal</rdf:li><rdf:li>Ada</rdf:li></rdf:Seq></dc:creator>
 <dc:rights><rdf:Alt><rdf:li xml:lang="de">© deutsch</rdf:li><rdf:li xml:lang="x-default">© Zoë</rdf:li></rdf:Alt>
 </dc:rights>
 </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()


def test_xmp_alone_is_enough() -> None:
    body = b"http://ns.adobe.com/xap/1.0/\0" + PACKET
    data = with_segment(b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body)
    assert label_of(data).credit == Credit(
        "2026:08:01 12:30:45", ("Zoë Ünal", "Ada"), "© Zoë", line="Agency", statement="https://example.org"
    )
    file = to_file(Raster(Image.new("RGB", (8, 8))), StorageFormat("JPEG", 90), label_of(data))
    assert b"GPS" not in file
    assert "Zoë Ünal".encode() in file


def test_a_png_says_it_in_its_own_words() -> None:
    out, words = BytesIO(), PngInfo()
    words.add_text("Author", "Zoë")
    words.add_itxt("Copyright", "© 山")
    words.add_text("Comment", "secret")
    Image.new("RGB", (8, 8)).save(out, "PNG", pnginfo=words)
    assert label_of(out.getvalue()).credit == Credit(artists=("Zoë",), copyright="© 山")
    file = to_file(Raster(Image.new("RGB", (8, 8))), StorageFormat("PNG"), label_of(out.getvalue()))
    with Image.open(BytesIO(file)) as read:
        assert (read.info["Author"], read.info["Copyright"]) == ("Zoë", "© 山")
    assert b"secret" not in file


@pytest.mark.parametrize("packet", [b"<x", b"\0" * 50, b'<!DOCTYPE a [<!ENTITY b "c">]>' + PACKET, b"\xff\xfe<"])
def test_a_packet_that_is_broken_or_declares_things_says_nothing(packet: bytes) -> None:
    assert xmp.read(packet) == Credit()


def test_a_photograph_that_says_nothing_gives_nothing() -> None:
    silent = to_file(Raster(CLEAR), StorageFormat("PNG"))
    assert label_of(silent) == Label()
    assert labelled(silent, "image/png", Label()) == silent
    assert labelled(b"GIF89a", "image/gif", Label(credit=WHOSE)) == b"GIF89a"


def test_what_is_no_date_or_no_name_is_left_out() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Ada\x00\x1b[31m\nByron" + "x" * 500
    exif[0x8769] = {TAKEN: "yesterday"}
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif)
    credit = label_of(out.getvalue()).credit
    assert (credit.taken, credit.copyright) == ("", "")
    (artist,) = credit.artists
    assert len(artist) <= 200
    assert not set(artist) & set("\x00\x1b\n")


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe1\x00\x08Exif", photograph()[:40], b"\x89PNG\r\n\x1a\n"])
def test_a_broken_file_gives_nothing(data: bytes) -> None:
    assert label_of(data) == Label()


def test_a_name_that_records_end_in_the_middle_of_is_left_out() -> None:
    whole = struct.pack(">BBBH", 0x1C, 2, 116, 5) + b"(c) A"
    cut = struct.pack(">BBBH", 0x1C, 2, 80, 9) + b"Ada B"
    assert iptc.read(whole + cut) == Credit(copyright="(c) A")


def test_a_packet_may_stand_behind_zeros_and_break_off_behind_a_name() -> None:
    until = PACKET.index(b"<dc:rights>")
    assert xmp.read(b"\0" * 9 + PACKET[:until]).artists == ("Zoë Ünal", "Ada")
    assert xmp.read(PACKET.decode().encode("utf-16")).copyright == "© Zoë"


def test_who_made_a_part_of_a_picture_did_not_make_it() -> None:
    made = b"<m:Ingredients xmlns:m='http://ns.adobe.com/xap/1.0/mm/'><rdf:Bag><rdf:li><rdf:Description>"
    made += b"<dc:creator>Bo</dc:creator></rdf:Description></rdf:li></rdf:Bag></m:Ingredients><dc:creator>"
    assert xmp.read(PACKET.replace(b"<dc:creator>", made)).artists == ("Zoë Ünal", "Ada")
