"""What a person set, what they left alone, and what is not taken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conversation.errors import BadRequest
from conversation.services.preferences import PREFERENCES, Preferences
from imaging.compress.target import PRESETS
from storage.memory import open_memory


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(open_memory(tmp_path).accounts)


@pytest.fixture
def ada(preferences: Preferences) -> str:
    return preferences.accounts.guest().id


def test_who_set_nothing_has_every_default(preferences: Preferences, ada: str) -> None:
    assert preferences.of(ada) == {name: each.default for name, each in PREFERENCES.items()}
    assert not preferences.keeps_credit(ada)
    assert preferences.compress_presets(ada) == PRESETS


def test_what_was_changed_holds_for_that_person_alone_until_it_is_taken_back(
    preferences: Preferences, ada: str
) -> None:
    ben = preferences.accounts.guest().id
    changed = preferences.change(ada, {"keep_credit": True, "compress_presets": {"email": {"bytes": 300_000}}})
    assert changed == preferences.of(ada)
    assert preferences.keeps_credit(ada)
    assert preferences.compress_presets(ada)["email"].bytes == 300_000
    assert preferences.compress_presets(ada)["web"] == PRESETS["web"]
    assert preferences.of(ben) == {name: each.default for name, each in PREFERENCES.items()}
    preferences.change(ada, {"keep_credit": None})
    assert not preferences.keeps_credit(ada)


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"colour": "red"}, "unknown_setting"), ({"theme": "dark", "history_count": -1}, "bad_setting")],
)
def test_of_changes_that_cannot_all_be_made_none_is(
    preferences: Preferences, ada: str, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(BadRequest) as refused:
        preferences.change(ada, changes)
    assert refused.value.code == code
    assert preferences.of(ada)["theme"] == "system"


def test_what_was_kept_and_cannot_be_any_more_gives_way_to_the_default(preferences: Preferences, ada: str) -> None:
    preferences.accounts.patch_settings(ada, {"thumbnails": "huge", "theme": "dark"})
    assert (preferences.of(ada)["thumbnails"], preferences.of(ada)["theme"]) == ("medium", "dark")


FOX = {"name": "Fox", "text": "A fox in {place}"}


@pytest.mark.parametrize(
    "kept",
    [
        [FOX, {"name": " fox", "text": "another"}],
        [FOX, {"name": "FOX", "text": "the same name"}],
        [{"name": "Fox"}],
        [{**FOX, "text": "  "}],
        [{**FOX, "text": "x" * 2001}],
        [{**FOX, "name": "x" * 41}],
        [{**FOX, "name": str(number)} for number in range(101)],
        "Fox",
    ],
)
def test_templates_of_ones_own_are_words_under_names_that_differ(
    preferences: Preferences, ada: str, kept: object
) -> None:
    assert preferences.change(ada, {"own_templates": [FOX]})["own_templates"] == [FOX]
    with pytest.raises(BadRequest) as refused:
        preferences.change(ada, {"own_templates": kept})
    assert refused.value.code == "bad_setting" and "templates" in str(refused.value)
    assert preferences.of(ada)["own_templates"] == [FOX]
    assert preferences.change(ada, {"own_templates": None})["own_templates"] == []
