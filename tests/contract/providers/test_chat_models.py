"""What every chat model promises, whoever finds its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import Attachment, ChatMessage, ChatModel, ChatRequest, TextChunk, TokenUse, ToolCall
from tests.contract.providers.case import FakeUpstream
from tests.contract.providers.cases_of_all import CASES, Model, models
from tests.upstream.connected import asking, text_of
from tests.upstream.pictures import png

pytestmark = pytest.mark.slow

TOOL = {"name": "image", "description": "Paints.", "parameters": {"type": "object", "properties": {"prompt": {}}}}
Find = Callable[[Model], ChatModel]
Upstreams = dict[str, FakeUpstream]
FIRST_WORDS = {Model(case.provider.name, name): said for case in CASES for name, said in case.chats.first_words.items()}
WORDS_BEFORE = {
    Model(case.provider.name, name): said for case in CASES for name, said in case.chats.breaking_off.items()
}
FREE = {case.provider.name for case in CASES if case.free}
talking = models(lambda case: case.chats.talking)
with_tools = models(lambda case: case.chats.with_tools)
beginning = models(lambda case: case.chats.first_words)
slow = models(lambda case: case.chats.slow)
stuck = models(lambda case: case.chats.stuck)
breaking_off = models(lambda case: case.chats.breaking_off)


@pytest.fixture
def find(upstream_of: Upstreams) -> Iterator[Find]:
    """A model of its provider, connected as the studio connects it."""
    with ExitStack() as stack:
        connections = {
            case.provider.name: stack.enter_context(case.connected(upstream_of.get(case.provider.name)))
            for case in CASES
        }

        def found(model: Model) -> ChatModel:
            answered = connections[model.provider].chat(model.name)
            assert answered is not None
            return answered

        yield found


@talking
def test_it_answers_and_ends_with_what_was_used(find: Find, model: Model) -> None:
    chunks = list(find(model).reply(asking("What can you do for me today?")))

    assert text_of(chunks)
    assert [isinstance(chunk, TokenUse) for chunk in chunks].count(True) == 1
    assert isinstance(chunks[-1], TokenUse)


@beginning
def test_words_are_passed_on_before_the_answer_is_complete(find: Find, model: Model) -> None:
    reply = find(model).reply(asking("hello"))

    assert next(chunk.text for chunk in reply if isinstance(chunk, TextChunk) and chunk.text) == FIRST_WORDS[model]

    reply.close()  # type: ignore[attr-defined]


@with_tools
def test_it_calls_a_tool_that_is_offered(find: Find, model: Model) -> None:
    request = ChatRequest((ChatMessage("user", "paint a lake at dawn"),), tools=(TOOL,))

    chunks = list(find(model).reply(request))

    call = next(chunk for chunk in chunks if isinstance(chunk, ToolCall))
    assert call.id and call.name == "image" and call.arguments == {"prompt": "a lake at dawn"}
    assert isinstance(chunks[-1], TokenUse)


@talking
def test_it_calls_no_tool_that_is_not_offered(find: Find, model: Model) -> None:
    chunks = list(find(model).reply(asking("paint a lake at dawn")))

    assert not [chunk for chunk in chunks if isinstance(chunk, ToolCall)]
    assert text_of(chunks)


@with_tools
def test_after_a_tool_has_answered_it_does_not_call_again(find: Find, model: Model) -> None:
    call = ToolCall("call_1", "image", {"prompt": "a lake"})
    messages = (ChatMessage("user", "paint a lake"), ChatMessage("assistant", "", calls=(call,)))
    request = ChatRequest((*messages, ChatMessage("tool", "painted #1", answers="call_1")), tools=(TOOL,))

    chunks = list(find(model).reply(request))

    assert not [chunk for chunk in chunks if isinstance(chunk, ToolCall)]


@talking
def test_pictures_it_cannot_see_do_no_harm(find: Find, model: Model) -> None:
    seen = Attachment("image/png", png("a cat"))
    request = ChatRequest((ChatMessage("user", "What is this?", pictures=(seen,)),))

    assert text_of(list(find(model).reply(request)))


@slow
def test_it_shows_life_while_nothing_comes(find: Find, model: Model) -> None:
    chunks = []
    for chunk in find(model).reply(asking("hello")):
        if isinstance(chunk, TextChunk) and chunk.text:
            break
        chunks.append(chunk)

    assert chunks  # while the upstream was silent


@stuck
def test_closing_it_frees_the_connection_while_its_answer_comes(
    find: Find, upstream_of: Upstreams, model: Model
) -> None:
    reply = find(model).reply(asking("hello"))
    next(reply)

    reply.close()  # type: ignore[attr-defined]

    upstream_of[model.provider].wait_until_closed_early()


@breaking_off
def test_a_fault_keeps_the_words_that_came_before_it(find: Find, model: Model) -> None:
    words = []
    with pytest.raises(ProviderFault) as failed:
        for chunk in find(model).reply(asking("hello")):
            words.append(chunk)

    free = find(model).abilities.local
    assert text_of(words) == WORDS_BEFORE[model]
    free = free or model.provider in FREE
    assert failed.value.may_have_charged is (False if free else None)
    assert ("Nothing was charged" if free else "may have been charged") in failed.value.text
