"""Who gives a provider the same shares its connection, which stays open as long as somebody holds it."""

from __future__ import annotations

import gc
from dataclasses import dataclass, field, replace

import pytest

from conversation.ports.pixels import Pixels
from providers.connections import IDLE, SharedConnections
from providers.provider import Address, FixedModels, Given, Need, Provider
from tests.upstream.connected import FakePixels

PIXELS: Pixels = FakePixels()
ADA, BEA = (Given(PIXELS, {"ACME_KEY": key}, personal=True) for key in ("ada's", "bea's"))


@dataclass
class Acme:
    """Counts what it opened and closed."""

    opened: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)

    def provider(self) -> Provider:
        need = Need("ACME_KEY", "Ask Acme.", "https://acme.example")
        return Provider("acme", "Acme", (need,), self.connect, Address("ACME_URL", "https://acme.example/v1"))

    def connect(self, given: Given) -> FixedModels:
        key = given.keys["ACME_KEY"]
        self.opened.append(key)
        return FixedModels(close=lambda: self.closed.append(key))


class Watch:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


def test_the_same_key_at_the_same_address_is_one_connection(watch: Watch) -> None:
    acme, connections = Acme(), SharedConnections(clock=watch)
    provider = acme.provider()

    first, second = (connections.lease({"acme": (provider, ADA)}) for _ in range(2))
    other = connections.lease({"acme": (provider, BEA)})
    elsewhere = connections.lease({"acme": (provider, replace(ADA, addresses={"ACME_URL": "https://else.example"}))})

    assert first["acme"] is second["acme"]
    assert other["acme"] is not first["acme"] is not elsewhere["acme"]
    assert acme.opened == ["ada's", "bea's", "ada's"]


@pytest.mark.parametrize("other", [replace(ADA, personal=False), replace(ADA, guarded=True)], ids=["studio", "guarded"])
def test_what_may_be_reached_and_whose_it_is_tells_connections_apart(watch: Watch, other: Given) -> None:
    acme, connections = Acme(), SharedConnections(clock=watch)
    provider = acme.provider()

    first, second = (connections.lease({"acme": (provider, each)}) for each in (ADA, other))

    assert first["acme"] is not second["acme"]


def test_one_that_nobody_holds_is_closed_after_a_while_and_made_anew_when_it_is_needed(watch: Watch) -> None:
    acme, connections = Acme(), SharedConnections(clock=watch)
    wanted = {"acme": (acme.provider(), ADA)}
    lease = connections.lease(wanted)

    watch.seconds = IDLE * 5
    assert connections.tidy() == 0, "it is held"
    del lease
    gc.collect()
    assert connections.tidy() == 1 and acme.closed == ["ada's"]

    connections.lease(wanted)
    assert acme.opened == ["ada's"] * 2
    watch.seconds += IDLE - 1
    assert connections.tidy() == 0, "it was used a moment ago"


def test_one_that_is_let_go_of_is_closed_as_soon_as_nobody_holds_it(watch: Watch) -> None:
    acme, connections = Acme(), SharedConnections(clock=watch)
    provider = acme.provider()
    lease = connections.lease({"acme": (provider, ADA)})
    kept = connections.lease({"acme": (provider, BEA)})

    connections.let_go(provider, ADA)
    assert acme.closed == [], "a turn still goes on with it"
    del lease
    gc.collect()
    connections.tidy()

    assert acme.closed == ["ada's"] and kept


def test_closing_ends_all_of_them(watch: Watch) -> None:
    acme, connections = Acme(), SharedConnections(clock=watch)
    held = connections.lease({"acme": (acme.provider(), ADA)})

    connections.close()

    assert acme.closed == ["ada's"] and list(held) == ["acme"]
