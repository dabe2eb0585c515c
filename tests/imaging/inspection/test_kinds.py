"""What is no picture, or none that is opened here, is refused by what it is and with what to do; never as damaged."""

from __future__ import annotations

import pytest

from imaging.refusal import Refused
from tests.imaging.inspection.files import READERS, saved, shapes

NO_PICTURES = {
    "an SVG drawing": b"<?xml version='1.0'?>\n<!-- made by hand -->\n<svg xmlns='http://www.w3.org/2000/svg'/>",
    "a web page": b"\n<!DOCTYPE html><html><body>not found</body></html>",
    "a PDF document": b"%PDF-1.7\n",
    "a PostScript drawing": b"%!PS-Adobe-3.0 EPSF-3.0\n",
    "a video": b"\0\0\0\x20ftypisom\0\0\2\0",
    "a sound": b"ID3\4\0",
    "an Office document": b"PK\3\4" + bytes(26) + b"word/document.xml",
    "an archive": b"PK\3\4" + bytes(26) + b"holiday.jpg",
    "a DjVu document": b"AT&TFORM\0\0\0\0DJVM",
}
PICTURES = {
    "a JPEG XL picture": b"\xff\x0a" + bytes(40),
    "a GIMP drawing (XCF)": b"gimp xcf v011\0",
    "an OpenEXR picture": b"v/1\x01" + bytes(40),
    "a Radiance HDR picture": b"#?RADIANCE\n",
    "an animated Windows pointer (ANI)": b"RIFF\0\1\0\0ACONanih",
    "a QOI picture": saved(shapes(), "QOI"),
}


@pytest.mark.parametrize(("kind", "data"), [*NO_PICTURES.items(), *PICTURES.items()])
def test_it_is_named_by_every_reader(kind: str, data: bytes) -> None:
    for read in READERS:
        with pytest.raises(Refused) as refused:
            read(data)
        assert str(refused.value).startswith(f"This is {kind}")
        assert "not a picture that can be opened here. " in str(refused.value)
        assert refused.value.code == ("kind_not_read" if kind in PICTURES else "not_a_picture")


def test_an_empty_file_is_said_to_be_empty() -> None:
    for read in READERS:
        with pytest.raises(Refused, match="The file is empty"):
            read(b"")


@pytest.mark.parametrize(
    "data",
    [
        b"BMW is a company in Munich.\n",
        b"P1 is the first of them.\n",
        b"P7\nis the last one.\n",
        "\n\x0a\x03 in UTF-16".encode("utf-16-le"),
        bytes(5000),
        b"\0\0\2" + bytes(9) + b"\x40\0\x40\0\x18\0" + bytes(3 * 64 * 64 + 30),
        b"\0\0\1\0\0\0" + bytes(90),
        b"\0\0\1\0",
        b"\0\0\2\0\1",
    ],
)
def test_what_begins_like_a_picture_by_chance_is_none(data: bytes) -> None:
    """Formats with a short mark, or with none, take nothing that is not theirs."""
    for read in READERS:
        with pytest.raises(Refused) as refused:
            read(data)
        assert refused.value.code in ("not_a_picture", "broken_picture")
