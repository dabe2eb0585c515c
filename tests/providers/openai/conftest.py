"""OpenAI, connected to an upstream that has seen nothing yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from providers.openai.connection import OpenAIConnection, connect
from providers.provider import Given
from tests.upstream.connected import KEY, FakePixels
from tests.upstream.openai_service import openai_upstream
from tests.upstream.running import Running

Connect = Callable[..., OpenAIConnection]


@pytest.fixture(scope="session")
def running_openai() -> Iterator[Running]:
    with openai_upstream() as running:
        yield running


@pytest.fixture
def openai(running_openai: Running) -> Running:
    running_openai.forget()
    return running_openai


@pytest.fixture
def pixels() -> FakePixels:
    return FakePixels()


@pytest.fixture
def connection(openai: Running, pixels: FakePixels) -> Iterator[OpenAIConnection]:
    made = connect(Given(pixels, {"OPENAI_API_KEY": KEY}, {"OPENAI_API_URL": openai.url}, silence=2.0))
    yield made
    made.close()
