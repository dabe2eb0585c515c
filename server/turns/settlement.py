"""What a call cost that was stopped, cut off or killed: asked of its provider afterwards, until it tells."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from conversation.errors import Told
from conversation.ports.usage import KeptUsage, PendingCall
from providers.catalogue import Catalogue

log = logging.getLogger(__name__)
ASKED_EVERY = 5.0
"""Seconds."""
GIVEN_UP = timedelta(days=1)
"""What a provider has not told by then it never will."""


@dataclass(frozen=True)
class Settlement:
    """Done again and again."""

    usage: KeptUsage
    catalogue_of: Callable[[str], Catalogue]
    clock: Callable[[], float]
    """Seconds since the epoch."""

    def learn(self) -> None:
        """Asks about each call that is not known yet. What nobody can tell becomes unknown."""
        for call in self.usage.pending(""):
            found = self._told(call)
            if found is not None:
                self.usage.learn(call.id, *found)
            elif self._is_old(call):
                self.usage.learn(call.id, None, 0, 0)

    def _told(self, call: PendingCall) -> tuple[int, int, int] | None:
        try:
            return self.catalogue_of(call.owner).cost_of(call.model, call.receipt)
        except Told as not_now:
            log.info("what call %s cost is not known yet: %s", call.receipt, not_now.title)
            return None

    def _is_old(self, call: PendingCall) -> bool:
        now = datetime.fromtimestamp(self.clock(), UTC)
        return now - datetime.fromisoformat(call.created) > GIVEN_UP
