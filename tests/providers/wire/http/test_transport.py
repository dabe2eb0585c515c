"""A guarded way to the network leads to public places only, whatever a name means at the moment of the call."""

from __future__ import annotations

from contextlib import closing

import httpx2
import pytest

from conversation.errors import ProviderFault
from providers.provider import Address, Given
from providers.wire.client import Client
from providers.wire.errors import PrivateAddress
from providers.wire.http.transport import Transport
from tests.upstream import Upstream
from tests.upstream.connected import FakePixels

ADDRESS = Address("ACME_URL", "https://acme.example/v1")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.4", "169.254.169.254", "0.0.0.0"])
@pytest.mark.parametrize("proxy", [None, "http://127.0.0.1:9"], ids=["direct", "proxy"])
def test_nothing_private_is_reached(host: str, proxy: str | None) -> None:
    with (
        closing(Transport(False, proxy, guarded=True)) as transport,
        httpx2.Client(transport=transport, trust_env=False) as client,
        pytest.raises(PrivateAddress),
    ):
        client.get(f"http://{host}:9/v1")


def test_who_runs_the_studio_reaches_this_machine_and_others_are_told(upstream: Upstream) -> None:
    given = Given(FakePixels(), addresses={ADDRESS.name: upstream.url})
    with closing(Client("Acme", given, ADDRESS)) as client:
        assert client.read("/models", 5.0)["data"]

    guarded = Given(FakePixels(), addresses={ADDRESS.name: upstream.url}, guarded=True)
    with closing(Client("Acme", guarded, ADDRESS)) as client, pytest.raises(ProviderFault) as told:
        client.read("/models", 5.0)
    assert told.value.code == "wrong_address" and "private network" in told.value.title
