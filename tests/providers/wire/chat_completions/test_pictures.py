"""A picture is found wherever a model puts it."""

from __future__ import annotations

import pytest

from providers.wire.chat_completions.pictures import picture
from providers.wire.errors import NotAPicture, PictureElsewhere
from tests.upstream.pictures import base64_png, png

URL = f"data:image/png;base64,{base64_png('cat')}"


@pytest.mark.parametrize(
    "source",
    [{"image_url": {"url": URL}}, {"image_url": URL}, {"b64_json": base64_png("cat")}, {"url": URL}, URL],
)
def test_it_is_found(source: object) -> None:
    made = picture(source)

    assert (made.data, made.media_type) == (png("cat"), "image/png")


@pytest.mark.parametrize("source", [None, {}, {"image_url": {}}, 7, {"b64_json": ["x"]}])
def test_where_there_is_none_that_is_said(source: object) -> None:
    with pytest.raises(NotAPicture):
        picture(source)


def test_an_address_is_not_followed() -> None:
    with pytest.raises(PictureElsewhere):
        picture({"image_url": {"url": "https://cdn.example/a.png"}})
