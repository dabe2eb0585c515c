"""What is done again and again: what is due is taken away once a day, what was written goes to its file in seconds."""

from __future__ import annotations

import logging
from collections.abc import Callable

import gevent

log = logging.getLogger(__name__)
FIRST = 60.0
EVERY = 86_400.0
"""Seconds."""


class Housekeeping:
    """Goes on by itself until it is closed; a time that fails does not end it."""

    def __init__(self, work: Callable[[], object], first: float = FIRST, every: float = EVERY) -> None:
        """`work` may say what it took away; `first` and `every` in seconds."""
        self.work = work
        self.every = every
        self.greenlet = gevent.spawn_later(first, self._for_good)

    def close(self) -> None:
        self.greenlet.kill()

    def _for_good(self) -> None:
        while True:
            try:
                if taken := self.work():
                    log.info("took away %s", taken)
            except Exception:
                log.exception("housekeeping failed")
            gevent.sleep(self.every)
