"""Pieces of bytes go in, the data of whole events comes out."""

from __future__ import annotations

import pytest

from providers.wire.content.server_sent_events import ServerSentEvents

STREAM = (
    ": OPENROUTER PROCESSING\n\n"
    'data: {"a": "Grüße 東京"}\n\n'
    "event: message\r\nid: 3\r\ndata:two\r\ndata: lines\r\n\r\n"
    ":\n\ndata: last\n\n"
).encode()
DATA = ['{"a": "Grüße 東京"}'.encode(), b"two\nlines", b"last"]


def fed(pieces: list[bytes]) -> list[bytes]:
    events = ServerSentEvents()
    found = [data for piece in pieces for data in events.feed(piece)]
    return found + events.end()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 10_000])
def test_it_does_not_matter_where_the_network_cuts(size: int) -> None:
    assert fed([STREAM[at : at + size] for at in range(0, len(STREAM), size)]) == DATA


def test_one_whole_event_is_told_at_once() -> None:
    assert ServerSentEvents().feed(b"data: x\n\n") == [b"x"]


def test_a_comment_is_no_event() -> None:
    assert fed([b": OPENROUTER PROCESSING\n\n", b": again\r\n\r\n"]) == []


def test_a_line_of_many_megabytes_is_put_together() -> None:
    pieces = [b"data: ", *[b"x" * 65_536] * 200, b"\n\n"]

    assert [len(data) for data in fed(pieces)] == [200 * 65_536]


def test_the_last_event_needs_no_blank_line() -> None:
    assert fed([b"data: a\n\ndata: b"]) == [b"a", b"b"]


def test_it_knows_whether_data_is_on_its_way() -> None:
    events = ServerSentEvents()

    inside = []
    for piece in (b": comm", b"ent\n\ndata: {", b"}\n\n"):
        events.feed(piece)
        inside.append(events.is_inside_data)

    assert inside == [False, True, False]
