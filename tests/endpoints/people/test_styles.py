"""Styles over HTTP: one list for bearybody, with what each person wrote into it."""

from __future__ import annotations

from typing import Any

from conversation.generation.styles import STYLES
from tests.endpoints.conftest import Person

WATERCOLOUR = "/api/v1/styles/watercolour"


def by_name(styles: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in styles}


def test_bearybody_has_those_of_the_studio(ada: Person) -> None:
    styles = ada.data("GET", "/api/v1/styles")
    assert [each["name"] for each in styles] == [style.name for style in STYLES]
    assert all(each["phrase"] == each["usual"] for each in styles)
    assert styles[0]["said"]["title"]["code"] == "style_title_photo"


def test_a_phrase_written_anew_is_that_persons_alone_and_can_be_taken_back(ada: Person, bea: Person) -> None:
    mine = by_name(ada.data("PUT", WATERCOLOUR, json={"phrase": " wet in wet "}))["watercolour"]
    assert mine["phrase"] == "wet in wet" and mine["usual"] != "wet in wet"
    assert by_name(bea.data("GET", "/api/v1/styles"))["watercolour"]["phrase"] == mine["usual"]
    back = by_name(ada.data("DELETE", WATERCOLOUR))["watercolour"]
    assert back["phrase"] == back["usual"]
    assert ada.call("DELETE", WATERCOLOUR).status_code == 404


def test_a_style_of_ones_own_stands_behind_the_others_and_paints(ada: Person) -> None:
    ada.data("PUT", "/api/v1/styles/Mum's quilt", json={"phrase": "patchwork quilt"})
    own = ada.data("PUT", "/api/v1/styles/mum's-QUILT", json={"phrase": "patchwork, hand-sewn"})[-1]
    assert own == {"name": "mum's-QUILT", "title": "mum's-QUILT", "phrase": "patchwork, hand-sewn", "usual": None}
    assert len(ada.data("GET", "/api/v1/styles")) == len(STYLES) + 1

    said = ada.say(ada.conversation(), "/image a lake style=“Mum’s quilt”".replace("’", "'"))
    made = said["reply"]["pictures"][0]["version"]["recipe"]["values"]
    assert made["refined"].endswith(", patchwork, hand-sewn") and made["style"] == "Mum's quilt"
    form = ada.post("/api/generate-image", json={"prompt": "a lake", "style": "mum's quilt", "better_context": False})
    assert form.json is not None and form.json["refined_prompt"] == "a lake, patchwork, hand-sewn"


def test_a_style_needs_a_phrase_and_a_name_that_fits(ada: Person) -> None:
    assert ada.call("PUT", WATERCOLOUR, json={"phrase": "  "}).status_code == 400
    assert ada.call("PUT", WATERCOLOUR, json={"phrase": "x" * 301}).status_code == 400
    assert ada.call("PUT", f"/api/v1/styles/{'x' * 41}", json={"phrase": "short"}).status_code == 400
    assert ada.data("GET", "/api/v1/settings")["own_styles"] == []
