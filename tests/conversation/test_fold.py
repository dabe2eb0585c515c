"""Events came in, this is the reply they amount to. `reduce.ts` runs through the same files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conversation.events import EVENTS, event_from_dict, event_to_dict
from conversation.fold import fold
from conversation.reply import Reply
from conversation.serialization import to_json

TURNS = sorted((Path(__file__).parents[1] / "fixtures/turns").glob("*.jsonl"))


def read(path: Path) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    *lines, last = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [line["event"] for line in lines], last["reply"]


@pytest.mark.parametrize("path", TURNS, ids=lambda path: path.stem)
def test_the_events_fold_into_the_reply(path: Path) -> None:
    events, expected = read(path)
    reply = Reply(turn=expected["turn"])
    for event in events:
        reply = fold(reply, event_from_dict(event))
    assert reply == Reply.from_dict(expected)


@pytest.mark.parametrize("path", TURNS, ids=lambda path: path.stem)
def test_events_survive_the_wire(path: Path) -> None:
    for event in read(path)[0]:
        sent = event_to_dict(event_from_dict(event))
        assert {name: sent[name] for name in event} == event
        assert event_from_dict(sent) == event_from_dict(event)


@pytest.mark.parametrize("path", TURNS, ids=lambda path: path.stem)
def test_a_stored_reply_reads_back_as_it_was(path: Path) -> None:
    expected = read(path)[1]
    reply = Reply.from_dict(expected)
    assert {name: to_json(reply)[name] for name in expected if name != "pictures"} == {
        name: value for name, value in expected.items() if name != "pictures"
    }
    assert Reply.from_dict(to_json(reply)) == reply


def test_every_event_occurs_in_a_fixture() -> None:
    seen = {event["type"] for path in TURNS for event in read(path)[0]}
    assert seen == {cls.__name__ for cls in EVENTS}


def test_an_unknown_event_is_refused() -> None:
    with pytest.raises(KeyError):
        event_from_dict({"type": "Telepathy"})
