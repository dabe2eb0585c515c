"""What the disk refused: kept in memory and tried again until it is stored, so that nothing waits for a restart."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable

import gevent
from gevent.event import Event as Signal

from conversation.errors import NotFound
from storage.disk.errors import DiskRefused

log = logging.getLogger(__name__)
Work = Callable[[], object]
"""Stores something. Raises `DiskRefused` as long as that cannot be done."""
AGAIN = 2.0
"""Seconds between two tries."""


class Backlog:
    """Started with the server, closed with it."""

    def __init__(self, again: float = AGAIN) -> None:
        self.again = again
        self.waiting: dict[Hashable, Work] = {}
        """By what each is about, oldest first."""
        self._broken: set[Hashable] = set()
        """What failed by a bug and was logged."""
        self._wake = Signal()
        self._greenlet = gevent.spawn(self._go_on)

    def __len__(self) -> int:
        return len(self.waiting)

    def store(self, about: Hashable, work: Work) -> bool:
        """Stores it now, or keeps it for later. Whether it is stored."""
        try:
            work()
        except DiskRefused as refused:
            self.keep(about, work, refused.title)
            return False
        self.waiting.pop(about, None)  # an older state of the same
        return True

    def keep(self, about: Hashable, work: Work, why: str) -> None:
        """Tries it again and again, in the place of what was kept about the same before. `why` is for the log."""
        if not self.waiting:
            log.error("what cannot be stored is kept in memory and tried again: %s", why)
        self.waiting[about] = work
        self._wake.set()

    def attempt(self) -> int:
        """Tries everything once, oldest first, up to a disk that still refuses. Returns how many are left."""
        for about, work in list(self.waiting.items()):
            try:
                work()
            except DiskRefused:
                break  # the others would fare no better
            except NotFound:
                log.warning("%s is gone, and so is what was to be stored of it", about)
            except Exception:
                if about not in self._broken:
                    log.exception("%s cannot be stored", about)
                self._broken.add(about)
                continue
            if self.waiting.get(about) is work:  # nothing newer came meanwhile
                del self.waiting[about]
            self._broken.discard(about)
            gevent.sleep(0)
        if not self.waiting:
            self._wake.clear()
        return len(self.waiting)

    def close(self) -> None:
        """Tries a last time."""
        self._greenlet.kill()
        if self.waiting and self.attempt():
            log.error("lost with the end of the server, since the disk refuses: %s", [*self.waiting])

    def _go_on(self) -> None:
        while True:
            self._wake.wait()
            gevent.sleep(self.again)
            if self.waiting and not self.attempt():
                log.warning("everything is stored again")
