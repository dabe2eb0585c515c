"""Turns that people asked other processes for: this one takes the next by fairness, and runs it as `TurnRunner` does.
The counterpart is `dispatch.py`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import gevent
from gevent import Greenlet

from conversation.events import event_from_dict
from conversation.message import Message
from conversation.ports.jobs import Jobs, TurnLine
from server.coordination.bus import Bus, written
from server.coordination.live_turns import LiveTurns
from server.jobs.line import FairLine
from server.turns.dispatch import TOPIC, TurnDispatch
from server.turns.runner import TurnRunner

log = logging.getLogger(__name__)
NO_LIMIT = 1_000_000
"""Turns at once in one worker: how many there may be is counted for the whole studio."""
SOON = 0.1
"""Seconds until those that wait hear where they stand."""
AGAIN = 1.0
"""Seconds between two tries."""


@dataclass
class TurnWorker:
    """One process that runs turns."""

    runner: TurnRunner
    jobs: Jobs
    limits: tuple[int, int]
    """How many run at once: of one person, and of all, on all workers together."""
    dispatch: TurnDispatch
    """What tells of those that wait."""
    closing: bool = field(default=False, init=False)
    telling: Greenlet | None = field(default=None, init=False)

    def listen(self, bus: Bus) -> None:
        """To what the other processes want of turns that run here."""
        bus.hear(TOPIC, self._asked)

    def work(self) -> int:
        """Runs turns as long as one may begin. How many there were.

        What may not begin now is begun by whoever runs a turn that is in its way, once that one is over."""
        done = 0
        while not self.closing and (job := self.jobs.take(self._next)) is not None:
            self._tell_places()
            self.runner.run(job)
            done += 1
        self._tell_places()
        return done

    def wind_down(self, seconds: float) -> None:
        """Begins nothing any more; what did nothing yet is left to other workers."""
        self.closing = True
        self.runner.wind_down(seconds)
        self.dispatch.resume()

    def _tell_places(self) -> None:
        """Soon, and once for all that happens until then."""
        if not self.closing and not self.telling:
            self.telling = gevent.spawn_later(SOON, self.dispatch.tell_places)

    def _next(self, line: TurnLine) -> str | None:
        return FairLine.of(line, *self.limits).next()

    def _asked(self, message: Mapping[str, Any]) -> None:
        if message["do"] == "stop":
            self.runner.stop(message["turn"])
        elif message["do"] == "add":
            self.runner.tell(message["turn"], event_from_dict(message["event"]))


@dataclass
class WorkerVoice:
    """What a worker says of its turns: kept for whoever comes later, then told to all rooms. What Redis did not take is
    told again when it is there, as the message that it came to."""

    live: LiveTurns
    send: Callable[[str, Mapping[str, Any], str], bool]
    """`send(name, payload, room)`: whether it left."""
    topic: Callable[[str], str]
    """Of a room."""
    message: Callable[[str, Mapping[str, Any], str], Mapping[str, Any]]
    """How the bus tells rooms something."""
    as_stored: Callable[[str], Message | None]
    """A reply's message."""
    unheard: dict[str, str] = field(default_factory=dict, init=False)
    """Rooms by the turns of which something was not heard."""
    trying: Greenlet | None = field(default=None, init=False)

    def tell(self, name: str, payload: Mapping[str, Any], room: str) -> None:
        """See `Send` of `delivery.py`."""
        if name == "events":  # both at once: a round trip for each word is what a stream waits for
            heard = self.live.say(payload, self.topic(room), written(self.message(name, payload, room)))
        else:
            heard = self.send(name, payload, room)
        if not heard and "turn" in payload:
            self.unheard[payload["turn"]] = room
            if not self.trying:
                self.trying = gevent.spawn(self._try_again)

    def close(self) -> None:
        if self.trying:
            self.trying.kill()

    def _try_again(self) -> None:
        while self.unheard:
            gevent.sleep(AGAIN)
            for turn, room in list(self.unheard.items()):
                message = self.as_stored(turn)
                payload = {"conversation": message.conversation, "message": message.to_dict()} if message else None
                if payload is None or self.send("message", payload, room):
                    self.unheard.pop(turn, None)
