"""The sheet of a file: what a photographer wants to know about it, by group, and what becomes of each line."""

from __future__ import annotations

import json
import random
import re
import struct
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from conversation.events import SheetShown, event_from_dict, event_to_dict
from conversation.sentence_catalogue import sentences
from imaging.metadata.entry import GROUPS, Position, Sheet, SheetEntry
from imaging.metadata.sheet import sheet_of
from imaging.sentences import Sentence
from tests.files.rows import ROWS
from tests.imaging.heic import HEIC
from tests.imaging.metadata import photographs
from tests.imaging.metadata.photographs import ALL, chunk, pixels, plain, segment
from tests.matrix import sampled


def line(sheet: Sheet, group: str, id_: str) -> SheetEntry:
    return next(entry for entry in sheet.group(group) if entry.id == id_)


def values(sheet: Sheet, group: str) -> dict[str, str]:
    return {entry.id: entry.value for entry in sheet.group(group)}


def pieces(value: object) -> Iterator[str]:
    """What of a value is the same in every language: all of it but sentences, of which what is filled in."""
    if isinstance(value, Sentence) and value.code:
        for each in value.params.values():
            yield from pieces(each)
    else:
        yield str(value)


def with_chunk(kind: bytes, body: bytes) -> bytes:
    made = plain("PNG")
    return made[:33] + chunk(kind, body) + made[33:]


def test_the_file_is_told_by_its_content() -> None:
    out = BytesIO()
    pixels().save(
        out, "JPEG", quality=83, subsampling="4:2:0", progressive=True, dpi=(300, 300), exif=photographs.exif()
    )

    told = values(sheet_of(out.getvalue()), "file")

    assert told["format"] == "JPEG, progressive"
    assert told["dimensions"] == "48 × 32 px"
    assert told["aspect"] == "3:2"
    assert told["depth"] == "8 bits a channel"
    assert told["channels"] == "3, YCbCr"
    assert told["alpha"] == "no"
    assert told["sampling"] == "4:2:0"
    assert told["quality"] == "about 83 of 100, judging by its tables"


def test_numbers_go_along_as_numbers_so_that_each_language_has_its_own_point() -> None:
    out = BytesIO()
    Image.new("RGB", (1500, 1000)).save(out, "BMP")
    sheet = sheet_of(out.getvalue())
    told = line(sheet, "file", "megapixels"), line(sheet, "file", "bytes")

    assert [entry.value for entry in told] == ["1.5", "4.5 MB (4,500,054 bytes)"]
    assert [entry.value.code for entry in told] == ["figure", "sheet_bytes"]  # type: ignore[attr-defined]
    aperture = line(sheet_of(photographs.jpeg()), "camera", "aperture").value
    assert aperture.params == {"stop": 2.8}  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP"])
def test_how_large_it_is_printed_is_told_wherever_it_is_said(kind: str) -> None:
    assert values(sheet_of(plain(kind, dpi=(120, 120))), "file")["resolution"] == "1.0 × 0.7 cm at 120 dpi"
    assert "resolution" not in values(sheet_of(plain(kind, dpi=(72, 72))), "file"), "most programs write that for none"


@pytest.mark.parametrize("big", [False, True])
def test_a_tiff_tells_its_tags_whatever_the_width_of_its_numbers(big: bool) -> None:
    told = {271: "Maker", 306: "2026:08:01 12:30:45", 33432: "(c) B. Example"}
    sheet = sheet_of(plain("TIFF", big_tiff=big, tiffinfo=told, dpi=(300, 300), compression="tiff_lzw"))
    assert values(sheet, "camera")["make"] == "Maker"
    assert values(sheet, "people")["copyright"] == "(c) B. Example"
    assert values(sheet, "file")["format"] == "TIFF, LZW"
    assert values(sheet, "file")["resolution"].endswith("at 300 dpi")


@pytest.mark.parametrize(
    ("name", "said"),
    [("alpha.ico", "yes"), ("clear.tga", "yes"), ("old.tga", "no"), ("clear.pam", "yes"), ("v5-alpha.bmp", "yes")],
)
def test_transparency_is_told_of_every_format(name: str, said: str) -> None:
    row = next(row for row in ROWS if row.name == name)
    assert values(sheet_of(row.data), "file")["alpha"] == said


