"""People who leave for good. `storage/moving/departures.py` and its twin in `memory` take away what is theirs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Departure:
    """What went with somebody, and cannot be brought back."""

    conversations: int
    messages: int
    pictures: int
    versions: int
    files: int
    bytes: int
    """Of the files."""
    keys: int
    """For providers."""
    tokens: int
    webhooks: int
    shares: int
    """Addresses under which others could look."""


class Departures(Protocol):
    """Where people leave from."""

    def check(self, user: str) -> None:
        """Raises `Told` for the only administrator of a studio in which others have accounts, and `NotFound`."""

    def leave(self, user: str) -> Departure:
        """Everything of theirs goes, at once: rows and files. What was spent stays as figures that name nobody.
        Raises as `check` does."""
