"""Everything that can be said after a slash, with what a person has set for themselves in its help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conversation.commands.compress import meaning
from conversation.palette import Palette
from conversation.services.preferences import Preferences
from imaging.compress.target import PRESETS, presets


@dataclass(frozen=True)
class PersonalPalette:
    """The studio's palette, as each person has it."""

    palette: Palette
    preferences: Preferences

    def of(self, owner: str) -> Palette:
        """That person's."""
        return with_preferences(self.palette, self.preferences.of(owner))


def with_preferences(palette: Palette, settings: Mapping[str, Any]) -> Palette:
    """The palette with these presets of `/compress` in its help."""
    own = presets(settings["compress_presets"])
    return palette if own == PRESETS else palette.with_help({("compress", "preset"): meaning(own)})
