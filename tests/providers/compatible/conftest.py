"""A server of one's own that has seen nothing yet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from providers.compatible.connection import CompatibleConnection
from providers.provider import Given
from tests.upstream.compatible_service import compatible_upstream
from tests.upstream.connected import FakePixels
from tests.upstream.running import Running


@pytest.fixture(scope="session")
def running_server() -> Iterator[Running]:
    with compatible_upstream() as running:
        yield running


@pytest.fixture
def server(running_server: Running) -> Running:
    running_server.forget()
    return running_server


@pytest.fixture
def pixels() -> FakePixels:
    return FakePixels()


@pytest.fixture
def connection(server: Running, pixels: FakePixels) -> Iterator[CompatibleConnection]:
    made = CompatibleConnection(Given(pixels, {}, {"COMPATIBLE_API_URL": server.url}, silence=2.0))
    yield made
    made.close()
