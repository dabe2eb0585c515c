"""Several pictures of one prompt over HTTP: one is picked, and it stays so for whoever comes back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.endpoints.conftest import Person

pytestmark = pytest.mark.slow


@pytest.fixture
def painted(ada: Person) -> dict[str, Any]:
    """A reply with three candidates."""
    message: dict[str, Any] = ada.say(ada.conversation(), "/image a small fox x3")
    assert [each["place"] for each in message["reply"]["pictures"]] == [1, 2, 3]
    return message


def page(ada: Person, message: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = ada.data("GET", f"/api/v1/conversations/{message['conversation']}")
    return found


def pick(ada: Person, message: dict[str, Any], place: int, **more: Any) -> Any:
    return ada.data("POST", f"/api/v1/turns/{message['id']}/pick", json={"place": place, **more})


def test_what_was_picked_is_active_and_still_picked_later(ada: Person, painted: dict[str, Any]) -> None:
    first = painted["reply"]["pictures"][0]["image"]
    assert page(ada, painted)["active"] != first
    assert pick(ada, painted, 1)["reply"]["candidates"][0]["picked"] == 1
    again = page(ada, painted)
    assert again["active"] == first
    assert again["messages"][-1]["reply"]["candidates"] == [{"count": 3, "models": [], "blind": False, "picked": 1}]


def test_a_choice_can_be_changed_and_taken_back(ada: Person, painted: dict[str, Any]) -> None:
    pick(ada, painted, 1)
    assert pick(ada, painted, 2)["reply"]["candidates"][0]["picked"] == 2
    assert pick(ada, painted, 0)["reply"]["candidates"][0]["picked"] == 0


@pytest.mark.parametrize(("place", "group", "status"), [(9, 1, 400), (1, 2, 404), (-1, 1, 400), ("x", 1, 400)])
def test_what_is_not_there_cannot_be_picked(
    ada: Person, painted: dict[str, Any], place: Any, group: int, status: int
) -> None:
    answer = ada.post(f"/api/v1/turns/{painted['id']}/pick", json={"place": place, "group": group})
    assert answer.status_code == status


def test_pictures_of_one_model_are_no_comparison(ada: Person, painted: dict[str, Any]) -> None:
    pick(ada, painted, 1)
    assert ada.data("GET", "/api/v1/turns/standings") == {"models": []}
