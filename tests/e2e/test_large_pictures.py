"""The largest pictures as a person meets them, on the real server with the memory it has by default: shown, changed,
made small, or told in words what to do first."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import pyvips
from PIL import Image

from conversation.reply import Reply
from tests.matrix import matrix
from tests.running import Studio, Visitor

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
LONGEST_SHOWN = 4096
PHONE = 16320, 12240
"""What the largest cameras of telephones make: 200 megapixels."""
SHAPES = {
    "a PNG": (PHONE, "poster.png", "image/png"),
    "a scan": (PHONE, "Scan.TIF", "image/tiff"),
    "a page from top to bottom": ((1_200, 30_000), "page.png", "image/png"),
}


def picture(folder: Path, size: tuple[int, int], name: str) -> Path:
    """Bars of colours, row by row: there is never more than a strip of it in memory."""
    bars = [
        pyvips.Image.black(size[0], size[1] // 4) + colour for colour in ([200, 60, 40], [40, 120, 60], [30, 60, 160])
    ]
    page = pyvips.Image.arrayjoin([*bars, bars[0]], across=1).cast("uchar").copy(interpretation="srgb")
    file = folder / name
    how = {"compression": "deflate"} if file.suffix == ".TIF" else {}
    page.crop(0, 0, page.width, page.height).write_to_file(str(file), **how)
    return file


class Photographer(Visitor):
    """Somebody with one large picture in a conversation."""

    talk: str
    image: str

    def send(self, file: Path, media_type: str) -> dict[str, Any]:
        self.talk = self.conversation()
        with file.open("rb") as stream:
            form = {"file": (file.name, stream, media_type)}
            sent = self.data("POST", "/api/v1/images", files=form, data={"conversation": self.talk})
        self.image = str(sent["id"])
        self.connect(self.talk)
        return dict(sent)

    def say(self, text: str, **more: Any) -> Reply:
        reply = self.ended(self.turn(self.talk, text, **more))
        assert reply.state == "done", reply.failure
        return reply

    def done(self, text: str) -> None:
        """Says it; where the picture is too large for it, makes it smaller by the first choice and says it again."""
        question = self.say(text).question
        if question:
            choice = question["choices"][0]
            self.say(choice["say"], image=choice["image"], version=choice["version"])
            now = self.now()
            assert choice["label"] == f"Make it {now['width'] * now['height'] / 1e6:.0f} megapixels"
            assert self.say(text).question is None

    def now(self) -> dict[str, Any]:
        """The shown version."""
        image = self.data("GET", f"/api/v1/images/{self.image}")
        return next(dict(each) for each in image["versions"] if each["id"] == image["current"])

    def seen(self, kind: str) -> Image.Image:
        answer = self.call("GET", f"/api/v1/images/{self.image}/file?format={kind}")
        assert answer.ok, answer.text
        return Image.open(BytesIO(answer.content))


@pytest.fixture
def photographer(offline: Studio) -> Iterator[Photographer]:
    with Photographer(offline.url) as somebody:
        yield somebody
    assert offline.process is not None
    assert offline.process.poll() is None, "the server is as it was"


@matrix("name", SHAPES)
def test_a_picture_of_any_shape_is_shown_asked_about_and_made_small(
    photographer: Photographer, tmp_path: Path, name: str
) -> None:
    size, filename, media_type = SHAPES[name]
    sent = photographer.send(picture(tmp_path, size, filename), media_type)
    version = sent["versions"][0]
    assert (version["width"], version["height"]) == (size[0], size[1])
    assert max(photographer.seen("preview").size) <= 600
    assert max(photographer.seen("full").size) <= LONGEST_SHOWN
    assert f"{size[0]} × {size[1]} px" in photographer.say("/info").text
    photographer.done("/compress 500KB")
    small = photographer.now()
    assert small["bytes"] <= 500_000
    assert min(small["width"], small["height"]) >= 300, "it can be looked at"


def test_200_megapixels_are_changed_and_what_is_too_much_is_offered_smaller(
    photographer: Photographer, tmp_path: Path
) -> None:
    photographer.send(picture(tmp_path, PHONE, "IMG_200.JPG"), "image/jpeg")
    photographer.say("/crop 16:9")
    assert (photographer.now()["width"], photographer.now()["height"]) == (16320, 9180)
    photographer.say("/undo")
    question = photographer.say("/nobg").question
    assert question is not None
    assert [choice["image"] for choice in question["choices"]] == [photographer.image] * 2
    assert all(choice["say"].startswith("/resize megapixels=") for choice in question["choices"])


def test_one_with_more_pixels_than_are_taken_is_refused_in_words(photographer: Photographer, tmp_path: Path) -> None:
    file = picture(tmp_path, (20_000, 12_000), "sky.png")
    with file.open("rb") as stream:
        answer = photographer.call("POST", "/api/v1/images", files={"file": (file.name, stream, "image/png")})
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (422, "picture_too_large")
    assert "240 megapixels" in error["message"] and "200" in error["message"]
