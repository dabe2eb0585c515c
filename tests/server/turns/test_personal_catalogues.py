"""One's own key first, then the studio's, then what needs none; and never one key at another's address."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from conversation.ports.provider_keys import PersonalAccess
from providers.catalogue import AutoModels
from providers.provider import Address, FixedModels, Given, Need, Provider
from providers.sketchbook import SKETCHBOOK
from server.turns.personal_catalogues import PersonalCatalogues
from storage.memory.provider_keys import MemoryProviderKeys
from storage.memory.state import State
from tests.upstream.connected import FakePixels

NEED, AT = Need("ACME_KEY", "Ask Acme.", "https://acme.example"), Address("ACME_URL", "https://acme.example/v1")
OWN = PersonalAccess({"ACME_KEY": "ada's"})


@dataclass
class AcmeCalled:
    """Remembers what it was connected with."""

    given: list[Given] = field(default_factory=list)

    @property
    def provider(self) -> Provider:
        return Provider("acme", "Acme", (NEED,), self.connect, AT)

    def connect(self, given: Given) -> FixedModels:
        self.given.append(given)
        return FixedModels()

    def last(self) -> tuple[str, str, bool, bool]:
        """The key, the address, whose, and whether only public places may be reached."""
        given = self.given[-1]
        return given.keys["ACME_KEY"], given.addresses.get("ACME_URL", ""), given.personal, given.guarded


@pytest.fixture
def acme() -> AcmeCalled:
    return AcmeCalled()


def catalogues(
    acme: AcmeCalled, key: str = "", own: PersonalAccess | None = None, hosts: tuple[str, ...] = ()
) -> PersonalCatalogues:
    """`key`: the studio's. `own`: what Ada gave."""
    state = State(lambda: 0.0)
    if own is not None:
        state.provider_keys["ada", "acme"] = own
    usual = Given(FakePixels(), {"ACME_KEY": key}, {"ACME_URL": "https://gateway.example"})
    providers = (acme.provider, SKETCHBOOK)
    return PersonalCatalogues(providers, usual, AutoModels(), MemoryProviderKeys(state), hosts)


def test_without_any_key_only_what_needs_none_is_connected(acme: AcmeCalled) -> None:
    made = catalogues(acme).of("ada")
    assert not made.is_connected(acme.provider) and made.is_connected(SKETCHBOOK)


def test_the_studios_key_is_everybodys(acme: AcmeCalled) -> None:
    made = catalogues(acme, "studio's")
    assert made.of("ada").personal == {} and made.of("").personal == {}
    assert acme.last() == ("studio's", "https://gateway.example", False, False)
    assert len(acme.given) == 1


def test_ones_own_comes_first_where_the_studio_calls_the_provider(acme: AcmeCalled) -> None:
    made = catalogues(acme, "studio's", OWN)
    assert made.of("ada").personal == {"acme": OWN}
    assert acme.last() == ("ada's", "https://gateway.example", True, False)


def test_it_holds_at_once_and_not_a_moment_longer(acme: AcmeCalled) -> None:
    made = catalogues(acme, own=OWN)
    assert made.of("ada").is_connected(acme.provider)
    made.keys.forget("ada", "acme")
    assert not made.of("ada").is_connected(acme.provider)


@pytest.mark.parametrize(
    ("access", "hosts", "guarded"),
    [
        (PersonalAccess({"ACME_KEY": "k"}, "https://10.0.0.4/v1"), (), True),
        (PersonalAccess({"ACME_KEY": "k"}, "https://10.0.0.4/v1"), ("10.0.0.4",), False),
        (PersonalAccess({"ACME_KEY": "k"}, "https://10.0.0.4/v1", anywhere=True), (), False),
    ],
    ids=["anybody", "an allowed host", "who runs the studio"],
)
def test_an_address_of_ones_own_reaches_public_places_only(
    acme: AcmeCalled, access: PersonalAccess, hosts: tuple[str, ...], guarded: bool
) -> None:
    made = catalogues(acme, own=access, hosts=hosts)
    made.of("ada")
    assert acme.last() == ("k", "https://10.0.0.4/v1", True, guarded)


def test_the_studios_key_does_not_go_to_an_address_of_ones_own(acme: AcmeCalled) -> None:
    made = catalogues(acme, "studio's", PersonalAccess({}, "https://evil.example"))
    assert made.of("ada").personal == {}
    assert acme.last() == ("studio's", "https://gateway.example", False, False)