def test_of_a_picture_in_a_file_of_another_kind_both_are_told() -> None:
    favicon = next(row for row in ROWS if row.name == "photo.ico")
    assert values(sheet_of(favicon.data), "file")["format"].startswith("ICO (PNG)")


def test_of_more_bits_it_is_told_what_becomes_of_them() -> None:
    by_name = {row.name: row for row in ROWS}
    for name in ("deep.psd", "rgb-16.png"):
        assert "16 bits a channel; turning, cropping" in values(sheet_of(by_name[name].data), "file")["depth"]


@pytest.mark.parametrize("quality", [25, 50, 75, 90, 98])
def test_quality_is_near_what_was_asked_for(quality: int) -> None:
    told = values(sheet_of(plain("JPEG", quality=quality)), "file")["quality"]

    assert abs(int(told.split()[1]) - quality) <= 2


def test_animations_say_how_long_they_last() -> None:
    frames = [Image.new("RGB", (8, 8), (shade, 0, 0)) for shade in (0, 90, 200)]
    for kind in ("GIF", "WEBP", "PNG"):
        out = BytesIO()
        frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=500)
        assert values(sheet_of(out.getvalue()), "file")["frames"] == "3, 1.5 s", kind


def test_the_camera_and_its_settings() -> None:
    sheet = sheet_of(photographs.jpeg())
    told = values(sheet, "camera")

    assert told["make"] == "Maker"
    assert told["lens"] == "Maker 35mm F2"
    assert told["focal"] == "35 mm (as 52 mm on 35 mm film)"
    assert told["aperture"] == "f/2.8"
    assert told["shutter"] == "1/250 s"
    assert told["iso"] == "400"
    assert told["flash"] == "fired, automatic"
    assert told["taken"] == "2026-08-01 12:30:45"
    assert line(sheet, "camera", "iso").fate == "private"
    assert line(sheet, "camera", "taken").fate == "credit"


def test_the_place_is_coordinates_height_and_direction() -> None:
    sheet = sheet_of(photographs.jpeg())

    assert sheet.place == Position(48.85825, -2.294500, 35.5, 270.0)
    assert values(sheet, "place")["coordinates"] == "48.858250° N, 2.294500° W"
    assert values(sheet, "place")["altitude"] == "36 m above sea level"
    assert values(sheet, "place")["direction"] == "270° (west)"
    assert values(sheet, "place")["city"] == "Brest", "as IPTC names it"
    assert {entry.fate for entry in sheet.group("place")} == {"private"}


def test_a_place_only_in_xmp_is_a_place() -> None:
    said = photographs.XMP.replace(
        b'p:Credit="Example Press"',
        b'xmlns:e="http://ns.adobe.com/exif/1.0/" e:GPSLatitude="33,51.5S" e:GPSLongitude="151,12.9E"',
    )

    assert sheet_of(plain("JPEG", xmp=said)).place == Position(-33.858333, 151.215)


def test_no_place_is_made_of_zeros_or_nonsense() -> None:
    for latitude, longitude in (((0.0, 0.0, 0.0), (0.0, 0.0, 0.0)), ((900.0, 0.0, 0.0), (1.0, 0.0, 0.0))):
        said = Image.Exif()
        said[0x8825] = {1: "N", 2: latitude, 3: "E", 4: longitude}
        assert sheet_of(plain("JPEG", exif=said)).place is None


def test_credit_is_one_line_wherever_it_stands() -> None:
    sheet = sheet_of(photographs.jpeg())
    authors = [entry for entry in sheet.group("people") if entry.id == "author"]

    assert [(entry.value, entry.source) for entry in authors] == [
        ("Ada Byron", "EXIF · XMP"),
        ("Ádá Byron", "IPTC"),
        ("B. Babbage", "XMP"),
    ]
    assert {entry.fate for entry in authors} == {"credit"}
    assert line(sheet, "people", "credit").source == "IPTC · XMP"
    assert line(sheet, "people", "keywords").value == "sea, dusk"
    assert line(sheet, "people", "caption").fate == "private"


