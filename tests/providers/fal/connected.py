"""fal.ai, connected to its fake upstream."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from conversation.errors import ProviderFault
from conversation.ports.models import ImageModel, ImageRequest, Made, Progress
from providers.fal.access import ADDRESS, KEY
from providers.fal.connection import connect
from providers.provider import Given
from tests.upstream.connected import FakePixels
from tests.upstream.running import Running

A_KEY = "fal-good-0123456789:abcdef0123456789abcdef0123456789"
KLEIN = "fal-ai/flux-2/klein/9b"
LAKE = ImageRequest("a lake at dawn", "3:2", seed=7)


def given(at: Running, key: str = A_KEY) -> Given:
    return Given(FakePixels(), {KEY.name: key}, {ADDRESS.name: at.url}, silence=2.0)


@contextmanager
def painter(at: Running, name: str = KLEIN, key: str = A_KEY) -> Iterator[ImageModel]:
    connection = connect(given(at, key))
    try:
        found = connection.image(name)
        assert found is not None
        yield found
    finally:
        connection.close()


def steps(at: Running, name: str = KLEIN, request: ImageRequest = LAKE, key: str = A_KEY) -> list[object]:
    """All that comes on the way, the picture last."""
    with painter(at, name, key) as model:
        return list(model.make(request))


def painted(at: Running, name: str = KLEIN, request: ImageRequest = LAKE) -> Made:
    made = steps(at, name, request)[-1]
    assert isinstance(made, Made)
    return made


def notes(events: list[object]) -> list[str]:
    """What is told of the progress, each once."""
    told = [event.note for event in events if isinstance(event, Progress) and event.note]
    return list(dict.fromkeys(told))


def failed(at: Running, name: str, request: ImageRequest = LAKE, key: str = A_KEY) -> ProviderFault:
    try:
        steps(at, name, request, key)
    except ProviderFault as fault:
        assert key not in f"{fault.title}{fault.text}{fault.details}"
        return fault
    raise AssertionError(f"{name} did not fail")
