"""Fetching and deleting models at Ollama."""

from __future__ import annotations

import pytest

from conversation.errors import ProviderFault
from conversation.ports.kept_models import KeepsModels, Pulled
from providers.ollama.connection import OllamaConnection
from tests.upstream.ollama import GB, OllamaUpstream


def test_what_lies_there_and_what_it_can(connection: OllamaConnection) -> None:
    assert isinstance(connection, KeepsModels)
    kept = {model.name: model for model in connection.kept()}

    seeing, cloud = kept["qwen3-vl:8b"], kept["gpt-oss:120b-cloud"]
    assert (seeing.bytes, seeing.parameters, seeing.local) == (5 * GB, "8.2B", True)
    assert seeing.able == ("talks", "vision", "tools", "thinks")
    assert (cloud.bytes, cloud.local) == (0, False)
    assert kept["nomic-embed-text:latest"].able == ("embeds",)


def test_a_fetch_tells_how_far_it_is_and_the_model_can_be_used_at_once(connection: OllamaConnection) -> None:
    assert connection.chat("gemma3:4b") is None

    steps = list(connection.pull("gemma3:4b"))

    assert steps[-1] == Pulled(4_000, 4_000) and steps == sorted(steps, key=lambda step: step.received)
    assert connection.chat("gemma3:4b") is not None


def test_closing_a_fetch_ends_it_there(connection: OllamaConnection, ollama: OllamaUpstream) -> None:
    steps = connection.pull("endless:1b")
    while not next(steps).received:
        pass

    steps.close()  # type: ignore[attr-defined]

    ollama.wait_until_closed_early()


def test_a_name_that_nobody_offers_is_told(connection: OllamaConnection) -> None:
    with pytest.raises(ProviderFault) as failed:
        list(connection.pull("nobody/has:this"))

    assert "Nobody offers a model" in failed.value.title and "ollama.com/library" in failed.value.text
    assert "Nothing was charged" in failed.value.text


def test_what_is_deleted_is_gone_and_may_be_gone_already(connection: OllamaConnection) -> None:
    connection.delete("llama3.2:latest")
    connection.delete("llama3.2:latest")

    assert "llama3.2:latest" not in {model.name for model in connection.kept()}
