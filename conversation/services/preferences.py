"""What a person can set for themselves, each with its default and what it accepts. Accounts keep them as plain JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from conversation.errors import BadRequest
from conversation.generation.styles import LONGEST_NAME, LONGEST_PHRASE, named
from conversation.ports.accounts import Accounts
from conversation.ports.downloads import FORMATS
from conversation.sentences import say
from imaging.compress.target import FORMATS as AS
from imaging.compress.target import (
    LARGEST,
    LARGEST_BYTES,
    LEAST_BYTES,
    PRESETS,
    SMALLEST,
    CompressTarget,
    preset_values,
    presets,
)
from imaging.cutout.models import MODELS, SIMPLE, USUAL
from imaging.declaration import Impossible

LARGEST_SUM = 1_000_000_000
"""Micro-dollars: a thousand dollars."""
LONGEST_PAD = 20_000
LONGEST_MODEL = 200
MOST_FAVOURITES = 100
MOST_RECENT = 8
MOST_STYLES = 100
MOST_PROVIDERS = 100
MOST_TEMPLATES = 100
LONGEST_TEMPLATE = 2_000
LONGEST_WRITER = 100
Accepts = Callable[[Any], bool]


@dataclass(frozen=True)
class Preference:
    default: Any
    accepts: Accepts
    expected: str
    """What would be accepted, as the end of a sentence that begins with its name."""
    filled: Callable[[Any], Any] = lambda kept: kept
    """What was kept, with what it leaves out."""


def flag(default: bool) -> Preference:
    return Preference(default, lambda value: isinstance(value, bool), "is true or false")


def words(longest: int) -> Preference:
    return Preference(
        "", lambda value: isinstance(value, str) and len(value) <= longest, f"is a text of at most {longest} characters"
    )


def ids(most: int, of: str = "ids of models") -> Preference:
    """A list of ids of models, or of other names, each once."""

    def accepts(value: object) -> bool:
        return (
            isinstance(value, (list, tuple))
            and len(value) <= most
            and all(isinstance(each, str) and 0 < len(each) <= LONGEST_MODEL for each in value)
            and len(set(value)) == len(value)
        )

    return Preference([], accepts, f"is a list of at most {most} {of}, each once", list)


def one_of(*choices: str) -> Preference:
    return Preference(choices[0], lambda value: value in choices, f"is one of: {', '.join(choices)}")


def whole(default: int, low: int, high: int) -> Preference:
    def accepts(value: object) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high

    return Preference(default, accepts, f"is a whole number from {low} to {high}")


def micro_dollars() -> Preference:
    """A sum, or none where the studio's own holds."""

    def accepts(value: object) -> bool:
        return value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_SUM)

    return Preference(None, accepts, f"is a sum in micro-dollars from 0 to {LARGEST_SUM:,}")


def ratio(default: str) -> Preference:
    return Preference(
        default,
        lambda value: isinstance(value, str) and re.fullmatch(r"[1-9]\d{0,2}:[1-9]\d{0,2}|auto", value) is not None,
        "is a ratio like 3:2",
    )


def own_styles() -> Preference:
    """A list of styles, each with a name and a phrase; no two names are the same but for how they are written."""

    def accepts(value: object) -> bool:
        return (
            isinstance(value, (list, tuple))
            and len(value) <= MOST_STYLES
            and all(_is_style(each) for each in value)
            and len({named(each["name"]) for each in value}) == len(value)
        )

    return Preference(
        [],
        accepts,
        f"is a list of at most {MOST_STYLES} styles, each with a name of its own (up to {LONGEST_NAME} characters) and "
        f"a phrase (up to {LONGEST_PHRASE})",
        list,
    )


def _is_style(value: object) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"name", "phrase"}
        and all(isinstance(each, str) and each.strip() == each for each in value.values())
        and 0 < len(value["name"]) <= LONGEST_NAME
        and "/" not in value["name"]
        and 0 < len(value["phrase"]) <= LONGEST_PHRASE
    )


def own_templates() -> Preference:
    """A list of prompt templates, each with a name of its own and the words, in which `{…}` is a blank."""

    def accepts(value: object) -> bool:
        return (
            isinstance(value, (list, tuple))
            and len(value) <= MOST_TEMPLATES
            and all(_is_template(each) for each in value)
            and len({named(each["name"]) for each in value}) == len(value)
        )

    return Preference(
        [],
        accepts,
        f"is a list of at most {MOST_TEMPLATES} templates, each with a name of its own (up to {LONGEST_NAME} "
        f"characters) and a text (up to {LONGEST_TEMPLATE:,})",
        list,
    )


