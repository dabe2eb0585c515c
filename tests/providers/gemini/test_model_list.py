"""Google's list: what talks and what paints, page by page; names nobody knows are believed."""

from __future__ import annotations

import time
from collections.abc import Sequence

from conversation.ports.models import ChatModel, ImageModel
from providers.gemini.listed_model import BUILT_IN, GeminiModel
from tests.providers.gemini.connected import connected
from tests.upstream.gemini.models import PAGES
from tests.upstream.gemini.service import WRONG_KEY
from tests.upstream.running import PATIENCE, Running


def names(models: Sequence[ImageModel] | Sequence[ChatModel]) -> list[str]:
    return [model.id for model in models]


def test_before_the_list_is_read_the_best_are_offered(google: Running) -> None:
    with connected(google, WRONG_KEY) as connection:
        assert names(connection.images()) == [f"gemini/{model.id}" for model in BUILT_IN if model.paints]
        assert names(connection.chats())[0] == "gemini/gemini-3.8-flash"


def test_the_list_replaces_what_was_believed(google: Running) -> None:
    with connected(google) as connection:
        end = time.monotonic() + PATIENCE
        while len(connection.images()) != 2:
            assert time.monotonic() < end
            time.sleep(0.02)

        assert names(connection.images()) == ["gemini/gemini-nano-banana-2.1", "gemini/gemini-3-pro-image"]
        assert names(connection.chats()) == [
            "gemini/gemini-3.8-flash",
            "gemini/gemini-3.5-flash-lite",
            "gemini/gemini-3.7-flash",
            "gemini/gemma-4-31b-it",
        ]
        assert connection.chats()[-1].abilities.context == 262_144


def test_a_name_that_nobody_knows_is_believed_and_what_cannot_be_one_is_not(google: Running) -> None:
    with connected(google) as connection:
        tuned, painter = connection.chat("my-tuned-model"), connection.image("gemini-5-image")
        assert tuned is not None and tuned.abilities.price.input_per_million is None
        assert painter is not None and painter.abilities.references == 3
        assert connection.chat("gemini-5-image") is None and connection.image("my-tuned-model") is None
        assert connection.chat("../models") is None and connection.image("a b-image") is None


def test_an_entry_is_read_leniently() -> None:
    found = {entry["name"]: GeminiModel.from_list(entry) for page in PAGES for entry in page}

    assert found["models/embedding-001"] is None and found[7] is None
    assert found["models/gemini-3.8-flash-tts"] is None and found["models/gemini-3.8-live"] is None
    assert GeminiModel.from_list({"name": "models/gemini-x", "supportedGenerationMethods": ["generateContent"]}) == (
        GeminiModel("gemini-x", "gemini-x")
    )
