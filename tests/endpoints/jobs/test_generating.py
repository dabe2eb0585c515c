"""A picture that is made while the caller goes on: one id from the first answer to the file."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from tests.endpoints.conftest import Person, png

pytestmark = pytest.mark.slow

MAKE = "/api/v1/apps/images/generate"


def generate(who: Person, **said: Any) -> dict[str, Any]:
    headers = {"Idempotency-Key": key} if (key := said.pop("key", "")) else {}
    response = who.post(MAKE, json={"prompt": "a small fox in the snow", **said}, headers=headers)
    assert response.status_code == 202, response.text
    return dict((response.json or {})["data"])


def refused(who: Person, path: str, method: str = "GET", **more: Any) -> tuple[int, str]:
    response = who.call(method, path, **more)
    return response.status_code, (response.json or {})["error"]["code"]


def test_one_id_leads_from_the_order_to_the_picture(ada: Person) -> None:
    order = generate(ada, aspect_ratio="3:2")
    id = order["task_id"]
    assert order["embed_id"] == id

    task = ada.data("GET", f"/api/v1/tasks/{id}?wait=30")
    assert (task["state"], task["images"], task["title"]) == ("done", [id], "a small fox in the snow")
    assert (task["cost"], task["attempts"], task["place"]) == ({"spent": 0, "held": 0, "unknown": 0}, 1, 0)

    image = ada.data("GET", f"/api/v1/images/{id}")
    assert image["conversation"] == order["conversation"]
    content = ada.data("GET", f"/api/v1/embeds/{id}/content")
    assert (content["status"], content["prompt"], content["aspect_ratio"]) == (
        "finished",
        "a small fox in the snow",
        "3:2",
    )
    original = content["files"]["original"]
    file = ada.get(original["url"])
    assert (len(file.data), file.mimetype) == (original["size_bytes"], original["format"])
    assert Image.open(BytesIO(file.data)).size == (original["width"], original["height"])
    assert ada.get(f"/api/v1/embeds/{id}/file?format=preview").mimetype == "image/webp"


def test_the_same_key_is_the_same_picture_and_with_other_words_a_conflict(ada: Person) -> None:
    first = generate(ada, key="order-7")
    assert generate(ada, key="order-7") == first
    ada.finish(first["task_id"])
    assert generate(ada, key="order-7") == first
    other = {"json": {"prompt": "a lake"}, "headers": {"Idempotency-Key": "order-7"}}
    assert refused(ada, MAKE, "POST", **other) == (409, "conflict")
    assert len(ada.data("GET", "/api/v1/tasks")["tasks"]) == 1


def test_it_goes_into_the_conversation_that_is_named(ada: Person) -> None:
    conversation = ada.conversation()
    order = generate(ada, conversation=conversation)
    ada.finish(order["task_id"])
    assert [image["id"] for image in ada.data("GET", f"/api/v1/conversations/{conversation}")["images"]] == [
        order["embed_id"]
    ]


def test_of_several_the_first_has_the_id(ada: Person) -> None:
    order = generate(ada, n=2)
    task = ada.data("GET", f"/api/v1/tasks/{order['task_id']}?wait=30")
    assert len(task["images"]) == 2
    assert order["embed_id"] in task["images"]


def test_before_it_is_there_its_content_says_so_and_its_file_says_when_to_look_again(ada: Person) -> None:
    id = generate(ada)["embed_id"]
    content = ada.data("GET", f"/api/v1/embeds/{id}/content")
    assert (content["status"], content["files"], content["prompt"]) == ("processing", None, None)
    response = ada.get(f"/api/v1/embeds/{id}/file")
    assert (response.status_code, (response.json or {})["error"]["code"]) == (409, "not_ready")
    assert response.headers["Retry-After"] == "2"
    ada.finish(id)


def test_what_was_cancelled_has_no_picture(ada: Person) -> None:
    id = generate(ada)["task_id"]
    assert ada.data("DELETE", f"/api/v1/tasks/{id}")["state"] == "cancelled"
    assert ada.data("DELETE", f"/api/v1/tasks/{id}")["state"] == "cancelled", "it stays so"
    assert ada.data("GET", f"/api/v1/embeds/{id}/content")["status"] == "cancelled"
    assert refused(ada, f"/api/v1/embeds/{id}/file") == (410, "not_made")
    assert refused(ada, f"/api/v1/tasks/{id}/retry", "POST") == (409, "nothing_to_retry")


def test_an_uploaded_picture_is_an_embed_too(ada: Person) -> None:
    image = ada.picture(ada.conversation())
    content = ada.data("GET", f"/api/v1/embeds/{image['id']}/content")
    assert (content["status"], content["model"], content["cost"]) == ("finished", None, None)


def test_without_words_there_is_nothing_to_make(ada: Person) -> None:
    assert refused(ada, MAKE, "POST", json={"prompt": "  "}) == (400, "bad_request")


def test_openais_call_is_done_once_for_each_key(ada: Person) -> None:
    sent = {"json": {"prompt": "a lake"}, "headers": {"Idempotency-Key": "lake-1"}}
    answers = [ada.post("/v1/images/generations", **sent).json or {} for _ in range(2)]
    assert answers[0]["data"][0]["id"] == answers[1]["data"][0]["id"]
    assert answers[0]["data"][0]["b64_json"] == answers[1]["data"][0]["b64_json"]


def test_an_edit_is_done_once_for_each_key_and_its_picture_comes_in_once(ada: Person) -> None:
    address = f"data:image/png;base64,{b64encode(png('red')).decode()}"
    sent = {
        "json": {"prompt": "make it black and white", "images": [{"image_url": address}]},
        "headers": {"Idempotency-Key": "grey-1"},
    }
    answers = [ada.post("/v1/images/edits", **sent).json or {} for _ in range(2)]
    assert answers[0]["data"] == answers[1]["data"]
    assert len(ada.data("GET", f"/api/v1/conversations/{answers[0]['conversation']}")["images"]) == 1


def test_a_message_is_sent_once_for_each_key(ada: Person) -> None:
    conversation = ada.conversation()
    sent = {"json": {"messageText": "/help"}, "headers": {"Idempotency-Key": "help-1"}}
    turns = [ada.data("POST", f"/send_message/{conversation}", **sent)["turn"] for _ in range(2)]
    assert turns[0] == turns[1]
    ada.finish(turns[0])
