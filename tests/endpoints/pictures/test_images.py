"""Pictures on the shelf and their files."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from tests.endpoints.conftest import Person, png
from tests.matrix import sampled


@pytest.mark.slow
def test_an_edit_is_shown_small_and_that_is_kept(ada: Person) -> None:
    conversation = ada.conversation()
    out = BytesIO()
    Image.effect_noise((900, 700), 80).convert("RGB").save(out, "JPEG", quality=90)
    form = {"conversation": conversation, "file": (BytesIO(out.getvalue()), "noise.jpg")}
    image = ada.data("POST", "/api/v1/images", data=form)
    ada.say(conversation, "/invert")
    before = ada.data("GET", f"/api/v1/images/{image['id']}")["versions"][-1]
    assert (before["full"], before["media_type"]) == (None, "image/png")
    response = ada.get(f"/api/v1/images/{image['id']}/file?format=full")
    assert (response.mimetype, Image.open(BytesIO(response.data)).size) == ("image/webp", (900, 700))
    assert len(response.data) < before["bytes"] / 3
    after = ada.data("GET", f"/api/v1/images/{image['id']}")["versions"][-1]
    assert after == {**before, "full": before["filename"].replace(".png", "_full.webp")}
    assert ada.get(f"/api/conversation-image/{conversation}/{after['full']}").data == response.data
    assert ada.get(f"/api/v1/images/{image['id']}/file?format=original").mimetype == "image/png"


@pytest.mark.slow
def test_a_card_shows_a_large_picture_in_fewer_pixels_and_a_browser_keeps_it(ada: Person) -> None:
    conversation = ada.conversation()
    out = BytesIO()
    Image.effect_noise((1600, 2000), 60).convert("RGB").save(out, "JPEG", quality=95)
    form = {"conversation": conversation, "file": (BytesIO(out.getvalue()), "tall.jpg")}
    image = ada.data("POST", "/api/v1/images", data=form)
    address = f"/api/v1/images/{image['id']}/file?format=card"
    named = ada.get(f"{address}&version={image['current']}")
    assert (named.mimetype, Image.open(BytesIO(named.data)).size) == ("image/webp", (1152, 1440))
    assert len(named.data) < len(out.getvalue()) / 2
    assert named.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert named.headers["Content-Security-Policy"] == "sandbox"
    assert ada.get(address).headers["Cache-Control"] == "private, no-cache"
    assert ada.get(f"/api/v1/images/{image['id']}/file?format=card&version=none").status_code == 404


@pytest.fixture
def shown(ada: Person) -> tuple[str, str]:
    """A conversation with a picture, and the address of its file."""
    conversation = ada.conversation()
    filename = ada.picture(conversation)["versions"][0]["filename"]
    return conversation, f"/api/conversation-image/{conversation}/{filename}"


def test_a_file_is_what_it_says_and_nothing_a_browser_could_run(ada: Person, shown: tuple[str, str]) -> None:
    response = ada.get(shown[1])
    assert Image.open(BytesIO(response.data)).size == (12, 8)
    assert response.mimetype == "image/png"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox"
    assert response.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_it_is_read_once_and_in_parts(ada: Person, shown: tuple[str, str]) -> None:
    whole = ada.get(shown[1])
    assert ada.get(shown[1], headers={"If-None-Match": whole.headers["ETag"]}).status_code == 304
    part = ada.get(shown[1], headers={"Range": "bytes=1-3"})
    assert (part.status_code, part.data) == (206, whole.data[1:4])
    assert part.headers["Content-Range"] == f"bytes 1-3/{len(whole.data)}"
    assert ada.get(shown[1], headers={"Range": f"bytes={len(whole.data)}-"}).status_code == 416


@sampled(
    ("wanted", "name"),
    [
        ("fox-2026.png", "fox-2026.png"),
        ("fox.exe", "fox.png"),
        ("../../etc/passwd", "passwd.png"),
        ('a"\r\nX-Evil: 1', 'filename="a_X-Evil_ 1.png"'),
        ("", "atelier.png"),
        ("con", "atelier con.png"),
        ("山の朝", "filename=\"ShannoChao.png\"; filename*=UTF-8''%E5%B1%B1%E3%81%AE%E6%9C%9D.png"),
    ],
)
def test_it_downloads_under_a_name_that_is_safe_everywhere(
    ada: Person, shown: tuple[str, str], wanted: str, name: str
) -> None:
    response = ada.get(shown[1], query_string={"download": wanted})
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert name in disposition
    assert "X-Evil" not in response.headers


@sampled(
    "filename",
    [
        "img_1.svg",
        "img_1.html",
        "img_1.png.html",
        ".png",
        "a.b.png",
        "..%2fimg.png",
        "img%00.png",
        "img_1.PNG",
        "img 1.png",
    ],
)
def test_other_names_are_not_looked_for(ada: Person, shown: tuple[str, str], filename: str) -> None:
    assert ada.get(f"/api/conversation-image/{shown[0]}/{filename}").status_code == 404


def test_the_preview_is_served_beside_it(ada: Person) -> None:
    conversation = ada.conversation()
    preview = ada.picture(conversation)["versions"][0]["preview"]
    assert ada.get(f"/api/conversation-image/{conversation}/{preview}").mimetype == "image/webp"


def test_a_picture_is_named_pinned_deleted_and_brought_back(ada: Person, shown: tuple[str, str]) -> None:
    image = ada.data("GET", f"/api/v1/conversations/{shown[0]}")["images"][0]
    path = f"/api/v1/images/{image['id']}"
    assert ada.data("PATCH", path, json={"title": "Fox"})["title"] == "Fox"
    assert ada.data("PATCH", path, json={"pinned": True})["pinned"] is True
    ada.data("DELETE", path)
    assert ada.get(shown[1]).status_code == 404
    ada.data("POST", f"{path}/restore")
    assert ada.get(shown[1]).status_code == 200


def test_an_upload_that_is_no_picture_is_refused_in_words_and_leaves_nothing(ada: Person) -> None:
    conversation = ada.conversation()
    for data in (b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html>", png("red")[:40]):
        form = {"prompt": "x", "picture": (BytesIO(data), "x.png")}
        response = ada.post(f"/api/v1/conversations/{conversation}/images", data=form)
        assert response.status_code in (400, 422), response.text
    page = ada.data("GET", f"/api/v1/conversations/{conversation}")
    assert page["messages"] == []
    assert page["images"] == []


def test_an_added_picture_is_a_message_with_a_card(ada: Person) -> None:
    conversation = ada.conversation()
    image = ada.picture(conversation)
    asked, reply = ada.data("GET", f"/api/v1/conversations/{conversation}")["messages"]
    assert asked["text"] == "/image a red square"
    assert reply["reply"]["state"] == "done"
    assert reply["generated_images"][0]["filename"] == image["versions"][0]["filename"]
    assert image["versions"][0]["recipe"]["by"] == "upload"


def test_the_picture_at_an_address_is_taken_in_like_a_file(ada: Person) -> None:
    conversation = ada.conversation()
    sent = {"address": " https://photos.example/a/fox.png ", "conversation": conversation}
    image = ada.data("POST", "/api/v1/images/from-address", json=sent)
    assert (image["conversation"], image["title"]) == (conversation, "red fox")
    assert ada.data("GET", f"/api/v1/images/{image['id']}")["id"] == image["id"]


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [("https://127.0.0.1/fox.png", 400, "unsafe_address"), ("https://news.example/", 422, "not_a_picture")],
)
def test_what_stands_at_an_address_is_refused_as_an_upload_would_be_and_nothing_is_left(
    ada: Person, address: str, status: int, code: str
) -> None:
    answer = ada.post("/api/v1/images/from-address", json={"address": address, "conversation": ada.conversation()})
    assert answer.json is not None
    assert (answer.status_code, answer.json["error"]["code"]) == (status, code)
    assert ada.data("GET", "/api/v1/images")["images"] == []


def test_a_picture_from_an_address_goes_into_no_conversation_of_another_person(ada: Person, bea: Person) -> None:
    sent = {"address": "https://photos.example/a/fox.png", "conversation": ada.conversation()}
    assert bea.post("/api/v1/images/from-address", json=sent).status_code == 404
    assert ada.data("GET", "/api/v1/images")["images"] == bea.data("GET", "/api/v1/images")["images"] == []


def test_what_a_picture_shows_is_told_written_found_and_goes_along(ada: Person) -> None:
    conversation = ada.conversation()
    image = ada.picture(conversation)["id"]
    path = f"/api/v1/images/{image}/alt"
    assert ada.data("GET", path) == {"text": "a red square", "own": False, "describer": None}
    kept = ada.data("PUT", path, json={"text": "A crimson tile"})
    assert (kept["alt"], kept["alt_at"]) == ("A crimson tile", kept["current"])
    assert ada.data("GET", path)["text"] == "A crimson tile"
    hung = ada.data("GET", "/api/v1/gallery?q=crimson")["pictures"]
    assert [(each["id"], each["alt"]) for each in hung] == [(image, "A crimson tile")]
    assert ada.data("GET", "/api/v1/gallery?q=turquoise")["pictures"] == []
    refused = ada.post(f"{path}/look", json={})
    assert (refused.status_code, refused.json["error"]["code"]) == (409, "no_vision")
    assert b"A crimson tile" in ada.get(f"/api/v1/images/{image}/download").data
    url = ada.data("POST", "/api/v1/shares", json={"image": image})["url"]
    page = ada.get(url.removeprefix("http://localhost"), headers={"Accept-Language": "de"}).text
    assert 'alt="A crimson tile"' in page
    assert '<meta property="og:image:alt" content="A crimson tile">' in page
    assert ada.call("PUT", path, json={"text": "x" * 501}).status_code == 400
