"""`GET /api/v1/models`: what a person can choose."""

from __future__ import annotations

import pytest

from tests.endpoints.conftest import Person


def test_without_a_key_there_is_the_sketchbook(ada: Person) -> None:
    (sketchbook,) = ada.data("GET", "/api/v1/models")["models"]
    assert (sketchbook["id"], sketchbook["kind"], sketchbook["local"]) == ("sketchbook/sketch", "image", True)


@pytest.mark.parametrize(
    ("asked", "total"),
    [("q=sketch", 1), ("q=gemini", 0), ("pictures=1&free=1&local=1", 1), ("kind=text", 0), ("tools=1", 0)],
)
def test_they_are_found_by_words_and_by_what_they_can_do(ada: Person, asked: str, total: int) -> None:
    found = ada.data("GET", f"/api/v1/models?{asked}")
    assert (found["total"], len(found["models"])) == (total, total)


@pytest.mark.parametrize("asked", ["kind=picture", "vision=yes", "order=worst", "limit=0", "limit=many"])
def test_what_cannot_be_asked_is_told(ada: Person, asked: str) -> None:
    response = ada.get(f"/api/v1/models?{asked}")
    assert response.status_code == 400 and response.json is not None
    assert response.json["error"]["code"] == "bad_request"
