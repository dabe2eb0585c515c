"""The list of conversations over HTTP: pins, and which of them are being answered."""

from __future__ import annotations

from tests.endpoints.conftest import Person


def listed(ada: Person) -> list[tuple[str, bool]]:
    rows = ada.data("GET", "/api/v1/conversations")["conversations"]
    return [(row["id"], row["pinned"]) for row in rows]


def test_a_pin_puts_a_conversation_first_until_it_is_taken_back(ada: Person, bea: Person) -> None:
    mills, ships = ada.conversation(), ada.conversation()
    assert ada.data("PATCH", f"/api/v1/conversations/{mills}", json={"pinned": True})["pinned"] is True
    assert listed(ada) == [(mills, True), (ships, False)]
    assert bea.call("PATCH", f"/api/v1/conversations/{mills}", json={"pinned": False}).status_code == 404
    ada.data("PATCH", f"/api/v1/conversations/{mills}", json={"pinned": False})
    assert listed(ada) == [(ships, False), (mills, False)]


def test_a_row_says_whether_a_reply_is_being_written(ada: Person) -> None:
    mills, ships = ada.conversation(), ada.conversation()
    begun = ada.data("POST", f"/send_message/{mills}", json={"messageText": "/image a mill", "client_id": "c1"})

    def running() -> dict[str, bool]:
        rows = ada.data("GET", "/api/v1/conversations")["conversations"]
        return {row["id"]: row["running"] for row in rows}

    assert running() == {mills: True, ships: False}
    ada.finish(begun["turn"])
    assert running() == {mills: False, ships: False}
