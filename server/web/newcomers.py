"""Who comes for the first time where the studio is open, and so many of them an hour from one address.

Whoever brings nothing and only reads is a stranger: there is nothing of theirs, and nothing is written. Opening the
page, or the first change that is not refused, makes a guest.
"""

from __future__ import annotations

from time import time

from limits import RateLimitItem, RateLimitItemPerHour
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import MovingWindowRateLimiter

from conversation.durations import whole_minutes
from conversation.errors import Told
from conversation.ports.accounts import Accounts, User
from conversation.sentences import say
from server.http.client_address import counted, is_loopback

MOST = 60
"""New guests an hour from one address: a classroom behind one router."""
MOST_HERE = 1_000
"""From this machine itself: its own programs, and everybody behind a proxy that is not named in the settings."""
STRANGER = User("00000000-0000-0000-0000-000000000000", "guest", "", 0, "", "")
"""Nobody is ever given that id."""


class Newcomers:
    """Makes guests."""

    def __init__(
        self, accounts: Accounts, most: int = MOST, most_here: int = MOST_HERE, counts: str = "memory://"
    ) -> None:
        """`counts`: where they are counted."""
        self.accounts = accounts
        self.most = RateLimitItemPerHour(most)
        self.most_here = RateLimitItemPerHour(most_here)
        self.limiter = MovingWindowRateLimiter(storage_from_string(counts, wrap_exceptions=True))
        self.alone = MovingWindowRateLimiter(MemoryStorage())
        """While the other place for counts is away."""

    def admit(self, address: str | None) -> User:
        """A new guest. Raises `Told` where so many came from that address."""
        most = self.most_here if is_loopback(address) else self.most
        key = counted(address)
        try:
            self._count(self.limiter, most, key)
        except StorageError:
            self._count(self.alone, most, key)
        return self.accounts.guest()

    def _count(self, limiter: MovingWindowRateLimiter, most: RateLimitItem, key: str) -> None:
        if not limiter.hit(most, key):
            raise too_many_guests(limiter.get_window_stats(most, key).reset_time - time(), most.amount)


def too_many_guests(wait: float, most: int) -> Told:
    """`wait`: seconds; `most`: how many there may be within an hour."""
    return Told(
        say("too_many_guests", "Too many new guests from your address"),
        say(
            "too_many_guests_text",
            "Wait {time}, then try again. A browser or a program that keeps its cookie stays the same guest.",
            time=whole_minutes(wait),
        ),
        code="too_many_guests",
        retry_after=wait,
        status=429,
        most=most,
    )
