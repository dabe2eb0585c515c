"""What is in a picture's file, asked for by its owner."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

from PIL import Image

from conversation.recipe import VERSION
from imaging.metadata.sheet import sheet_of
from tests.endpoints.conftest import Person
from tests.imaging.metadata import photographs
from tests.imaging.metadata.photographs import ALL
from tests.matrix import sampled


def uploaded(someone: Person, data: bytes, name: str = "pier.jpg") -> dict[str, Any]:
    form = {"conversation": someone.conversation(), "file": (BytesIO(data), name)}
    image: dict[str, Any] = someone.data("POST", "/api/v1/images", data=form)
    return image


def values(sheet: dict[str, Any], group: str) -> dict[str, str]:
    found = [each["entries"] for each in sheet["groups"] if each["id"] == group]
    return {entry["id"]: entry["value"] for entry in (found[0] if found else [])}


def test_an_upload_tells_its_owner_everything(ada: Person) -> None:
    image = uploaded(ada, photographs.jpeg())

    response = ada.get(f"/api/v1/images/{image['id']}/metadata")
    told = response.json["data"]  # type: ignore[index]

    assert response.headers["Cache-Control"] == "no-store"
    assert (told["image"], told["version"], told["original"]) == (image["id"], image["current"], None)
    assert told["file"]["place"] == {"latitude": 48.85825, "longitude": -2.2945, "altitude": 35.5, "direction": 270.0}
    assert values(told["file"], "camera")["model"] == "Maker 7"
    assert values(told["file"], "file")["format"] == "JPEG, baseline"
    fates = {entry["id"]: entry["fate"] for group in told["file"]["groups"] for entry in group["entries"]}
    assert (fates["coordinates"], fates["author"], fates["dimensions"]) == ("private", "credit", "kept")


def test_a_version_tells_its_own_and_what_the_upload_said(ada: Person) -> None:
    image = uploaded(ada, photographs.jpeg())
    edited = ada.data(
        "POST", f"/api/v1/images/{image['id']}/operations", json={"operations": [{"type": "brightness", "value": 1.2}]}
    )

    told = ada.data("GET", f"/api/v1/images/{image['id']}/metadata")

    assert told["version"] == edited["current"]
    assert told["original_version"] == image["current"]
    assert not values(told["file"], "place") and told["file"]["place"] is None
    assert values(told["original"], "place")["city"] == "Brest"
    before = ada.data("GET", f"/api/v1/images/{image['id']}/metadata?version={image['current']}")
    assert before["file"] == told["original"] and before["original"] is None


def test_nobody_else_is_told(ada: Person, bea: Person) -> None:
    image = uploaded(ada, photographs.jpeg())
    bea.data("GET", "/api/v1/session")

    refused = bea.get(f"/api/v1/images/{image['id']}/metadata")

    assert refused.status_code == 404
    assert "48.8" not in refused.text
    assert ada.get(f"/api/v1/images/{image['id']}/metadata?version=another").status_code == 404


def test_a_turn_carries_the_sheet_beside_its_words(ada: Person) -> None:
    image = uploaded(ada, photographs.png(), "fox.png")

    message = ada.say(image["conversation"], "where was this taken?", checkboxes={})

    reply = message["reply"]
    assert "says where it was taken" in reply["text"] and "48.8" not in reply["text"]
    assert "48.858250° N" in json.dumps(reply["sheets"], ensure_ascii=False)


OURS = {"software", "source_type", "alt_text"}
"""What every file says that leaves."""


@sampled("kind", ["jpeg", "png", "webp", "tiff", "gif", "avif", "heic"])
@sampled("way", ["same", "jpeg", "png", "webp"])
@sampled("credit", [False, True], ids=["anonymous", "credited"])
def test_what_is_called_private_leaves_with_nothing(ada: Person, kind: str, way: str, credit: bool) -> None:
    """Each line keeps its word: private ones are in no download, credit where the setting says so and nowhere else.
    What the studio itself says of where a picture comes from is not the upload's."""
    ada.data("PATCH", "/api/v1/settings", json={"keep_credit": credit})
    image = uploaded(ada, ALL[kind](), f"pier.{kind}")

    file = ada.get(f"/api/v1/images/{image['id']}/download?format={way}").data
    left = [entry for group in sheet_of(file).groups for entry in group.entries]

    assert {entry.id for entry in left if entry.fate == "private"} <= OURS
    assert [entry.value for entry in left if entry.id == "alt_text"] == ["pier"]
    assert {entry.value for entry in left if entry.id == "software"} == {f"Atelier {VERSION}"}
    before = sheet_of(ALL[kind]())
    credited = {entry.id for group in before.groups for entry in group.entries if entry.fate == "credit"}
    found = {entry.id for entry in left if entry.fate == "credit"} - {"marked"}  # which says that there is a notice
    assert found == (credited if credit else set())


def test_what_a_step_would_take_is_told_before_it_is_done(ada: Person) -> None:
    moving, deep = BytesIO(), BytesIO()
    frames = [Image.new("RGBA", (8, 6), colour) for colour in ((255, 0, 0, 90), (0, 255, 0, 90))]
    frames[0].save(moving, "PNG", save_all=True, append_images=frames[1:])
    Image.new("I;16", (8, 6), 40_000).save(deep, "TIFF")
    told = {}
    for name, data in (("moving.png", moving), ("deep.tiff", deep), ("plain.jpg", BytesIO(photographs.jpeg()))):
        image = uploaded(ada, data.getvalue(), name)
        lost = ada.data("GET", f"/api/v1/images/{image['id']}/losses")["lost"]
        told[name] = {step: lost[step] for step in ("edit", "jpeg", "png", "webp")}
    assert told == {
        "moving.png": {"edit": ["animation"], "jpeg": ["animation", "transparency"], "png": [], "webp": ["animation"]},
        "deep.tiff": {"edit": [], "jpeg": ["bits"], "png": [], "webp": ["bits"]},
        "plain.jpg": {"edit": [], "jpeg": [], "png": [], "webp": []},
    }
