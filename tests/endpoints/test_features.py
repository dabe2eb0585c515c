"""What is switched off is refused by the server, in words, and everything else goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.app import Atelier
from storage.memory import MemoryStorage
from tests.endpoints.conftest import Person, ended, person, studio


@pytest.fixture
def quiet(tmp_path: Path, stores: MemoryStorage) -> Iterator[Atelier]:
    off = ("generation=off", "sharing=off", "providers=off")
    made = studio(tmp_path, stores=stores, features=off)
    yield made
    ended(made)


def code(ada: Person, method: str, path: str, body: dict[str, object]) -> tuple[int, str]:
    refused = ada.call(method, path, json=body)
    assert refused.json is not None
    return refused.status_code, refused.json["error"]["code"]


def test_neither_painting_nor_sharing_nor_connecting_is_done(quiet: Atelier) -> None:
    ada = person(quiet)
    conversation = ada.conversation()
    reply = ada.say(conversation, "/image a red fox")["reply"]
    assert (reply["failure"]["code"], reply["pictures"]) == ("feature_off", [])
    assert reply["usage"] == []
    image = ada.picture(conversation)["id"]
    assert code(ada, "POST", "/api/v1/shares", {"image": image}) == (403, "feature_off")
    key = {"key": "sk-or-v1-x"}
    assert code(ada, "PUT", "/api/v1/settings/providers/openrouter", key) == (403, "feature_off")
    assert code(ada, "POST", "/api/v1/settings/providers/openrouter/enroll", {}) == (403, "feature_off")
    brighter = {"operations": [{"type": "brightness", "value": 1.2}]}
    assert len(ada.data("POST", f"/api/v1/images/{image}/operations", json=brighter)["versions"]) == 2


def test_the_session_says_what_is_off(quiet: Atelier) -> None:
    told = person(quiet).data("GET", "/api/v1/session")["off"]
    assert sorted(told) == ["generation", "providers", "sharing"]
    assert told["sharing"]["title"] == "Sharing is switched off here"
    assert told["sharing"]["said"]["title"]["code"] == "sharing_off"


def test_it_says_nothing_where_everything_is_on(ada: Person) -> None:
    assert ada.data("GET", "/api/v1/session")["off"] == {}


def test_what_was_shared_before_says_that_it_is_off(
    tmp_path: Path, stores: MemoryStorage, atelier: Atelier, ada: Person
) -> None:
    image = ada.picture(ada.conversation())["id"]
    url = ada.data("POST", "/api/v1/shares", json={"image": image})["url"].removeprefix("http://localhost")
    assert ada.get(url).status_code == 200
    (tmp_path / "later").mkdir()
    later = studio(tmp_path / "later", stores=stores, features=("sharing=off",))
    try:
        page = person(later).get(url, headers={"Accept-Language": "de"})
        assert (page.status_code, page.mimetype) == (403, "text/html")
        assert "Teilen ist hier abgeschaltet" in page.text
        assert person(later).get(f"{url}/0").status_code == 403
    finally:
        ended(later)
