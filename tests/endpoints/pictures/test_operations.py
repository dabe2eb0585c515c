"""Operations, compressing and history by HTTP, and a file sent as a form sends it."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image

from tests.conversation.turns.test_compress import drawing
from tests.endpoints.conftest import Person, png
from tests.endpoints.pictures.test_uploads import photograph, sent

pytestmark = pytest.mark.slow


@pytest.fixture
def image(ada: Person) -> str:
    return str(ada.picture(ada.conversation())["id"])


def refused(person: Person, path: str, body: Any) -> tuple[int, str]:
    response = person.post(path, json=body)
    assert response.json is not None
    return response.status_code, str(response.json["error"]["code"])


def test_a_picture_after_operations_is_the_answer(ada: Person, image: str) -> None:
    wanted = [{"type": "resize", "width": 6}, {"type": "rotate", "value": 90}]
    made = ada.data("POST", f"/api/v1/images/{image}/operations", json={"operations": wanted})
    assert [version["recipe"]["by"] for version in made["versions"]][1:] == ["operation:resize", "operation:rotate"]
    assert ada.data("GET", f"/api/v1/images/{image}") == made
    shown = made["versions"][-1]
    assert (shown["width"], shown["height"], made["current"]) == (4, 6, shown["id"])


def test_together_they_make_one_version_and_a_draft_shows_it_before(ada: Person, image: str) -> None:
    """Lengths shrink with the draft, and nothing is stored by it."""
    wanted = [{"type": "resize", "width": 3000, "height": 2000}]
    large = ada.data("POST", f"/api/v1/images/{image}/operations", json={"operations": wanted})
    order = [{"type": "crop", "box": "300,200,1500,1000"}, {"type": "greyscale"}]
    draft = ada.post(f"/api/v1/images/{image}/operations/draft", json={"operations": order})
    with Image.open(BytesIO(draft.data)) as shown:
        assert (shown.format, shown.size) == ("WEBP", (600, 400))
    assert ada.data("GET", f"/api/v1/images/{image}") == large
    made = ada.data("POST", f"/api/v1/images/{image}/operations", json={"operations": order, "together": True})
    assert [version["recipe"]["by"] for version in made["versions"]][2:] == ["edit"]
    assert (made["versions"][-1]["width"], made["versions"][-1]["height"]) == (1500, 1000)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, (400, "bad_operations")),
        ({"operations": [{"type": "brightness", "value": 9}]}, (400, "bad_operations")),
        ({"operations": [{"type": "crop", "box": "0,0,900,900"}]}, (400, "impossible")),
        ({"operations": [{"type": "greyscale"}], "owner": "me"}, (400, "bad_request")),
        ({"operations": [{"type": "greyscale"}], "version": 3}, (400, "bad_request")),
        ({"operations": [{"type": "greyscale"}], "version": str(uuid4())}, (404, "not_found")),
    ],
)
def test_what_cannot_be_is_refused_and_the_picture_stays(
    ada: Person, image: str, body: Any, expected: tuple[int, str]
) -> None:
    assert refused(ada, f"/api/v1/images/{image}/operations", body) == expected
    assert len(ada.data("GET", f"/api/v1/images/{image}")["versions"]) == 1


def test_compressing_answers_with_the_figures(ada: Person, image: str) -> None:
    done = ada.data("POST", f"/api/v1/images/{image}/compress", json={"format": "webp", "quality": 40})
    shown = done["image"]["versions"][-1]
    assert (done["outcome"]["state"], done["outcome"]["media_type"]) == ("done", "image/webp")
    assert (done["before"]["media_type"], done["before"]["bytes"]) == (
        "image/png",
        done["image"]["versions"][0]["bytes"],
    )
    assert (shown["bytes"], shown["media_type"], done["error"]) == (done["outcome"]["bytes"], "image/webp", None)
    small = ada.data(
        "POST", f"/api/v1/images/{image}/compress", json={"preset": "email", "version": done["before"]["id"]}
    )
    assert small["outcome"]["state"] in ("kept", "done")


def test_dimensions_that_are_asked_for_are_kept_to(ada: Person) -> None:
    """Also where fewer pixels take more bytes; a preset's are a wish."""
    image = sent(ada, drawing(1200, 900), filename="rings.png")["image"]["id"]
    wished, asked = (
        ada.data("POST", f"/api/v1/images/{image}/compress", json=wish) for wish in ({}, {"size": "400px"})
    )
    assert (wished["outcome"]["state"], wished["outcome"]["width"]) == ("kept", 1200)
    assert (asked["outcome"]["state"], asked["outcome"]["width"]) == ("done", 400)
    assert asked["outcome"]["bytes"] > asked["before"]["bytes"]


def test_many_are_compressed_in_one_call(ada: Person) -> None:
    conversation = ada.conversation()
    images = [str(ada.picture(conversation, colour)["id"]) for colour in ("red", "green")]
    done = ada.data("POST", "/api/v1/images/bulk-compress", json={"images": images, "format": "webp", "quality": 50})
    assert [each["image"]["id"] for each in done["results"]] == images
    assert {each["outcome"]["media_type"] for each in done["results"]} == {"image/webp"}


