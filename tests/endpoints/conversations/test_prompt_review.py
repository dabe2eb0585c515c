"""A prompt in review over HTTP: shown instead of a picture, changed, put aside, and answered by the turn's id."""

from __future__ import annotations

from typing import Any

from tests.endpoints.conftest import Person


def in_review(ada: Person, conversation: str, text: str = "/image a red fox") -> dict[str, Any]:
    """The reply that ends with the prompt."""
    said: dict[str, Any] = ada.say(conversation, text, checkboxes={"review": True})
    return said


def test_it_is_answered_by_the_turns_id(ada: Person) -> None:
    conversation = ada.conversation()
    message = in_review(ada, conversation)
    review = message["reply"]["question"]["review"]
    assert (review["original"], review["state"], message["reply"]["pictures"]) == ("a red fox", "open", [])

    begun = ada.data(
        "POST", f"/api/v1/turns/{message['id']}/review", json={"decision": "paint", "prompt": "a blue fox"}
    )
    assert begun["conversation"] == conversation
    ada.finish(begun["turn"])
    (image,) = ada.data("GET", f"/api/v1/conversations/{conversation}")["images"]
    values = image["versions"][0]["recipe"]["values"]
    assert (values["prompt"], values["refined"]) == ("a red fox", "a blue fox")


def test_what_was_changed_is_kept_with_the_message(ada: Person) -> None:
    conversation = ada.conversation()
    turn = in_review(ada, conversation)["id"]
    ada.data("PATCH", f"/api/v1/turns/{turn}/review", json={"draft": "a green fox", "state": "cancelled"})
    page = ada.data("GET", f"/api/v1/conversations/{conversation}")
    review = page["messages"][-1]["reply"]["question"]["review"]
    assert (review["draft"], review["state"]) == ("a green fox", "cancelled")
    assert {"kind": "added", "text": " green"} in review["changes"]


def test_a_turn_without_one_says_so(ada: Person) -> None:
    conversation = ada.conversation()
    turn = ada.say(conversation, "/image a red fox")["id"]
    for method, body in (("PATCH", {"draft": "x"}), ("POST", {"decision": "paint"})):
        answer = ada.call(method, f"/api/v1/turns/{turn}/review", json=body)
        assert (answer.status_code, answer.get_json()["error"]["code"]) == (409, "nothing_in_review")


def test_two_prompts_are_compared(ada: Person) -> None:
    wordings = {"before": "a red fox", "after": "a fox"}
    found = ada.data("POST", "/api/v1/turns/compare-prompts", json=wordings)["changes"]
    assert [each["kind"] for each in found] == ["kept", "removed", "kept"]


def test_the_form_gives_the_prompt_back_where_it_is_to_be_looked_at(ada: Person) -> None:
    asked = {"prompt": "a red fox", "review": "always"}
    found = ada.call("POST", "/api/generate-image", json=asked).get_json()
    assert (found["status"], found["review"]["proposed"], found["review"]["price"]) == ("review", "a red fox", 0)
    done = ada.call("POST", "/api/generate-image", json={**asked, "reviewed_prompt": "a blue fox"}).get_json()
    assert (done["status"], done["refined_prompt"], len(done["images"])) == ("success", "a blue fox", 1)
    assert ada.call("POST", "/api/generate-image", json={"prompt": "a red fox"}).get_json()["status"] == "success"


def test_the_persons_settings_say_whether_it_is_shown(ada: Person) -> None:
    conversation = ada.conversation()
    ada.data("PATCH", "/api/v1/settings", json={"always_go": False})
    assert ada.say(conversation, "/image a red fox")["reply"]["question"]["review"]["proposed"] == "a red fox"
    form = {"prompt": "a red fox", "review": "settings"}
    assert ada.call("POST", "/api/generate-image", json=form).get_json()["status"] == "review"
    assert ada.call("PATCH", "/api/v1/settings", json={"always_go_below": -1}).status_code == 400
    assert (
        ada.data("PATCH", "/api/v1/settings", json={"always_go": True, "always_go_below": 50_000})["always_go_below"]
        == 50_000
    )
