"""Drawings by HTTP: kept with their picture, laid on it by an operation, read again."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.endpoints.conftest import Person, layer_png, png

DRAWING = {"version": 1, "shapes": [{"kind": "rectangle", "x": 2, "y": 2, "width": 4, "height": 3}]}
BLUE = 0, 0, 255, 255


@pytest.fixture
def image(ada: Person) -> dict[str, Any]:
    """A red picture of 12 × 8 px."""
    return ada.picture(ada.conversation())


def sent(data: bytes, drawing: str = json.dumps(DRAWING)) -> dict[str, Any]:
    return {"file": (BytesIO(data), "layer.png"), "drawing": drawing}


def keep(ada: Person, image: dict[str, Any], data: bytes | None = None) -> dict[str, Any]:
    return ada.layer(image["id"], data, json.dumps(DRAWING))


def pixels(ada: Person, image: dict[str, Any], version: str) -> Image.Image:
    answered = ada.get(f"/api/v1/images/{image['id']}/file?format=original&version={version}")
    return Image.open(BytesIO(answered.data)).convert("RGB")


def test_what_was_drawn_is_kept_with_its_shapes_and_read_again(ada: Person, image: dict[str, Any]) -> None:
    kept = keep(ada, image)
    assert (kept["image"], kept["version"], kept["width"], kept["height"]) == (image["id"], image["current"], 12, 8)
    assert ada.data("GET", f"/api/v1/layers/{kept['layer_id']}") == kept
    assert kept["drawing"] == DRAWING
    answered = ada.get(f"/api/v1/layers/{kept['layer_id']}/file")
    assert (answered.status_code, answered.mimetype) == (200, "image/png")
    drawn = Image.open(BytesIO(answered.data))
    assert [drawn.getpixel(at) for at in ((2, 2), (0, 0))] == [BLUE, (0, 0, 0, 0)]


def test_an_operation_lays_it_on_and_its_recipe_can_be_followed_again(ada: Person, image: dict[str, Any]) -> None:
    layer = keep(ada, image)["layer_id"]
    path, step = f"/api/v1/images/{image['id']}/operations", {"type": "layer", "layer": layer}
    made = ada.data("POST", path, json={"operations": [step]})
    recipe = made["versions"][-1]["recipe"]
    assert (recipe["by"], recipe["values"]) == ("operation:layer", {"layer": layer})
    drawn = pixels(ada, image, made["current"])
    assert drawn.getpixel((3, 3)) == BLUE[:3]
    assert drawn.getpixel((0, 0)) == pixels(ada, image, image["current"]).getpixel((0, 0))
    again = ada.data("POST", path, json={"operations": [step], "version": image["current"]})
    assert pixels(ada, image, again["current"]).tobytes() == drawn.tobytes()


def test_it_is_one_step_of_several_that_make_one_version(ada: Person, image: dict[str, Any]) -> None:
    layer = keep(ada, image, layer_png((8, 12)))["layer_id"]
    steps = [{"type": "rotate", "angle": 90}, {"type": "layer", "layer": layer}, {"type": "border", "width": 1}]
    made = ada.data("POST", f"/api/v1/images/{image['id']}/operations", json={"operations": steps, "together": True})
    assert len(made["versions"]) == 2
    drawn = pixels(ada, image, made["current"])
    assert (drawn.size, drawn.getpixel((4, 4))) == ((10, 14), BLUE[:3])


def test_one_of_another_shape_or_another_picture_is_refused_and_nothing_is_made(
    ada: Person, image: dict[str, Any]
) -> None:
    tall, other = keep(ada, image, layer_png((8, 12)))["layer_id"], ada.picture(image["conversation"], "blue")
    answered = ada.post(f"/api/v1/images/{image['id']}/operations", json=of(tall))
    assert answered.json is not None
    assert (answered.status_code, answered.json["error"]["code"]) == (400, "impossible")
    mine = keep(ada, image)["layer_id"]
    assert ada.post(f"/api/v1/images/{other['id']}/operations", json=of(mine)).status_code == 404
    assert len(ada.data("GET", f"/api/v1/images/{image['id']}")["versions"]) == 1


def of(layer: str) -> dict[str, Any]:
    return {"operations": [{"type": "layer", "layer": layer}]}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (sent(b"words"), "not_a_picture"),
        (sent(png("red")), "impossible"),
        (sent(layer_png(box=(0, 0, 0, 0))), "impossible"),
        (sent(layer_png(), "shapes"), "bad_request"),
        (sent(layer_png(), "[1]"), "bad_request"),
        (sent(layer_png(), json.dumps({"shapes": "x" * 400_000})), "layer_too_large"),
        ({"drawing": "{}"}, "bad_request"),
    ],
    ids=["words", "opaque", "blank", "no JSON", "no object", "too much", "no file"],
)
def test_what_is_no_drawing_is_refused(ada: Person, image: dict[str, Any], body: dict[str, Any], code: str) -> None:
    answered = ada.post(f"/api/v1/images/{image['id']}/layers", data=body)
    assert answered.json is not None
    assert (answered.status_code // 100, answered.json["error"]["code"]) == (4, code)


def test_it_is_asked_for_by_programs_and_the_page_and_is_no_command(ada: Person) -> None:
    types = [each["type"] for each in ada.data("GET", "/api/v1/operations")]
    assert "layer" in types
    assert "/layer" not in [each["name"] for each in ada.data("GET", "/api/v1/palette")]
