"""What was said last, over HTTP: one's own alone."""

from __future__ import annotations

from tests.endpoints.conftest import Person


def test_words_are_recalled_over_all_conversations_by_whoever_said_them(ada: Person, bea: Person) -> None:
    ada.say(ada.conversation(), "/image a lake")
    ada.say(ada.conversation(), "/image a fox")
    assert ada.data("GET", "/api/v1/prompts") == {"prompts": ["/image a fox", "/image a lake"]}
    assert bea.data("GET", "/api/v1/prompts") == {"prompts": []}
