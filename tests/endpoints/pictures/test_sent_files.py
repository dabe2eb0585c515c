"""A model's own Content Credentials: kept as they came, believed as far as they hold, and first in what leaves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from c2pa import Reader

from conversation.ports.pixels import Pixels
from imaging.inspection.png import sealed
from imaging.provenance.certificates import SigningIdentity, identity_in
from imaging.provenance.signing import OFFLINE
from server.app import Atelier
from server.workers.pixels import Signing
from tests.endpoints.conftest import Person
from tests.imaging.provenance.test_leaving_files import actions, active, in_xmp, signed_elsewhere
from tests.upstream.sdwebui import SdWebuiUpstream

WEBUI = "/api/v1/settings/providers/sdwebui"


@pytest.fixture
def webui() -> Iterator[SdWebuiUpstream]:
    with SdWebuiUpstream() as running:
        yield running


@pytest.fixture
def signs(webui: SdWebuiUpstream, tmp_path: Path) -> list[bytes]:
    """The model signs all it sends, and this is what it sent."""
    identity: SigningIdentity = identity_in(tmp_path / "acme.pem", make=True)
    sent: list[bytes] = []

    def finish(data: bytes) -> bytes:
        sent.append(signed_elsewhere(data, identity, "Acme Brush 3", "trainedAlgorithmicMedia", OFFLINE))
        return sent[-1]

    webui.service.finish = finish
    return sent


def signing(atelier: Atelier, tmp_path: Path) -> None:
    """A studio that signs, as one does that is served."""
    leaving = atelier.app.extensions["atelier"].pictures.downloads.leaving
    pixels: Pixels = leaving.pixels
    own = Signing(str(tmp_path / "signer.pem"), makes=True)
    object.__setattr__(leaving, "pixels", replace(pixels, signing=own))  # type: ignore[type-var]


def painted(ada: Person, webui: SdWebuiUpstream) -> tuple[str, dict[str, Any]]:
    ada.data("PUT", WEBUI, json={"address": webui.url})
    ada.data("PATCH", "/api/v1/settings", json={"image_model": "sdwebui/dreamshaper_8"})
    conversation = ada.conversation()
    reply = ada.say(conversation, "/image a fox at dawn")["reply"]
    assert reply["state"] == "done", reply
    return conversation, ada.data("GET", "/api/v1/images")["images"][0]


def test_what_a_model_signed_is_kept_told_and_the_parent_of_all_that_is_made_of_it(
    ada: Person, bea: Person, webui: SdWebuiUpstream, signs: list[bytes], atelier: Atelier, tmp_path: Path
) -> None:
    signing(atelier, tmp_path)
    conversation, hung = painted(ada, webui)
    image = f"/api/v1/images/{hung['id']}"
    first = ada.data("GET", image)["versions"][0]
    kept = first["sent"]
    assert (kept["state"], kept["signer"], kept["program"]) == ("stranger", "Atelier studio", "Acme Brush 3")

    untouched = ada.get(f"{image}/download?format=sent")
    assert (untouched.data, "Atelier-Notes" in untouched.headers) == (signs[0], False)
    assert bea.get(f"{image}/download?format=sent").status_code == 404
    told = ada.data("GET", f"{image}/metadata")
    entries = {entry["id"]: entry["value"] for group in told["original"]["groups"] for entry in group["entries"]}
    assert (told["original_version"], entries["made_with"]) == (first["id"], "Acme Brush 3")

    ada.say(conversation, "/invert")
    left = ada.get(f"{image}/download?format=png").data
    reader = Reader("image/png", BytesIO(left))
    store = json.loads(reader.json())
    assert (reader.get_validation_state(), len(store["manifests"])) == ("Valid", 2)
    assert [each["action"] for each in actions(store)] == ["c2pa.opened", "c2pa.color_adjustments"]
    (parent,) = active(store)["ingredients"]
    assert (parent["relationship"], parent["active_manifest"] in store["manifests"]) == ("parentOf", True)
    said = in_xmp(left)
    assert (said["source_type"], said["ai_system"]) == ("made by an AI model", "sdwebui/dreamshaper_8")
    refused = ada.get(f"{image}/download?format=sent")
    assert (refused.status_code, refused.json["error"]["code"]) == (404, "nothing_sent")  # type: ignore[index]


def test_what_was_changed_after_it_was_signed_says_so_and_what_is_not_signed_is_not_kept(
    ada: Person, webui: SdWebuiUpstream, signs: list[bytes]
) -> None:
    finish = webui.service.finish

    def tampered(data: bytes) -> bytes:
        signed = finish(data)
        return signed[:-12] + sealed(b"tEXt", b"Comment\0later") + signed[-12:]

    webui.service.finish = tampered
    _, hung = painted(ada, webui)
    assert ada.data("GET", f"/api/v1/images/{hung['id']}")["versions"][0]["sent"]["state"] == "changed"
    webui.service.finish = bytes
    _, hung = painted(ada, webui)
    assert ada.data("GET", f"/api/v1/images/{hung['id']}")["versions"][0]["sent"] is None
