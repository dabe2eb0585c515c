"""The cookie says who somebody is whatever any clock says, and is never lost to another one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from itsdangerous import TimestampSigner

from server.app import Atelier
from server.web.cookies import ASIDE, NAME, Cookies, whose
from tests.endpoints.conftest import Person, ended, person, studio
from tests.matrix import sampled

DAY = 86_400
LOGIN = {"name": "Ada", "password": "correct horse"}


def cookie(person: Person, name: str = NAME) -> str:
    held = person.client.get_cookie(name)
    return held.value if held else ""


def bring(person: Person, value: str) -> None:
    person.client.set_cookie(NAME, value)


def signed(atelier: Atelier, value: str, seconds: int) -> str:
    """The same cookie as a server would have signed it whose clock was so many seconds ahead."""

    class Ahead(TimestampSigner):
        def get_timestamp(self) -> int:
            return max(0, super().get_timestamp() + seconds)

    interface = atelier.app.session_interface
    assert isinstance(interface, Cookies)
    serializer = interface.get_signing_serializer(atelier.app)
    assert serializer is not None
    said = serializer.loads(value)
    serializer.signer = Ahead
    return str(serializer.dumps(said))


@sampled("seconds", [3, 8 * DAY, 500 * DAY, -500 * DAY, 20_000 * DAY, -30_000 * DAY])
def test_it_is_the_same_guest_whatever_the_clock_said_when_it_was_signed(
    atelier: Atelier, ada: Person, seconds: int
) -> None:
    conversation = ada.conversation()
    user = ada.data("GET", "/api/v1/session")["user"]
    bring(ada, signed(atelier, cookie(ada), seconds))
    assert ada.data("GET", "/api/v1/session")["user"] == user
    assert ada.get(f"/api/v1/conversations/{conversation}").status_code == 200


def test_the_browser_counts_its_days_on_its_own_clock(ada: Person) -> None:
    given = ada.get("/api/v1/session").headers["Set-Cookie"]
    assert "Max-Age=34560000" in given
    assert "Expires" not in given


def test_only_a_visit_brings_it_again(ada: Person) -> None:
    ada.data("GET", "/api/v1/session")
    assert "Set-Cookie" not in ada.get("/api/v1/conversations").headers
    assert "Set-Cookie" in ada.get("/api/v1/session").headers


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Atelier]:
    """The same studio under another secret: as good as another studio on the same host."""
    (tmp_path / "elsewhere").mkdir()
    made = studio(tmp_path / "elsewhere", secret="another secret altogether")
    yield made
    ended(made)


def moved(person: Person, to: Atelier) -> Person:
    """The same browser at another studio of that host: cookies know no ports."""
    there = Person(to.app.test_client(), to)
    for held in person.client._cookies.values():
        there.client.set_cookie(held.key, held.value)
    return there


def test_a_cookie_that_cannot_be_read_is_kept_and_nobody_is_made_in_its_place(ada: Person) -> None:
    ada.data("GET", "/api/v1/session")
    foreign = cookie(ada)[:-3] + "abc"
    bring(ada, foreign)
    session = ada.data("GET", "/api/v1/session")
    assert (session["signed_in"], session["lost"], session["user"]) == (False, "unreadable", None)
    for _ in range(3):
        refused = ada.get("/api/v1/conversations")
        assert refused.status_code == 401
        assert refused.json is not None
        assert "ATELIER_SECRET" in refused.json["error"]["message"]
        assert "Set-Cookie" not in refused.headers
    assert cookie(ada) == foreign


def test_beginning_anew_keeps_it_aside_and_it_counts_again_once_it_can_be_read(
    atelier: Atelier, elsewhere: Atelier, ada: Person
) -> None:
    conversation = ada.conversation()
    hers = ada.data("GET", "/api/v1/session")["user"]

    there = moved(ada, elsewhere)
    assert there.data("GET", "/api/v1/session")["lost"] == "unreadable"
    other = there.data("POST", "/api/v1/session/guest")
    assert (other["lost"], other["user"]["kind"]) == ("", "guest")
    assert there.data("GET", "/api/v1/session")["user"] == other["user"]

    back = moved(there, atelier)
    assert back.data("GET", "/api/v1/session")["user"] == hers
    assert back.get(f"/api/v1/conversations/{conversation}").status_code == 200

    again = moved(back, elsewhere)
    assert again.data("GET", "/api/v1/session")["user"] == other["user"]


def test_a_late_answer_of_another_studio_loses_nobody(atelier: Atelier, elsewhere: Atelier, ada: Person) -> None:
    hers = ada.data("GET", "/api/v1/session")["user"]
    there = moved(ada, elsewhere)
    there.data("POST", "/api/v1/session/guest")
    theirs = cookie(there)
    back = moved(there, atelier)
    back.data("GET", "/api/v1/session")
    bring(back, theirs)  # it was still on its way
    assert back.data("GET", "/api/v1/session")["user"] == hers


def test_a_few_are_kept_aside_and_each_person_once(atelier: Atelier, ada: Person) -> None:
    for turn in range(12):
        bring(ada, f"somebody{turn}.date.signature")
        ada.data("POST", "/api/v1/session/guest")
    kept = [held.value for held in ada.client._cookies.values() if held.key.startswith(ASIDE)]
    assert 5 <= len(kept) <= 6
    assert "somebody11.date.signature" in kept
    assert whose("somebody.1.a") == whose("somebody.2.b") != whose("another.1.a")


def test_a_person_who_is_not_here_any_more_is_said_to_be_gone(atelier: Atelier, ada: Person) -> None:
    ada.conversation()
    user = ada.data("GET", "/api/v1/session")["user"]
    ada_bag = atelier.app.extensions["atelier"].people.access.accounts
    ada_bag.adopt(ada_bag.guest().id, user["id"])
    before = cookie(ada)
    session = ada.data("GET", "/api/v1/session")
    assert (session["signed_in"], session["lost"]) == (False, "gone")
    assert whose(cookie(ada)) == whose(before)
    assert ada.data("POST", "/api/v1/session/guest")["user"]["id"] != user["id"]


def test_whoever_ended_all_sessions_is_told_so_on_the_other_device(atelier: Atelier, ada: Person) -> None:
    ada.data("POST", "/api/v1/users", json=LOGIN)
    phone = moved(ada, atelier)
    ada.data("DELETE", "/api/v1/session")
    assert phone.data("GET", "/api/v1/session")["lost"] == "ended"
    assert phone.data("POST", "/api/v1/session", json=LOGIN)["signed_in"] is True


def test_a_guest_who_logs_in_is_back_after_logging_out(atelier: Atelier, ada: Person) -> None:
    other = person(atelier)
    other.data("POST", "/api/v1/users", json=LOGIN)
    guest = ada.data("GET", "/api/v1/session")["user"]
    assert ada.data("POST", "/api/v1/session", json=LOGIN)["user"]["name"] == "Ada"
    ada.data("DELETE", "/api/v1/session")
    assert ada.data("GET", "/api/v1/session")["user"] == guest


def test_a_member_who_was_logged_in_here_is_not_back_after_another_ones_logging_out(locked: Atelier) -> None:
    bob, ada = person(locked), person(locked)
    ada.data("POST", "/api/v1/users", json=LOGIN)
    bob.data("POST", "/api/v1/users", json={**LOGIN, "name": "Bob"})
    bob.data("POST", "/api/v1/session", json=LOGIN)
    bob.data("DELETE", "/api/v1/session")
    assert bob.data("GET", "/api/v1/session")["signed_in"] is False


def test_nobody_begins_as_a_guest_where_there_are_passwords(locked: Atelier) -> None:
    refused = person(locked).post("/api/v1/session/guest")
    assert refused.status_code == 401
    assert refused.json is not None
    assert refused.json["error"]["code"] == "no_guests"
