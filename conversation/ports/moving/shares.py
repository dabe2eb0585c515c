"""Addresses under which others may look at something. `storage/moving/shares.py` and its twin in `memory` keep them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

MOST_SHARES = 200
"""Of one person."""


@dataclass(frozen=True)
class Share:
    """What an address shows: a conversation up to a message, or a version of a picture."""

    id: str
    owner: str
    conversation: str
    message: str | None
    """The last that is shown; None for a picture."""
    image: str | None
    version: str | None
    password_hash: str | None
    created: str
    """ISO 8601, UTC."""
    expires: str | None
    """From then on it shows nothing; None for never."""


class Shares(Protocol):
    """Everybody's addresses."""

    def add(self, share: Share) -> None:
        """Keeps one. Raises `NotFound` where what it shows went meanwhile, `Told` for more than one may have."""

    def of(self, owner: str) -> tuple[Share, ...]:
        """A person's, the newest first; without those of what is deleted."""

    def find(self, share: str) -> Share:
        """Whoever asks. Raises `NotFound` for one that never was, was revoked or is over, and for one whose owner is
        switched off."""

    def revoke(self, owner: str, share: str) -> None:
        """It shows nothing any more. Raises `NotFound`."""
