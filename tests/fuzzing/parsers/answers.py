"""Answers of models as they come over a wire, cut anywhere and damaged: the same events, or a fault in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from hypothesis import strategies as st

from conversation.errors import ProviderFault
from conversation.ports.models import Made, TextChunk, TokenUse
from providers.ollama.chat_answer import OllamaAnswer
from providers.wire.chat_completions.answer import ChatAnswer
from providers.wire.content.server_sent_events import ServerSentEvents
from providers.wire.errors import WireError
from providers.wire.failures.faults import Faults
from providers.wire.failures.refusals import explain_inside
from providers.wire.http.json_objects import JsonAnswer
from providers.wire.http.limits import CallClock, Limits
from tests.fuzzing.parsers.damage import damaged
from tests.fuzzing.parsers.target import Parser
from tests.providers.wire.pieces import pieces_of
from tests.upstream.pictures import base64_png

FAULTS = Faults("Model", provider="Acme")
MOST = 1_000_000
PICTURE = {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{base64_png('cat')}"}}
CALL = {"index": 0, "id": "a", "type": "function", "function": {"name": "image", "arguments": '{"prompt": "a lake"}'}}
DELTAS: tuple[dict[str, Any], ...] = (
    {"content": "Grüße 東京 😀"},
    {"content": [{"type": "text", "text": "a part"}, PICTURE]},
    {"reasoning": "a thought"},
    {"tool_calls": [CALL]},
    {"images": [PICTURE]},
)
OBJECTS: tuple[dict[str, Any], ...] = (
    *({"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": delta}]} for delta in DELTAS),
    {"choices": [{"delta": {}, "finish_reason": "stop"}]},
    {"choices": [], "usage": {"cost": 0.01, "prompt_tokens": 3, "completion_tokens": 5}},
    {"error": {"code": 429, "message": "slowly", "metadata": {"raw": "{}", "provider_name": "x"}}},
    {"model": "gemma3", "message": {"role": "assistant", "content": "hello", "thinking": "hm"}, "done": False},
    {"model": "gemma3", "done": True, "done_reason": "stop", "prompt_eval_count": 26, "eval_count": 9},
)
ODD: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)


def _places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in it below the whole."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield (*path, key)
        yield from _places(each, (*path, key))


PLACES = [(item, place) for item in OBJECTS for place in _places(item)]


def _spoilt(where: tuple[dict[str, Any], tuple[str | int, ...]], odd: Any) -> dict[str, Any]:
    """A copy in which something else stands there."""
    item, place = where
    made: dict[str, Any] = json.loads(json.dumps(item))
    at: Any = made
    for step in place[:-1]:
        at = at[step]
    at[place[-1]] = odd
    return made


def _stream(items: list[dict[str, Any]], before: bytes, between: bytes, last: bytes) -> bytes:
    return b"".join(before + json.dumps(item).encode() + between for item in items) + last


ITEM = st.one_of(st.sampled_from(OBJECTS), st.builds(_spoilt, st.sampled_from(PLACES), ODD))
FRAMES = st.sampled_from((b"data: ", b"data:", b": hello\r\n\r\ndata: ", b"event: x\nid: 1\ndata: ", b""))
STREAM = st.builds(
    _stream,
    st.lists(ITEM, max_size=4),
    FRAMES,
    st.sampled_from((b"\n\n", b"\r\n\r\n", b"\n", b"\n\ndata: \n\n")),
    st.sampled_from((b"data: [DONE]\n\n", b"", b"data: {")),
)
WELL = [_stream(list(OBJECTS), b"data: ", b"\n\n", b"data: [DONE]\n\n"), _stream(list(OBJECTS), b"", b"\n", b"")]
BYTES = st.one_of(STREAM, damaged(WELL), st.binary(max_size=200))
CUTS = st.lists(st.integers(0, 3_000), max_size=8).map(sorted)


@contextmanager
def opened() -> Iterator[Callable[[tuple[bytes, list[int]]], object]]:
    yield read


def read(came: tuple[bytes, list[int]]) -> None:
    """Where the network cuts does not matter; words that are none are a fault, in either wire."""
    data, cuts = came
    pieces = [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]
    assert _events(pieces) == _events([data]) == _read_slowly(data)
    for lines in (False, True):
        for answer in (
            ChatAnswer(FAULTS, MOST, partial(explain_inside, FAULTS)),
            OllamaAnswer(FAULTS, MOST, free=True),
        ):
            try:
                chunks = list(
                    answer.all(JsonAnswer(pieces_of(list(pieces)), CallClock(Limits()), MOST, lines=lines).objects())
                )
            except (ProviderFault, WireError):
                continue
            for chunk in chunks:
                if isinstance(chunk, TextChunk):
                    chunk.text.encode()  # what is half a character could not be stored
                elif isinstance(chunk, TokenUse):
                    assert chunk.cost is None or chunk.cost >= 0
                elif isinstance(chunk, Made):
                    assert chunk.data


def _events(pieces: list[bytes]) -> list[bytes]:
    events = ServerSentEvents()
    found = [data for piece in pieces for data in events.feed(piece)]
    return found + events.end()


def _read_slowly(data: bytes) -> list[bytes]:
    """As the standard has it, line by line; a CR alone ends none."""
    found, said = [], list[bytes]()
    for line in (*data.split(b"\n"), b""):
        name, _, value = line.rstrip(b"\r").partition(b":")
        if not line.rstrip(b"\r"):
            found += [b"\n".join(said)]
            said = []
        elif name == b"data" and b":" in line:
            said.append(value.removeprefix(b" "))
    return [each for each in found if each]


PARSER = Parser("answers", st.tuples(BYTES, CUTS), opened, few=150)
