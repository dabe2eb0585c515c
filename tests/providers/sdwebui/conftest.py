"""Stable Diffusion WebUI on this machine, for each test anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from providers.provider import Given
from providers.sdwebui.access import ADDRESS
from providers.sdwebui.connection import SdWebuiConnection
from tests.upstream.connected import FakePixels
from tests.upstream.sdwebui import SdWebuiUpstream


@pytest.fixture
def sdwebui() -> Iterator[SdWebuiUpstream]:
    with SdWebuiUpstream() as running:
        yield running


@pytest.fixture
def connection(sdwebui: SdWebuiUpstream) -> Iterator[SdWebuiConnection]:
    connected = SdWebuiConnection(Given(FakePixels(), addresses={ADDRESS.name: sdwebui.url}))
    yield connected
    connected.close()
