"""What is listed, read behind the scenes."""

from __future__ import annotations

import time

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import ChatMessage, ChatRequest
from providers.ollama import OLLAMA
from providers.ollama.access import ADDRESS
from providers.ollama.connection import OllamaConnection
from providers.ollama.listed_model import USUAL_CONTEXT, OllamaModel, full_name
from providers.provider import Given, LocalConnection
from tests.upstream.connected import FakePixels
from tests.upstream.ollama import OllamaUpstream


def listed(connection: OllamaConnection) -> list[str]:
    connection.look()
    return [model.id for model in connection.chats()]


def test_the_ones_that_can_do_most_come_first_and_those_elsewhere_last(connection: OllamaConnection) -> None:
    names = listed(connection)

    assert names[:2] == ["ollama/qwen3-vl:8b", "ollama/llama3.2:latest"] and names[-1] == "ollama/gpt-oss:120b-cloud"
    assert "ollama/nomic-embed-text:latest" not in names and "ollama/x/z-image-turbo:latest" not in names


def test_what_each_can_do(connection: OllamaConnection) -> None:
    model = connection.chat("qwen3-vl:8b")
    assert model is not None

    able = model.abilities
    assert (able.vision, able.tools, able.local, able.context) == (True, True, True, Given.context)
    assert (able.price.input_per_million, able.price.output_per_million) == (0, 0)
    assert model.label == "qwen3-vl:8b"


@pytest.mark.parametrize(("most", "given"), [(8_000, 8_000), (65_536, 65_536), (1_000_000, 131_072)])
def test_a_model_is_given_what_is_set_and_never_more_than_it_reads(
    ollama: OllamaUpstream, most: int, given: int
) -> None:
    connection = OllamaConnection(Given(FakePixels(), addresses={ADDRESS.name: ollama.url}, context=most))
    model = connection.chat("qwen3-vl:8b")
    assert model is not None and model.abilities.context == given

    list(model.reply(ChatRequest((ChatMessage("user", "Hello"),))))

    assert ollama.calls("qwen3-vl:8b")[-1]["options"]["num_ctx"] == given
    connection.close()


def test_a_server_that_lists_no_capabilities_is_asked_once_for_each(
    ollama: OllamaUpstream, connection: OllamaConnection
) -> None:
    ollama.service.lists_capabilities = False

    connection.look()
    connection.look()

    model = connection.chat("qwen3-vl:8b")
    assert model is not None and model.abilities.vision and model.abilities.tools and model.abilities.context == 8_192


def test_a_name_without_a_tag_is_the_latest(connection: OllamaConnection) -> None:
    model = connection.chat("llama3.2")

    assert model is not None and model.id == "ollama/llama3.2:latest"
    assert full_name("hf.co:443/some/model") == "hf.co:443/some/model:latest"


def test_one_it_does_not_have_is_none(connection: OllamaConnection) -> None:
    assert connection.chat("nobody/has:this") is None
    assert connection.chat("nomic-embed-text") is None, "it cannot talk"


def test_nothing_waits_for_a_server_that_is_not_there() -> None:
    connection = OllamaConnection(Given(FakePixels(), addresses={ADDRESS.name: "http://127.0.0.1:9"}))
    assert isinstance(connection, LocalConnection)

    begun = time.monotonic()
    assert not connection.answers() and list(connection.chats()) == [] == list(connection.images())
    assert time.monotonic() - begun < 0.5
    with pytest.raises(ProviderFault) as failed:
        connection.look()
    assert failed.value.code == "unreachable"
    connection.close()


def test_something_else_at_the_address_is_no_ollama(ollama: OllamaUpstream) -> None:
    connection = OllamaConnection(Given(FakePixels(), addresses={ADDRESS.name: f"{ollama.url}/v1"}))

    with pytest.raises(ProviderFault):
        connection.look()
    assert not connection.answers()
    connection.close()


@pytest.mark.parametrize("entry", [{}, {"name": 3}, {"name": ""}])
def test_entries_without_a_name_are_passed_over(entry: dict[str, object]) -> None:
    assert OllamaModel.from_list(entry) is None


def test_an_old_server_says_little() -> None:
    model = OllamaModel.from_list({"name": "llava:7b", "details": {"families": ["llama", "clip"]}})
    assert model is not None

    able = model.shown({}).chat_abilities
    assert (able.vision, able.tools, able.context) == (True, False, USUAL_CONTEXT)
    embedding = OllamaModel.from_list({"name": "e", "details": {"family": "nomic-bert"}})
    assert embedding is not None and not embedding.talks


def test_it_is_not_connected_without_an_address() -> None:
    assert OLLAMA.needs == () and OLLAMA.address is not None
    assert (OLLAMA.address.usual, OLLAMA.address.likely) == ("", "http://127.0.0.1:11434")
