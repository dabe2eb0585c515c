"""Receipts: how each version was made, and what would be different now."""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest

from conversation.recipe import VERSION
from tests.endpoints.conftest import Person

pytestmark = pytest.mark.slow


def painted(who: Person) -> dict[str, Any]:
    conversation = who.conversation()
    reply = who.say(conversation, "/image a misty lake")
    image = reply["reply"]["pictures"][0]["image"]
    return dict(who.data("GET", f"/api/v1/images/{image}"))


def receipt(who: Person, image: str) -> dict[str, Any]:
    return dict(who.data("GET", f"/api/v1/images/{image}/receipt"))


def test_each_step_has_its_inputs_by_hash_its_values_its_cost_and_its_time(ada: Person) -> None:
    image = painted(ada)
    wanted = {"operations": [{"type": "brightness", "value": 1.3}]}
    ada.data("POST", f"/api/v1/images/{image['id']}/operations", json=wanted)
    found = receipt(ada, image["id"])
    first, second = found["steps"]

    assert first["provider"] == "sketchbook"
    assert first["did"] == f"Painted by {first['model']} ({first['recipe']['values']['model']})"
    assert first["model"] != first["recipe"]["values"]["model"], "a name, with the id beside it"
    assert first["recipe"]["values"]["prompt"] == "a misty lake"
    assert isinstance(first["recipe"]["values"]["seed"], int)
    assert first["recipe"]["software"] == VERSION
    assert first["inputs"] == []
    assert second["inputs"] == [first["result"]]
    assert second["recipe"]["values"] == {"factor": 1.3}
    assert second["did"] == "Brightness +30%"
    assert second["said"]["did"]["code"]
    for step in (first, second):
        file = ada.get(f"/api/v1/images/{image['id']}/file?format=original&version={step['result']['version']}")
        assert sha256(file.data).hexdigest() == step["result"]["sha256"]
    assert found["cost"] == 0
    assert found["seconds"] == pytest.approx(first["seconds"] + second["seconds"], abs=0.002)


def test_an_earlier_version_has_a_receipt_of_its_own(ada: Person) -> None:
    image = painted(ada)
    ada.data("POST", f"/api/v1/images/{image['id']}/operations", json={"operations": [{"type": "greyscale"}]})
    version = image["versions"][0]["id"]
    found = ada.data("GET", f"/api/v1/images/{image['id']}/versions/{version}/receipt")
    assert [step["result"]["version"] for step in found["steps"]] == [version]


def test_what_was_sent_names_its_file_and_cannot_be_run_again(ada: Person) -> None:
    image = ada.picture(ada.conversation())
    found = receipt(ada, image["id"])
    assert found["again"] is None
    assert [step["recipe"]["kind"] for step in found["steps"]] == ["upload"]
    assert len(found["steps"][0]["result"]["sha256"]) == 64


def test_running_it_again_does_what_it_says(ada: Person) -> None:
    image = painted(ada)
    again = receipt(ada, image["id"])["again"]
    assert again["differences"] == []
    assert again["cost"] == 0
    reply = ada.say(image["conversation"], again["say"], target={"image": image["id"]})
    after = ada.data("GET", f"/api/v1/images/{image['id']}")
    assert reply["reply"]["failure"] is None
    first, second = after["versions"]
    assert second["recipe"]["values"]["seed"] == first["recipe"]["values"]["seed"]
    assert second["filename"] == first["filename"]  # the same brush, the same seed: the same bytes


def test_what_is_not_there_has_none(ada: Person) -> None:
    missing = str(uuid4())
    image = painted(ada)
    assert ada.get(f"/api/v1/images/{image['id']}/versions/{missing}/receipt").status_code == 404
    assert ada.get(f"/api/v1/images/{missing}/receipt").status_code == 404
