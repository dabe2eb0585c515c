"""Messages from one process to all: by Redis's publish and subscribe. Whoever is not there does not hear them."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import gevent
from gevent import Greenlet
from gevent.event import Event
from redis import Redis
from redis.exceptions import RedisError

from server.coordination.link import ASKED_AGAIN, RedisLink, key

log = logging.getLogger(__name__)
LOOKED_EVERY = 10.0
"""Seconds after which a silent line is asked whether it still is one."""
Hear = Callable[[Mapping[str, Any]], object]
written = json.JSONEncoder(separators=(",", ":")).encode


class Bus:
    """Listens from the first topic on that somebody wants to hear of."""

    def __init__(self, link: RedisLink, redis: Redis) -> None:
        """`redis`: one of its own to listen with, which does not try again by itself, so that nothing is missed
        silently."""
        self.link = link
        self.redis = redis
        self.hearers: dict[str, Hear] = {}
        self.on_return: list[Callable[[], object]] = []
        """Called when messages may have been missed."""
        self.listening: Greenlet | None = None
        self.heard = Event()
        """Whether the others are heard."""
        self.missed = False

    def tell(self, topic: str, message: Mapping[str, Any]) -> bool:
        """Whether Redis took it."""
        text = written(message)
        return self.link.attempt(lambda redis: redis.publish(key(topic), text) >= 0, otherwise=False)

    def hear(self, topic: str, hear: Hear) -> None:
        """Calls it with each message, one after the other; also with those of this process."""
        self.hearers[topic] = hear

    def open(self) -> None:
        """Begins to listen, to all topics that were named."""
        self.listening = gevent.spawn(self._listen)

    def close(self) -> None:
        if self.listening is not None:
            self.listening.kill()

    def _listen(self) -> None:
        """For good."""
        while True:
            line = self.redis.pubsub()  # type: ignore[no-untyped-call]  # redis has none for this one
            try:
                line.subscribe(*map(key, self.hearers))
                for message in iter(partial(line.get_message, timeout=LOOKED_EVERY), self):
                    if message is not None:
                        self._take(message)
            except (RedisError, OSError) as error:
                if not self.missed:
                    log.error("nothing is heard from the other processes: %s", error)
                self.missed = True
                self.heard.clear()
            finally:
                line.close()
            gevent.sleep(ASKED_AGAIN)

    def _take(self, message: Mapping[str, Any]) -> None:
        if message["type"] == "subscribe":
            if message["data"] == len(self.hearers):  # so many topics are heard by now
                self.heard.set()
                self._listens()
            return
        topic = message["channel"].decode().removeprefix(key(""))
        try:
            self.hearers[topic](json.loads(message["data"]))
        except Exception:
            log.exception("a message about %s met a bug", topic)

    def _listens(self) -> None:
        missed, self.missed = self.missed, False
        if missed:
            log.warning("the other processes are heard again")
            self._returned()

    def _returned(self) -> None:
        for each in self.on_return:
            try:
                each()
            except Exception:
                log.exception("what is done when the others are heard again met a bug")
