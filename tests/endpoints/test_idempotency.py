"""A call that is sent twice with the same key is done once, whichever it is."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from conversation.ports.programs.answered_calls import CallKey
from endpoints.idempotency import Repeatable
from endpoints.json_lines import LINES
from endpoints.openapi.document import calls_of
from server.app import Atelier
from storage.memory import MemoryStorage
from tests.endpoints.conftest import Person, png

HARMLESS = {
    "uploads.create": "what lies there unfinished goes by itself, and a piece is known by its offset",
    "uploads.overridden": "a piece is known by its offset",
    "operations.draft": "nothing is kept",
    "cutout.draft": "nothing is kept",
    "turns.compare_prompts": "nothing is kept",
    "turns.stop": "what is over is over",
    "conversations.restore": "what is there is there",
    "messages.restore": "what is there is there",
    "images.restore": "what is there is there",
    "gallery.restore": "what is there is there",
    "gallery.delete": "what is gone is gone",
    "program_mcp.exchange": "the protocol has ids of its own",
}
"""Calls that do the same once and twice."""
KEY = {"Idempotency-Key": "one and the same"}
GREY: dict[str, Any] = {"operations": [{"type": "greyscale"}]}
CALLS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("/api/v1/images/{image}/operations", GREY),
    ("/api/v1/images/{image}/compress", {"format": "webp"}),
    ("/api/v1/images/bulk-compress", {"images": ["{image}"], "format": "webp"}),
    ("/api/v1/images/{edited}/undo", {}),
    ("/api/v1/conversations", {}),
    ("/api/generate-image", {"prompt": "a fox", "better_context": False}),
)


@pytest.fixture
def ids(ada: Person) -> dict[str, str]:
    conversation = ada.conversation()
    image, edited = (ada.picture(conversation, colour)["id"] for colour in ("red", "blue"))
    for operation in ("greyscale", "invert"):
        ada.data("POST", f"/api/v1/images/{edited}/operations", json={"operations": [{"type": operation}]})
    return {"conversation": conversation, "image": image, "edited": edited}


def filled(body: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    return {name: [each.format(**ids) for each in said] if name == "images" else said for name, said in body.items()}


def everything(ada: Person) -> Any:
    """Of what there could be more if something was done twice."""
    rows = ada.data("GET", "/api/v1/conversations")["conversations"]
    images = [image for row in rows for image in ada.data("GET", f"/api/v1/conversations/{row['id']}")["images"]]
    return [row["id"] for row in rows], [(image["id"], image["current"], len(image["versions"])) for image in images]


def code_of(response: Any) -> str:
    body = response.json
    return str(body["error"]["code"] if "error" in body else body["code"])


@pytest.mark.parametrize(("path", "body"), CALLS, ids=[path for path, _ in CALLS])
def test_it_is_done_once_and_answered_each_time(
    ada: Person, ids: dict[str, str], path: str, body: dict[str, Any]
) -> None:
    path, asked = path.format(**ids), filled(body, ids)
    first = ada.post(path, json=asked, headers=KEY)
    assert first.status_code < 300, first.text
    done = everything(ada)

    again = ada.post(path, json=asked, headers=KEY)

    assert (again.status_code, again.json) == (first.status_code, first.json)
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert everything(ada) == done
    other = ada.post(path, json=asked, headers={"Idempotency-Key": "another"})
    assert "Idempotency-Replayed" not in other.headers


def test_the_same_key_with_something_else_is_refused_and_does_nothing(ada: Person, ids: dict[str, str]) -> None:
    path = f"/api/v1/images/{ids['image']}/operations"
    ada.data("POST", path, json=GREY, headers=KEY)
    done = everything(ada)
    others = (
        (path, {"operations": [{"type": "invert"}]}),
        (f"/api/v1/images/{ids['edited']}/operations", GREY),
        (f"/api/v1/images/{ids['image']}/undo", {}),
    )
    for other, body in others:
        refused = ada.post(other, json=body, headers=KEY)
        assert (refused.status_code, code_of(refused)) == (409, "conflict")
        assert "new key" in refused.json["error"]["message"]
    assert everything(ada) == done


def test_json_that_is_written_otherwise_asks_for_the_same(ada: Person) -> None:
    made = [
        ada.data("POST", "/api/v1/conversations", data=body, headers=KEY, content_type="application/json")["id"]
        for body in ('{"title": "A", "pinned": true}', '{ "pinned":true,"title":"A" }')
    ]
    assert made[0] == made[1]


def test_a_file_is_known_by_its_bytes_whatever_stands_between(ada: Person) -> None:
    def sent(colour: str) -> Any:
        return ada.post("/api/v1/images", data={"file": (BytesIO(png(colour)), "a.png")}, headers=KEY)

    assert sent("red").json["data"]["id"] == sent("red").json["data"]["id"]
    assert code_of(sent("blue")) == "conflict"


def test_what_was_refused_begins_anew_with_the_same_key(ada: Person, ids: dict[str, str]) -> None:
    path = f"/api/v1/images/{ids['edited']}/undo"
    for _ in range(2):
        ada.data("POST", path, json={})
    assert code_of(ada.post(path, json={}, headers=KEY)) == "nothing_to_undo"
    ada.data("POST", f"/api/v1/images/{ids['edited']}/redo", json={})
    assert ada.post(path, json={}, headers=KEY).status_code == 200


def test_lines_are_told_again_to_their_end(ada: Person) -> None:
    asked = {"prompt": "a fox", "better_context": False}
    headers = {**KEY, "Accept": LINES}
    first = ada.post("/api/generate-image", json=asked, headers=headers)
    again = ada.post("/api/generate-image", json=asked, headers=headers)
    assert first.mimetype == again.mimetype == LINES
    assert first.text.splitlines()[-1].startswith('{"status": "success"')
    assert again.text == first.text


def test_one_that_goes_on_or_was_cut_off_says_so(ada: Person, stores: MemoryStorage) -> None:
    owner = ada.data("GET", "/api/v1/session")["user"]["id"]
    first = ada.data("POST", "/api/v1/conversations", json={}, headers=KEY)
    _, (asked, _) = next(iter(stores.answered_calls._state.calls.items()))
    stores.answered_calls.begin(CallKey(owner, "running"), asked)

    goes_on = ada.post("/api/v1/conversations", json={}, headers={"Idempotency-Key": "running"})
    assert (goes_on.status_code, code_of(goes_on)) == (409, "in_progress")
    assert goes_on.headers["Retry-After"] == "2"
    stores.answered_calls.cut_off()
    cut = ada.post("/api/v1/conversations", json={}, headers={"Idempotency-Key": "running"})
    assert (cut.status_code, code_of(cut)) == (409, "call_cut_off")
    assert [row["id"] for row in ada.data("GET", "/api/v1/conversations")["conversations"]] == [first["id"]]


def test_keys_are_a_persons_own(ada: Person, bea: Person) -> None:
    made = [each.data("POST", "/api/v1/conversations", json={}, headers=KEY)["id"] for each in (ada, bea)]
    assert made[0] != made[1]


def test_every_call_that_makes_something_can_be_repeated(atelier: Atelier) -> None:
    calls = calls_of(atelier.app.url_map.iter_rules(), atelier.app.view_functions)
    makes = [each for each in calls if each.method == "POST" and {"make", "finish"} & set(each.said.scopes("POST"))]
    unsafe = {each.endpoint for each in makes if each.said.sends is not Repeatable}
    assert unsafe == set(HARMLESS)
