"""The REST API of the real server, as a program uses it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from tests.running import Studio, Visitor

pytestmark = pytest.mark.e2e
Make = Callable[[Studio], Visitor]


def photograph(width: int = 1600, height: int = 1200) -> bytes:
    out = BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()


def sent(somebody: Visitor, conversation: str) -> str:
    """The id of a picture sent as `curl -F file=@…` sends it."""
    files = {"file": ("IMG_1.JPG", photograph(), "image/jpeg")}
    return str(somebody.data("POST", "/api/v1/images", files=files, data={"conversation": conversation})["id"])


def test_an_open_page_follows_what_a_program_does(offline: Studio, visitor: Make) -> None:
    ada = visitor(offline)
    conversation = ada.conversation()
    ada.connect(conversation)
    image = sent(ada, conversation)
    ada.wait(lambda heard: [each["id"] for each in heard.images] == [image])
    ada.wait(lambda heard: any(row["id"] == conversation for row in heard.rows))
    at = f"/api/v1/images/{image}"
    edited = ada.data("POST", f"{at}/operations", json={"operations": [{"type": "greyscale"}]})
    small = ada.data("POST", f"{at}/compress", json={"preset": "email"})["image"]
    back = ada.data("POST", f"{at}/undo", json={"steps": 2})
    ada.wait(lambda heard: len(heard.images) == 4)
    assert ada.heard.images[1:] == [edited, small, back]
    assert back["current"] == back["versions"][0]["id"]
