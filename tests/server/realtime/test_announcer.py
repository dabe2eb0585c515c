"""What lists hear of conversations: soon, once, and as it is by then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import gevent
import pytest

from conversation.events import TurnFinished
from conversation.ports.turns import TurnRequest
from server.realtime.announcer import SOON, Announcer
from server.realtime.broadcast import Rooms
from server.turns.running_turn import RunningTurn
from storage.memory import MemoryStorage, open_memory


class Heard:
    """Rooms as far as announcements need them."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Any, str]] = []

    def send(self, name: str, payload: Any, room: str) -> None:
        self.told.append((name, payload, room))

    def rows(self, owner: str) -> list[Any]:
        """What that person's lists heard."""
        return [payload for name, payload, room in self.told if (name, room) == ("conversation", f"user:{owner}")]


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[MemoryStorage]:
    opened = open_memory(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def announcer(stores: MemoryStorage, heard: Heard) -> Iterator[Announcer]:
    made = Announcer(cast(Rooms, heard), stores.library, stores.shelf)
    yield made
    made.close()


def passed() -> None:
    gevent.sleep(SOON * 1.5)


def test_a_list_hears_the_last_state_once_however_often_it_changed(
    stores: MemoryStorage, announcer: Announcer, heard: Heard
) -> None:
    ann = stores.accounts.guest().id
    mills, ships = (stores.library.create(ann).id for _ in range(2))
    for title in ("Mill", "Mills", "Mills by the river"):
        stores.conversations.name(mills, title)
        announcer.grown(ann, mills)
    announcer.grown(ann, ships)
    assert heard.told == []

    passed()
    assert [(row["id"], row["title"]) for row in heard.rows(ann)] == [(mills, "Mills by the river"), (ships, "")]


def test_what_happens_after_it_was_told_is_told_as_well(
    stores: MemoryStorage, announcer: Announcer, heard: Heard
) -> None:
    ann = stores.accounts.guest().id
    conversation = stores.library.create(ann).id
    announcer.grown(ann, conversation)
    passed()
    stores.conversations.name(conversation, "Mills")
    announcer.grown(ann, conversation)
    passed()
    assert [row["title"] for row in heard.rows(ann)] == ["", "Mills"]


def test_a_message_is_told_at_once_and_its_list_hears_of_it_after_the_acknowledgement(
    stores: MemoryStorage, announcer: Announcer, heard: Heard
) -> None:
    ann = stores.accounts.guest().id
    conversation = stores.library.create(ann).id
    announcer.messages(ann, stores.replies.begin(TurnRequest(ann, conversation, "c1", "a mill")))
    assert [(name, to) for name, _, to in heard.told] == [("message", f"conversation:{conversation}")] * 2

    passed()
    (row,) = heard.rows(ann)
    assert row["head"] == heard.told[1][1]["message"]["id"]


def test_a_list_hears_when_a_turn_begins_and_when_it_is_over_but_not_for_its_name(
    stores: MemoryStorage, announcer: Announcer, heard: Heard
) -> None:
    ann = stores.accounts.guest().id
    request = TurnRequest(ann, stores.library.create(ann).id, "c1", "a mill")
    begun = stores.replies.begin(request)
    turn = RunningTurn(request, begun, lambda turn: None)
    announcer.turn(turn, begun)
    passed()
    announcer.turn(turn, None)  # its conversation was named
    passed()
    turn.waiting.append(TurnFinished("done", 0.1))
    turn.batch()
    announcer.turn(turn, None)
    passed()
    assert [row["running"] for row in heard.rows(ann)] == [True, True, False]


def test_of_a_conversation_that_was_deleted_meanwhile_nothing_is_told(
    stores: MemoryStorage, announcer: Announcer, heard: Heard
) -> None:
    ann = stores.accounts.guest().id
    conversation = stores.library.create(ann).id
    announcer.grown(ann, conversation)
    stores.library.delete(ann, conversation)
    announcer.conversation(ann, {"id": conversation, "deleted": True})
    passed()
    assert heard.rows(ann) == [{"id": conversation, "deleted": True}]


def test_a_server_that_closes_tells_nothing_further(stores: MemoryStorage, announcer: Announcer, heard: Heard) -> None:
    ann = stores.accounts.guest().id
    announcer.grown(ann, stores.library.create(ann).id)
    announcer.close()
    passed()
    assert heard.told == []
