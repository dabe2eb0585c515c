"""A provider fails in every way it can: the turn ends with a sentence and a code, and the message is still there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import ENVIRON
from tests.matrix import matrix
from tests.running import Studio, Visitor
from tests.upstream.running import Upstream

PATH = "/api/generate-image"
Make = Callable[[Studio], Visitor]
TALKING = (
    "401",
    "402",
    "403",
    "404",
    "408",
    "413",
    "429-retry-2",
    "500",
    "503-retry-30",
    "error-in-200",
    "mid-stream-error",
    "html",
    "truncated-json",
    "hangs-up",
    "reset",
    "empty",
)
PAINTING = ("cut-base64", "no-picture-bytes", "empty-picture", "url-image", "empty", "content-filter", "80mb", "402")


@matrix("fault", TALKING)
def test_words_that_do_not_come_are_a_failure_with_a_code(connected: Studio, visitor: Make, fault: str) -> None:
    ada = visitor(connected).connect()
    conversation = ada.conversation()
    ada.open(conversation)
    reply = ada.ended(ada.turn(conversation, "Tell me", options={"chat_model": f"fault/{fault}"}))
    told_well(ada, conversation, reply.failure, reply.state)


@matrix("fault", PAINTING)
def test_a_picture_that_does_not_come_is_a_failure_with_a_code(connected: Studio, visitor: Make, fault: str) -> None:
    ada = visitor(connected).connect()
    conversation = ada.conversation()
    ada.open(conversation)
    reply = ada.ended(ada.turn(conversation, "/image a fox", options={"image_model": f"fault/{fault}"}))
    told_well(ada, conversation, reply.failure, reply.state)
    assert reply.pictures == ()
    assert ada.page(conversation)["images"] == []


def told_well(ada: Visitor, conversation: str, failure: object, state: str) -> None:
    assert state == "failed"
    assert isinstance(failure, dict)
    assert failure["code"] != "internal_error", failure
    assert failure["title"]
    assert ada.page(conversation)["messages"][0]["role"] == "user"


def test_the_form_has_its_own_words_for_the_same(connected: Studio, visitor: Make) -> None:
    ada = visitor(connected)
    for model, status, code in (
        ("fault/402", 502, "openrouter_error"),
        ("fault/empty", 502, "empty_response"),
        ("google/gemini-3.1-flash-image", 200, None),
    ):
        response = ada.call("POST", PATH, json={"prompt": "a fox", "model": model})
        assert (response.status_code, response.json().get("code")) == (status, code), response.text


def test_a_stopped_form_lets_go_of_its_model(connected: Studio, upstream: Upstream, visitor: Make) -> None:
    ada = visitor(connected)
    closed = upstream.seen()["closed_early"]
    with pytest.raises(Exception, match="timed out"):
        ada.call("POST", PATH, json={"prompt": "a fox", "model": "fault/comments-only"}, timeout=1)
    upstream.wait_until_closed_early(closed + 1)


def test_a_form_in_lines_lets_go_of_its_model_when_nobody_reads_on(
    connected: Studio, upstream: Upstream, visitor: Make
) -> None:
    ada = visitor(connected)
    closed = upstream.seen()["closed_early"]
    asked = {"prompt": "a fox", "model": "fault-images/stall-midway", "better_context": False}
    answer = ada.call("POST", PATH, json=asked, headers={"Accept": "application/x-ndjson"}, stream=True)
    lines = (json.loads(line) for line in answer.iter_lines(chunk_size=1))
    preview = next(line["url"] for line in lines if line["type"] == "ImagePreview")
    assert ada.call("GET", preview).headers["Content-Type"].startswith("image/")
    answer.close()
    upstream.wait_until_closed_early(closed + 1)
    assert ada.call("GET", preview).status_code == 404


def test_how_long_a_chat_may_be_silent_is_a_setting(tmp_path: Path, upstream: Upstream, visitor: Make) -> None:
    environ = {**ENVIRON, "OPENROUTER_API_URL": upstream.url, "ATELIER_CHAT_SILENCE": "5"}
    with Studio(tmp_path / "data", environ) as studio:
        ada = visitor(studio).connect()
        conversation = ada.conversation()
        ada.open(conversation)
        reply = ada.ended(ada.turn(conversation, "Tell me", options={"chat_model": "fault/comments-only"}))
    assert reply.failure is not None and reply.failure["code"] == "timeout"
    assert "It sent nothing for 5 seconds" in reply.failure["text"]
    assert "ATELIER_CHAT_SILENCE" in reply.failure["text"]
    assert any(used["cost"] is None for used in reply.usage)