def _is_template(value: object) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"name", "text"}
        and all(isinstance(each, str) and each.strip() == each for each in value.values())
        and 0 < len(value["name"]) <= LONGEST_NAME
        and 0 < len(value["text"]) <= LONGEST_TEMPLATE
    )


def presets_of_compress() -> Preference:
    """Some of the presets with some of their values; the others are as they were."""

    def accepts(value: object) -> bool:
        try:
            return (
                isinstance(value, dict)
                and all(isinstance(each, dict) for each in value.values())
                and bool(filled(value))
            )
        except Impossible:
            return False

    def filled(kept: Mapping[str, Any]) -> dict[str, Any]:
        return {name: preset_values(preset) for name, preset in presets(kept).items()}

    return Preference(
        filled({}),
        accepts,
        f"holds {', '.join(PRESETS)}, each with bytes from {LEAST_BYTES:,} to {LARGEST_BYTES:,}, width and height from "
        f"{SMALLEST} to {LARGEST:,} pixels, a quality from 1 to 100 (or null for each), and a format: "
        f"{', '.join(AS)}",
        filled,
    )


LANGUAGES = ("en", "de", "fr", "es", "zh")
"""Of the page, as `interface/web/src/locales/` has them; `system` is what the browser asks for."""
CUTS_OUT = (USUAL, *(model.name for model in MODELS if model.name != USUAL), SIMPLE)
"""What can cut out, the default first."""
PREFERENCES: Mapping[str, Preference] = {
    "memory_pad": words(LONGEST_PAD),
    "image_model": words(LONGEST_MODEL),
    "chat_model": words(LONGEST_MODEL),
    "cheap_model": words(LONGEST_MODEL),
    "favourite_models": ids(MOST_FAVOURITES),
    "recent_models": ids(MOST_RECENT),
    "better_context": flag(True),
    "always_go": flag(True),
    "always_go_below": micro_dollars(),
    "deep_context": flag(False),
    "history_count": whole(10, 0, 100),
    "aspect": ratio("3:2"),
    "enter_sends": flag(True),
    "theme": one_of("system", "light", "dark"),
    "reduced_motion": flag(False),
    "language": one_of("system", *LANGUAGES),
    "cutout_model": one_of(*CUTS_OUT),
    "cutout_matting": flag(False),
    "thumbnails": one_of("medium", "small", "large"),
    "download_format": one_of(*FORMATS),
    "compress_presets": presets_of_compress(),
    "own_styles": own_styles(),
    "own_templates": own_templates(),
    "keep_credit": flag(False),
    "origin_prompt": flag(True),
    "origin_writer": words(LONGEST_WRITER),
    "origin_training": one_of("constrained", "notAllowed", "allowed"),
    "told_providers": ids(MOST_PROVIDERS, "names of providers"),
    "unknown_prices": flag(False),
}


@dataclass(frozen=True)
class Preferences:
    """What each person has set for themselves, with the defaults of what they have not."""

    accounts: Accounts

    def of(self, owner: str) -> dict[str, Any]:
        """All of them, by their names in `PREFERENCES`."""
        return complete(self.accounts.settings(owner))

    def change(self, owner: str, changes: Mapping[str, Any]) -> dict[str, Any]:
        """All of them after these changed; `null` takes one back. Raises `BadRequest` where one cannot be."""
        return complete(self.accounts.patch_settings(owner, checked(changes)))

    def keeps_credit(self, owner: str) -> bool:
        """Whether what a person makes of a photograph keeps its date and its owner."""
        return bool(self.of(owner)["keep_credit"])

    def compress_presets(self, owner: str) -> Mapping[str, CompressTarget]:
        """A person's own presets of `/compress`."""
        return presets(self.of(owner)["compress_presets"])


def complete(kept: Mapping[str, Any]) -> dict[str, Any]:
    """All preferences: the kept ones, and the default where nothing usable was kept."""
    return {
        name: preference.filled(kept[name]) if name in kept and preference.accepts(kept[name]) else preference.default
        for name, preference in PREFERENCES.items()
    }


def checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes, if all can be made. `null` takes one back. Raises `BadRequest`."""
    for name, value in changes.items():
        preference = PREFERENCES.get(name)
        if preference is None:
            raise BadRequest(
                say("unknown_setting", "There is no such setting"),
                say("unknown_setting_text", "“{name}” is not a setting.", name=name[:50]),
                code="unknown_setting",
            )
        if value is not None and not preference.accepts(value):
            raise BadRequest(
                say("bad_setting", "That value doesn’t work for this setting"),
                say("setting_expects", "{name} {expected}.", name=name, expected=preference.expected),
                code="bad_setting",
            )
    return dict(changes)
