"""How often something may be tried in a while: logins and recovery codes. Only what failed counts.

A name alone cannot be locked: else anybody could lock it for its owner. Who tries is counted by where they come from; a
browser in which the person logged in before is counted by itself, whatever goes on elsewhere.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from conversation.durations import whole_minutes
from conversation.errors import Told
from conversation.sentences import say
from server.http.client_address import counted
from server.web.known_devices import UNKNOWN, Device

MOST_KEYS = 100_000
LOGINS = 10
"""From one address, or in one known browser."""
LOGINS_OF_NAME = 300
"""From all addresses together, against one name: more than one attacker's addresses, fewer than guessing needs."""
LOGINS_WITHIN = 15 * 60
"""Seconds."""


@dataclass(frozen=True)
class Try:
    """One that was counted."""

    limit: FailureLimit
    keys: tuple[str, ...]
    at: float

    def succeeded(self) -> None:
        """It does not count."""
        self.limit.give_back(self.keys, self.at)


class FailureLimit:
    """At most `most` failures within `seconds`, counted for each key."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self.most = most
        self.seconds = seconds
        self.clock = clock
        self.taken: dict[str, deque[float]] = {}

    def take(self, *keys: str, most: int | None = None) -> Try:
        """Counts one for each key, as a failure until it says otherwise: many at once cannot outrun the count.

        Raises `Told` when one of them has no more, and then counts for none.
        """
        now = self.clock()
        for key in keys:
            times = self._recent(key, now)
            if len(times) >= (most or self.most):
                raise too_many(times[0] + self.seconds - now, most or self.most)
        for key in keys:
            self.taken.setdefault(key, deque()).append(now)
        return Try(self, keys, now)

    def give_back(self, keys: tuple[str, ...], at: float) -> None:
        """What was counted then does not count."""
        for key in keys:
            times = self.taken.get(key)
            if times and at in times:
                times.remove(at)

    def _recent(self, key: str, now: float) -> deque[float]:
        if len(self.taken) > MOST_KEYS:
            self.taken = {
                known: times for known, times in self.taken.items() if times and times[-1] > now - self.seconds
            }
        times = self.taken.get(key, deque())
        while times and times[0] <= now - self.seconds:
            times.popleft()
        return times


class LoginAttempts:
    """Tries to log in."""

    def __init__(self, clock: Callable[[], float] = monotonic, limit: FailureLimit | None = None) -> None:
        self.limit = limit or FailureLimit(LOGINS, LOGINS_WITHIN, clock)

    def take(self, name: str, address: str, user: str, device: Device = UNKNOWN) -> tuple[Try, ...]:
        """Before a password is looked at. `user` is whose name it is, or "". Raises `Told`."""
        if user and user in device.of:
            return (self.limit.take(f"device:{device.nonce}:{user}"),)
        place = self.limit.take(f"address:{counted(address)}")
        try:
            return place, self.limit.take(f"name:{name.strip().casefold()}", most=LOGINS_OF_NAME)
        except Told:
            place.succeeded()
            raise


def too_many(wait: float, most: int) -> Told:
    """No more for so many seconds: there were as many as may be."""
    return Told(
        say("too_many_tries", "Too many tries"),
        say("too_many_tries_text", "Wait {time}, then try again.", time=whole_minutes(wait)),
        code="too_many_tries",
        retry_after=wait,
        status=429,
        most=most,
    )
