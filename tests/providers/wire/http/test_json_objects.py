"""Bytes went in, JSON objects came out as they came, whatever they were wrapped in."""

from __future__ import annotations

import pytest

from providers.wire.errors import AnswerTooLarge, CutOff, NotJson, WebPage
from providers.wire.http.json_objects import COMPLETE, JsonAnswer, document, look_up, parsed
from providers.wire.http.limits import CallClock, Limits
from tests.providers.wire.pieces import pieces_of

ONE, TWO = {"word": "one"}, {"word": "two"}
EVENTS = b': hello\n\ndata: {"word": "one"}\n\nevent: x\ndata: {"word": "two"}\n\n'
LINES = b'{"word": "one"}\n{"word": "two"}\n'


def objects(*pieces: bytes, lines: bool = False, most: int = 1_000) -> list[object]:
    answer = JsonAnswer(pieces_of(list(pieces)), CallClock(Limits()), most, lines=lines)
    return [item for found in answer.objects() for item in found]


def test_a_document_is_whole() -> None:
    found = objects(b'  \n{"word": ', b'"one"}')

    assert found == [ONE, COMPLETE] and found[1] is COMPLETE


@pytest.mark.parametrize("size", [1, 5, 16, 1_000])
def test_events_come_one_by_one(size: int) -> None:
    assert objects(*(EVENTS[at : at + size] for at in range(0, len(EVENTS), size))) == [ONE, TWO]


def test_done_says_that_nothing_is_missing() -> None:
    found = objects(EVENTS, b"data: [DONE]\n\n", b"data: never read\n\n")

    assert found == [ONE, TWO, COMPLETE] and found[-1] is COMPLETE


@pytest.mark.parametrize("size", [1, 5, 16, 1_000])
def test_lines_come_one_by_one_where_they_are_expected(size: int) -> None:
    assert objects(*(LINES[at : at + size] for at in range(0, len(LINES), size)), lines=True) == [ONE, TWO]


def test_a_last_event_without_its_blank_line_counts() -> None:
    assert objects(b'data: {"word": "one"}\n') == [ONE]


def test_objects_before_damage_are_kept() -> None:
    answer = JsonAnswer(pieces_of([b'data: {"word": "one"}\n\ndata: odd\n\n']), CallClock(Limits()), 1_000).objects()

    assert next(answer) == [ONE]
    with pytest.raises(NotJson):
        next(answer)


def test_what_came_before_a_torn_connection_is_kept() -> None:
    body = pieces_of([b'data: {"word": "one"}\n\n'], CutOff("torn"))
    answer = JsonAnswer(body, CallClock(Limits()), 1_000).objects()

    assert next(answer) == [ONE]
    with pytest.raises(CutOff):
        next(answer)


@pytest.mark.parametrize(("raw", "error"), [(b"hello", NotJson), (b"[1]", NotJson), (b" <html>", WebPage)])
def test_what_is_neither_is_said(raw: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        objects(raw)


def test_more_than_the_limit_ends_it() -> None:
    with pytest.raises(AnswerTooLarge):
        objects(EVENTS, most=20)


@pytest.mark.parametrize(
    "raw",
    [
        '{"word": "one"}'.encode("utf-16"),
        '{"word": "one"}'.encode("utf-16-le"),
        b'\xef\xbb\xbf{"word": "one"}',
        b'{"word": "one"}\x00'[:-1],
    ],
)
def test_another_encoding_is_read(raw: bytes) -> None:
    assert parsed(raw) == ONE


@pytest.mark.parametrize("raw", [b"[1, 2]", b'"one"', b"1", b"null", b"", b'{"word"'])
def test_only_an_object_is_an_object(raw: bytes) -> None:
    with pytest.raises(NotJson):
        parsed(raw)


def test_a_document_may_be_a_list() -> None:
    assert document(b'[{"id": "brush"}]') == [{"id": "brush"}]
    with pytest.raises(WebPage):
        document(b"\n<!doctype html>")


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (("data", 0, "b64_json"), "abc"),
        (("data", -1, "b64_json"), "abc"),
        (("data", 1, "b64_json"), None),
        (("data", "b64_json"), None),
        (("nothing", 0), None),
        (("data", 0, "b64_json", 0), None),
        ((), {"data": [{"b64_json": "abc"}]}),
    ],
)
def test_what_is_nested_is_found_or_not_there(path: tuple[str | int, ...], found: object) -> None:
    assert look_up({"data": [{"b64_json": "abc"}]}, *path) == found
