"""How many calls a person may make in a minute: one count for all of them, whichever way they come."""

from __future__ import annotations

from collections.abc import Callable
from time import time

from flask_limiter import ApplicationLimit, Limiter
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.errors import StorageError

from conversation.errors import Told
from endpoints.errors import too_many

CALLS = "calls"
"""What the count is called: the same for every route and for every event of a socket."""


def all_calls(per_minute: int) -> ApplicationLimit:
    """The limit as the limiter of the routes takes it."""
    return ApplicationLimit(f"{per_minute} per minute", scope=CALLS)


def counted_as(person: str) -> str:
    """Whose calls they are. `person`: their id."""
    return f"user:{person}"


def event_rate(limiter: Limiter, per_minute: int) -> Callable[[str], Told | None]:
    """Counts one event of a person among their calls, and gives the refusal where it is one too many."""
    most: RateLimitItem = RateLimitItemPerMinute(per_minute)

    def wait_of(person: str) -> Told | None:
        counted = (counted_as(person), CALLS)
        try:
            if limiter.limiter.hit(most, *counted):
                return None
            left = limiter.limiter.get_window_stats(most, *counted).reset_time - time()
        except StorageError:  # the next request over HTTP finds that it is away, and counts here
            return None
        return too_many(f"{per_minute} calls per minute", left)

    return wait_of
