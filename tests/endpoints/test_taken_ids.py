"""An id that a client chose: whether it is taken can be told, whose it is and what became of it cannot."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.endpoints.conftest import Person
from tests.matrix import sampled

PATH = "/api/v1/conversations"


def answer(somebody: Person, conversation: str) -> tuple[int, Any]:
    response = somebody.post(PATH, json={"id": conversation})
    said = dict(response.json or {})
    said.pop("timestamp")
    return response.status_code, said


def test_a_taken_id_is_a_conflict_in_the_same_words_whosever_it_is_and_whatever_became_of_it(
    ada: Person, bea: Person
) -> None:
    living, gone, own = ada.conversation(), ada.conversation(), bea.conversation()
    ada.data("PATCH", f"{PATH}/{living}", json={"title": "secret"})
    ada.data("DELETE", f"{PATH}/{gone}")
    bea.data("DELETE", f"{PATH}/{own}")
    answers = [answer(bea, each) for each in (living, gone, own)]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0] == 409
    assert answers[0][1]["error"]["code"] == "conflict"
    assert "secret" not in str(answers)


def test_the_same_call_again_is_the_same_conversation(ada: Person) -> None:
    chosen = str(uuid4())
    assert answer(ada, chosen)[1]["data"]["id"] == chosen
    assert answer(ada, chosen)[0] == 201


@sampled("call", [("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/restore")])
def test_everything_else_says_of_a_taken_id_what_it_says_of_a_free_one(
    ada: Person, bea: Person, call: tuple[str, str]
) -> None:
    bea.conversation()
    method, more = call
    said = [
        bea.call(method, f"{PATH}/{each}{more}", json={"title": "mine"}) for each in (ada.conversation(), str(uuid4()))
    ]
    assert [each.status_code for each in said] == [404, 404]
    bodies = [{**(each.json or {}), "timestamp": ""} for each in said]
    assert bodies[0] == bodies[1]
