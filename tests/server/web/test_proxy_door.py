"""A proxy says who comes: one name, in one header, on a connection of its own."""

from __future__ import annotations

import pytest

from server.http.proxies import BY_PROXY
from server.settings import Settings
from server.startup import CannotStart
from server.web.proxy_door import DISABLED, MISNAMED, UNPROXIED, ProxyDoor, proxy_door, read_name
from storage.memory.accounts import MemoryAccounts
from storage.memory.administration import MemoryAdministration
from storage.memory.state import State

HEADER = "HTTP_X_FORWARDED_USER"


@pytest.fixture
def door() -> ProxyDoor:
    return ProxyDoor(MemoryAccounts(State(lambda: 0.0)), HEADER, frozenset())


def come(door: ProxyDoor, name: str, *, proxy: bool = True) -> object:
    found = door.enter({BY_PROXY: proxy, HEADER: name.encode().decode("latin-1")})
    return getattr(found, "name", found)


def test_a_new_name_is_a_new_member_and_the_same_one_from_then_on(door: ProxyDoor) -> None:
    assert come(door, "ada@example.org") == "ada@example.org"
    first, again = door.enter({BY_PROXY: True, HEADER: "ada"}), door.enter({BY_PROXY: True, HEADER: "ada"})
    assert first == again
    assert come(door, "Zoë") == "Zoë"


@pytest.mark.parametrize(
    "said", ["ada,victim", ",ada", " ada", "ada ", "a  b", "a\tb", "a\x00", "a\u202eb", "x" * 65, "\u3164"]
)
def test_what_is_no_single_name_is_nobody(door: ProxyDoor, said: str) -> None:
    assert come(door, said) == MISNAMED


def test_bytes_that_are_no_utf_8_are_no_name() -> None:
    assert read_name("ad\xe4") is None


@pytest.mark.parametrize("like", ["Ada", "ADA", "аda", "a\u200bda"])
def test_a_name_that_looks_like_anothers_opens_nothing_of_theirs(door: ProxyDoor, like: str) -> None:
    assert come(door, "ada") == "ada"
    assert come(door, like) == MISNAMED


def test_nobody_but_the_proxy_is_believed(door: ProxyDoor) -> None:
    come(door, "ada")
    assert come(door, "ada", proxy=False) == UNPROXIED
    assert door.enter({HEADER: "ada"}) == UNPROXIED
    assert come(door, "") == UNPROXIED


def test_who_is_switched_off_stays_out() -> None:
    state = State(lambda: 0.0)
    door = ProxyDoor(MemoryAccounts(state), HEADER, frozenset())
    come(door, "ada")
    bea = door.enter({BY_PROXY: True, HEADER: "bea"})
    MemoryAdministration(state).disable(bea.id, True)  # type: ignore[union-attr]
    assert come(door, "bea") == DISABLED


def test_who_comes_first_administers_unless_the_settings_name_somebody(door: ProxyDoor) -> None:
    ada, bea = (door.enter({BY_PROXY: True, HEADER: name}) for name in ("ada", "bea"))
    assert [door.administers(each) for each in (ada, bea)] == [True, False]  # type: ignore[arg-type]
    named = ProxyDoor(MemoryAccounts(State(lambda: 0.0)), HEADER, frozenset({"bea"}))
    ada, bea = (named.enter({BY_PROXY: True, HEADER: name}) for name in ("ada", "bea"))
    assert [named.administers(each) for each in (ada, bea)] == [False, True]  # type: ignore[arg-type]


def test_without_the_proxys_address_the_studio_does_not_start() -> None:
    with pytest.raises(CannotStart, match="ATELIER_TRUSTED_PROXIES"):
        proxy_door(Settings(access="proxy"), MemoryAccounts(State(lambda: 0.0)))
