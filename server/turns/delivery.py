"""Carries what turns say to sockets and watchers, as fast as the loop allows, and keeps what was carried.

One greenlet sends for all turns. While it is busy, what comes in merges per turn: a quiet server sends every token at
once, a busy one sends fewer and larger events, and no timer ever holds a word back. Another greenlet saves every folded
reply well within a second for as long as it changes. Where the machine is too busy to let it, nothing more is sent
before what was sent is saved.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Mapping
from itertools import takewhile
from time import monotonic
from typing import Any

import gevent
from gevent.event import Event as Signal

from conversation.events import Event, TurnFinished, event_to_dict
from conversation.message import Message
from conversation.ports.replies import Replies
from conversation.reply import Reply
from server.turns.backlog import Backlog
from server.turns.running_turn import RunningTurn
from storage.disk.errors import DiskRefused

log = logging.getLogger(__name__)
Send = Callable[[str, Mapping[str, Any], str], object]
"""`send(name, payload, room)`"""
SAVE_AFTER = 0.3
"""Seconds after which what was sent is saved; with the tick below less than half a second."""
TICK = 0.1
LATEST = 0.5
"""Seconds after which nothing more is sent before it is saved."""
TOGETHER = 25
"""Turns saved in one transaction; the loop is silent for about three milliseconds meanwhile."""
PAUSE = 1.0
"""Seconds until a disk that refused is asked again."""


class EventDelivery:
    """Started with the server, closed with it."""

    def __init__(self, send: Send, replies: Replies, backlog: Backlog, clock: Callable[[], float] = monotonic) -> None:
        self.send = send
        self.replies = replies
        self.clock = clock
        self.backlog = backlog
        self.queue: deque[RunningTurn] = deque()
        self.unsaved: dict[RunningTurn, float] = {}
        """Turns with events that were sent and are not saved, and when the first of those was sent; oldest first."""
        self.owed: dict[str, RunningTurn] = {}
        """Turns whose end the disk refused, by their id."""
        self.paused_until = 0.0
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
        with turn.leaving:
            batch = turn.batch()
            if batch is None:
                return
            self.save_due(LATEST)
            if turn not in self.unsaved:
                self.unsaved[turn] = self.clock()
                self.changed.set()
            self._send(turn, batch)

    def conclude(self, turn: RunningTurn, finish: TurnFinished) -> None:
        """The last delivery: saved before anybody hears of it, so that who reads then finds the end.

        Where the disk refuses it, it is told all the same, and that it is not saved; see `ahead`.
        """
        with turn.leaving:
            turn.waiting.append(finish)
            batch = turn.batch()
            self.unsaved.pop(turn, None)
            turn.unsaved = not self._save([turn])
            if turn.unsaved:
                self.owed[turn.id] = turn
            if batch is not None:
                self._send(turn, batch)
        for watcher in turn.watchers:
            watcher.put(None)
        if turn.unsaved:
            self._tell(turn)
            self.backlog.keep(("reply", turn.id), lambda: self._settle(turn), "the end of a reply")

    def leave(self, turn: RunningTurn) -> None:
        """Nothing more is said of it: it begins anew when the server is there again."""
        turn.waiting.clear()
        self.unsaved.pop(turn, None)
        for watcher in turn.watchers:
            watcher.put(None)

    def tell_late(self, conversation: str, reply: Reply, event: Event) -> None:
        """What was added to a reply after its turn, which is kept already."""
        batch = {"conversation": conversation, "turn": reply.turn, "seq": reply.seq, "events": [event_to_dict(event)]}
        self.send("events", batch, f"conversation:{conversation}")

    def ahead(self, conversation: str) -> list[Message]:
        """The replies of that conversation that are over and not saved."""
        return [turn.as_message() for turn in self.owed.values() if turn.conversation == conversation]

    def save_due(self, age: float) -> None:
        """Saves what was sent that many seconds ago or earlier."""
        now = self.clock()
        if now < self.paused_until:
            return
        due = [turn for turn, _ in takewhile(lambda item: item[1] <= now - age, self.unsaved.items())]
        for start in range(0, len(due), TOGETHER):
            self._save_together(due[start : start + TOGETHER])

    def tend(self, since: float) -> None:
        """Saves what is due; everything where this comes later after `since` than it should, for then the machine is
        too busy to be sure of a next time."""
        self.save_due(0.0 if self.clock() - since > 2 * TICK else SAVE_AFTER)
        if not self.unsaved:
            self.changed.clear()

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

    def _send(self, turn: RunningTurn, batch: Mapping[str, Any]) -> None:
        self.send("events", batch, turn.room)
        for watcher in turn.watchers:
            watcher.put(batch)

    def _keep(self) -> None:
        while True:
            self.changed.wait()
            since = self.clock()
            gevent.sleep(TICK)
            self.tend(since)

    def _save_together(self, turns: list[RunningTurn]) -> None:
        turns = [turn for turn in turns if self.unsaved.pop(turn, None) is not None]  # others may have ended meanwhile
        if turns and not self._save(turns):
            self.paused_until = self.clock() + PAUSE
            self.unsaved.update((turn, self.clock()) for turn in turns)

    def _save(self, turns: list[RunningTurn]) -> bool:
        """Whether they are safe on the disk; a full disk must not end a turn whose words can still be read."""
        try:
            self.replies.save_all([turn.reply for turn in turns])
        except DiskRefused as refused:
            log.warning("%s turns could not be saved: %s", len(turns), refused)
            return False
        except Exception:
            if len(turns) > 1:  # one that cannot be saved must not keep the others from it
                return all([self._save([turn]) for turn in turns])
            log.exception("turn %s could not be saved", turns[0].id)
            return False
        return True

    def _settle(self, turn: RunningTurn) -> None:
        """Saves the end of a turn that was told before. Raises `DiskRefused`."""
        self.replies.save(turn.reply)
        turn.unsaved = False
        del self.owed[turn.id]
        self._tell(turn)

    def _tell(self, turn: RunningTurn) -> None:
        """Whether its end is saved has changed."""
        payload = {"conversation": turn.conversation, "message": turn.as_message().to_dict()}
        self.send("message", payload, turn.room)
