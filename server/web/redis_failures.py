"""Failures that are counted for all processes together: whoever is refused at one is refused at each."""

from __future__ import annotations

import time
from typing import Any

from redis import Redis

from server.coordination.link import RedisLink, key
from server.web.login_attempts import FailureLimit, Try, too_many

TAKE = """
local now, seconds, most = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
for _, name in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', name, 0, now - seconds)
  if redis.call('ZCARD', name) >= most then
    return redis.call('ZRANGE', name, 0, 0, 'WITHSCORES')[2]
  end
end
for _, name in ipairs(KEYS) do
  redis.call('ZADD', name, now, ARGV[4])
  redis.call('EXPIRE', name, math.ceil(seconds))
end
return ''
"""
"""Counts one for each key, or gives when the oldest of a full one was counted."""


class RedisFailures(FailureLimit):
    """See `FailureLimit`. While Redis is away each process counts by itself."""

    def __init__(self, link: RedisLink, name: str, most: int, seconds: float) -> None:
        super().__init__(most, seconds)
        self.link = link
        self.name = name
        self.script = link.redis.register_script(TAKE)

    def take(self, *keys: str, most: int | None = None) -> Try:
        """See `FailureLimit`."""
        now = time.time()
        allowed = most or self.most
        values: list[str | int | float] = [now, self.seconds, allowed, repr(now)]

        def counted(redis: Redis) -> Any:
            return self.script(keys=list(map(self._name, keys)), args=values, client=redis)

        full = self.link.attempt(counted, otherwise=None)
        if full is None:
            return super().take(*keys, most=most)
        if full:
            raise too_many(float(full) + self.seconds - now, allowed)
        return Try(self, keys, now)

    def give_back(self, keys: tuple[str, ...], at: float) -> None:
        """See `FailureLimit`."""
        super().give_back(keys, at)

        def forgotten(redis: Redis) -> None:
            for each in keys:
                redis.zrem(self._name(each), repr(at))

        self.link.attempt(forgotten, otherwise=None)

    def _name(self, each: str) -> str:
        return key("failures", self.name, each)
