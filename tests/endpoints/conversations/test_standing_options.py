"""What is chosen for a conversation holds for its messages, whoever sends them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.endpoints.conftest import Person


def test_they_are_kept_and_taken_back_one_by_one(ada: Person) -> None:
    at = f"/api/v1/conversations/{ada.conversation()}"
    ada.data("PATCH", at, json={"options": {"quality": "high", "count": 3}})
    changed = ada.data("PATCH", at, json={"options": {"count": None, "image_model": "sketchbook/sketch"}})
    assert changed["options"] == {"quality": "high", "image_model": "sketchbook/sketch"}
    assert ada.data("GET", at)["conversation"]["options"] == changed["options"]


@pytest.mark.parametrize(
    "wrong", [{"count": 11}, {"count": 0}, {"count": "two"}, {"seed": -1}, {"negative": "x" * 3_000}, {"draft": "yes"}]
)
def test_what_cannot_be_is_refused_as_a_whole(ada: Person, wrong: dict[str, Any]) -> None:
    at = f"/api/v1/conversations/{ada.conversation()}"
    assert ada.call("PATCH", at, json={"options": {"quality": "high", **wrong}}).status_code == 400
    assert ada.data("GET", at)["conversation"]["options"] == {}


def test_where_every_message_paints_plain_words_are_a_prompt(ada: Person) -> None:
    conversation = ada.conversation()
    said = {"generate_image": True, "aspect": "1:1", "count": 2}
    ada.data("PATCH", f"/api/v1/conversations/{conversation}", json={"options": said})

    pictures = ada.say(conversation, "a lighthouse in a storm")["reply"]["pictures"]

    assert len(pictures) == 2
    assert {picture["version"]["width"] / picture["version"]["height"] for picture in pictures} == {1.0}


def test_a_message_says_otherwise_for_itself(ada: Person) -> None:
    conversation = ada.conversation()
    ada.data("PATCH", f"/api/v1/conversations/{conversation}", json={"options": {"generate_image": True, "count": 2}})
    reply = ada.say(conversation, "a lighthouse", checkboxes={"count": 1})["reply"]
    assert len(reply["pictures"]) == 1
