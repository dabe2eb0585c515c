"""Answers as they come from a server, with what may be odd or wrong in them."""

from __future__ import annotations

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import Chunk, Ended, TokenUse
from providers.ollama.chat_answer import OllamaAnswer
from providers.ollama.connection import OllamaConnection
from providers.wire.errors import AnswerTooLarge, NotJson
from providers.wire.failures.faults import Faults
from tests.upstream.connected import asking, text_of
from tests.upstream.ollama import SAYS, last, said


def reply(connection: OllamaConnection, name: str) -> list[Chunk]:
    model = connection.chat(name)
    assert model is not None
    return list(model.reply(asking("Hello")))


def test_thoughts_are_signs_of_life_and_no_answer(connection: OllamaConnection) -> None:
    chunks = reply(connection, "qwen3-vl:8b")

    assert text_of(chunks).strip() == SAYS
    assert chunks[-1] == TokenUse(0, 26, 9)


def test_thoughts_among_the_words_are_not_shown(connection: OllamaConnection) -> None:
    chunks = reply(connection, "aloud:1b")

    assert text_of(chunks) == "Hello!"
    assert chunks[-1] == TokenUse(0, 0, 0)


def test_what_runs_elsewhere_is_not_called_free(connection: OllamaConnection) -> None:
    model = connection.chat("gpt-oss:120b-cloud")
    assert model is not None

    assert list(model.reply(asking("Hello")))[-1] == TokenUse(None, 26, 9)
    assert not model.abilities.local and model.abilities.price.input_per_million is None


def test_an_answer_that_was_too_long_says_so(connection: OllamaConnection) -> None:
    chunks = reply(connection, "short:1b")

    assert text_of(chunks) == "As long as it ma" and Ended("length") in chunks


def test_thoughts_alone_are_no_answer(connection: OllamaConnection) -> None:
    with pytest.raises(ProviderFault) as failed:
        reply(connection, "empty:1b")

    assert failed.value.code == "empty_response" and "Nothing was charged" in failed.value.text


@pytest.mark.parametrize(
    "called", [{"function": {}}, {"function": {"name": "image", "arguments": [1]}}, "image", {"function": "image"}]
)
def test_calls_that_cannot_be_read_are_told(called: object) -> None:
    with pytest.raises(NotJson):
        list(OllamaAnswer(Faults("m"), 1_000, free=True).all(iter([[said("", tool_calls=[called])]])))


def test_arguments_may_be_written_as_text() -> None:
    called = {"id": "x", "function": {"name": "image", "arguments": '{"prompt": "a lake"}'}}

    chunks = list(OllamaAnswer(Faults("m"), 1_000, free=True).all(iter([[said("", tool_calls=[called]), last()]])))

    assert [chunk.arguments for chunk in chunks if hasattr(chunk, "arguments")] == [{"prompt": "a lake"}]


def test_an_answer_without_end_is_ended() -> None:
    with pytest.raises(AnswerTooLarge):
        list(OllamaAnswer(Faults("m"), 10, free=True).all(iter([[said("eleven char")]])))


def test_somebody_else_is_noticed() -> None:
    with pytest.raises(NotJson):
        list(OllamaAnswer(Faults("m"), 10, free=True).all(iter([[{"choices": []}]])))
