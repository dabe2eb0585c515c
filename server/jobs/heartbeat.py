"""The life of one process among several: it says that it lives, and looks after what dead ones left."""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import monotonic

import gevent

from conversation.ports.runners import Runners

log = logging.getLogger(__name__)
BEATS = 5
"""How often it says so in the time in which it must."""
SURE = 0.7
"""Of that time, after which whoever could not say so stops by itself: before others take over what it had."""


class Heartbeat:
    """Of the process `runner`, which others take for dead after `lapse` silent seconds."""

    def __init__(
        self,
        runners: Runners,
        runner: str,
        lapse: float,
        look: Callable[[], object],
        abandon: Callable[[], object],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """`look` sees to what nobody living has; `abandon` lets go of all that this one has, at once."""
        self.runners = runners
        self.runner = runner
        self.lapse = lapse
        self.look = look
        self.abandon = abandon
        self.clock = clock
        self.said = clock()
        self.lost = False
        """Whether what this one had is others' by now."""
        runners.enrol(runner)
        self.greenlet = gevent.spawn(self._go_on)

    def beat(self) -> None:
        """Once."""
        try:
            lives = self.runners.beat(self.runner)
            silent = self.runners.forget(self.lapse)
        except Exception as error:  # noqa: BLE001 - whatever it is, the others do not hear of this process
            log.error("%s cannot say that it lives: %s", self.runner, error)
            if self.clock() - self.said > self.lapse * SURE:
                self._let_go()
            return
        if silent:
            log.warning("%s processes have fallen silent: others take over what they had", silent)
        if not lives:
            self._let_go()
        if self.lost:
            self.runners.leave(self.runner)
        self.look()
        if self.lost:
            self.runners.enrol(self.runner)
            log.warning("%s was taken for dead, and begins anew", self.runner)
            self.lost = False
        self.said = self.clock()

    def close(self) -> None:
        """It ends, and says so."""
        self.greenlet.kill()
        self.runners.leave(self.runner)

    def _let_go(self) -> None:
        if not self.lost:
            self.lost = True
            self.abandon()

    def _go_on(self) -> None:
        while True:
            gevent.sleep(self.lapse / BEATS)
            try:
                self.beat()
            except Exception:
                log.exception("%s could not look after the others", self.runner)
