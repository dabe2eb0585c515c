"""Models side by side, and which one a person picked. `storage/comparisons.py` and its twin in `memory` keep it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class ModelStanding:
    """How one model fared with one person."""

    model: str
    """Its id."""
    won: int
    compared: int
    """How many comparisons that were decided it was in."""


class Comparisons(Protocol):
    """What people decided."""

    def decide(self, owner: str, comparison: str, models: Sequence[str], winner: str) -> None:
        """`comparison` is an id of its own; `models` are those that painted. Decided again it counts once, by the last
        choice; with an empty `winner` it counts no more."""

    def standings(self, owner: str) -> Sequence[ModelStanding]:
        """Of all models that were compared, those that won most first. Cost does not depend on how often that was."""
