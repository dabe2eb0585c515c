"""Ollama at an address: its models, as it lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace

from conversation.errors import ProviderFault
from conversation.ports.kept_models import KeptModel, Pulled
from conversation.ports.models import ChatModel, ImageModel
from conversation.sentences import say
from providers.ollama.access import ADDRESS
from providers.ollama.chat import OllamaChat
from providers.ollama.disk import deleted, pulled
from providers.ollama.images import OllamaPainter
from providers.ollama.listed_model import full_name
from providers.ollama.model_list import OllamaModels, OllamaState
from providers.provider import Given
from providers.provider_report import ProviderReport
from providers.wire.client import Client
from providers.wire.http.limits import Limits, limits_for

LOADING = 300.0
"""Seconds until the first word of a model: it is read from the disk first, and Ollama itself waits that long."""


class OllamaConnection:
    """Implements `LocalConnection` and `KeepsModels`."""

    def __init__(self, given: Given) -> None:
        self._client = Client("Ollama", given, ADDRESS, limits=limits_of(given), free=True)
        self._models = OllamaModels(self._client, given.context)

    def images(self) -> Sequence[ImageModel]:
        state = self._models.reading.known()
        return self._painters(state) if state else ()

    def chats(self) -> Sequence[ChatModel]:
        return [OllamaChat(self._client, model) for model in self._models.known() if model.talks]

    def image(self, name: str) -> ImageModel | None:
        state = self._models.reading.fresh()
        wanted = f"ollama/{full_name(name)}"
        return next((each for each in self._painters(state) if each.id == wanted), None) if state else None

    def chat(self, name: str) -> ChatModel | None:
        found = self._models.find(name)
        return OllamaChat(self._client, found) if found is not None and found.talks else None

    def answers(self) -> bool:
        return self._models.reading.known() is not None

    def look(self) -> None:
        self._models.reading.now()

    def report(self) -> ProviderReport:
        """Asked now. Raises `ProviderFault`."""
        state = self._models.reading.now()
        missing = say("ollama_empty", "It has no model yet. Fetch one with `ollama pull qwen3-vl:8b`, or under Models.")
        return ProviderReport(
            models=len(state.models),
            painters=len(self._painters(state)),
            version=state.version,
            told="" if state.models else missing,
        )

    def kept(self) -> Sequence[KeptModel]:
        """See `KeepsModels`."""
        state = self._models.reading.fresh() or self._models.reading.now()
        return [model.kept for model in state.models]

    def full_name(self, name: str) -> str:
        """See `KeepsModels`."""
        return full_name(name)

    def pull(self, name: str) -> Iterator[Pulled]:
        """See `KeepsModels`. What came stays at Ollama when it is closed, and is gone on with."""
        yield from pulled(self._client, name)
        self._read_again()

    def delete(self, name: str) -> None:
        """See `KeepsModels`."""
        deleted(self._client, name)
        self._read_again()

    def close(self) -> None:
        self._models.reading.close()
        self._client.close()

    def _painters(self, state: OllamaState) -> list[OllamaPainter]:
        refuses = self._models.refuses_pictures
        painters = [OllamaPainter(self._client, model, refuses) for model in state.models if model.paints]
        return painters if state.paints else []

    def _read_again(self) -> None:
        with suppress(ProviderFault):  # what was done is done, whoever answers afterwards
            self._models.reading.now()


def check(given: Given) -> ProviderReport:
    """Which version answers, and with which models."""
    with closing(OllamaConnection(given)) as connection:
        return connection.report()


def limits_of(given: Given) -> Limits:
    """Of a call that may have to wait for a model to be loaded."""
    usual = limits_for(max(given.silence, LOADING))
    return replace(usual, connect=5.0)
