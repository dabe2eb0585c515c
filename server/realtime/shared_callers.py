"""Sockets of a person on all processes: who is to go, goes everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from server.coordination.bus import Bus
from server.realtime.sessions import Callers, Sockets

TOPIC = "callers"
HANG_UP, RECHECK, COME_BACK = "hang_up", "recheck", "come_back"


class SharedCallers(Callers):
    """See `Callers`. The sockets of this process end at once, the others when they hear of it."""

    def __init__(self, server: Any, who: Callable[[dict[str, Any]], str | None], sockets: Sockets, bus: Bus) -> None:
        super().__init__(server, who, sockets)
        self.bus = bus
        bus.hear(TOPIC, self._told)
        bus.on_return.append(self.part)

    def hang_up(self, room: str) -> None:
        """See `Callers`."""
        super().hang_up(room)
        self._tell(HANG_UP, room)

    def recheck(self, room: str) -> None:
        """See `Callers`."""
        super().recheck(room)
        self._tell(RECHECK, room)

    def come_back(self, room: str) -> None:
        """See `Callers`."""
        super().come_back(room)
        self._tell(COME_BACK, room)

    def part(self) -> None:
        """Ends all sockets, which come back by themselves: they may have missed something."""
        for session in list(self.callers):
            self.end(session)

    def _tell(self, what: str, room: str) -> None:
        self.bus.tell(TOPIC, {"do": what, "room": room})

    def _told(self, message: Mapping[str, Any]) -> None:
        acts = {HANG_UP: super().hang_up, RECHECK: super().recheck, COME_BACK: super().come_back}
        acts[message["do"]](message["room"])
