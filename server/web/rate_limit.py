"""The limit on requests, for what comes over a socket."""

from __future__ import annotations

from collections.abc import Callable
from time import time

from flask_limiter import Limiter
from limits import RateLimitItem, RateLimitItemPerMinute

from conversation.errors import Told
from endpoints.errors import too_many

SOCKET = "socket"


def event_rate(limiter: Limiter, per_minute: int) -> Callable[[str], Told | None]:
    """Counts one event of a person, and gives the refusal where it is one too many."""
    most: RateLimitItem = RateLimitItemPerMinute(per_minute)

    def wait_of(person: str) -> Told | None:
        if limiter.limiter.hit(most, SOCKET, person):
            return None
        left = limiter.limiter.get_window_stats(most, SOCKET, person).reset_time - time()
        return too_many(f"{per_minute} events per minute", left)

    return wait_of
