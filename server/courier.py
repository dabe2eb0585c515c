"""Carries what turns say to sockets and watchers, as fast as the loop allows, and keeps what was carried.

One greenlet sends for all turns. While it is busy, what comes in merges per turn: a quiet server sends every token at
once, a busy one sends fewer and larger events, and no timer ever holds a word back. Another greenlet saves every folded
reply at least once a second for as long as it changes.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from time import monotonic

import gevent
from gevent.event import Event as Signal

from conversation.events import TurnFinished
from conversation.kept import (
    Replies,
)
from server.running import Batch, RunningTurn

log = logging.getLogger(__name__)
Send = Callable[[str, Batch, str], object]
"""`send(name, payload, room)`"""
SAVE_EVERY = 0.7
"""Seconds an event may be unsaved; with the tick below it is never a whole second."""
TICK = 0.2
TOGETHER = 25
"""Turns saved in one transaction; the loop is silent for about three milliseconds meanwhile."""
TRIES = 5


class Courier:
    """Started with the server, closed with it."""

    def __init__(self, send: Send, replies: Replies, clock: Callable[[], float] = monotonic) -> None:
        self.send = send
        self.replies = replies
        self.clock = clock
        self.queue: deque[RunningTurn] = deque()
        self.unsaved: set[RunningTurn] = set()
        self.wake = Signal()
        self.changed = Signal()
        self.greenlets = [gevent.spawn(self._carry), gevent.spawn(self._keep)]

    def fetch(self, turn: RunningTurn) -> None:
        """Something waits in this turn."""
        if not turn.queued:
            turn.queued = True
            self.queue.append(turn)
            self.wake.set()

    def deliver(self, turn: RunningTurn) -> None:
        """Sends what waits in this turn, now."""
        batch = turn.batch()
        if batch is None:
            return
        if turn.unsaved_since is None:
            turn.unsaved_since = self.clock()
            self.unsaved.add(turn)
            self.changed.set()
        self._send(turn, batch)

    def conclude(self, turn: RunningTurn, finish: TurnFinished) -> None:
        """The last delivery: saved before anybody hears of it, so that who reads then finds the end."""
        turn.waiting.append(finish)
        batch = turn.batch()
        for attempt in range(TRIES):
            if self._save([turn]):
                break
            gevent.sleep(0.2 * 2**attempt)
        if batch is not None:
            self._send(turn, batch)
        for watcher in turn.watchers:
            watcher.put(None)

    def close(self) -> None:
        gevent.killall(self.greenlets)

    def _carry(self) -> None:
        while True:
            self.wake.wait()
            self.wake.clear()
            while self.queue:
                turn = self.queue.popleft()
                turn.queued = False
                try:
                    self.deliver(turn)
                except Exception:
                    log.exception("turn %s could not be delivered", turn.id)

    def _send(self, turn: RunningTurn, batch: Batch) -> None:
        self.send("events", batch, turn.room)
        for watcher in turn.watchers:
            watcher.put(batch)

    def _keep(self) -> None:
        while True:
            self.changed.wait()
            gevent.sleep(TICK)
            due = self.clock() - SAVE_EVERY
            ready = [turn for turn in self.unsaved if turn.unsaved_since is not None and turn.unsaved_since <= due]
            for start in range(0, len(ready), TOGETHER):
                # a turn may have ended while others were saved
                self._save([turn for turn in ready[start : start + TOGETHER] if turn in self.unsaved])
                gevent.sleep(0)
            if not self.unsaved:
                self.changed.clear()

    def _save(self, turns: list[RunningTurn]) -> bool:
        """Whether they are safe on the disk; a full disk must not end a turn whose words can still be read."""
        for turn in turns:
            turn.unsaved_since = None
            self.unsaved.discard(turn)
        try:
            self.replies.save_all([turn.reply for turn in turns])
        except Exception:
            log.exception("%s turns could not be saved", len(turns))
            return False
        return True
