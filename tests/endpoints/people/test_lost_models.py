"""Models that were saved and are not there any more: everything goes on with what is there, and says so."""

from __future__ import annotations

import pytest

from tests.endpoints.conftest import Person

pytestmark = pytest.mark.slow

LOST = ("openrouter/google/gemini-3.1-flash-image", "nobody/nothing", "sketchbook/notes")


@pytest.mark.parametrize("lost", LOST)
def test_a_turn_paints_and_talks_although_all_saved_models_are_gone(ada: Person, lost: str) -> None:
    painter = "sketchbook/gone" if lost == "sketchbook/notes" else lost
    ada.data("PATCH", "/api/v1/settings", json={"image_model": painter, "chat_model": lost, "cheap_model": lost})
    conversation = ada.conversation()
    painted = ada.say(conversation, "/image a lake")["reply"]
    assert (painted["state"], len(painted["pictures"])) == ("done", 1)
    assert "so Sketchbook (offline) paints." in painted["note"]["text"]
    assert ada.say(conversation, "What do you think?")["reply"]["state"] == "done"


@pytest.mark.parametrize("lost", LOST)
def test_the_form_paints_too(ada: Person, lost: str) -> None:
    ada.data("PATCH", "/api/v1/settings", json={"image_model": "openrouter/gone/gone", "cheap_model": lost})
    made = ada.post("/api/generate-image", json={"prompt": "a lake", "better_context": True}).json
    assert made is not None
    assert (made["status"], made["model"], made["refined_prompt"]) == ("success", "sketchbook/sketch", "a lake")
    assert made["text"].startswith("OpenRouter is not connected yet, so Sketchbook (offline) paints.")
