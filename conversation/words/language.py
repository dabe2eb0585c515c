"""What a language's vocabulary consists of. `english.py` is one; another is one more file and its name in `LANGUAGES`.

A clause counts as understood only when a phrase matches all of it: a word that nothing explains leaves it to the model.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from conversation.target import Reference
from imaging.declaration import Declaration


@dataclass(frozen=True)
class Amount:
    """How much: `by` 0.2 (20 % or “a bit”), `times` 2 (“twice as”), `to` 1.2 (“to 120 %”)."""

    kind: str
    n: float
    exact: bool = True
    """A number was said, not a word such as “much”."""


@dataclass(frozen=True)
class Heard:
    """The values in a clause, whatever the language."""

    amount: Amount | None = None
    angle: float | None = None
    """Degrees clockwise."""
    ratio: str = ""
    """`16:9`."""
    pixels: float | None = None
    count: int = 1
    long_side: int = 1024
    """Of the picture it is about, in pixels: what “a bit” of blur is measured by."""


@dataclass(frozen=True)
class Unsure:
    """The studio knows what is wanted but not how; `choices` are (label, what to say instead)."""

    text: str
    choices: tuple[tuple[str, str], ...]
    reference: Reference | None = None


Effect = Callable[[Heard], Declaration | Unsure | None]
"""What a clause does; None when its values make no sense together."""


@dataclass(frozen=True)
class Phrase:
    """Ways to say one thing: elements apart by blanks, `?` makes one optional, `{slot}` is a slot of the language,
    `(a|b_c)` are alternatives, in which `_` is a blank."""

    templates: tuple[str, ...]
    effect: Effect


@dataclass(frozen=True)
class Language:
    """One language's vocabulary."""

    normalised: Callable[[str], str]
    """Lower case, one spelling, one blank between words."""
    joints: re.Pattern[str]
    """What stands between clauses."""
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    """Politeness around a clause, which says nothing."""
    slots: Mapping[str, str]
    pictures: re.Pattern[str]
    """What the slot `it` may be."""
    phrases: tuple[Phrase, ...]
    heard: Callable[[Mapping[str, str]], Heard | None]
    """The values of the slots; None when two contradict each other."""
    reference: Callable[[str], Reference | None]
    """The picture that the slot `it` names; None for the one that is active."""

    @cached_property
    def patterns(self) -> tuple[tuple[re.Pattern[str], Effect], ...]:
        """Compiled when first needed."""
        return tuple(
            (re.compile(self._pattern(template)), phrase.effect)
            for phrase in self.phrases
            for template in phrase.templates
        )

    def _pattern(self, template: str) -> str:
        return "".join(self._element(element) for element in template.split())

    def _element(self, element: str) -> str:
        optional = "" if not element.endswith("?") else "??" if element == "{it}?" else "?"
        body = element.removesuffix("?").replace("_", " ")
        body = re.sub(r"\{(\w+)\}", lambda slot: f"(?P<{slot[1]}>{self.slots[slot[1]]})", body)
        return f"(?:{body} ){optional}"
