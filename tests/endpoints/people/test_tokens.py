"""What a token is good for, and until when; that everything asks for it is in `openapi/test_document.py`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from server.app import Atelier
from storage.memory import MemoryStorage
from tests.endpoints.conftest import Person, person

LATER = "2999-01-01T00:00:00.000Z"


def token(ada: Person, **wish: Any) -> dict[str, Any]:
    return dict(ada.data("POST", "/api/v1/tokens", json={"name": "script", **wish}))


def bearer(made: dict[str, Any]) -> dict[str, str]:
    return {"Authorization": f"Bearer {made['token']}"}


def refused(program: Person, made: dict[str, Any], method: str, path: str, **more: Any) -> dict[str, Any]:
    answered = program.call(method, path, headers=bearer(made), **more)
    assert answered.status_code in (401, 403), answered.text
    return {"status": answered.status_code, **(answered.json or {})["error"]}


def test_a_token_of_which_nobody_says_more_reads_makes_and_finishes_for_good(ada: Person) -> None:
    made = token(ada)
    assert (made["scopes"], made["expires"]) == (["read", "make", "finish"], None)
    listed = ada.data("GET", "/api/v1/tokens")
    assert [(each["scopes"], each["expires"]) for each in listed] == [(made["scopes"], None)]


@pytest.mark.parametrize(
    ("scope", "method", "path", "body"),
    [
        ("read", "GET", "/api/v1/conversations", None),
        ("read", "GET", "/v1/models", None),
        ("make", "POST", "/send_message/{conversation}", {"messageText": "/help"}),
        ("make", "POST", "/api/v1/apps/images/generate", {"prompt": "a fox"}),
        ("finish", "POST", "/api/v1/images/{image}/operations", {"operations": [{"type": "greyscale"}]}),
        ("admin", "GET", "/api/v1/tokens", None),
        ("admin", "PATCH", "/api/v1/settings", {"theme": "dark"}),
        ("admin", "POST", "/api/v1/users", {"name": "Eve", "password": "a long enough one"}),
    ],
)
def test_a_token_does_what_it_is_good_for_and_is_told_which_scope_it_lacks(
    atelier: Atelier, ada: Person, scope: str, method: str, path: str, body: dict[str, Any] | None
) -> None:
    conversation = ada.conversation()
    path = path.format(conversation=conversation, image=ada.picture(conversation)["id"])
    others = [each for each in ("read", "make", "finish", "admin") if each != scope]
    program = person(atelier)
    said = refused(program, token(ada, name="shelf", scopes=others), method, path, json=body)
    message = said["message"] if isinstance(said.get("message"), str) else ""
    assert said["status"] == 403
    assert "shelf" in message
    assert f"“{scope}”" in message
    answered = program.call(method, path, json=body, headers=bearer(token(ada, scopes=[scope])))
    assert answered.status_code < 300, answered.text


def test_of_several_scopes_one_suffices(atelier: Atelier, ada: Person) -> None:
    program = person(atelier)
    for scope in ("make", "finish"):
        program.data("POST", "/api/v1/conversations", json={}, headers=bearer(token(ada, scopes=[scope])))
    said = refused(program, token(ada, scopes=["read"]), "POST", "/api/v1/conversations", json={})
    assert "“make” / “finish”" in said["message"]


def test_a_token_that_has_expired_says_so(atelier: Atelier, ada: Person, stores: MemoryStorage) -> None:
    owner = ada.data("GET", "/api/v1/session")["user"]["id"]
    _, secret = stores.accounts.add_token(owner, "old", ("read",), "2020-01-01T00:00:00.000Z")
    program, made = person(atelier), {"token": secret}

    said = refused(program, made, "GET", "/api/v1/conversations")

    assert (said["status"], said["code"]) == (401, "token_expired")
    assert refused(program, made, "GET", "/v1/models")["code"] == "invalid_api_key"


def test_a_token_expires_after_days_or_at_a_moment(ada: Person) -> None:
    wanted = datetime.now(UTC) + timedelta(days=30)
    assert abs(datetime.fromisoformat(token(ada, days=30)["expires"]) - wanted) < timedelta(hours=1)
    assert token(ada, expires="2998-05-01T02:00:00+02:00")["expires"] == "2998-05-01T00:00:00.000Z"


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"expires": "2020-01-01T00:00:00Z"}, "bad_expiry"),
        ({"expires": LATER, "days": 30}, "bad_expiry"),
        ({"expires": "soon"}, "bad_request"),
        ({"days": 0}, "bad_request"),
        ({"scopes": []}, "bad_request"),
        ({"scopes": ["everything"]}, "bad_request"),
    ],
)
def test_what_no_token_can_be_is_refused(ada: Person, wish: dict[str, Any], code: str) -> None:
    answered = ada.post("/api/v1/tokens", json={"name": "script", **wish})
    assert answered.status_code == 400
    assert (answered.json or {})["error"]["code"] == code
    assert ada.data("GET", "/api/v1/tokens") == []


def test_a_token_makes_no_other_that_is_good_for_more_or_for_longer(atelier: Atelier, ada: Person) -> None:
    maker, program = token(ada, scopes=["admin", "read"], days=30), person(atelier)
    for scopes in (["make"], ["read", "finish"]):
        body = {"name": "more", "scopes": scopes}
        assert refused(program, maker, "POST", "/api/v1/tokens", json=body)["code"] == "scope_missing"
    body = {"name": "longer", "scopes": ["read"], "expires": LATER}
    assert program.data("POST", "/api/v1/tokens", json=body, headers=bearer(maker))["expires"] == maker["expires"]


def test_a_token_that_does_not_administer_is_not_at_the_machine_either(atelier: Atelier, ada: Person) -> None:
    """Where the studio is open, whoever is at the machine administers it."""
    program, here = person(atelier), {"environ_base": {"REMOTE_ADDR": "127.0.0.1"}}
    for scopes, administers in ((["read", "admin"], True), (["read"], False)):
        session = program.data("GET", "/api/v1/session", headers=bearer(token(ada, scopes=scopes)), **here)
        assert session["administers"] is administers


def test_a_token_counts_in_its_header_alone_and_a_cookie_as_it_was_signed(locked: Atelier) -> None:
    """An address stands in logs, and a changed byte is another cookie."""
    ada = person(locked)
    ada.data("POST", "/api/v1/users", json={"name": "ada", "password": "correct horse"})
    token = ada.data("POST", "/api/v1/tokens", json={"name": "program"})["token"]
    cookie = ada.client.get_cookie("atelier")
    assert cookie is not None

    def status(path: str = "/api/v1/conversations", cookies: dict[str, str] | None = None, **headers: str) -> int:
        somebody = person(locked)
        for name, value in (cookies or {}).items():
            somebody.client.set_cookie(name, value)
        return somebody.get(path, headers=headers).status_code

    assert status(Authorization=f"Bearer {token}") == status(cookies={"atelier": cookie.value}) == 200
    for name in ("token", "key", "api_key", "access_token", "authorization"):
        assert status(f"/api/v1/conversations?{name}={token}") == 401
        assert status(cookies={name: token}) == 401
    for at in (0, len(cookie.value) // 2, len(cookie.value) - 8):
        other = "A" if cookie.value[at] != "A" else "B"
        assert status(cookies={"atelier": f"{cookie.value[:at]}{other}{cookie.value[at + 1 :]}"}) == 401
