"""What a studio keeps only so long: pictures by their kind, guests' pictures, closed reports. Kept and found by
`storage/moving/expiry.py` and its twin in `memory/moderation`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

ExpiringKind = Literal["painted", "uploaded", "guests", "reports", "deleted"]
"""`uploaded` is whatever was made of an upload. `deleted` is what is gone for good."""


@dataclass(frozen=True)
class KeptDays:
    """For how many days things are kept; 0 is for good."""

    painted: int = 0
    uploaded: int = 0
    guests: int = 0
    """Pictures of guests, whatever their kind."""
    reports: int = 0
    """Since they were closed."""
    deleted: int = 30
    """What was deleted, or expired, can be brought back for so long."""

    def of_picture(self, *, uploaded: bool, guest: bool) -> tuple[ExpiringKind, int]:
        """By which of them a picture goes, and after how many days; 0 is never."""
        kind: ExpiringKind = "uploaded" if uploaded else "painted"
        days = self.uploaded if uploaded else self.painted
        if guest and self.guests and not 0 < days < self.guests:
            return "guests", self.guests
        return kind, days


@dataclass(frozen=True)
class Expiring:
    """What would go now of one person and one kind."""

    kind: ExpiringKind
    owner: str
    count: int
    bytes: int
    """Of the files; of reports 0. Equal files count each time."""
    oldest: str
    """ISO 8601, UTC: since when the oldest of them was not changed; of a report, since when it is closed; of what was
    deleted, when it was."""


@dataclass(frozen=True)
class Clearing:
    """What went at one time."""

    done: str
    """ISO 8601, UTC."""
    kind: ExpiringKind
    count: int
    bytes: int


class Expiry(Protocol):
    """Of everybody. What is pinned, in a pinned conversation, on a page that others can look at, or reported and not
    decided about stays; so does, for as long again, what its owner brought back."""

    def due(self, kept: KeptDays) -> tuple[Expiring, ...]:
        """What would go now, by kind and person, the largest first. Changes nothing."""

    def expire(self, kept: KeptDays) -> tuple[Clearing, ...]:
        """Deletes pictures as their owners could, and takes closed reports away for good; of those that still hide
        something the decision stays, without words and names. Notes what went, and returns it."""

    def note(self, clearing: Clearing) -> None:
        """Notes what went by other means."""

    def cleared(self, most: int) -> tuple[Clearing, ...]:
        """What went, the newest first."""
