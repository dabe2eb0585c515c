"""A fetch that goes on behind the scenes, as whoever looks at it sees it: how far it is, and why it failed."""

from __future__ import annotations

from dataclasses import dataclass

from gevent import Greenlet

from conversation.errors import Told


@dataclass
class Fetch:
    """One thing on its way."""

    received: int
    """Bytes."""
    whole: int = 0
    """Bytes; 0 while nobody knows."""
    told: Told | None = None
    """Why it could not be had."""
    cancelled: bool = False
    unwanted: bool = False
    """Should it come to its end all the same, it goes."""
    greenlet: Greenlet | None = None
    """Fetches it, or waits for the thread that does."""

    @property
    def runs(self) -> bool:
        return self.greenlet is not None and not self.greenlet.dead and not self.cancelled

    def heard(self, received: int, whole: int) -> bool:
        """How far it is, by who fetches it. Whether to go on."""
        self.received, self.whole = received, whole
        return not self.cancelled

    @property
    def error(self) -> dict[str, str] | None:
        """As a row says it."""
        return {"title": self.told.title, "text": self.told.text} if self.told else None
