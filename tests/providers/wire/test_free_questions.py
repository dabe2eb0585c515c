"""What costs nothing is asked again where nobody answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from conversation.errors import ProviderFault
from conversation.generators import run_to_end
from providers.provider import Address, Given
from providers.wire.client import Client
from providers.wire.errors import ServiceRefused
from providers.wire.free_questions import answered
from tests.upstream.connected import FakePixels
from tests.upstream.running import Running
from tests.upstream.service import Request, Service
from tests.upstream.wire import Wire

ADDRESS = Address("ACME_API_URL", "https://api.acme.example")


class Tired(Service):
    """Fails a few times at each path, as its name says: `/502-twice`, `/hangs-up-once`."""

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        self.counts[path] += 1
        how, _, often = path[1:].rpartition("-")
        if self.counts[path] > {"once": 1, "twice": 2, "always": 99}[often]:
            await wire.json({"ready": True}, headers={"X-Units": "2"})
        elif how == "hangs-up":
            await wire.hang_up()
        else:
            await wire.json({"detail": "Later."}, int(how))


@pytest.fixture(scope="module")
def tired() -> Iterator[Running]:
    with Running(Tired()) as running:
        yield running


def asked(at: Running, path: str, *, final: bool = False) -> tuple[str, bytes]:
    client = Client("Acme", Given(FakePixels(), {}, {ADDRESS.name: at.url}), ADDRESS)

    def is_final(refused: ServiceRefused) -> bool:
        assert refused.body
        return final

    try:
        with client.call("Brush") as call:
            headers, data = run_to_end(answered(call, path, final=is_final))
        return headers["x-units"], data
    finally:
        client.close()


@pytest.mark.parametrize(("path", "times"), [("/502-once", 2), ("/500-twice", 3), ("/hangs-up-twice", 3)])
def test_it_is_asked_three_times_at_most(tired: Running, path: str, times: int) -> None:
    assert asked(tired, path) == ("2", b'{"ready": true}')
    assert tired.seen()["counts"][path] == times


@pytest.mark.parametrize(
    ("path", "times", "final"), [("/503-always", 3, False), ("/404-always", 1, False), ("/502-always", 1, True)]
)
def test_what_is_refused_in_earnest_is_told(tired: Running, path: str, times: int, final: bool) -> None:
    with pytest.raises(ProviderFault):
        asked(tired, path, final=final)

    assert tired.seen()["counts"][path] == times
