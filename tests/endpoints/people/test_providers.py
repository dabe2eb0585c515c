"""A person connects a provider in a running studio, with a key of their own that nobody else gets to use or to see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from server.app import Atelier
from tests.endpoints.conftest import Person, ended, person, studio
from tests.upstream import Upstream
from tests.upstream.account import ECHOED, ENROLLED, LIMITED, MANAGED
from tests.upstream.compatible_service import compatible_upstream
from tests.upstream.connected import KEY
from tests.upstream.service import WRONG_KEY

OPENROUTER = "/api/v1/settings/providers/openrouter"
COMPATIBLE = "/api/v1/settings/providers/compatible"
LAN = {"REMOTE_ADDR": "192.168.1.20"}


@pytest.fixture(scope="module")
def running() -> Iterator[Upstream]:
    with Upstream() as upstream:
        yield upstream


@pytest.fixture
def upstream(running: Upstream) -> Upstream:
    """It has seen nothing yet."""
    running.forget()
    return running


@pytest.fixture
def atelier(tmp_path: Path, upstream: Upstream) -> Iterator[Atelier]:
    """A studio without any key, which calls OpenRouter at the upstream."""
    made = studio(tmp_path, addresses={"OPENROUTER_API_URL": upstream.url})
    yield made
    ended(made)


@pytest.fixture
def keyed(tmp_path: Path, upstream: Upstream) -> Iterator[Atelier]:
    """One that has a key."""
    (tmp_path / "keyed").mkdir()
    addresses, keys = {"OPENROUTER_API_URL": upstream.url}, {"OPENROUTER_API_KEY": KEY}
    made = studio(tmp_path / "keyed", addresses=addresses, keys=keys)
    yield made
    ended(made)


def refusal(answer: Any) -> str:
    return str(answer.json["error"]["code"])


def listed(who: Person) -> dict[str, Any]:
    session = who.data("GET", "/api/v1/session")
    return next(each for each in session["providers"] if each["name"] == "openrouter")


def used(upstream: Upstream) -> set[str]:
    """The keys that models were asked with."""
    return {each["headers"]["authorization"].removeprefix("Bearer ") for each in upstream.seen()["requests"]}


def test_a_key_holds_from_the_next_message_on_and_for_its_person_alone(
    ada: Person, bea: Person, upstream: Upstream
) -> None:
    assert listed(ada)["connected"] is False
    conversation = ada.conversation()
    assert ada.say(conversation, "/image a fox")["reply"]["state"] == "done"
    assert upstream.seen()["requests"] == []

    shown = ada.data("PUT", OPENROUTER, json={"key": f" “{LIMITED}” "})

    assert (shown["connected"], shown["by"], shown["ending"]) == (True, "you", LIMITED[-4:])
    assert listed(ada) == shown
    reply = ada.say(conversation, "/image a fox")["reply"]
    assert reply["state"] == "done"
    assert used(upstream) == {LIMITED}
    assert [each["model"] for each in reply["usage"] if each["purpose"] == "image"] == [
        "openrouter/google/gemini-3.1-flash-image"
    ]
    assert (listed(bea)["connected"], listed(bea)["ending"]) == (False, "")


def test_what_is_disconnected_is_forgotten_and_asked_no_more(ada: Person, upstream: Upstream) -> None:
    ada.data("PUT", OPENROUTER, json={"key": LIMITED})

    shown = ada.data("DELETE", OPENROUTER)

    assert (shown["connected"], shown["by"], shown["ending"]) == (False, "", "")
    assert ada.data("DELETE", OPENROUTER) == shown
    assert ada.say(ada.conversation(), "/image a fox")["reply"]["state"] == "done"
    assert used(upstream) == set()


def test_ones_own_key_comes_before_the_studios(keyed: Atelier, upstream: Upstream) -> None:
    ada, bea = person(keyed), person(keyed)
    assert listed(ada)["by"] == "studio" and listed(ada)["ending"] == ""
    ada.data("PUT", OPENROUTER, json={"key": LIMITED})

    ada.say(ada.conversation(), "/image a fox")
    assert used(upstream) == {LIMITED}
    bea.say(bea.conversation(), "/image a fox")
    assert used(upstream) == {LIMITED, KEY}
    ada.data("DELETE", OPENROUTER)
    assert listed(ada)["by"] == "studio"


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("", "Paste the key"),
        ("sk-or-v1-ab…cd", "shortened"),
        ("two words", "space"),
        ("“”", "Paste"),
        ("a\x01b", "cannot be shown"),
        ("a€b", "“€”"),
    ],
)
def test_what_is_no_key_is_said_and_changes_nothing(ada: Person, key: str, hint: str) -> None:
    answer = ada.call("PUT", OPENROUTER, json={"key": key})

    assert (answer.status_code, refusal(answer)) == (400, "unusable_key")
    assert hint in answer.json["error"]["message"]  # type: ignore[index]
    assert listed(ada)["connected"] is False


def test_a_provider_that_is_not_there_is_not_found(ada: Person) -> None:
    for method, path in (("GET", ""), ("PUT", ""), ("DELETE", ""), ("POST", "/test"), ("POST", "/enroll")):
        assert ada.call(method, f"/api/v1/settings/providers/nobody{path}", json={}).status_code == 404
    assert ada.post("/api/v1/settings/providers/sketchbook/enroll", json={}).status_code == 404


def test_the_test_tells_what_the_provider_says_of_the_key(ada: Person) -> None:
    ada.data("PUT", OPENROUTER, json={"key": LIMITED})
    said = ada.data("POST", f"{OPENROUTER}/test")
    assert 0 <= said.pop("milliseconds") < 60_000
    assert said == {
        "label": "Family",
        "left": 12_500_000,
        "limit": 25_000_000,
        "resets": "monthly",
        "spent": 100_000,
        "valid_until": "2027-01-31T00:00:00Z",
        "unlimited": False,
        "models": None,
        "free": False,
        "painters": None,
        "version": "",
        "told": "",
    }
    ada.data("PUT", OPENROUTER, json={"key": MANAGED})
    said = ada.data("POST", f"{OPENROUTER}/test")
    assert (said["left"], said["limit"], said["unlimited"], said["free"]) == (7_250_000, None, True, True)


def test_a_label_that_is_the_key_is_not_shown(ada: Person) -> None:
    ada.data("PUT", OPENROUTER, json={"key": ECHOED})
    answer = ada.post(f"{OPENROUTER}/test")
    assert answer.json["data"]["label"] == "" and ECHOED not in answer.text  # type: ignore[index]


def test_a_key_that_is_refused_is_said_without_the_key(ada: Person) -> None:
    ada.data("PUT", OPENROUTER, json={"key": WRONG_KEY})

    answer = ada.post(f"{OPENROUTER}/test")

    assert (answer.status_code, refusal(answer)) == (502, "wrong_api_key")
    assert "Settings → Providers" in answer.json["error"]["message"]  # type: ignore[index]
    assert WRONG_KEY not in answer.text
    reply = ada.say(ada.conversation(), "/image a fox")["reply"]
    assert reply["failure"]["code"] == "wrong_api_key" and "Settings → Providers" in reply["failure"]["text"]


def test_there_is_nothing_to_test_without_a_key_and_the_studios_is_nobodys_business(
    ada: Person, keyed: Atelier
) -> None:
    answer = ada.post(f"{OPENROUTER}/test")
    assert (answer.status_code, refusal(answer)) == (409, "not_testable")

    bea = person(keyed)
    assert refusal(bea.post(f"{OPENROUTER}/test", environ_base=LAN)) == "not_testable"
    assert bea.data("POST", f"{OPENROUTER}/test")["label"] == "test", "who sits at the machine runs it"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/v1",
        "https://127.0.0.1/v1",
        "https://[::ffff:7f00:1]/v1",
        "https://10.0.0.4/v1",
        "https://169.254.169.254/latest",
        "http://openrouter.ai/api/v1",
        "https://localhost/v1",
    ],
)
def test_nobody_but_who_runs_the_studio_has_a_private_address_called(ada: Person, address: str) -> None:
    given = {"key": LIMITED, "address": address}

    answer = ada.call("PUT", OPENROUTER, json=given, environ_base=LAN)

    assert (answer.status_code, refusal(answer)) == (400, "unusable_address")
    assert listed(ada)["connected"] is False
    assert ada.data("PUT", OPENROUTER, json=given)["address"]["own"] == address


def test_the_studios_key_never_goes_to_an_address_that_somebody_chose(keyed: Atelier, upstream: Upstream) -> None:
    ada = person(keyed)
    with Upstream() as elsewhere:
        answer = ada.call("PUT", OPENROUTER, json={"address": elsewhere.url})
        assert refusal(answer) == "unusable_key"
        ada.say(ada.conversation(), "/image a fox")

        assert used(elsewhere) == set() and used(upstream) == {KEY}


def test_a_key_goes_to_no_address_that_it_was_not_given_for(ada: Person, upstream: Upstream) -> None:
    """Who came into somebody's session could have it sent to themselves otherwise."""
    ada.data("PUT", OPENROUTER, json={"key": LIMITED})
    with Upstream() as elsewhere:
        assert refusal(ada.call("PUT", OPENROUTER, json={"address": elsewhere.url})) == "unusable_key"
        ada.data("PUT", OPENROUTER, json={"key": MANAGED, "address": elsewhere.url})
        ada.data("PUT", OPENROUTER, json={"address": elsewhere.url})
        assert refusal(ada.call("PUT", OPENROUTER, json={"address": ""})) == "unusable_key"
        ada.say(ada.conversation(), "/image a fox")
        assert used(elsewhere) == {MANAGED} and used(upstream) == set()


