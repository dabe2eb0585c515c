"""A process hears the rooms that somebody is in whose socket it has, and no others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

import gevent
import pytest

from server.coordination.bus import Bus
from server.realtime import shared_rooms
from server.realtime.broadcast import Rooms
from server.realtime.shared_rooms import StudioManager


class Heard:
    """A bus of which only the topics are known."""

    def __init__(self) -> None:
        self.topics: list[str] = []

    def follow(self, topic: str, hear: Callable[[Mapping[str, Any]], object]) -> None:
        if topic not in self.topics:
            self.topics.append(topic)

    def leave(self, topic: str) -> None:
        self.topics.remove(topic)


def test_a_room_is_heard_until_the_last_left_it_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_rooms, "LINGER", 0.0)
    bus = Heard()
    manager = StudioManager(cast(Bus, bus))
    manager.serve(cast(Rooms, object()))
    for sid in ("a", "b"):
        manager.basic_enter_room(sid, "/", None, f"eio {sid}")
        manager.basic_enter_room(sid, "/", sid, f"eio {sid}")
        manager.basic_enter_room(sid, "/", "conversation:1")
    assert bus.topics == ["rooms:conversation:1"], "nobody else knows a socket's own room"

    manager.basic_leave_room("a", "/", "conversation:1")
    manager.basic_leave_room("b", "/", "conversation:1")
    manager.basic_enter_room("b", "/", "conversation:1")
    gevent.sleep(0.01)
    assert bus.topics == ["rooms:conversation:1"], "it was back in time"

    manager.basic_disconnect("b", "/")
    gevent.sleep(0.01)
    assert bus.topics == []


def test_rooms_that_are_left_again_and_again_are_waited_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = list[object]()
    monkeypatch.setattr(gevent, "spawn_later", lambda *told: waiting.append(told))
    bus = Heard()
    manager = StudioManager(cast(Bus, bus))
    manager.serve(cast(Rooms, object()))
    manager.basic_enter_room("a", "/", None, "eio a")
    for _ in range(3):
        manager.basic_leave_room("a", "/", "conversation:nobody is in")
        manager.basic_enter_room("a", "/", "conversation:1")
        manager.basic_leave_room("a", "/", "conversation:1")
    assert len(waiting) == 1


def test_who_has_no_sockets_hears_no_room() -> None:
    bus = Heard()
    manager = StudioManager(cast(Bus, bus))
    manager.basic_enter_room("a", "/", None, "eio a")
    manager.basic_enter_room("a", "/", "conversation:1")
    assert bus.topics == []
