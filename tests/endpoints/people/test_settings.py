"""What a person sets stays set, and what cannot be is refused in words."""

from __future__ import annotations

from typing import Any

from tests.endpoints.conftest import Person
from tests.matrix import sampled


def test_settings_begin_with_their_defaults_and_keep_what_was_changed(ada: Person, bea: Person) -> None:
    before = ada.data("GET", "/api/v1/settings")
    assert (before["better_context"], before["history_count"], before["aspect"]) == (True, 10, "3:2")
    ada.data("PATCH", "/api/v1/settings", json={"memory_pad": "I like blue.", "history_count": 3})
    after = ada.data("GET", "/api/v1/settings")
    assert after == {**before, "memory_pad": "I like blue.", "history_count": 3}
    assert ada.data("GET", "/api/v1/session")["settings"] == after
    assert bea.data("GET", "/api/v1/settings") == before
    assert ada.data("PATCH", "/api/v1/settings", json={"history_count": None})["history_count"] == 10


@sampled(
    "change",
    [
        {"nothing": 1},
        {"history_count": "3"},
        {"history_count": 101},
        {"history_count": True},
        {"theme": "pink"},
        {"theme": []},
        {"aspect": "0:1"},
        {"better_context": 1},
        {"compress_presets": []},
        {"compress_presets": {"post": {}}},
        {"compress_presets": {"email": 3}},
        {"compress_presets": {"email": {"width": 8}}},
        {"memory_pad": "x" * 20_001},
    ],
    ids=str,
)
def test_a_wrong_one_changes_nothing(ada: Person, change: dict[str, Any]) -> None:
    before = ada.data("GET", "/api/v1/settings")
    response = ada.call("PATCH", "/api/v1/settings", json={"enter_sends": False, **change})
    assert response.status_code == 400
    assert ada.data("GET", "/api/v1/settings") == before


def test_presets_are_the_persons_own_wherever_they_are_named(ada: Person, bea: Person) -> None:
    usual = ada.data("GET", "/api/v1/settings")["compress_presets"]
    assert usual["email"] == {"bytes": 500_000, "width": 1600, "height": 1600, "format": "jpeg", "quality": None}
    changed = {"compress_presets": {"email": {"width": 9 * 16, "height": 144, "format": "webp"}}}
    own = ada.data("PATCH", "/api/v1/settings", json=changed)["compress_presets"]
    assert own == {**usual, "email": {**usual["email"], "width": 144, "height": 144, "format": "webp"}}
    said = [entry for entry in ada.data("GET", "/api/v1/palette") if entry["name"] == "/compress"]
    assert said[0]["arguments"][0]["help"].startswith("email (WEBP, 144 px, 500 KB); web (JPEG, 1920 px, 500 KB)")
    assert "email (WEBP, 144 px" in ada.say(ada.conversation(), "/help compress")["reply"]["text"]
    said = [entry for entry in bea.data("GET", "/api/v1/palette") if entry["name"] == "/compress"]
    assert said[0]["arguments"][0]["help"].startswith("email (JPEG, 1600 px, 500 KB)")
    assert ada.data("PATCH", "/api/v1/settings", json={"compress_presets": None})["compress_presets"] == usual


def test_a_wrong_preset_is_refused_with_what_would_work(ada: Person) -> None:
    response = ada.call("PATCH", "/api/v1/settings", json={"compress_presets": {"email": {"bytes": 3}}})
    assert response.status_code == 400
    assert "bytes is a whole number from 2,000 to 64,000,000" in (response.json or {})["error"]["message"]


def test_the_session_says_what_there_is_to_paint_with(ada: Person) -> None:
    session = ada.data("GET", "/api/v1/session")
    providers = {provider["name"]: provider for provider in session["providers"]}
    assert providers["sketchbook"]["connected"] is True
    assert providers["openrouter"]["connected"] is False
    assert providers["openrouter"]["needs"][0]["name"] == "OPENROUTER_API_KEY"
    assert session["models"]["chosen"]["image"].startswith("sketchbook/")


def test_the_palette_is_what_the_studio_understands(ada: Person) -> None:
    names = [entry["name"] for entry in ada.data("GET", "/api/v1/palette")]
    assert names[0] == "/image"
    assert {"/crop", "/rotate", "/undo", "/help"} <= set(names)
    assert len(names) == len(set(names))