def test_numbers_and_owners_stand_together_and_are_private() -> None:
    sheet = sheet_of(photographs.jpeg())
    told = values(sheet, "serials")

    assert told["body_serial"] == "SN 1234"
    assert told["lens_serial"] == "LN 77"
    assert told["owner_name"] == "Ada B."
    assert told["maker_note"] == "12 bytes, often with serial numbers"
    assert {entry.fate for entry in sheet.group("serials")} == {"private"}


def test_colours_by_profile_and_by_numbers() -> None:
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    assert "sRGB" in values(sheet_of(plain("JPEG", icc_profile=icc)), "colour")["profile"]
    hdr = values(sheet_of(with_chunk(b"cICP", bytes((9, 16, 0, 1)))), "colour")
    assert (hdr["primaries"], hdr["transfer"]) == ("BT.2020", "PQ (HDR)")
    assert hdr["hdr"].startswith("yes")
    assert values(sheet_of(with_chunk(b"gAMA", struct.pack(">I", 45_455))), "colour")["gamma"] == "0.45455 (1/2.2)"


def test_a_gain_map_is_named() -> None:
    said = photographs.XMP.replace(
        b'p:Credit="Example Press"', b'xmlns:h="http://ns.adobe.com/hdr-gain-map/1.0/" h:Version="1.0"'
    )

    assert values(sheet_of(plain("JPEG", xmp=said)), "colour")["gain_map"] == "Ultra HDR"


def test_hidden_pictures_are_told() -> None:
    thumbnail = plain("JPEG")
    block = b"II*\0\x08\0\0\0\0\0\x0e\0\0\0\x02\0" + struct.pack("<HHII", 0x201, 4, 1, 44)
    block += struct.pack("<HHII", 0x202, 4, 1, len(thumbnail)) + bytes(4)
    made = plain("JPEG")
    told = values(
        sheet_of(made[:2] + segment(0xE1, b"Exif\0\0" + block + thumbnail) + made[2:] + plain("JPEG")), "previews"
    )

    assert told["thumbnail"].startswith("48 × 32 px")
    assert told["behind"].startswith("another picture")
    film = b"\0\0\0\x18ftypmp42" + bytes(5_000)
    assert values(sheet_of(made + film), "previews")["behind"] == "a film, 5.01 KB"


def test_what_generators_write_is_told_as_origin() -> None:
    workflow = PngInfo()
    workflow.add_text("workflow", json.dumps({"nodes": [{"id": 1}]}, indent=4))
    sheet = sheet_of(photographs.png())

    assert line(sheet, "ai", "prompt").label == "Prompt and settings"
    assert line(sheet, "ai", "prompt").value.startswith("a fox\nSteps: 20")
    assert line(sheet_of(plain("PNG", pnginfo=workflow)), "ai", "prompt").value == '{"nodes": [{"id": 1}]}'
    comment = Image.Exif()
    comment[0x8769] = {0x9286: b"UNICODE\0" + "a fox\nSteps: 20, Sampler: Euler".encode("utf-16-be")}
    in_exif = sheet_of(plain("WEBP", exif=comment))
    assert line(in_exif, "ai", "prompt").source == "EXIF"
    assert "comment" not in values(in_exif, "people"), "it is told once"


