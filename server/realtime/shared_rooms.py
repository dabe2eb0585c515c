"""Rooms whose people are on several processes: Socket.IO's own messages between servers, over our line to Redis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from endpoints.conversations.socket_io import PubSubManager, SocketIO
from server.coordination.bus import Bus
from server.realtime.broadcast import Rooms

TOPIC = "rooms"


class StudioManager(PubSubManager):  # type: ignore[misc]  # python-socketio has no types
    """Carries what is said into rooms from process to process. A process without sockets only tells."""

    name = "atelier"

    def __init__(self, bus: Bus) -> None:
        super().__init__(channel=TOPIC, write_only=True)
        self.bus = bus
        self.local: Rooms | None = None
        """Who has the sockets of this process; None where there are none."""

    def serve(self, rooms: Rooms) -> None:
        """Says here, too, what others say."""
        self.local = rooms
        self.bus.hear(TOPIC, self._heard)

    def send(self, name: str, payload: Mapping[str, Any], room: str) -> bool:
        """To everybody in a room, of all other processes. Whether it left."""
        return self.bus.tell(TOPIC, self.message(name, payload, room))

    def message(self, name: str, payload: Mapping[str, Any], room: str) -> Mapping[str, Any]:
        """As python-socketio's servers tell it each other, under `TOPIC`."""
        said = {"method": "emit", "event": name, "data": [payload], "binary": False, "namespace": "/", "room": room}
        return {**said, "skip_sid": None, "callback": None, "host_id": self.host_id}

    def _publish(self, data: Mapping[str, Any]) -> None:
        self.bus.tell(TOPIC, data)

    def _heard(self, message: Mapping[str, Any]) -> None:
        if message["method"] == "emit" and message["host_id"] != self.host_id and self.local is not None:
            self.local.send_here(message["event"], message["data"][0], message["room"])


class SharedRooms(Rooms):
    """Everybody in a room, wherever their socket is."""

    def __init__(self, socketio: SocketIO, largest: int, root: str = "") -> None:
        super().__init__(socketio, largest, root)
        self.manager.serve(self)

    def send(self, name: str, payload: Mapping[str, Any], room: str) -> None:
        """See `Rooms`."""
        self.send_here(name, payload, room)
        self.manager.send(name, payload, room)
