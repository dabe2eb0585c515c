"""How often something may be tried in a while: logins, by account and by address."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic

from conversation.errors import Told

MOST_KEYS = 100_000


class Tries:
    """At most `most` tries within `seconds`, counted for each key."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self.most = most
        self.seconds = seconds
        self.clock = clock
        self.taken: dict[str, deque[float]] = {}

    def take(self, *keys: str) -> None:
        """Counts one try for each key. Raises `Told` when one of them has no more, and then counts for none."""
        now = self.clock()
        for key in keys:
            times = self._recent(key, now)
            if len(times) >= self.most:
                wait = times[0] + self.seconds - now
                raise Told(
                    "Too many tries",
                    f"Wait {max(1, round(wait / 60))} minutes, then try again.",
                    code="too_many_tries",
                    retry_after=wait,
                    status=429,
                )
        for key in keys:
            self.taken.setdefault(key, deque()).append(now)

    def _recent(self, key: str, now: float) -> deque[float]:
        if len(self.taken) > MOST_KEYS:
            self.taken = {known: times for known, times in self.taken.items() if times[-1] > now - self.seconds}
        times = self.taken.get(key, deque())
        while times and times[0] <= now - self.seconds:
            times.popleft()
        return times
