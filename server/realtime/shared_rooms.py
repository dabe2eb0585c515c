"""Rooms whose people are on several processes: Socket.IO's own messages between servers, over our line to Redis.

Each room is a topic of its own, which a process hears while somebody is there whose socket it has: what is said to
people at other processes costs it nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard

import gevent

from endpoints.conversations.socket_io import PubSubManager, SocketIO
from server.coordination.bus import Bus
from server.realtime.broadcast import Rooms

LINGER = 30.0
"""Seconds for which a room is heard that nobody is in any more: a page that is loaded anew is back by then."""


def topic_of(room: str) -> str:
    """Under which the bus tells what is said into it."""
    return f"rooms:{room}"


def is_shared(room: str | None) -> TypeGuard[str]:
    """Whether it may have people at several processes: not the one that each socket has for itself."""
    return room is not None and ":" in room


class StudioManager(PubSubManager):  # type: ignore[misc]  # python-socketio has no types
    """Carries what is said into rooms from process to process. A process without sockets only tells."""

    name = "atelier"

    def __init__(self, bus: Bus) -> None:
        super().__init__(channel="rooms", write_only=True)
        self.bus = bus
        self.local: Rooms | None = None
        """Who has the sockets of this process; None where there are none."""
        self.left = set[str]()
        """Rooms that are looked at after `LINGER`."""

    def serve(self, rooms: Rooms) -> None:
        """Says here, too, what others say."""
        self.local = rooms

    def send(self, name: str, payload: Mapping[str, Any], room: str) -> bool:
        """To everybody in a room, of all other processes. Whether it left."""
        return self.bus.tell(topic_of(room), self.message(name, payload, room))

    def message(self, name: str, payload: Mapping[str, Any], room: str) -> Mapping[str, Any]:
        """As python-socketio's servers tell it each other, under `topic_of` the room."""
        said = {"method": "emit", "event": name, "data": [payload], "binary": False, "namespace": "/", "room": room}
        return {**said, "skip_sid": None, "callback": None, "host_id": self.host_id}

    def basic_enter_room(self, sid: str, namespace: str, room: str | None, eio_sid: str | None = None) -> None:
        """See python-socketio. Back once what is said into the room is heard: its conversation is read after that."""
        super().basic_enter_room(sid, namespace, room, eio_sid)
        if self.local is not None and is_shared(room):
            self.bus.follow(topic_of(room), self._heard)

    def basic_leave_room(self, sid: str, namespace: str, room: str | None) -> None:
        """See python-socketio. Anybody may leave any room as often as they like: that costs something once."""
        known = is_shared(room) and self._somebody(namespace, room)
        super().basic_leave_room(sid, namespace, room)
        if self.local is None or not known or room is None or self._somebody(namespace, room) or room in self.left:
            return
        self.left.add(room)
        gevent.spawn_later(LINGER, self._forget, namespace, room)

    def _forget(self, namespace: str, room: str) -> None:
        self.left.discard(room)
        if not self._somebody(namespace, room):
            self.bus.leave(topic_of(room))

    def _somebody(self, namespace: str, room: str) -> bool:
        """Whether a socket of this process is in it."""
        return bool(self.rooms.get(namespace, {}).get(room))

    def _publish(self, data: Mapping[str, Any]) -> None:
        if is_shared(room := data.get("room")):
            self.bus.tell(topic_of(room), data)

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
