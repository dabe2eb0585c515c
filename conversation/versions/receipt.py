"""A version's receipt: all that is known of how it was made. `conversation/services/receipts.py` fills it."""

from __future__ import annotations

from dataclasses import dataclass

from conversation.recipe import Recipe


@dataclass(frozen=True)
class ReceiptFile:
    """A version's file, by which it can be told whether another one is the same."""

    version: str
    image: str
    number: int
    title: str
    sha256: str
    """Of the file's bytes, in hex; empty where it is not kept any more."""
    media_type: str
    bytes: int
    width: int
    """Pixels, as `height`."""
    height: int


@dataclass(frozen=True)
class ReceiptStep:
    """How one version was made."""

    result: ReceiptFile
    did: str
    """In words."""
    recipe: Recipe
    """All that was chosen: operations with their values, or model, prompts and seed; and the software's version."""
    provider: str
    """Its name, where a model made it; else empty."""
    model: str
    """The model as a person reads it, or its id where it is not connected any more; empty where none made it."""
    inputs: tuple[ReceiptFile, ...]
    """What it was made from, the edited one first."""
    lost: int
    """Inputs of which nothing is left."""
    cost: int | None
    """Micro-dollars; null is unknown, 0 is free."""
    seconds: float
    created: str
    """ISO 8601, UTC."""


@dataclass(frozen=True)
class Repetition:
    """What running it again would be."""

    say: str
    """What to say for it, about this version."""
    model: str
    """Who would paint it."""
    cost: int | None
    """Micro-dollars, about; null is unknown."""
    differences: tuple[str, ...]
    """A sentence for each thing that is not as it was then."""


@dataclass(frozen=True)
class Receipt:
    """How a version came to be, from the beginning."""

    image: str
    version: str
    title: str
    steps: tuple[ReceiptStep, ...]
    """The first version first, this one last."""
    cost: int | None
    """Micro-dollars of all steps; null where that of one is unknown."""
    seconds: float
    """Of all steps."""
    again: Repetition | None
    """Null where no model painted any of it."""
