"""Sockets of a person on all processes: who is to go, goes everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from server.coordination.bus import Bus
from server.realtime.sessions import Callers, Sockets

TOPIC = "callers"


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
        self.bus.tell(TOPIC, {"do": "hang_up", "room": room})

    def recheck(self, room: str) -> None:
        """See `Callers`."""
        super().recheck(room)
        self.bus.tell(TOPIC, {"do": "recheck", "room": room})

    def part(self) -> None:
        """Ends all sockets, which come back by themselves: they may have missed something."""
        for session in list(self.callers):
            self.end(session)

    def _told(self, message: Mapping[str, Any]) -> None:
        act = super().hang_up if message["do"] == "hang_up" else super().recheck
        act(message["room"])
