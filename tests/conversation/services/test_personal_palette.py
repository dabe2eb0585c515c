"""The help of `/compress` says a person's own presets."""

from __future__ import annotations

from pathlib import Path

from conversation.commands import COMMANDS
from conversation.palette import Palette
from conversation.services.personal_palette import PersonalPalette
from conversation.services.preferences import Preferences
from imaging.operations import OPERATIONS
from storage.memory import open_memory


def test_only_who_changed_a_preset_reads_it_in_the_help(tmp_path: Path) -> None:
    accounts = open_memory(tmp_path).accounts
    ada, bea = accounts.guest().id, accounts.guest().id
    palette = Palette((*COMMANDS, *OPERATIONS))
    personal = PersonalPalette(palette, Preferences(accounts))
    personal.preferences.change(ada, {"compress_presets": {"email": {"bytes": 123_000}}})
    assert "123 KB" in str(personal.of(ada).describe())
    assert personal.of(bea) is palette
