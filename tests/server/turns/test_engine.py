"""A turn goes by what its message says, and else by what the person set for themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conversation.palette import Palette
from conversation.ports.turns import TurnRequest
from server.turns.engine import Engine, as_preferred
from storage.memory import open_memory


@pytest.mark.parametrize(
    ("set_before", "said", "holds"),
    [
        ({}, {}, True),
        ({"better_context": False}, {}, False),
        ({"better_context": False}, {"better_context": True}, True),
    ],
)
def test_a_message_that_says_nothing_of_refining_follows_the_setting(
    tmp_path: Path, set_before: dict[str, Any], said: dict[str, Any], holds: bool
) -> None:
    stores = open_memory(tmp_path)
    ada = stores.accounts.guest()
    stores.accounts.patch_settings(ada.id, set_before)
    nothing: Any = None
    engine = Engine(stores, nothing, lambda owner, administers: nothing, Palette(()), lambda: 0.0, nothing, nothing)
    request = TurnRequest(ada.id, "conversation", "client", "/image a fox", options=said)
    assert as_preferred(request, engine.models(ada.id).settings).options["better_context"] is holds


def test_what_holds_in_a_conversation_comes_before_the_person_and_after_the_message(tmp_path: Path) -> None:
    stores = open_memory(tmp_path)
    ada = stores.accounts.guest()
    stores.accounts.patch_settings(ada.id, {"image_model": "acme/usual", "cheap_model": "acme/small"})
    nothing: Any = None
    engine = Engine(stores, nothing, lambda owner, administers: nothing, Palette(()), lambda: 0.0, nothing, nothing)
    standing = {"image_model": "acme/brush", "quality": "high", "count": 2}

    models = engine.models(ada.id, standing=standing)
    request = TurnRequest(ada.id, "conversation", "client", "a fox", options={"count": 1})
    options = as_preferred(request, models.settings, standing).options

    assert (models.settings["image_model"], models.settings["cheap_model"]) == ("acme/brush", "acme/small")
    assert (options["quality"], options["count"]) == ("high", 1)
    assert "image_model" not in options, "one that is gone gives way, as what was saved does"
