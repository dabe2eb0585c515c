"""What the first picture and the first words need, made ready in the background once somebody is here."""

from __future__ import annotations

from collections.abc import Callable

import gevent
from gevent import get_hub

from conversation.plain_words.reading.scene import Scene
from conversation.plain_words.understanding import wishes_of


class Warming:
    """Called for every visit. `learn` comes first, since words are answered before pictures are painted, and once, in a
    thread, since it would hold every stream up for 0.7 s."""

    def __init__(self, warm_workers: Callable[[], None], learn: Callable[[], object]) -> None:
        self.warm_workers = warm_workers
        self.learn = learn
        self.learning: gevent.Greenlet | None = None

    def __call__(self) -> None:
        if self.learning is None:
            self.learning = gevent.spawn(self._begin)
        elif self.learning.ready():
            self.warm_workers()

    def _begin(self) -> None:
        get_hub().threadpool.apply(self.learn)
        self.warm_workers()


def learn_words() -> None:
    """Reads the lexicons of plain words and what judges a reading, which the first message would do otherwise."""
    wishes_of("make it darker", Scene())
