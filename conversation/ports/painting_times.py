"""How long pictures took. `storage/painting_times.py` and `storage/memory/painting_times.py` keep it.

Of everybody in a studio: a provider is as quick for one person as for another.
"""

from __future__ import annotations

from typing import Protocol

REMEMBERED = 10
"""Pictures of a model in a size; older ones are forgotten."""


class PaintingTimes(Protocol):
    """By a model's id, and by the size as it is asked for: `3:2`, or `3:2 2K high`."""

    def usual(self, model: str, size: str) -> float | None:
        """The median of the last ten, in seconds; None where it never painted that size."""

    def took(self, model: str, size: str, seconds: float) -> None:
        """One more. Where it cannot be kept now, it is not: an estimate is worth no failure."""
