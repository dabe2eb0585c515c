"""Pictures in text form, whole and broken."""

from __future__ import annotations

import base64

import pytest

from providers.wire.content.picture import LARGEST, data_url, decoded
from providers.wire.errors import NotAPicture, PictureElsewhere, PictureTooLarge
from tests.upstream.pictures import png

PNG = png("a cat")
TEXT = base64.b64encode(PNG).decode()
WEBP = b"RIFF" + (20).to_bytes(4, "little") + b"WEBPVP8 " + bytes(12)


@pytest.mark.parametrize(
    "source",
    [
        TEXT,
        f"data:image/png;base64,{TEXT}",
        f"  data:image/PNG;charset=utf-8;base64,{TEXT}",
        f"DATA:;BASE64,{TEXT}",
        TEXT.rstrip("="),
        TEXT.replace("+", "-").replace("/", "_"),
        "\n".join(TEXT[at : at + 76] for at in range(0, len(TEXT), 76)),
    ],
)
def test_all_ways_of_writing_it_give_the_same_picture(source: str) -> None:
    assert decoded(source) == (PNG, "image/png")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0 jpeg", "image/jpeg"),
        (WEBP, "image/webp"),
        (b"GIF89a...", "image/gif"),
        (b"\0\0\0\x1cftypavif....", "image/avif"),
    ],
)
def test_the_kind_is_read_from_the_bytes_not_from_the_label(data: bytes, kind: str) -> None:
    assert decoded(data_url("image/png", data)) == (data, kind)


@pytest.mark.parametrize(
    "source",
    [
        "",
        None,
        7,
        "data:image/png;base64,",
        f"data:image/png;base64{TEXT}",
        f"data:image/png,{TEXT}",
        f"data:image/png;base64,{TEXT[: len(TEXT) // 2 * 2 + 1]}A",
        f"data:image/png;base64,{TEXT[:400]}",
        base64.b64encode(WEBP[:-3]).decode(),
        base64.b64encode(b"<html>no picture</html>").decode(),
        "Grüße, this is no base64 at all!",
    ],
)
def test_what_is_no_whole_picture_is_unreadable(source: object) -> None:
    with pytest.raises(NotAPicture):
        decoded(source)


@pytest.mark.parametrize("source", ["http://127.0.0.1/x.png", "https://example.com/x.png", "file:///etc/passwd"])
def test_an_address_is_never_followed(source: str) -> None:
    with pytest.raises(PictureElsewhere):
        decoded(source)


@pytest.mark.slow
def test_a_picture_over_the_limit_is_not_decoded() -> None:
    with pytest.raises(PictureTooLarge):
        decoded("A" * (LARGEST // 3 * 4 + 8))
