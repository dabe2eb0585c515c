"""A person's addresses hear of their jobs, signed, and are told again when somebody says so."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from time import time
from typing import Any

import pytest

from conversation.ports.programs.webhooks import DeliveryTry
from server.webhooks.message import signature
from storage.memory import MemoryStorage, open_memory
from tests.endpoints.conftest import Mailbox, Person

HOOK = "https://hooks.example/atelier"


@pytest.fixture
def stores(tmp_path: Path) -> MemoryStorage:
    """A millisecond passes at each look, so that no pause is over before a test says so."""
    start, looks = time(), count()
    (tmp_path / "kept").mkdir()
    return open_memory(tmp_path / "kept", clock=lambda: start + next(looks) / 1000)


def carried(ada: Person) -> None:
    """Whatever is due has been told: by this look, or by the one that the studio takes each second."""
    postman = ada.atelier.postman
    postman.round()
    assert postman.pool.join(timeout=20)


def made(ada: Person, **more: Any) -> dict[str, Any]:
    return dict(ada.data("POST", "/api/v1/webhooks", json={"url": HOOK, **more}))


def deliveries(ada: Person, webhook: dict[str, Any]) -> Any:
    return ada.data("GET", f"/api/v1/webhooks/{webhook['id']}/deliveries")["deliveries"]


def test_a_secret_is_shown_once(ada: Person) -> None:
    webhook = made(ada, events=["job.failed", "job.done"])
    assert webhook["secret"].startswith("whsec_")
    assert webhook["events"] == ["job.done", "job.failed"]
    listed = ada.get("/api/v1/webhooks")
    assert [each["id"] for each in (listed.json or {})["data"]] == [webhook["id"]]
    assert webhook["secret"] not in listed.text


def test_a_job_that_is_done_is_told_signed_and_without_what_was_said(ada: Person, mailbox: Mailbox) -> None:
    webhook, conversation = made(ada), ada.conversation()
    task = ada.say(conversation, "/image a secret garden")["id"]
    carried(ada)

    ((address, body, headers),) = mailbox.came
    told = json.loads(body)
    assert (address, told["type"]) == (HOOK, "job.done")
    assert (told["data"]["id"], told["data"]["state"], told["data"]["images"]) == (task, "done", [task])
    assert told["data"]["cost"] == {"spent": 0, "held": 0, "unknown": 0}
    assert b"garden" not in body
    (delivery,) = deliveries(ada, webhook)
    assert (delivery["state"], delivery["attempts"], delivery["status"]) == ("delivered", 1, 204)
    assert headers["webhook-id"] == delivery["id"]
    signed = signature(delivery["id"], webhook["secret"], body, int(headers["webhook-timestamp"]))
    assert headers["webhook-signature"] == f"v1,{signed}"
    for address in (told["data"]["addresses"]["job"], *told["data"]["addresses"]["images"]):
        assert ada.get(address).status_code == 200


def test_what_was_said_goes_along_where_that_was_chosen(ada: Person, mailbox: Mailbox) -> None:
    made(ada, prompts=True)
    ada.say(ada.conversation(), "/help")
    carried(ada)
    assert json.loads(mailbox.came[0][1])["data"]["prompt"] == "/help"


def test_what_did_not_arrive_is_tried_again_later_and_at_once_when_somebody_says_so(
    ada: Person, mailbox: Mailbox
) -> None:
    webhook = made(ada)
    mailbox.says = [DeliveryTry(status=503)]
    ada.say(ada.conversation(), "/help")
    carried(ada)
    (failed,) = deliveries(ada, webhook)
    assert (failed["state"], failed["status"], failed["attempts"]) == ("waiting", 503, 1)
    assert failed["due"] > failed["tried"]
    carried(ada)
    assert len(mailbox.came) == 1

    ada.data("POST", f"/api/v1/webhooks/deliveries/{failed['id']}/again", json={})
    carried(ada)

    assert [headers["webhook-id"] for _, _, headers in mailbox.came] == [failed["id"]] * 2
    assert deliveries(ada, webhook)[0]["state"] == "delivered"
    assert ada.data("GET", "/api/v1/webhooks")[0]["failing"] is None


def test_a_job_that_is_forgotten_meanwhile_is_told_no_more(ada: Person, mailbox: Mailbox) -> None:
    webhook, conversation = made(ada), ada.conversation()
    mailbox.says = [DeliveryTry(error="unreachable")]
    ada.say(conversation, "/help")
    carried(ada)
    ada.data("DELETE", f"/api/v1/conversations/{conversation}")
    ada.data("POST", f"/api/v1/webhooks/deliveries/{deliveries(ada, webhook)[0]['id']}/again", json={})
    carried(ada)
    assert [(each["state"], each["error"]) for each in deliveries(ada, webhook)] == [("failed", "job_gone")]


@pytest.mark.parametrize("url", ["http://hooks.example/", "https://127.0.0.1/", "", "no address"])
def test_only_public_addresses_are_told(ada: Person, url: str) -> None:
    for method, path in (("POST", "/api/v1/webhooks"), ("PATCH", f"/api/v1/webhooks/{made(ada)['id']}")):
        assert ada.call(method, path, json={"url": url}).status_code == 400


def test_a_webhook_is_changed_by_what_is_said_and_removed(ada: Person) -> None:
    webhook = made(ada)
    changed = ada.data("PATCH", f"/api/v1/webhooks/{webhook['id']}", json={"events": ["job.failed"]})
    assert (changed["url"], changed["events"], changed["prompts"]) == (HOOK, ["job.failed"], False)
    ada.data("DELETE", f"/api/v1/webhooks/{webhook['id']}")
    assert ada.data("GET", "/api/v1/webhooks") == []
