"""Every model that a person has at hand, as it is shown and found: by words, by what it can do, by its price.

`interface/web/src/models/search.ts` is the twin of `found`; both are held to `tests/fixtures/model_search.json`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from conversation.ports.models import Price

Shown = TypeVar("Shown", bound="ModelShown")
READ, WRITTEN = 2_000, 500
"""Tokens of a reply of usual length: what is read for it, and what is written."""


@dataclass(frozen=True)
class ModelShown:
    """A model, and what it can do."""

    id: str
    label: str
    provider: str
    """Its name, as in the id."""
    kind: Literal["text", "image", "both"] = "text"
    """What it answers with."""
    local: bool = False
    """Nothing leaves this machine."""
    vision: bool = False
    """It looks at pictures."""
    tools: bool = False
    """It edits pictures by the studio's own operations, as words ask for it."""
    edit: bool = False
    """It repaints pictures."""
    stand_in: bool = False
    """No language model, only what answers until one is connected: not to be chosen."""
    recommended: bool = False
    tags: tuple[str, ...] = ()
    context: int | None = None
    """Tokens it can read at once; null where nobody says."""
    aspects: tuple[str, ...] = ()
    """`width:height`, the default first, as in the next five; empty where there is no choice."""
    resolutions: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    backgrounds: tuple[str, ...] = ()
    moderations: tuple[str, ...] = ()
    compressed: tuple[str, ...] = ()
    """Those of the formats whose compression can be chosen."""
    references: int = 0
    """Most pictures that can be sent along."""
    seed: bool = False
    negative: bool = False
    """It hears what must not be in the picture."""
    price: Price = field(default_factory=Price)
    """In micro-dollars."""
    reply: int | None = None
    """About what a reply of usual length costs, in micro-dollars: 2,000 tokens read, 500 written. Null is unknown."""

    @property
    def cost(self) -> int | None:
        """Micro-dollars for what it is usually asked for: a picture, or else a reply; 0 on this machine."""
        return 0 if self.local else self.reply if self.kind == "text" else self.price.image


@dataclass(frozen=True)
class DescribedModel(ModelShown):
    """A model with what its provider says of it."""

    description: str = ""
    """In the provider's language."""


@dataclass(frozen=True)
class ModelFilter:
    """Which models; what is not said does not matter."""

    q: str = ""
    """All its words are in the name, the id, the provider or a tag."""
    kind: Literal["", "text", "image", "both"] = ""
    """What it answers with."""
    provider: str = ""
    """Its provider's name."""
    vision: Literal["", "1"] = ""
    """It looks at pictures."""
    pictures: Literal["", "1"] = ""
    """It paints."""
    edits: Literal["", "1"] = ""
    """It repaints pictures."""
    tools: Literal["", "1"] = ""
    """It edits pictures by the studio's own operations."""
    free: Literal["", "1"] = ""
    """It costs nothing, or runs on this machine."""
    local: Literal["", "1"] = ""
    """Nothing leaves this machine."""
    recommended: Literal["", "1"] = ""
    """Its provider is best with it."""
    order: Literal["best", "price", "name"] = "best"
    """`best`: what fits the words best, then the recommended ones. `price`: the cheapest first, unknown prices last."""


FLAGS: dict[str, Callable[[ModelShown], bool]] = {
    "vision": lambda model: model.vision,
    "pictures": lambda model: model.kind != "text",
    "edits": lambda model: model.edit,
    "tools": lambda model: model.tools,
    "free": lambda model: model.cost == 0,
    "local": lambda model: model.local,
    "recommended": lambda model: model.recommended,
}


def reply_cost(price: Price) -> int | None:
    """Micro-dollars for a reply of usual length; None where a part of it is not known."""
    read, written = price.input_per_million, price.output_per_million
    return None if read is None or written is None else (read * READ + written * WRITTEN + 500_000) // 1_000_000


def found(models: Sequence[Shown], asked: ModelFilter) -> list[Shown]:
    """Those that are asked for, in the order that is asked for. What cannot be chosen is not among them."""
    words = folded(asked.q).split()
    wanted = [flag for name, flag in FLAGS.items() if getattr(asked, name)]
    fitting = [
        (rank, model)
        for model in models
        if not model.stand_in
        and asked.kind in ("", model.kind)
        and asked.provider in ("", model.provider)
        and all(flag(model) for flag in wanted)
        and (rank := _rank(model, words)) is not None
    ]
    return [model for _, model in sorted(fitting, key=_ORDERS[asked.order])]


def folded(text: str) -> str:
    """As it is searched: without case and accents."""
    return "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each)).lower()


def _rank(model: ModelShown, words: Sequence[str]) -> int | None:
    """How well it fits: 0 its name begins so, 1 words of it do, 2 it is in the name, 3 beside it. None: not at all."""
    if not words:
        return 0
    label = folded(model.label)
    everything = folded(" ".join((model.label, model.id, *model.tags)))
    if not all(word in everything for word in words):
        return None
    if label.startswith(" ".join(words)):
        return 0
    begun = label.replace("-", " ").replace("(", " ").split()
    if all(any(each.startswith(word) for each in begun) for word in words):
        return 1
    return 2 if all(word in label for word in words) else 3


def _best(found: tuple[int, ModelShown]) -> tuple[int, bool]:
    rank, model = found
    return rank, not model.recommended


def _cheapest(found: tuple[int, ModelShown]) -> tuple[bool, int, int]:
    rank, model = found
    return model.cost is None, model.cost or 0, rank


def _named(found: tuple[int, ModelShown]) -> tuple[str, str]:
    return folded(found[1].label), found[1].id


_ORDERS: dict[str, Callable[[tuple[int, ModelShown]], tuple[bool | int | str, ...]]] = {
    "best": _best,
    "price": _cheapest,
    "name": _named,
}
