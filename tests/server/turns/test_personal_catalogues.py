"""One's own key first, then the studio's, then what needs none; and never one key at another's address."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from conversation.errors import Told
from conversation.ports.administration import StudioRules
from conversation.ports.provider_keys import PersonalAccess
from providers.catalogue import AutoModels
from providers.provider import Address, FixedModels, Given, Need, Provider
from providers.sketchbook import SKETCHBOOK
from providers.sketchbook.painter import SketchbookPainter
from server.turns.kept_models import KeptModels
from server.turns.personal_catalogues import PersonalCatalogues
from storage.memory.provider_keys import MemoryProviderKeys
from storage.memory.state import State
from tests.upstream.connected import FakePixels

NEED, AT = Need("ACME_KEY", "Ask Acme.", "https://acme.example"), Address("ACME_URL", "https://acme.example/v1")
OWN = PersonalAccess({"ACME_KEY": "ada's"})


class NamedBrush(SketchbookPainter):
    """Paints under another name."""

    def __init__(self, name: str) -> None:
        super().__init__(FakePixels())
        self.id = name


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


def ruled(
    acme: AcmeCalled, rules: StudioRules, key: str = "studio's", own: PersonalAccess | None = None
) -> PersonalCatalogues:
    return replace(catalogues(acme, key, own), rules=lambda: rules, is_guest=lambda owner: owner == "gus")


def test_a_provider_that_is_off_is_nobodys(acme: AcmeCalled) -> None:
    made = ruled(acme, StudioRules(providers_off=("acme",)), own=OWN).of("ada")

    assert not made.is_connected(acme.provider) and made.is_connected(SKETCHBOOK)
    with pytest.raises(Told, match="turned off in this studio"):
        made.image("acme/brush")


@pytest.mark.parametrize(
    ("owner", "administers", "used"),
    [("ada", False, True), ("gus", False, False), ("", False, False), ("gus", True, True)],
)
def test_guests_may_be_kept_from_the_studios_key(acme: AcmeCalled, owner: str, administers: bool, used: bool) -> None:
    made = ruled(acme, StudioRules(guests_use_keys=False)).of(owner, administers)

    assert made.is_connected(acme.provider) is used


def test_a_guest_uses_a_key_of_their_own_all_the_same(acme: AcmeCalled) -> None:
    made = replace(ruled(acme, StudioRules(guests_use_keys=False), own=OWN), is_guest=lambda owner: True)

    assert made.of("ada").is_connected(acme.provider) and not made.of("bea").is_connected(acme.provider)


def test_an_allowed_host_is_reached_by_everybody(acme: AcmeCalled) -> None:
    own = PersonalAccess({"ACME_KEY": "k"}, "https://10.0.0.4/v1")
    ruled(acme, StudioRules(hosts=("10.0.0.4",)), own=own).of("ada")

    assert acme.last() == ("k", "https://10.0.0.4/v1", True, False)


def test_models_that_are_not_allowed_are_not_found_and_the_sketchbook_always_is(acme: AcmeCalled) -> None:
    made = ruled(acme, StudioRules(models=("other/*",))).of("ada")

    assert [model.id for model in made.images()] == ["sketchbook/sketch"]
    assert made.image("sketchbook/sketch").id == "sketchbook/sketch"


class ReadLater(FixedModels):
    """Its list is read when a test says so."""

    listed = False

    def is_listed(self) -> bool:
        return self.listed


def test_what_was_offered_last_is_shown_until_the_list_is_read(tmp_path: Path) -> None:
    built_in, listed = NamedBrush("acme/brush"), NamedBrush("acme/new")
    connections = [ReadLater([built_in, listed]), ReadLater([built_in]), ReadLater([built_in])]
    before, after, anew = connections

    def started(connection: ReadLater) -> PersonalCatalogues:
        acme = Provider("acme", "Acme", (), lambda given: connection)
        kept = KeptModels(tmp_path, lambda: 0.0)
        keys = MemoryProviderKeys(State(lambda: 0.0))
        return PersonalCatalogues((acme,), Given(FakePixels()), AutoModels(), keys, kept=kept)

    before.listed = True
    assert [row.id for row in started(before).of("ada").rows()] == ["acme/brush", "acme/new"]
    assert [row.id for row in started(after).of("ada").rows()] == ["acme/brush", "acme/new"], "of the last start"
    anew.listed = True
    assert [row.id for row in started(anew).of("ada").rows()] == ["acme/brush"], "the other one was retired"
