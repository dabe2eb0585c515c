"""What only so many may do at once in all processes together: everybody in turn. `gate.py` is its twin for one process.

Whoever is inside says so again and again; who falls silent is outside. While Redis is away everybody is let in, since
standing still would be worse than one too many.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import gevent
from gevent import Greenlet
from redis import Redis

from server.coordination.link import RedisLink, key

LEASE = 20.0
"""Seconds for which somebody is inside, or waits, without saying so again."""
SAID_EVERY = 4.0
LOOKED_EVERY = 0.1
"""Seconds between two looks whether it is one's turn."""
ENTER = """
local inside, waiting, heard, owners, count = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local now, lease, most, ticket, owner = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4], ARGV[5]
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', heard, 0, now - lease)) do
  redis.call('ZREM', inside, gone)
  redis.call('ZREM', waiting, gone)
  redis.call('ZREM', heard, gone)
  redis.call('HDEL', owners, gone)
end
redis.call('ZADD', heard, now, ticket)
redis.call('HSET', owners, ticket, owner)
if redis.call('ZSCORE', inside, ticket) then return 1 end
if not redis.call('ZSCORE', waiting, ticket) then
  redis.call('ZADD', waiting, redis.call('INCR', count), ticket)
end
for _, name in ipairs(KEYS) do redis.call('EXPIRE', name, 86400) end
if redis.call('ZCARD', inside) >= most then return 0 end
local has = {}
for _, each in ipairs(redis.call('ZRANGE', inside, 0, -1)) do
  local whose = redis.call('HGET', owners, each) or ''
  has[whose] = (has[whose] or 0) + 1
end
local first, fewest
for _, each in ipairs(redis.call('ZRANGE', waiting, 0, -1)) do
  local number = has[redis.call('HGET', owners, each) or ''] or 0
  if not fewest or number < fewest then first, fewest = each, number end
end
if first ~= ticket then return 0 end
redis.call('ZREM', waiting, ticket)
redis.call('ZADD', inside, now, ticket)
return 1
"""
"""Whether a ticket is inside: of those that wait whoever has the fewest inside is next, of several who came first."""
PARTS = "inside", "waiting", "heard", "owners", "count"


@dataclass(eq=False)
class RedisPlace:
    """Somebody's place in line, then inside."""

    gate: RedisGate
    owner: str
    ticket: str = field(default_factory=lambda: uuid4().hex)
    is_inside: bool = False

    def wait(self, seconds: float = 0.0) -> bool:
        """Whether it is let in, within so many seconds."""
        until = time.monotonic() + seconds
        while not self.is_inside:
            self.is_inside = self.gate.enter(self)
            left = until - time.monotonic()
            if self.is_inside or left <= 0:
                break
            gevent.sleep(min(LOOKED_EVERY, left))
        return self.is_inside

    def leave(self) -> None:
        """Whether it waits or is inside."""
        self.gate.leave(self)


class RedisGate:
    """Lets so many in, of all processes."""

    def __init__(self, link: RedisLink, name: str, at_once: int) -> None:
        self.link = link
        self.at_once = at_once
        self.names = [key("gate", name, part) for part in PARTS]
        self.script = link.redis.register_script(ENTER)
        self.here: list[RedisPlace] = []
        """Places of this process."""
        self.saying: Greenlet | None = None

    def place(self, owner: str) -> RedisPlace:
        """One more at the end of a person's line. Whoever asks for it leaves it."""
        place = RedisPlace(self, owner)
        self.here.append(place)
        if not self.saying:
            self.saying = gevent.spawn(self._say)
        return place

    def enter(self, place: RedisPlace) -> bool:
        """Whether it is inside."""
        values: list[str | int | float] = [time.time(), LEASE, self.at_once, place.ticket, place.owner]

        def entered(redis: Redis) -> Any:
            return self.script(keys=self.names, args=values, client=redis)

        return bool(self.link.attempt(entered, otherwise=1))

    def leave(self, place: RedisPlace) -> None:
        """What is not here any more has left already."""
        if place not in self.here:
            return
        self.here.remove(place)
        inside, waiting, heard, owners, _ = self.names

        def left(redis: Redis) -> None:
            with redis.pipeline() as line:
                for name in (inside, waiting, heard):
                    line.zrem(name, place.ticket)
                line.hdel(owners, place.ticket)
                line.execute()

        self.link.attempt(left, otherwise=None)

    def is_empty(self) -> bool:
        """Whether nobody of this process waits or is inside."""
        return not self.here

    def _say(self) -> None:
        """That those of this process are still there."""
        while self.here:
            gevent.sleep(SAID_EVERY)
            now = {place.ticket: time.time() for place in self.here}
            if now:
                self.link.attempt(lambda redis, now=now: redis.zadd(self.names[2], now, xx=True), otherwise=0)  # type: ignore[misc]
