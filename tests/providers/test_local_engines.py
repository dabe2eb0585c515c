"""What runs on the studio's own machine is found behind the scenes and offered, to who may use it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from providers.catalogue import Catalogue, connected
from providers.catalogue_json import shown
from providers.local_engines import LocalEngines
from providers.ollama import OLLAMA
from providers.openrouter import OPENROUTER
from providers.provider import Address, Given, Provider
from tests.upstream.connected import FakePixels
from tests.upstream.ollama import OllamaUpstream

USUAL = Given(FakePixels())


@pytest.fixture(scope="module")
def ollama() -> Iterator[OllamaUpstream]:
    with OllamaUpstream() as running:
        yield running


def usually_at(address: str) -> Provider:
    return replace(OLLAMA, address=Address("OLLAMA_BASE_URL", "", likely=address))


@pytest.fixture
def engines() -> Iterator[LocalEngines]:
    looking = LocalEngines(USUAL)
    yield looking
    looking.close()


def found(engines: LocalEngines, provider: Provider) -> str:
    """After a moment of looking."""
    end = time.monotonic() + 10
    while not engines.found(provider) and time.monotonic() < end:
        time.sleep(0.02)
    return engines.found(provider)


def test_what_answers_is_found_and_nobody_waits_for_it(engines: LocalEngines, ollama: OllamaUpstream) -> None:
    provider = usually_at(ollama.url)

    begun = time.monotonic()
    engines.found(provider)
    assert time.monotonic() - begun < 0.5
    assert found(engines, provider) == ollama.url


def test_where_nothing_answers_nothing_is_found(engines: LocalEngines) -> None:
    nobody = usually_at("http://127.0.0.1:9")

    assert engines.found(nobody) == ""
    time.sleep(0.3)
    assert engines.found(nobody) == "" == engines.found(OPENROUTER)


def test_it_is_offered_until_it_is_connected_and_only_to_who_may(engines: LocalEngines, ollama: OllamaUpstream) -> None:
    provider = usually_at(ollama.url)
    nothing = Catalogue((provider,), {})
    assert found(engines, provider)

    offered = shown(provider, nothing, engines)
    assert (offered["connected"], offered["by"], offered["address"]["found"]) == (False, "", ollama.url)
    assert shown(provider, nothing)["address"]["found"] == ""

    here = Given(FakePixels(), addresses={"OLLAMA_BASE_URL": ollama.url})
    catalogue = Catalogue((provider,), connected((provider,), here))
    catalogue.chat("ollama/llama3.2")
    taken = shown(provider, catalogue, engines)
    assert (taken["connected"], taken["by"], taken["address"]["found"]) == (True, "studio", "")
    catalogue.close()


def test_one_that_is_switched_off_is_held_and_not_connected() -> None:
    off = Given(FakePixels(), addresses={"OLLAMA_BASE_URL": "http://127.0.0.1:9"})
    catalogue = Catalogue((OLLAMA,), connected((OLLAMA,), off))

    told = shown(OLLAMA, catalogue)

    assert (told["connected"], told["by"]) == (False, "studio")
    assert catalogue.chats() == []
    catalogue.close()
