"""Google AI Studio, connected to its fake upstream."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from conversation.errors import ProviderFault
from conversation.ports.models import ChatMessage, ChatRequest, Chunk, ImageRequest, Made
from providers.gemini.access import ADDRESS, KEY
from providers.gemini.connection import GeminiConnection, connect
from providers.provider import Given
from tests.upstream.connected import FakePixels
from tests.upstream.running import Running

A_KEY = "AIzaSy-0123456789abcdefghijklmnopqrstuv"


def given(at: Running, key: str = A_KEY) -> Given:
    return Given(FakePixels(), {KEY.name: key}, {ADDRESS.name: at.url}, silence=2.0)


@contextmanager
def connected(at: Running, key: str = A_KEY) -> Iterator[GeminiConnection]:
    connection = connect(given(at, key))
    try:
        yield connection
    finally:
        connection.close()


def said(at: Running, name: str, request: ChatRequest | None = None) -> list[Chunk]:
    """All that the model says."""
    with connected(at) as connection:
        model = connection.chat(name)
        assert model is not None
        return list(model.reply(request or ChatRequest((ChatMessage("user", "hello"),))))


def painted(at: Running, name: str, request: ImageRequest | None = None) -> Made:
    """What the model paints."""
    with connected(at) as connection:
        model = connection.image(name)
        assert model is not None
        made = list(model.make(request or ImageRequest("a lake at dawn")))[-1]
    assert isinstance(made, Made)
    return made


def failed(at: Running, name: str) -> ProviderFault:
    """What goes wrong, whichever kind of model it is."""
    try:
        if name.endswith("-image"):
            painted(at, name)
        else:
            said(at, name)
    except ProviderFault as fault:
        assert A_KEY not in f"{fault.title}{fault.text}{fault.details}"
        return fault
    raise AssertionError(f"{name} did not fail")
