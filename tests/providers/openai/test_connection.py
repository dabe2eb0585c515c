"""Which models are offered: those of the list, with what is known of them."""

from __future__ import annotations

import time
from collections.abc import Sequence

from conversation.ports.models import ChatModel, ImageModel
from providers.openai.connection import OpenAIConnection, connect
from providers.provider import Given
from tests.upstream.connected import KEY, FakePixels


def names(models: Sequence[ImageModel] | Sequence[ChatModel]) -> list[str]:
    return [model.id for model in models]


def read(connection: OpenAIConnection) -> None:
    """Until the list is there."""
    end = time.monotonic() + 60
    while len(connection.images()) < 2:
        assert time.monotonic() < end
        time.sleep(0.01)


def test_before_the_list_is_read_the_best_ones_are_offered_without_waiting(connection: OpenAIConnection) -> None:
    assert names(connection.images()) == ["openai/gpt-image-2"]


def test_then_those_that_this_key_may_use_the_best_first_and_each_family_once(connection: OpenAIConnection) -> None:
    read(connection)

    assert names(connection.images()) == [
        "openai/gpt-image-2",
        "openai/gpt-image-1-mini",
        "openai/gpt-image-9-2027-01-02",
    ]
    assert names(connection.chats()) == ["openai/gpt-6.1-terra", "openai/gpt-4o-mini", "openai/gpt-7-nova"]


def test_where_nobody_answers_it_is_as_before_the_list_was_read() -> None:
    connection = connect(Given(FakePixels(), {"OPENAI_API_KEY": KEY}, {"OPENAI_API_URL": "http://127.0.0.1:9/v1"}))

    begun = time.monotonic()
    assert names(connection.images()) == ["openai/gpt-image-2"]
    assert time.monotonic() - begun < 1
    connection.close()
    assert names(connection.images()) == ["openai/gpt-image-2"]


def test_any_name_can_be_typed_but_what_talks_does_not_paint(connection: OpenAIConnection) -> None:
    typed, talker = connection.image("gpt-image-3-preview"), connection.chat("ft:gpt-4.1:acme")

    assert typed is not None and typed.id == "openai/gpt-image-3-preview" and typed.abilities.inpaint
    assert talker is not None and talker.label == "ft:gpt-4.1:acme"
    assert connection.image("gpt-6-luna") is None and connection.chat("gpt-image-2") is None


def test_what_a_model_takes_is_declared(connection: OpenAIConnection) -> None:
    new, old = connection.image("gpt-image-2"), connection.image("gpt-image-1.5")
    assert new is not None and old is not None

    assert new.abilities.references == 16 and new.abilities.resolutions == ("1K", "2K", "4K")
    assert "transparent" in new.abilities.backgrounds and new.abilities.qualities[0] == "auto"
    assert old.abilities.resolutions == () and old.abilities.aspects == ("1:1", "3:2", "2:3")
