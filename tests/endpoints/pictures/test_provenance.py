"""Where pictures come from, as the files say it that leave the studio: every way out, signed by this studio."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from c2pa import Reader
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from conversation.services.leaving import LeavingPictures
from server.app import Atelier
from server.workers.pixels import Signing
from tests.endpoints.conftest import Person
from tests.endpoints.pictures.test_downloads import photograph, upload
from tests.imaging.provenance.test_leaving_files import actions, in_xmp

AI, PROGRAM, PERSON, CAMERA = (
    "made by an AI model",
    "made by a program",
    "changed by a person",
    "taken with a digital camera",
)


@pytest.fixture(autouse=True)
def signs(atelier: Atelier, tmp_path: Path) -> Iterator[None]:
    """A studio that signs, as one does that is served."""
    services = atelier.app.extensions["atelier"]
    leaving: LeavingPictures = services.pictures.downloads.leaving
    signing = Signing(str(tmp_path / "signer.pem"), makes=True)
    object.__setattr__(leaving, "pixels", replace(leaving.pixels, signing=signing))  # type: ignore[type-var]
    yield


def said(data: bytes, media_type: str = "image/png") -> tuple[str, list[str]]:
    """What XMP says it is, and what the valid manifest says was done."""
    reader = Reader(media_type, BytesIO(data))
    assert reader.get_validation_state() == "Valid"
    return in_xmp(data).get("source_type", ""), [each["action"] for each in actions(json.loads(reader.json()))]


def test_what_the_sketchbook_drew_is_no_work_of_ai_on_any_way_out(ada: Person) -> None:
    conversation = ada.conversation()
    ada.say(conversation, "/image a red house")
    image = ada.data("GET", "/api/v1/images")["images"][0]["id"]
    one = ada.get(f"/api/v1/images/{image}/download").data
    assert said(one) == (PROGRAM, ["c2pa.created"])
    assert "prompt" not in in_xmp(one)
    zipped = ada.post("/api/v1/images/download-zip", json={"images": [{"id": image}]}).data
    with ZipFile(BytesIO(zipped)) as archive:
        assert said(archive.read(archive.namelist()[0])) == (PROGRAM, ["c2pa.created"])
    name = ada.data("GET", f"/api/v1/images/{image}")["versions"][0]["filename"]
    shown = f"/api/conversation-image/{conversation}/{name}"
    assert said(ada.get(f"{shown}?download=house").data) == (PROGRAM, ["c2pa.created"])
    assert b"c2pa" not in ada.get(shown).data
    assert said(ada.get(f"/api/v1/images/{image}/clipboard").data) == (PROGRAM, ["c2pa.created"])
    asked = {"prompt": "a red house", "model": "sketchbook/sketch", "n": 1}
    painted = ada.post("/v1/images/generations", json=asked).json
    assert painted is not None
    assert said(b64decode(painted["data"][0]["b64_json"])) == (PROGRAM, ["c2pa.created"])


def test_a_photograph_is_one_until_somebody_changes_it_and_can_be_had_untouched(ada: Person) -> None:
    conversation = ada.conversation()
    image = upload(ada, conversation, photograph())
    address = f"/api/v1/images/{image['id']}/download"
    first = ada.get(address).data
    assert said(first, "image/jpeg") == (CAMERA, ["c2pa.opened"])
    assert b"Camera works" not in first
    ada.say(conversation, "/invert")
    assert said(ada.get(address).data) == (PERSON, ["c2pa.opened", "c2pa.color_adjustments"])
    version = image["versions"][0]["id"]
    assert ada.get(f"{address}?format=original&version={version}").data == photograph()
    assert ada.get(f"/api/v1/images/{image['id']}/file?format=original&version={version}").data == photograph()


def test_what_another_generator_made_stays_ai_and_a_person_says_what_else_is_told(ada: Person) -> None:
    conversation = ada.conversation()
    image = upload(ada, conversation, generated(), "fox.png")
    ada.say(conversation, "/invert")
    ada.data("PATCH", "/api/v1/settings", json={"origin_training": "notAllowed"})
    left = ada.get(f"/api/v1/images/{image['id']}/download").data
    assert said(left) == (AI, ["c2pa.opened", "c2pa.color_adjustments"])
    assert b"notAllowed" in left
    assert b"masterpiece" not in left


def test_what_was_made_small_stays_as_small_as_was_asked(ada: Person) -> None:
    conversation = ada.conversation()
    image = upload(ada, conversation, noise(), "noise.png")
    target: dict[str, Any] = {"target": "120KB"}
    ada.data("POST", f"/api/v1/images/{image['id']}/compress", json=target)
    response = ada.get(f"/api/v1/images/{image['id']}/download")
    assert len(response.data) <= 120_000
    assert said(response.data, response.mimetype) == ("", ["c2pa.opened", "c2pa.converted"])


def generated() -> bytes:
    """As Stable Diffusion WebUI writes it."""
    out, about = BytesIO(), PngInfo()
    about.add_text("parameters", "masterpiece, a fox\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1")
    Image.new("RGB", (12, 8), "teal").save(out, "PNG", pnginfo=about)
    return out.getvalue()


def noise() -> bytes:
    out = BytesIO()
    Image.effect_noise((640, 480), 90).convert("RGB").save(out, "PNG")
    return out.getvalue()
