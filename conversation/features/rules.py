"""Who may use which part of the studio: `generation=off, sharing=50%, providers=Ada+Bea`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from conversation.errors import CallNotMade
from conversation.sentences import Sentence, say

GENERATION, SHARING, PROVIDERS = "generation", "sharing", "providers"
FEATURES = (GENERATION, SHARING, PROVIDERS)
"""Pictures by image models; pages that others may look at; keys and addresses of one's own."""
SHARE = re.compile(r"(\d{1,3})\s*%", re.ASCII)
TITLES: Mapping[str, Sentence] = {
    GENERATION: say("generation_off", "Painting is switched off here"),
    SHARING: say("sharing_off", "Sharing is switched off here"),
    PROVIDERS: say("providers_off", "Connecting providers is switched off here"),
}
TEXTS: Mapping[str, Sentence] = {
    GENERATION: say("generation_off_text", "Pictures can be edited all the same. Ask whoever runs this studio."),
    SHARING: say("sharing_off_text", "Pictures can be saved all the same. Ask whoever runs this studio."),
    PROVIDERS: say("providers_off_text", "What is connected stays. Ask whoever runs this studio."),
}


@dataclass(frozen=True)
class FeatureRule:
    """Who may use one of them."""

    percent: int = 100
    """Of all people: always the same ones, and of a larger share the same and more."""
    people: frozenset[str] = frozenset()
    """Members by their names, in small letters, beside those of the share."""


@dataclass(frozen=True)
class Features:
    """What each person may use."""

    rules: Mapping[str, FeatureRule] = field(default_factory=dict)
    """By feature; everybody may use one that has none."""
    name_of: Callable[[str], str] = lambda owner: ""
    """A member's name by their id; empty for guests."""

    def allows(self, feature: str, owner: str) -> bool:
        """Whether this person may use it."""
        rule = self.rules.get(feature)
        if rule is None or place_of(feature, owner) < rule.percent:
            return True
        return bool(rule.people) and self.name_of(owner).casefold() in rule.people

    def off(self, owner: str) -> Mapping[str, CallNotMade]:
        """What this person may not use, and how they are told."""
        return {name: refusal(name) for name in FEATURES if not self.allows(name, owner)}

    def require(self, feature: str, owner: str) -> None:
        """Raises `CallNotMade` where they may not; nothing was begun then, and nothing is charged."""
        if not self.allows(feature, owner):
            raise refusal(feature)


def refusal(feature: str) -> CallNotMade:
    """What is told of one that is off."""
    return CallNotMade(TITLES[feature], TEXTS[feature], code="feature_off", status=403)


def place_of(feature: str, owner: str) -> int:
    """0 to 99: where a person stands among all, for this feature; it never changes."""
    return int.from_bytes(sha256(f"{feature}:{owner}".encode()).digest()[:4]) % 100


def rules_in(said: tuple[str, ...]) -> Mapping[str, FeatureRule]:
    """Of `generation=off`, `sharing=50%`, `providers=Ada+Bea`, `sharing=10%+Ada`. Raises ValueError."""
    rules = {}
    for each in said:
        name, equals, who = (part.strip() for part in each.partition("="))
        if name not in FEATURES or not equals or not who:
            raise ValueError(
                "It is a feature and for whom it is on, such as sharing=off, generation=50% or providers=Ada+Bea, or "
                f"several separated by commas. There are {', '.join(FEATURES)}."
            )
        rules[name] = _rule([part.strip() for part in who.split("+")])
    return rules


def _rule(parts: list[str]) -> FeatureRule:
    percent, people = 0, set[str]()
    for part in parts:
        if part == "on":
            percent = 100
        elif found := SHARE.fullmatch(part):
            percent = int(found[1])
        elif part and part != "off":
            people.add(part.casefold())
    if percent > 100:
        raise ValueError("A share of people is from 0% to 100%.")
    return FeatureRule(percent, frozenset(people))