@pytest.mark.parametrize("address", ["ftp://x", "https://", "https://a b", "https://x/?q=1"])
def test_what_is_no_address_is_said(ada: Person, address: str) -> None:
    answer = ada.call("PUT", OPENROUTER, json={"key": LIMITED, "address": address})
    assert (answer.status_code, refusal(answer)) == (400, "unusable_address")


def allowed(page: str) -> dict[str, str]:
    """What the provider sends the browser back with, once the person allowed it."""
    answer = requests.get(page, allow_redirects=False, timeout=60)
    found = parse_qs(urlsplit(answer.headers["Location"]).query)
    return {name: values[0] for name, values in found.items()}


def begun(who: Person, **more: Any) -> dict[str, Any]:
    return dict(who.data("POST", f"{OPENROUTER}/enroll", **{"json": {}, **more}))


def come_back(who: Person, state: str, code: str) -> Any:
    return who.post(f"{OPENROUTER}/callback", json={"state": state, "code": code})


def test_a_page_of_the_provider_connects_it(ada: Person, upstream: Upstream) -> None:
    start = begun(ada)
    asked = parse_qs(urlsplit(start["page"]).query)
    assert asked["code_challenge_method"] == ["S256"] and len(asked["code_challenge"][0]) == 43
    assert asked["callback_url"][0].startswith("http://localhost/settings/providers?from=openrouter&state=")
    assert start["returns"] is True and start["good_for"] == 600

    back = allowed(start["page"])
    answer = come_back(ada, back["state"], back["code"])

    assert back["state"] == start["state"] and back["from"] == "openrouter"
    shown = answer.json["data"]
    assert (shown["by"], shown["connected"]) == ("you", True) and ENROLLED not in answer.text
    ada.say(ada.conversation(), "/image a fox")
    assert {key.startswith(ENROLLED) for key in used(upstream)} == {True}


