"""Ollama on this machine, for each test anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from providers.ollama.access import ADDRESS
from providers.ollama.connection import OllamaConnection
from providers.provider import Given
from tests.upstream.connected import FakePixels
from tests.upstream.ollama import OllamaUpstream


@pytest.fixture
def ollama() -> Iterator[OllamaUpstream]:
    with OllamaUpstream() as running:
        yield running


@pytest.fixture
def connection(ollama: OllamaUpstream) -> Iterator[OllamaConnection]:
    connected = OllamaConnection(Given(FakePixels(), addresses={ADDRESS.name: ollama.url}))
    yield connected
    connected.close()
