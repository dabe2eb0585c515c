"""A version's name, and what changed between two versions, by HTTP."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from PIL import Image

from tests.endpoints.conftest import Person
from tests.matrix import sampled


@pytest.fixture
def image(ada: Person) -> dict[str, Any]:
    """A picture of 12 × 8 px with three versions: grey, with a frame, a square."""
    conversation = ada.conversation()
    made = ada.picture(conversation, "#646464")
    for said in ("/border 2 white", "/crop 1:1"):
        ada.say(conversation, said)
    page = ada.data("GET", f"/api/v1/conversations/{conversation}")
    return next(dict(each) for each in page["images"] if each["id"] == made["id"])


def difference(ada: Person, image: dict[str, Any], before: int, after: int, **more: Any) -> dict[str, Any]:
    ends = {"before": image["versions"][before - 1]["id"], "after": image["versions"][after - 1]["id"]}
    return dict(ada.data("GET", f"/api/v1/images/{image['id']}/difference?{urlencode({**ends, **more})}"))


def test_a_version_is_named_and_its_name_taken_away(ada: Person, image: dict[str, Any]) -> None:
    path = f"/api/v1/images/{image['id']}/versions/{image['versions'][1]['id']}"

    named = ada.data("PATCH", path, json={"name": "with a frame"})
    assert [version["name"] for version in named["versions"]] == ["", "with a frame", ""]
    history = ada.data("GET", f"/api/v1/images/{image['id']}/history")
    assert history["steps"][1]["name"] == "with a frame"

    assert ada.data("PATCH", path, json={"name": ""})["versions"][1]["name"] == ""


def test_a_name_has_to_be_said(ada: Person, image: dict[str, Any]) -> None:
    path = f"/api/v1/images/{image['id']}/versions/{image['current']}"
    assert ada.call("PATCH", path, json={}).status_code == 400
    assert ada.call("PATCH", path, json={"title": "x"}).status_code == 400
    assert ada.call("PATCH", f"{path[:-36]}{uuid4()}", json={"name": "x"}).status_code == 404


def test_a_version_is_the_same_as_itself(ada: Person, image: dict[str, Any]) -> None:
    found = difference(ada, image, 1, 1)
    assert (found["comparable"], found["changed"], found["share"], found["exact"]) == (True, 0, 0, 0)
    assert (found["width"], found["height"], found["scaled"]) == (12, 8, False)


def test_what_changed_is_counted_and_shown(ada: Person) -> None:
    conversation = ada.conversation()
    ada.picture(conversation, "#646464")
    ada.say(conversation, "/brightness 1.03")
    ada.say(conversation, "/brightness 1.5")
    [image] = ada.data("GET", f"/api/v1/conversations/{conversation}")["images"]

    slight, strong = difference(ada, image, 1, 2), difference(ada, image, 1, 3)
    exact = difference(ada, image, 1, 2, tolerance=0)

    assert (slight["changed"], slight["exact"], slight["tolerance"]) == (0, 96, 6)
    assert (exact["changed"], exact["share"], exact["exact_share"]) == (96, 1, 1)
    assert strong["share"] == 1
    kind, _, data = strong["mask"].partition(",")
    assert kind == "data:image/png;base64"
    mask = Image.open(BytesIO(b64decode(data))).convert("RGBA")
    assert mask.size == (12, 8)
    assert mask.getchannel("A").getextrema() == (255, 255)


def test_other_proportions_cannot_be_compared(ada: Person, image: dict[str, Any]) -> None:
    found = difference(ada, image, 1, 3)
    assert found["comparable"] is False
    assert "share" not in found


@sampled("wrong", ["tolerance=256", "tolerance=-1", "tolerance=x"])
def test_a_tolerance_is_a_level(ada: Person, image: dict[str, Any], wrong: str) -> None:
    path = f"/api/v1/images/{image['id']}/difference?before={image['current']}&after={image['current']}&{wrong}"
    assert ada.get(path).status_code == 400


def test_both_ends_have_to_be_said(ada: Person, image: dict[str, Any]) -> None:
    refused = ada.get(f"/api/v1/images/{image['id']}/difference?before={image['current']}")
    assert refused.status_code == 400
    assert refused.json["error"]["message"] == "After is missing."
