"""Claims that all processes see. Whoever dies with one loses it when its time is over."""

from __future__ import annotations

from server.coordination.claims import Claims
from server.coordination.link import RedisLink, key


class RedisClaims(Claims):
    """While Redis is away nothing is claimed."""

    def __init__(self, link: RedisLink) -> None:
        self.link = link

    def take(self, name: str, seconds: int) -> bool:
        """See `Claims`."""
        return bool(self.link.attempt(lambda redis: redis.set(key("claim", name), 1, nx=True, ex=seconds), None))

    def give_back(self, name: str) -> None:
        """See `Claims`."""
        self.link.attempt(lambda redis: redis.delete(key("claim", name)), None)
