"""Who is asked about words: the studio's own account first, and never a service that a person named for themselves."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field

import pytest

from conversation.errors import ProviderFault
from conversation.ports.provider_keys import PersonalAccess
from providers.catalogue import AutoModels
from providers.provider import Address, FixedModels, Given, Need, Provider
from server.turns.moderators import ProviderModerator
from server.turns.personal_catalogues import PersonalCatalogues
from storage.memory.provider_keys import MemoryProviderKeys
from storage.memory.state import State
from tests.upstream.connected import FakePixels

NEED, AT = Need("ACME_KEY", "Ask Acme.", "https://acme.example"), Address("ACME_URL", "https://acme.example/v1")


class Judge(FixedModels):
    def kinds_of_harm(self, texts: Sequence[str]) -> Generator[None, None, tuple[str, ...]]:
        yield
        return ("hate",)


@dataclass
class Acme:
    """Remembers what it was connected with."""

    given: list[Given] = field(default_factory=list)

    def asked(self, key: str, own: PersonalAccess | None) -> tuple[str, str]:
        """With which key, and at which address."""
        state = State(lambda: 0.0)
        if own is not None:
            state.provider_keys["ada", "acme"] = own
        provider = Provider("acme", "Acme", (NEED,), self.connect, AT, moderates=True)
        usual = Given(FakePixels(), {"ACME_KEY": key}, {"ACME_URL": "https://gateway.example"})
        catalogues = PersonalCatalogues((provider,), usual, AutoModels(), MemoryProviderKeys(state))
        asking = ProviderModerator(provider, catalogues).kinds("ada", ["a fox"])
        with pytest.raises(StopIteration) as end:
            while True:
                next(asking)
        assert end.value.value == ("hate",)
        return self.given[-1].keys["ACME_KEY"], self.given[-1].addresses["ACME_URL"]

    def connect(self, given: Given) -> Judge:
        self.given.append(given)
        return Judge()


OWN = PersonalAccess({"ACME_KEY": "ada's"})
ELSEWHERE = PersonalAccess({"ACME_KEY": "ada's"}, "https://lets-everything-through.example")


def test_the_studios_account_comes_first_and_ones_own_goes_to_the_usual_address_only() -> None:
    assert Acme().asked("studio's", OWN) == ("studio's", "https://gateway.example")
    assert Acme().asked("studio's", ELSEWHERE) == ("studio's", "https://gateway.example")
    assert Acme().asked("", OWN) == ("ada's", "https://gateway.example")
    for none in (None, ELSEWHERE):
        with pytest.raises(ProviderFault, match="Acme is not connected"):
            Acme().asked("", none)
