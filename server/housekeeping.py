"""Takes away what is due, once an hour: what was deleted long ago, guests who never came back."""

from __future__ import annotations

import logging
from collections.abc import Callable

import gevent

log = logging.getLogger(__name__)
FIRST = 60
EVERY = 3600
"""Seconds."""


def keep_house(purge: Callable[[], int]) -> gevent.Greenlet:
    """The greenlet that does it, to be killed at the end."""
    return gevent.spawn_later(FIRST, _for_good, purge)


def _for_good(purge: Callable[[], int]) -> None:
    while True:
        try:
            log.info("took away %s things", purge())
        except Exception:
            log.exception("housekeeping failed")
        gevent.sleep(EVERY)
