"""What somebody runs on a machine of their own: connected by where it is, as long as it answers there."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from server.app import Atelier
from tests.endpoints.conftest import Person, ended, person, studio
from tests.upstream.ollama import SAYS, OllamaUpstream
from tests.upstream.sdwebui import SdWebuiUpstream

OLLAMA = "/api/v1/settings/providers/ollama"
LAN = {"REMOTE_ADDR": "192.168.1.20"}
NOBODY = "http://127.0.0.1:9"


@pytest.fixture
def ollama() -> Iterator[OllamaUpstream]:
    with OllamaUpstream() as running:
        yield running


def listed(who: Person) -> dict[str, Any]:
    session = who.data("GET", "/api/v1/session")
    return next(each for each in session["providers"] if each["name"] == "ollama")


def test_nothing_is_connected_or_asked_before_somebody_says_so(ada: Person) -> None:
    shown = listed(ada)

    assert (shown["connected"], shown["by"], shown["needs"]) == (False, "", [])
    assert shown["address"] == {
        "usual": "",
        "likely": (at := "http://127.0.0.1:11434"),
        "example": at,
        "own": "",
        "found": "",
    }


def test_one_click_and_the_next_message_is_answered_by_it(ada: Person, ollama: OllamaUpstream) -> None:
    shown = ada.data("PUT", OLLAMA, json={"address": ollama.url})

    assert (shown["connected"], shown["by"], shown["address"]["own"]) == (True, "you", ollama.url)
    session = ada.data("GET", "/api/v1/session")
    assert session["models"]["chosen"]["chat"] == "ollama/qwen3-vl:8b"
    model = next(model for model in session["models"]["chat"] if model["id"] == "ollama/qwen3-vl:8b")
    assert model["local"] and model["price"]["input_per_million"] == 0
    reply = ada.say(ada.conversation(), "Why is the sky blue, and not green?")["reply"]
    assert reply["state"] == "done"
    assert "ollama/qwen3-vl:8b" in {used["model"] for used in reply["usage"]}
    assert all(used["cost"] == 0 for used in reply["usage"])
    assert SAYS in reply["text"]

    assert ada.data("DELETE", OLLAMA)["connected"] is False


def test_where_nothing_answers_nothing_is_kept(ada: Person) -> None:
    answer = ada.call("PUT", OLLAMA, json={"address": NOBODY})

    assert answer.status_code == 502 and answer.json is not None
    assert "Nothing answers at" in answer.json["error"]["title"]
    assert listed(ada)["by"] == ""


@pytest.mark.parametrize("given", [{}, {"address": " "}, {"key": "sk-0123456789"}])
def test_it_wants_an_address(ada: Person, given: dict[str, str]) -> None:
    answer = ada.call("PUT", OLLAMA, json=given)

    assert answer.status_code == 400 and answer.json is not None
    assert answer.json["error"]["code"] == "unusable_address" and "Ollama" in answer.json["error"]["message"]


def test_who_does_not_run_the_studio_reaches_nothing_on_its_machine(ada: Person, ollama: OllamaUpstream) -> None:
    answer = ada.call("PUT", OLLAMA, json={"address": ollama.url}, environ_base=LAN)

    assert answer.status_code == 400 and answer.json is not None
    assert answer.json["error"]["code"] == "unusable_address"
    assert ollama.seen()["connections"] == 1, "nobody but this question"


@pytest.fixture
def given(tmp_path: Path, ollama: OllamaUpstream) -> Iterator[Atelier]:
    """A studio whose settings say where Ollama is."""
    made = studio(tmp_path, addresses={"OLLAMA_BASE_URL": ollama.url})
    yield made
    ended(made)


def test_the_settings_connect_it_for_everybody_as_soon_as_it_answers(given: Atelier) -> None:
    who = person(given)
    end = time.monotonic() + 10
    while not listed(who)["connected"]:
        assert time.monotonic() < end
        time.sleep(0.02)

    assert listed(who)["by"] == "studio"
    assert who.say(who.conversation(), "Why is the sky blue, and not green?")["reply"]["state"] == "done"


def test_one_that_is_switched_off_stands_in_nobodys_way(tmp_path: Path) -> None:
    made = studio(tmp_path, addresses={"OLLAMA_BASE_URL": NOBODY})
    who = person(made)

    shown = listed(who)
    assert (shown["connected"], shown["by"]) == (False, "studio")
    reply = who.say(who.conversation(), "/image a fox")["reply"]
    assert reply["state"] == "done"
    assert who.data("GET", "/api/v1/session")["models"]["chosen"]["chat"] == "sketchbook/notes"
    ended(made)


def test_a_password_in_an_address_is_not_shown_again(ada: Person, ollama: OllamaUpstream) -> None:
    shown = ada.data("PUT", OLLAMA, json={"address": ollama.url.replace("://", "://ada:lovelace@")})

    assert shown["address"]["own"] == ollama.url
    assert "lovelace" not in ada.get("/api/v1/session").text


def test_the_test_says_what_answers_how_fast_and_with_what(ada: Person, ollama: OllamaUpstream) -> None:
    ada.data("PUT", OLLAMA, json={"address": ollama.url})

    said = ada.data("POST", f"{OLLAMA}/test")

    assert (said["version"], said["models"], said["painters"]) == ("0.33.3", len(ollama.service.models), 0)
    assert 0 <= said["milliseconds"] < 30_000 and said["told"] == ""


def test_the_test_of_one_that_went_away_says_so_and_it_is_shown_as_silent_at_once(ada: Person) -> None:
    with OllamaUpstream() as passing:
        ada.data("PUT", OLLAMA, json={"address": passing.url})
        assert listed(ada)["connected"]

    answer = ada.post(f"{OLLAMA}/test")

    assert answer.status_code == 502
    error = answer.json["error"]  # type: ignore[index]
    assert error["title"].startswith("Nothing answers at") and "Settings → Providers" in error["message"]
    assert not listed(ada)["connected"]


def test_another_engine_at_the_address_is_named(ada: Person) -> None:
    with SdWebuiUpstream() as webui:
        answer = ada.call("PUT", OLLAMA, json={"address": webui.url})

    error = answer.json["error"]  # type: ignore[index]
    assert (answer.status_code, error["code"]) == (502, "provider_failed")
    assert error["title"] == "Stable Diffusion WebUI answers there, not Ollama"
    assert "card Stable Diffusion WebUI" in error["message"] and not listed(ada)["by"]
