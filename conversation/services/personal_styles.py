"""The styles of one person: those of the studio, with the phrases they wrote anew, and their own behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conversation.errors import NotFound
from conversation.generation.styles import BY_NAME, STYLES, named
from conversation.services.preferences import Preferences


@dataclass(frozen=True)
class PersonalStyle:
    """A style as one person has it."""

    name: str
    """What is said to have it: `/image … style=<name>`."""
    title: str
    phrase: str
    """What is put behind the prompt."""
    usual: str | None
    """The phrase that comes with the studio; null for one of the person's own."""


def own_phrases(settings: Mapping[str, Any]) -> dict[str, str]:
    """The phrases that a person wrote, by `named`."""
    return {named(each["name"]): each["phrase"] for each in settings["own_styles"]}


@dataclass(frozen=True)
class PersonalStyles:
    """Reads and writes them."""

    preferences: Preferences

    def of(self, owner: str) -> tuple[PersonalStyle, ...]:
        """All of them, the studio's first."""
        settings = self.preferences.of(owner)
        own = own_phrases(settings)
        usual = (PersonalStyle(each.name, each.title, own.get(each.name, each.phrase), each.phrase) for each in STYLES)
        others = (
            PersonalStyle(each["name"], each["name"], each["phrase"], None)
            for each in settings["own_styles"]
            if named(each["name"]) not in BY_NAME
        )
        return (*usual, *others)

    def put(self, owner: str, name: str, phrase: str) -> tuple[PersonalStyle, ...]:
        """The style has that phrase from now on; all of them then. Raises `BadRequest`."""
        said = {"name": BY_NAME[named(name)].name if named(name) in BY_NAME else name.strip(), "phrase": phrase.strip()}
        kept = list(self.preferences.of(owner)["own_styles"])
        places = [place for place, each in enumerate(kept) if named(each["name"]) == named(name)]
        if places:
            kept[places[0]] = said
        else:
            kept.append(said)
        self.preferences.change(owner, {"own_styles": kept})
        return self.of(owner)

    def remove(self, owner: str, name: str) -> tuple[PersonalStyle, ...]:
        """One of the person's own is gone, one of the studio's has its usual phrase again; all of them then.

        Raises `NotFound` where there is nothing of theirs under that name.
        """
        kept = list(self.preferences.of(owner)["own_styles"])
        others = [each for each in kept if named(each["name"]) != named(name)]
        if len(others) == len(kept):
            raise NotFound("The style")
        self.preferences.change(owner, {"own_styles": others or None})
        return self.of(owner)