@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        ("{image}/compress", {"preset": "tiny"}, (400, "bad_arguments")),
        ("{image}/compress", {"pictures": "all"}, (400, "bad_arguments")),
        ("bulk-compress", {}, (400, "bad_request")),
        ("bulk-compress", {"images": ["{image}"], "version": "x"}, (400, "bad_arguments")),
        ("bulk-compress", {"images": ["x"] * 101}, (400, "bad_request")),
        ("bulk-compress", {"images": ["{image}", "{never}"]}, (404, "not_found")),
    ],
)
def test_what_cannot_be_compressed_is_refused(
    ada: Person, image: str, path: str, body: Any, expected: tuple[int, str]
) -> None:
    ids = {"{image}": image, "{never}": str(uuid4())}
    body = {**body, **({"images": [ids.get(each, each) for each in body["images"]]} if "images" in body else {})}
    assert refused(ada, f"/api/v1/images/{path.format(image=image)}", body) == expected


def test_back_and_on_again(ada: Person, image: str) -> None:
    at = f"/api/v1/images/{image}"
    made = ada.data("POST", f"{at}/operations", json={"operations": [{"type": "greyscale"}, {"type": "invert"}]})
    first, second, third = (version["id"] for version in made["versions"])
    assert ada.data("POST", f"{at}/undo")["current"] == second
    assert ada.data("POST", f"{at}/undo", json={"steps": 5})["current"] == first
    assert refused(ada, f"{at}/undo", {}) == (409, "nothing_to_undo")
    history = ada.data("GET", f"{at}/history")
    assert (history["undo"], history["redo"]) == (0, 2)
    assert [step["current"] for step in history["steps"]] == [True, False, False]
    assert [step["did"] for step in history["steps"]][1:] == ["Black and white", "Inverted"]
    assert ada.data("POST", f"{at}/redo", json={"steps": 2})["current"] == third
    assert refused(ada, f"{at}/redo", {"steps": 0}) == (400, "bad_request")
    assert refused(ada, f"{at}/redo", {}) == (409, "nothing_to_redo")


def test_a_file_sent_as_a_form_is_a_picture(ada: Person) -> None:
    conversation = ada.conversation()
    form = {"file": (BytesIO(photograph()), "IMG_2041.JPG"), "conversation": conversation}
    image = ada.data("POST", "/api/v1/images", data=form)
    assert (image["conversation"], image["title"], image["number"]) == (conversation, "IMG_2041", 1)
    assert image["versions"][0]["recipe"]["by"] == "upload"
    assert ada.get(f"/api/v1/images/{image['id']}/file?format=original").data == photograph()
    alone = ada.data("POST", "/api/v1/images", data={"file": (BytesIO(png("red")), "red.png")})
    assert alone["conversation"] != conversation


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ({}, (400, "bad_request")),
        ({"file": (b"no picture", "cat.jpg")}, (422, "not_a_picture")),
        ({"file": (b"", "cat.jpg")}, (422, "not_a_picture")),
        ({"file": (photograph()[:400], "cat.jpg")}, (422, "broken_picture")),
        ({"file": (png("red"), "cat.jpg"), "conversation": "no-id"}, (400, "bad_id")),
    ],
)
def test_a_form_without_a_picture_is_refused_and_leaves_nothing(
    ada: Person, form: dict[str, Any], expected: tuple[int, str]
) -> None:
    if "file" in form:
        form = {**form, "file": (BytesIO(form["file"][0]), form["file"][1])}
    response = ada.post("/api/v1/images", data=form)
    assert response.json is not None
    assert (response.status_code, response.json["error"]["code"]) == expected
    assert list(ada.atelier.app.extensions["atelier"].pictures.uploads.folder._root.glob("*/*")) == []


def test_the_pictures_are_listed_newest_first_and_in_pages(ada: Person, bea: Person) -> None:
    first, second = ada.conversation(), ada.conversation()
    there = [ada.picture(conversation, colour)["id"] for conversation, colour in ((first, "red"), (second, "green"))]
    there.append(ada.picture(first, "blue")["id"])
    bea.picture(bea.conversation())
    page = ada.data("GET", "/api/v1/images?limit=2")
    assert [image["id"] for image in page["images"]] == there[:0:-1]
    rest = ada.data("GET", f"/api/v1/images?before={page['next']}")
    assert ([image["id"] for image in rest["images"]], rest["next"]) == ([there[0]], None)
    alone = ada.data("GET", f"/api/v1/images?conversation={first}")
    assert [image["id"] for image in alone["images"]] == [there[2], there[0]]


def test_the_operations_tell_what_can_be_done(ada: Person) -> None:
    operations = {each["type"]: each for each in ada.data("GET", "/api/v1/operations")}
    assert operations["crop"]["value"] == "ratio"
    assert operations["resize"]["options"][0]["type"] == "integer"
