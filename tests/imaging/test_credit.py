"""Of what a photograph says, its date and its owner may go on; nothing else ever does."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from imaging.compress.codecs import Jpeg, Webp
from imaging.compress.reading import opened
from imaging.credit import ROOM, credit_of, credited
from imaging.encode import to_png
from imaging.formats import to_file
from imaging.operations.operation import Kept
from imaging.raster import Raster

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


@pytest.mark.parametrize("source", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize(("kind", "quality"), [("JPEG", 90), ("PNG", 0), ("WEBP", 90), ("AVIF", 80)])
@pytest.mark.parametrize("image", [Image.linear_gradient("L").convert("RGB"), CLEAR], ids=["opaque", "clear"])
def test_date_and_owner_go_on_and_nothing_else(source: str, kind: str, quality: int, image: Image.Image) -> None:
    credit = credit_of(photograph(source))
    file = to_file(Raster(image), Kept(kind, quality), credit)
    assert said(file) == KEPT
    for secret in (b"Maker", b"Model 7", b"secret notes", b"SN 1234", b"Lens"):
        assert secret not in file
    plain = to_file(Raster(image), Kept(kind, quality))
    assert len(file) - len(plain) <= len(credit) + ROOM or kind == "AVIF"
    with Image.open(BytesIO(file)) as one, Image.open(BytesIO(plain)) as other:
        assert one.mode == other.mode
        assert one.tobytes() == other.tobytes()


def test_files_of_the_other_codecs_take_it_too() -> None:
    credit = credit_of(photograph())
    image = opened(photograph(), None, None, 10**8).image
    assert said(credited(Jpeg(image, fine=False, trellis=True).dear(80), "image/jpeg", credit)) == KEPT
    assert said(credited(Webp(image).dear(80), "image/webp", credit)) == KEPT


def test_a_photograph_that_says_nothing_gives_nothing() -> None:
    silent = to_png(Raster(CLEAR))
    assert credit_of(silent) == b""
    assert credited(silent, "image/png", b"") == silent
    assert credited(b"GIF89a", "image/gif", b"x") == b"GIF89a"


def test_what_is_no_date_or_no_name_is_left_out() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Ada\x00\x1b[31m\nByron" + "x" * 500
    exif[0x8769] = {TAKEN: "yesterday"}
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif)
    taken, artist, owner, entries = said(
        credited(to_png(Raster(Image.new("RGB", (8, 8)))), "image/png", credit_of(out.getvalue()))
    )
    assert (taken, owner, entries) == (None, None, 1)
    assert isinstance(artist, str)
    assert len(artist) <= 200
    assert not set(artist) & set("\x00\x1b\n")


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe1\x00\x08Exif", photograph()[:200], b"\x89PNG\r\n\x1a\n"])
def test_a_broken_file_gives_nothing(data: bytes) -> None:
    assert credit_of(data) in (b"", credit_of(photograph()))
