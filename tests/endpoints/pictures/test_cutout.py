"""Cutting out by HTTP: the list of models, a draft, a version, and what is refused."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageDraw

from tests.endpoints.conftest import Person
from tests.matrix import sampled

RED, BLUE = (192, 48, 16), (136, 170, 204)


def scene() -> bytes:
    """A red disc on a blue wall."""
    image = Image.new("RGB", (150, 100), BLUE)
    ImageDraw.Draw(image).ellipse((45, 20, 105, 80), fill=RED)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def disc(ada: Person) -> dict[str, Any]:
    form = {"prompt": "a disc", "picture": (BytesIO(scene()), "disc.png")}
    path = f"/api/v1/conversations/{ada.conversation()}/images"
    return dict(ada.data("POST", path, data=form)["image"])


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def draft(ada: Person, image: dict[str, Any], **said: Any) -> Image.Image:
    response = ada.post(f"/api/v1/images/{image['id']}/cutout/draft", json=said)
    assert response.status_code == 200, response.text
    return opened(response.data)


def cut(ada: Person, image: dict[str, Any], **said: Any) -> dict[str, Any]:
    return dict(ada.data("POST", f"/api/v1/images/{image['id']}/cutout", json=said)["versions"][-1])


def test_the_models_are_listed_with_what_they_are_good_at(ada: Person) -> None:
    rows = ada.data("GET", "/api/v1/cutout/models")["models"]
    assert [row["name"] for row in rows][0] == "u2net"
    assert {row["state"] for row in rows if row["name"] != "simple"} == {"absent"}
    assert (rows[-1]["name"], rows[-1]["state"], rows[-1]["bytes"]) == ("simple", "present", 0)
    assert all(row["licence"] and row["good_for"] for row in rows)


def test_all_models_of_this_machine_are_listed_by_what_they_are_for(ada: Person) -> None:
    rows = ada.data("GET", "/api/v1/local-models")["models"]
    assert {row["job"] for row in rows} == {"cutout", "upscale", "erase", "select"}
    assert {row["job"] for row in ada.data("GET", "/api/v1/cutout/models")["models"]} == {"cutout"}
    upscalers = [row for row in rows if row["job"] == "upscale"]
    assert upscalers[0]["name"] == "realesr-general-x4v3"
    assert all(row["licence"] and row["good_for"] and row["state"] == "absent" for row in upscalers)
    assert ada.call("DELETE", "/api/v1/local-models/lama").json["data"]["state"] == "absent"  # type: ignore[index]
    assert ada.post("/api/v1/local-models/unheard-of").status_code == 404


def test_a_draft_is_transparent_around_the_subject_and_says_how_sure_it_is(ada: Person, disc: dict[str, Any]) -> None:
    response = ada.post(f"/api/v1/images/{disc['id']}/cutout/draft", json={})
    image = opened(response.data)
    assert (response.mimetype, image.size, image.mode) == ("image/webp", (150, 100), "RGBA")
    assert image.getpixel((75, 50))[3] > 250  # type: ignore[index]
    assert image.getpixel((10, 10))[3] < 5  # type: ignore[index]
    assert 0.5 < float(response.headers["X-Atelier-Sure"]) <= 1


def test_a_cut_out_is_a_version_with_its_recipe(ada: Person, disc: dict[str, Any]) -> None:
    version = cut(ada, disc, box={"x": 30, "y": 10, "width": 90, "height": 85})
    values = version["recipe"]["values"]
    assert (version["recipe"]["by"], version["recipe"]["parents"]) == ("command:nobg", [disc["current"]])
    assert (values["method"], values["simple"], values["label"]) == ("simple", True, "Simple cut-out")
    assert values["box"] == {"x": 30, "y": 10, "width": 90, "height": 85}
    assert values["kept"] == pytest.approx(0.1885, abs=0.01)
    assert values["before"]["width"] == 150
    file = ada.get(f"/api/v1/images/{disc['id']}/file")
    assert opened(file.data).convert("RGBA").getpixel((75, 50)) == (*RED, 255)


def test_a_cut_out_is_cut_anew_from_what_it_was_before(ada: Person, disc: dict[str, Any]) -> None:
    first = cut(ada, disc, strokes=[{"keep": False, "radius": 40, "points": [[75, 50]]}])
    assert first["recipe"]["values"]["kept"] < 0.01
    second = cut(ada, disc)
    assert second["recipe"]["parents"] == [disc["current"]]
    assert second["parent"] == first["id"]
    assert second["recipe"]["values"]["kept"] > 0.15


def test_strokes_keep_and_remove_what_they_touch(ada: Person, disc: dict[str, Any]) -> None:
    kept = draft(ada, disc, strokes=[{"keep": True, "radius": 6, "points": [[10, 10], [20, 10]]}])
    assert kept.getpixel((15, 10))[3] > 250  # type: ignore[index]
    gone = draft(ada, disc, strokes=[{"keep": False, "radius": 6, "points": [[75, 50]]}])
    assert gone.getpixel((75, 50))[3] < 5  # type: ignore[index]


def test_something_else_can_stand_behind_it(ada: Person, disc: dict[str, Any]) -> None:
    green = cut(ada, disc, background={"kind": "colour", "colour": "#00ff00"}, format="webp")
    assert green["media_type"] == "image/webp"
    file = opened(ada.get(f"/api/v1/images/{disc['id']}/file").data).convert("RGB")
    assert file.getpixel((5, 5)) == pytest.approx((0, 255, 0), abs=6)
    other = ada.picture(disc["conversation"], "yellow")
    behind = draft(ada, disc, background={"kind": "image", "image": other["id"]})
    assert behind.convert("RGB").getpixel((5, 5)) == pytest.approx((255, 255, 0), abs=8)


def test_a_picture_of_another_conversation_cannot_stand_behind_it(ada: Person, disc: dict[str, Any]) -> None:
    other = ada.picture(ada.conversation(), "yellow")
    said = {"background": {"kind": "image", "image": other["id"]}}
    assert ada.post(f"/api/v1/images/{disc['id']}/cutout", json=said).status_code == 404


@sampled(
    "said",
    [
        {"method": "bria-rmbg"},
        {"box": {"x": 0, "y": 0, "width": 0, "height": 5}},
        {"box": [1, 2, 3, 4]},
        {"strokes": [{"keep": "yes", "radius": 1, "points": [[1, 1]]}]},
        {"strokes": [{"keep": True, "radius": 1, "points": []}]},
        {"strokes": [{"keep": True, "radius": 1e12, "points": [[1, 1]]}]},
        {"strokes": [{"keep": True, "radius": 1, "points": [[1, "x"]]}]},
        {"background": {"kind": "colour", "colour": "green"}},
        {"format": "jpeg"},
        {"matting": 1},
        {"bx": {}},
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_in_words(ada: Person, disc: dict[str, Any], said: dict[str, Any]) -> None:
    response = ada.post(f"/api/v1/images/{disc['id']}/cutout", json=said)
    assert (response.status_code, response.json["success"]) == (400, False)  # type: ignore[index]
    assert response.json["error"]["message"]  # type: ignore[index]


def test_a_model_that_is_not_here_is_said_with_its_size(ada: Person, disc: dict[str, Any]) -> None:
    response = ada.post(f"/api/v1/images/{disc['id']}/remove-background", json={"method": "u2net"})
    assert response.status_code == 409
    error = response.json["error"]  # type: ignore[index]
    assert (error["code"], "176 MB" in error["message"]) == ("model_absent", True)


def test_an_unknown_model_is_not_found(ada: Person) -> None:
    assert ada.post("/api/v1/cutout/models/bria-rmbg").status_code == 404
    assert ada.call("DELETE", "/api/v1/cutout/models/..").status_code == 404


@sampled("size", [(1, 1), (1, 2), (60, 1)])
def test_a_picture_of_a_few_pixels_is_cut_out_like_any_other(ada: Person, size: tuple[int, int]) -> None:
    out = BytesIO()
    Image.new("RGB", size, RED).save(out, "PNG")
    image = ada.data("POST", "/api/v1/images", data={"file": (BytesIO(out.getvalue()), "dot.png")})
    version = cut(ada, image, strokes=[{"keep": True, "radius": 1, "points": [[0, 0]]}])
    assert (version["width"], version["height"]) == size


def test_a_format_that_cannot_hold_the_picture_is_refused_in_words(ada: Person) -> None:
    out = BytesIO()
    Image.new("RGB", (16_384, 2), RED).save(out, "PNG")
    image = ada.data("POST", "/api/v1/images", data={"file": (BytesIO(out.getvalue()), "line.png")})
    for path, said in (("cutout", {"format": "webp"}), ("remove-background", {"format": "webp"})):
        response = ada.post(f"/api/v1/images/{image['id']}/{path}", json=said)
        assert response.status_code == 400
        assert response.json is not None
        assert response.json["error"]["code"] == "impossible"
        assert "16,383" in response.text
    leaving = ada.get(f"/api/v1/images/{image['id']}/download?format=webp")
    assert (leaving.status_code, leaving.headers["Atelier-Notes"]) == (200, "smaller")
    assert ada.post(f"/api/v1/images/{image['id']}/cutout", json={"format": "png"}).status_code == 200
