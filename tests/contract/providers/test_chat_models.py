"""What every chat model promises, whoever finds its words."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from conversation.errors import ProviderFault
from conversation.ports import Attachment, ChatModel, ChatRequest, Said, ToolCall, Used, Words
from providers.sketchbook.notes import SketchbookNotes
from tests.upstream import Upstream
from tests.upstream.connected import asking, connected, text_of
from tests.upstream.pictures import png

pytestmark = pytest.mark.slow

TALKING = ("google/gemini-3-flash-preview", "anthropic/claude-haiku-4.5", "plain/no-eyes", "notes")
WITH_TOOLS = ("google/gemini-3-flash-preview",)
STUCK = ("fault/stall", "fault/stall-midway", "fault/comments-only", "fault/drip")
TOOL = {"name": "image", "description": "Paints.", "parameters": {"type": "object", "properties": {"prompt": {}}}}
Find = Callable[[str], ChatModel]


@pytest.fixture
def find(upstream: Upstream) -> Iterator[Find]:
    """A model by its provider's own id."""
    with connected(upstream, silence=2.0) as connection:

        def found(name: str) -> ChatModel:
            model = SketchbookNotes() if name == "notes" else connection.chat(name)
            assert model is not None
            return model

        yield found


@pytest.mark.parametrize("name", TALKING)
def test_it_answers_and_ends_with_what_was_used(find: Find, name: str) -> None:
    chunks = list(find(name).reply(asking("What can you do for me today?")))

    assert text_of(chunks)
    assert [isinstance(chunk, Used) for chunk in chunks].count(True) == 1
    assert isinstance(chunks[-1], Used)


@pytest.mark.parametrize(("name", "first"), [("fault/stall-midway", "Half a sen"), ("notes", "No ")])
def test_words_are_passed_on_before_the_answer_is_complete(find: Find, name: str, first: str) -> None:
    reply = find(name).reply(asking("hello"))

    assert next(chunk.text for chunk in reply if isinstance(chunk, Words) and chunk.text) == first

    reply.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", WITH_TOOLS)
def test_it_calls_a_tool_that_is_offered(find: Find, name: str) -> None:
    request = ChatRequest((Said("user", "paint a lake at dawn"),), tools=(TOOL,))

    chunks = list(find(name).reply(request))

    call = next(chunk for chunk in chunks if isinstance(chunk, ToolCall))
    assert call.id and call.name == "image" and call.arguments == {"prompt": "a lake at dawn"}
    assert isinstance(chunks[-1], Used)


@pytest.mark.parametrize("name", TALKING)
def test_it_calls_no_tool_that_is_not_offered(find: Find, name: str) -> None:
    chunks = list(find(name).reply(asking("paint a lake at dawn")))

    assert not [chunk for chunk in chunks if isinstance(chunk, ToolCall)]
    assert text_of(chunks)


@pytest.mark.parametrize("name", WITH_TOOLS)
def test_after_a_tool_has_answered_it_does_not_call_again(find: Find, name: str) -> None:
    call = ToolCall("call_1", "image", {"prompt": "a lake"})
    messages = (Said("user", "paint a lake"), Said("assistant", "", calls=(call,)))
    request = ChatRequest((*messages, Said("tool", "painted #1", answers="call_1")), tools=(TOOL,))

    chunks = list(find(name).reply(request))

    assert not [chunk for chunk in chunks if isinstance(chunk, ToolCall)]


@pytest.mark.parametrize("name", TALKING)
def test_pictures_it_cannot_see_do_no_harm(find: Find, name: str) -> None:
    seen = Attachment("image/png", png("a cat"))
    request = ChatRequest((Said("user", "What is this?", pictures=(seen,)),))

    assert text_of(list(find(name).reply(request)))


def test_it_shows_life_once_a_second_while_nothing_comes(find: Find) -> None:
    moments = [time.monotonic()]
    for _ in find("odd/slow").reply(asking("hello")):
        moments.append(time.monotonic())

    gaps = [after - before for before, after in zip(moments, moments[1:], strict=False)]
    assert moments[-1] - moments[0] > 1.4 and max(gaps) < 1.0


@pytest.mark.parametrize("name", STUCK)
def test_closing_it_frees_the_connection_while_its_answer_comes(find: Find, upstream: Upstream, name: str) -> None:
    reply = find(name).reply(asking("hello"))
    next(reply)

    reply.close()  # type: ignore[attr-defined]

    upstream.wait_until_closed_early()


def test_a_fault_keeps_the_words_that_came_before_it(find: Find) -> None:
    words = []
    with pytest.raises(ProviderFault) as failed:
        for chunk in find("fault/mid-stream-error").reply(asking("hello")):
            words.append(chunk)

    assert text_of(words) == "Half a sen"
    assert failed.value.may_have_charged is None and "may have been charged" in failed.value.text
