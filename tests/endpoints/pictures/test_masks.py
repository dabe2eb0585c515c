"""Masks by HTTP: drawn, kept with a version, read again."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.endpoints.conftest import Person, mask_png


@pytest.fixture
def image(ada: Person) -> dict[str, Any]:
    """A red picture of 12 × 8 px."""
    return ada.picture(ada.conversation())


def read(ada: Person, mask: str) -> Image.Image:
    answered = ada.get(f"/api/v1/masks/{mask}")
    assert (answered.status_code, answered.mimetype) == (200, "image/png")
    return Image.open(BytesIO(answered.data))


def test_a_drawn_mask_is_kept_and_read_again(ada: Person, image: dict[str, Any]) -> None:
    kept = ada.mask(image["id"], (6, 0, 12, 8))
    assert (kept["kind"], kept["version"], kept["coverage"]) == ("drawn", image["current"], 0.5)
    mask = read(ada, kept["mask_id"])
    assert (mask.mode, mask.size) == ("L", (12, 8))
    assert [mask.getpixel((x, 4)) for x in (0, 5, 6, 11)] == [0, 0, 255, 255]
    assert ada.data("GET", f"/api/v1/images/{image['id']}/masks")["masks"] == [kept]


def test_one_of_another_size_is_brought_to_that_of_the_version(ada: Person, image: dict[str, Any]) -> None:
    path = f"/api/v1/images/{image['id']}/masks?version={image['current']}"
    kept = ada.data("POST", path, data=mask_png((600, 0, 1200, 800), (1200, 800)), content_type="image/png")
    assert (kept["width"], kept["height"], kept["coverage"]) == (12, 8, 0.5)


@pytest.mark.parametrize(
    ("body", "media_type", "code"),
    [
        (mask_png((0, 0, 0, 0)), "image/png", "impossible"),
        (b"words", "image/png", "not_a_picture"),
        (b"", "image/png", "not_a_picture"),
        (mask_png((0, 0, 9, 8)), "application/json", "bad_request"),
    ],
)
def test_what_is_no_mask_is_refused_and_nothing_is_kept(
    ada: Person, image: dict[str, Any], body: bytes, media_type: str, code: str
) -> None:
    answered = ada.post(f"/api/v1/images/{image['id']}/masks", data=body, content_type=media_type)
    assert answered.json is not None
    assert (answered.status_code // 100, answered.json["error"]["code"]) == (4, code)
    assert ada.data("GET", f"/api/v1/images/{image['id']}/masks")["masks"] == []
