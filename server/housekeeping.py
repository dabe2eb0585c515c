"""Takes away what is due, once a day: what was deleted long ago, guests who never came back."""

from __future__ import annotations

import logging
from collections.abc import Callable

import gevent

log = logging.getLogger(__name__)
FIRST = 60.0
EVERY = 86_400.0
"""Seconds."""


class Housekeeping:
    """Goes on by itself until it is closed; a day that fails does not end it."""

    def __init__(self, purge: Callable[[], int], first: float = FIRST, every: float = EVERY) -> None:
        self.purge = purge
        self.every = every
        self.greenlet = gevent.spawn_later(first, self._for_good)

    def close(self) -> None:
        self.greenlet.kill()

    def _for_good(self) -> None:
        while True:
            try:
                log.info("took away %s things", self.purge())
            except Exception:
                log.exception("housekeeping failed")
            gevent.sleep(self.every)