def test_marks_of_origin_are_told_in_words() -> None:
    manifest = (
        b"\0\0\0\x20jumb\0\0\0\x18jumdc2pa...\xa1oclaim_generatorkPaintBox/2.digitalSourceType"
        b"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    )
    told = values(sheet_of(with_chunk(b"caBX", manifest)), "ai")

    assert told["c2pa"] == "present, by PaintBox/2.; not verified here"
    assert told["source_type"] == "made by an AI model"
    said = photographs.XMP.replace(
        b'p:Credit="Example Press"',
        b'xmlns:x="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
        b'x:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"',
    )
    assert values(sheet_of(plain("JPEG", xmp=said)), "ai")["source_type"] == "taken with a digital camera"


def test_everything_else_is_there_by_its_own_name_and_told_once() -> None:
    sheet = sheet_of(photographs.jpeg())
    told = [entry.label for entry in sheet.group("more")]

    assert told.count("LightSource") == 1
    assert not {"Make", "Artist", "GPSLatitude", "dc:creator", "By-line"} & {*told}
    assert "comment" in values(sheet, "people")


def test_very_many_lines_are_counted_not_shown() -> None:
    texts = PngInfo()
    for number in range(90):
        texts.add_text(f"note {number}", "x" * 5_000)
    properties = b"".join(b"<dc:p%d>y</dc:p%d>" % (number, number) for number in range(400))
    said = photographs.XMP.replace(b"<dc:creator>", properties + b"<dc:creator>", 1)
    texts.add_itxt("XML:com.adobe.xmp", said.decode())

    sheet = sheet_of(plain("PNG", pnginfo=texts))

    assert len(sheet.group("more")) == 200
    assert sheet.left_out > 250
    assert max(len(entry.value) for entry in sheet.group("more")) <= 200


def test_no_text_can_turn_or_break_what_stands_beside_it() -> None:
    texts = PngInfo()
    texts.add_itxt("Title", "gpj\u202e.exe\x1b[31m\x00\u2066 \ud7ff\U000e0041 end")
    texts.add_itxt("Strange\x9bkey", "a\rb")
    said = Image.Exif()
    said[0x010F] = "Ma\x07ker\u202e"

    for sheet in (sheet_of(plain("PNG", pnginfo=texts)), sheet_of(plain("JPEG", exif=said))):
        shown = json.dumps(sheet.to_dict(), ensure_ascii=False)
        assert not {"\u202e", "\u2066", "\x1b", "\x00", "\x07", "\U000e0041", "\r", "\x9b"} & {*shown}
        assert "\\u00" not in shown


@pytest.mark.parametrize("kind", ALL)
def test_every_format_has_its_sheet_and_it_survives_json(kind: str) -> None:
    sheet = sheet_of(ALL[kind]())

    assert [group.id for group in sheet.groups] == [each for each in GROUPS if sheet.group(each)], (
        "in order, none empty"
    )
    assert values(sheet, "file")["dimensions"] == ("32 × 48 px" if kind == "heic" else "48 × 32 px")
    assert Sheet.from_dict(json.loads(json.dumps(sheet.to_dict()))) == sheet


def test_a_heic_of_a_phone() -> None:
    sheet = sheet_of(HEIC)

    assert values(sheet, "camera")["make"] == "Secret Camera"
    assert sheet.place is None, "it says a latitude and no longitude"
    assert values(sheet, "place")["coordinates"].startswith("incomplete: 52 31")
    assert values(sheet, "file")["sampling"] == "4:2:0"


@sampled("kind", ALL)
def test_no_broken_file_is_without_a_sheet(kind: str) -> None:
    whole, dice = ALL[kind](), random.Random(5)

    for _ in range(60):
        broken = bytearray(whole[: dice.randrange(len(whole) + 1)] if dice.random() < 0.4 else whole)
        for _ in range(dice.choice((0, 2, 30))):
            if broken:
                broken[dice.randrange(len(broken))] = dice.choice((0, 0xFF, dice.randrange(256)))
        sheet = sheet_of(bytes(broken))
        assert sheet.group("file")
        assert len(json.dumps(sheet.to_dict())) < 400_000


@pytest.mark.slow
@pytest.mark.parametrize("name", ALL)
def test_titles_and_labels_can_be_said_in_every_language(name: str) -> None:
    known = sentences()
    for group in sheet_of(ALL[name]()).groups:
        assert isinstance(group.title, Sentence) and group.title.code in known
        for entry in group.entries if group.id != "more" else ():
            assert isinstance(entry.label, Sentence) and entry.label.code in known, entry
            assert not [each for each in pieces(entry.value) if re.search(r"\d [KM]?B\b", each)], entry


def test_a_sheet_that_was_stored_keeps_its_codes() -> None:
    shown = SheetShown("i1", 1, "Pier", "v1", sheet_of(plain("PNG")).groups)
    sent = json.loads(json.dumps(event_to_dict(shown)))
    assert sent["groups"][0]["said"] == {"title": {"code": "sheet_group_file", "params": {}}}
    assert event_to_dict(event_from_dict(sent)) == sent