def test_by_hand_the_code_is_shown_there_and_pasted_here(ada: Person) -> None:
    start = begun(ada, json={"by_hand": True})
    assert "callback_url" not in start["page"] and start["returns"] is False
    code = requests.get(start["page"], timeout=60).text.partition("<code>")[2].partition("</code>")[0]

    assert come_back(ada, start["state"], f" {code}\n").json["data"]["by"] == "you"


@pytest.mark.parametrize(
    ("headers", "back"),
    [
        ({"Host": "localhost:8000"}, "http://localhost:8000/"),
        ({"Host": "127.0.0.1:8000"}, "http://127.0.0.1:8000/"),
        ({"Host": "[::1]:8000"}, "http://[::1]:8000/"),
        ({"Host": "localhost", "X-Forwarded-Proto": "https"}, "https://localhost/"),
        ({"Host": "192.168.1.4:8000"}, ""),
        ({"Host": "192.168.1.4", "X-Forwarded-Proto": "https"}, "https://192.168.1.4/"),
    ],
    ids=str,
)
def test_where_no_browser_would_be_sent_back_to_the_code_is_shown(
    ada: Person, headers: dict[str, str], back: str
) -> None:
    start = begun(ada, headers=headers)
    found = parse_qs(urlsplit(start["page"]).query).get("callback_url", [""])[0]
    assert start["returns"] is bool(back) and found.startswith(back) and bool(found) is bool(back)


