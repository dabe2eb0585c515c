"""ComfyUI connected to an upstream, for its tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conversation.errors import ProviderFault
from conversation.ports.models import ImageRequest, Made, Preview, Progress
from providers.comfyui.access import ADDRESS
from providers.comfyui.connection import ComfyConnection, connected
from providers.provider import Given
from tests.upstream.comfyui import ComfyService
from tests.upstream.connected import FakePixels
from tests.upstream.running import Running

SDXL = "sd_xl_base_1.0.safetensors"


@contextmanager
def at_work(service: ComfyService, folder: Path | None = None) -> Iterator[tuple[ComfyConnection, Running]]:
    with Running(service) as running:
        connection = connected(Given(FakePixels(), addresses={ADDRESS.name: running.url}, folder=folder))
        try:
            yield connection, running
        finally:
            connection.close()


def painted(
    connection: ComfyConnection, name: str, request: ImageRequest
) -> tuple[Made, list[Progress | Preview | Made]]:
    model = connection.image(name)
    assert model is not None
    events = list(model.make(request))
    made = events[-1]
    assert isinstance(made, Made)
    return made, events


def fault_of(connection: ComfyConnection, name: str, request: ImageRequest) -> ProviderFault:
    model = connection.image(name)
    assert model is not None
    try:
        list(model.make(request))
    except ProviderFault as fault:
        return fault
    raise AssertionError("nothing went wrong")
