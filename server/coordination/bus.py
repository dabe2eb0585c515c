"""Messages from one process to all: by Redis's publish and subscribe. Whoever is not there does not hear them."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import gevent
from gevent import Greenlet
from gevent.event import Event
from redis import Redis
from redis.client import PubSub
from redis.exceptions import RedisError

from server.coordination.link import ASKED_AGAIN, PATIENCE, RedisLink, key

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
        self.line: PubSub | None = None
        self.heard_of: dict[str, Event] = {}
        """By topic that was asked for, whether it is heard by now."""
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

    def follow(self, topic: str, hear: Hear) -> None:
        """The same of a topic that comes and goes, until `leave`. What is told after this came back is heard; where
        the line was lost nobody waits, since everything is read again then."""
        self.hearers[topic] = hear
        if self.line is not None and topic not in self.heard_of:  # else it is subscribed with all others
            with suppress(RedisError, OSError):  # whoever listens notices, too
                self._subscribe(self.line, [topic])
        if self.listening is not None and not self.missed:
            self.heard_of.get(topic, self.heard).wait(PATIENCE)

    def leave(self, topic: str) -> None:
        """Of what nobody here wants to hear any more."""
        if self.hearers.pop(topic, None) is None:
            return
        if self.heard_of.pop(topic, None) is not None and self.line is not None:
            with suppress(RedisError, OSError):
                self.line.unsubscribe(key(topic))  # type: ignore[no-untyped-call]  # redis has none for this one

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
            self.heard_of.clear()
            try:
                while late := [topic for topic in self.hearers if topic not in self.heard_of]:
                    self._subscribe(line, late)
                self.line = line
                for message in iter(partial(line.get_message, timeout=LOOKED_EVERY), self):
                    if message is not None:
                        self._take(message)
            except (RedisError, OSError) as error:
                if not self.missed:
                    log.error("nothing is heard from the other processes: %s", error)
                self.missed = True
                self.heard.clear()
            finally:
                self.line = None
                line.close()
            gevent.sleep(ASKED_AGAIN)

    def _subscribe(self, line: PubSub, topics: Sequence[str]) -> None:
        """Asks for them. Raises what Redis's client does where it is away."""
        self.heard_of.update((topic, Event()) for topic in topics)
        line.subscribe(*map(key, topics))

    def _take(self, message: Mapping[str, Any]) -> None:
        topic = message["channel"].decode().removeprefix(key(""))
        if message["type"] == "subscribe":
            self._is_heard(topic)
        if message["type"] != "message" or topic not in self.hearers:
            return
        try:
            self.hearers[topic](json.loads(message["data"]))
        except Exception:
            log.exception("a message about %s met a bug", topic)

    def _is_heard(self, topic: str) -> None:
        if topic in self.heard_of:
            self.heard_of[topic].set()
        if not self.heard.is_set() and all(each.is_set() for each in self.heard_of.values()):
            self.heard.set()
            self._listens()

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