def test_a_code_is_good_once(ada: Person) -> None:
    back = allowed(begun(ada)["page"])
    assert come_back(ada, back["state"], back["code"]).status_code == 200

    again = come_back(ada, back["state"], back["code"])

    assert (again.status_code, refusal(again)) == (409, "enrolment_failed")
    assert "used already" in again.text


def test_a_code_of_anybody_else_connects_nobody(ada: Person, bea: Person) -> None:
    """Bea's browser is sent to a callback that Ada began, or brings her own code with Ada's state."""
    start = begun(ada)
    mine = begun(bea)
    back = allowed(start["page"])

    foreign = come_back(bea, back["state"], back["code"])
    made_up = come_back(bea, "nobody's", back["code"])
    mixed = come_back(bea, mine["state"], back["code"])

    assert foreign.json["error"] == made_up.json["error"]
    assert {refusal(each) for each in (foreign, made_up, mixed)} == {"enrolment_failed"}
    assert "did not accept the code" in mixed.text and back["code"] not in mixed.text
    assert listed(bea)["connected"] is False


def test_logging_out_ends_what_was_begun(ada: Person) -> None:
    ada.data("POST", "/api/v1/users", json={"name": "Ada", "password": "correct horse"})
    back = allowed(begun(ada)["page"])
    ada.data("DELETE", "/api/v1/session")
    ada.data("POST", "/api/v1/session", json={"name": "Ada", "password": "correct horse"})

    assert refusal(come_back(ada, back["state"], back["code"])) == "enrolment_failed"


@pytest.mark.parametrize(
    ("fault", "code", "hint"),
    [
        ("expired", "enrolment_failed", "did not accept the code"),
        ("method", "enrolment_failed", "did not accept the code"),
        ("keyless", "enrolment_failed", "sent no key"),
        ("odd", "enrolment_failed", "sent no key"),
        ("down", "provider_failed", "OpenRouter"),
    ],
)
def test_each_refusal_of_the_provider_is_said(
    ada: Person, upstream: Upstream, fault: str, code: str, hint: str
) -> None:
    back = allowed(begun(ada)["page"])
    upstream.service.account.fault = fault

    answer = come_back(ada, back["state"], back["code"])

    assert refusal(answer) == code and hint in answer.text and back["code"] not in answer.text
    assert listed(ada)["connected"] is False


def test_keys_cannot_be_tried_one_after_another(ada: Person) -> None:
    ada.data("GET", "/api/v1/session")
    ada.data("GET", "/api/v1/session")
    answers = [ada.call("PUT", OPENROUTER, json={"key": f"{LIMITED}{number}"}) for number in range(11)]
    assert [each.status_code for each in answers] == [200] * 10 + [429]
    assert answers[-1].headers["Retry-After"]


def test_no_other_page_connects_or_disconnects(ada: Person) -> None:
    for method, path in (("PUT", ""), ("DELETE", ""), ("POST", "/test"), ("POST", "/enroll"), ("POST", "/callback")):
        answer = ada.client.open(
            f"{OPENROUTER}{path}", method=method, json={}, headers={"Origin": "https://evil.example"}
        )
        assert answer.status_code == 403


def test_a_server_of_ones_own_is_connected_by_its_address_and_paints_for_nothing(ada: Person) -> None:
    assert refusal(ada.call("PUT", COMPATIBLE, json={"key": KEY})) == "unusable_address"
    with compatible_upstream() as server:
        refused = ada.call("PUT", COMPATIBLE, json={"address": server.url}, environ_base=LAN)
        assert refusal(refused) == "unusable_address"

        shown = ada.data("PUT", COMPATIBLE, json={"address": server.url})

        assert (shown["connected"], shown["by"], shown["ending"]) == (True, "you", "")
        at = {"usual": "", "likely": "", "example": "http://127.0.0.1:1234/v1", "own": server.url, "found": ""}
        assert shown["address"] == at
        assert ada.data("POST", f"{COMPATIBLE}/test")["models"] == 10
        ada.data("PATCH", "/api/v1/settings", json={"image_model": "compatible/flux-dev"})
        reply = ada.say(ada.conversation(), "/image a fox")["reply"]
        assert reply["state"] == "done"
        assert [(used["model"], used["cost"]) for used in reply["usage"] if used["purpose"] == "image"] == [
            ("compatible/flux-dev", 0)
        ]
        assert ada.data("DELETE", COMPATIBLE)["connected"] is False
