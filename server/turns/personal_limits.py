"""What one person may spend: everybody's limits, those an administrator set for them, and what guests share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from conversation.ports.administration import Administration
from conversation.ports.usage import UNLIMITED, SpendingLimits
from server.settings import Settings


def usual_limits(settings: Settings) -> SpendingLimits:
    """What everybody may spend."""
    return SpendingLimits(
        settings.monthly_limit.limit,
        settings.max_cost_per_request.limit,
        settings.max_images_per_day,
        settings.paid_calls_per_minute,
        shared=settings.guests_monthly_limit.limit,
    )


@dataclass(frozen=True)
class PersonalLimits:
    """Read for each turn, so that what was decided holds from the next message on."""

    usual: SpendingLimits
    """Of everybody. `shared` is what all guests together may spend where no administrator said otherwise."""
    administration: Administration
    is_guest: Callable[[str], bool]

    def of(self, owner: str, administers: bool = False) -> SpendingLimits:
        """Of one person; `shared` is None for whoever is no guest. Whoever administers an open studio is none."""
        shared = None if administers or not self.is_guest(owner) else self.of_guests()
        return replace(self.administration.limits(owner).within(self.usual), shared=shared)

    def of_guests(self) -> int | None:
        """Micro-dollars in a month; None is no limit."""
        decided = self.administration.rules().guests_month
        if decided is None:
            return self.usual.shared
        return None if decided == UNLIMITED else decided
