"""The line to Redis, for a studio of several processes. A Redis that is away is asked again soon, and nobody waits for
it meanwhile: what goes through it is only told, and everything that counts stands in the database.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError, ResponseError
from redis.retry import Retry

log = logging.getLogger(__name__)
PATIENCE = 2.0
"""Seconds that Redis has to answer."""
ASKED_AGAIN = 0.5
"""Seconds for which one that did not is left alone."""
PREFIX = "atelier"
"""Of every name in Redis."""
T = TypeVar("T")


def key(*parts: str) -> str:
    """A name in Redis."""
    return ":".join((PREFIX, *parts))


def client(url: str, tries: int = 2) -> Redis:
    """Connects with the first call. A second try is for a connection that was lost since the last call. Raises
    ValueError for an address that is none."""
    again = Retry(NoBackoff(), tries - 1)
    times = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE, "health_check_interval": 20}
    return Redis.from_url(url, retry=again, **times)


class RedisLink:
    """Calls that may come to nothing."""

    def __init__(self, redis: Redis, clock: Callable[[], float] = monotonic) -> None:
        self.redis = redis
        self.clock = clock
        self.away_until = 0.0

    def attempt(self, call: Callable[[Redis], T], otherwise: T) -> T:
        """What the call gives, or something else where Redis is away or refuses it."""
        if self.clock() < self.away_until:
            return otherwise
        try:
            found = call(self.redis)
        except ResponseError as error:  # it is there, and takes this one thing not
            log.warning("Redis refused something: %s", error)
            return otherwise
        except (RedisError, OSError) as error:
            if not self.away_until:
                log.error("Redis cannot be reached: %s", error)
            self.away_until = self.clock() + ASKED_AGAIN
            return otherwise
        if self.away_until:
            log.warning("Redis is there again")
            self.away_until = 0.0
        return found
