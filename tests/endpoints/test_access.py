"""Coming in, staying in, and being out at once."""

from __future__ import annotations

from pathlib import Path
from time import time
from typing import Any

import pytest
from werkzeug.test import TestResponse

from server.app import Atelier
from server.http.proxies import networks
from tests.endpoints.conftest import Person, ended, person, studio
from tests.matrix import sampled

LOGIN = {"name": "Ada", "password": "correct horse"}


def test_in_the_open_mode_every_browser_is_a_guest_of_its_own_and_stays_it(ada: Person, bea: Person) -> None:
    first = ada.data("GET", "/api/v1/session")
    assert (first["access"], first["signed_in"], first["user"]["kind"]) == ("open", True, "guest")
    assert ada.data("GET", "/api/v1/session")["user"] == first["user"]
    assert bea.data("GET", "/api/v1/session")["user"]["id"] != first["user"]["id"]


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(ada: Person) -> None:
    plain = ada.get("/api/v1/session").headers["Set-Cookie"]
    assert "HttpOnly" in plain
    assert "SameSite=Lax" in plain
    assert "Secure" not in plain


def test_over_tls_it_travels_over_tls_only(atelier: Atelier) -> None:
    secure = person(atelier).get("/api/v1/session", base_url="https://localhost").headers["Set-Cookie"]
    assert "Secure" in secure
    proxied = person(atelier).get("/api/v1/session", headers={"X-Forwarded-Proto": "https"}).headers["Set-Cookie"]
    assert "Secure" in proxied


def test_a_changed_cookie_is_nobodys(ada: Person) -> None:
    user = ada.data("GET", "/api/v1/session")["user"]
    value = ada.client.get_cookie("atelier").value  # type: ignore[union-attr]
    ada.client.set_cookie("atelier", value[:-3] + "abc")
    assert ada.data("GET", "/api/v1/session")["user"] != user


def test_behind_passwords_nothing_is_to_be_had_without_one(locked: Atelier) -> None:
    stranger = person(locked)
    session = stranger.data("GET", "/api/v1/session")
    assert (session["access"], session["signed_in"], session["user"]) == ("password", False, None)
    assert "providers" not in session
    for rule in locked.app.url_map.iter_rules():
        if rule.rule.startswith(("/api", "/send_message")) and rule.endpoint not in (
            "session.session",
            "session.log_in",
            "users.register",
            "outside.go",
            "outside.come_back",
            "api.openapi",
            "api.docs",
            "api.part",
        ):
            for method in rule.methods - {"HEAD", "OPTIONS"}:  # type: ignore[operator]
                path = rule.rule.replace("<int:number>", "1").replace("<filename>", "a.png")
                response = stranger.call(method, path.replace("<", "").replace(">", ""), json={})
                assert response.status_code == 401, (rule.rule, method, response.text)


def test_registering_signs_in_and_logging_out_ends_every_session_at_once(locked: Atelier) -> None:
    ada, elsewhere = person(locked), person(locked)
    assert ada.data("POST", "/api/v1/users", json=LOGIN)["user"]["kind"] == "member"
    assert elsewhere.data("POST", "/api/v1/session", json=LOGIN)["signed_in"] is True
    stolen = elsewhere.client.get_cookie("atelier").value  # type: ignore[union-attr]
    ada.data("DELETE", "/api/v1/session")
    elsewhere.client.set_cookie("atelier", stolen)
    assert elsewhere.data("GET", "/api/v1/session")["signed_in"] is False
    assert elsewhere.get("/api/v1/conversations").status_code == 401


def test_logging_out_hangs_up_the_sockets(locked: Atelier) -> None:
    ada = person(locked)
    ada.data("POST", "/api/v1/users", json=LOGIN)
    socket = locked.socketio.test_client(locked.app, flask_test_client=ada.client, headers={"Host": "localhost"})
    assert socket.is_connected()
    ada.data("DELETE", "/api/v1/session")
    assert not socket.is_connected()


@pytest.mark.parametrize("mode", ["locked", "atelier"])
def test_a_socket_needs_somebody(request: pytest.FixtureRequest, mode: str) -> None:
    made = request.getfixturevalue(mode)
    assert not made.socketio.test_client(made.app, headers={"Host": "localhost"}).is_connected()


def test_a_guest_who_registers_keeps_everything(ada: Person) -> None:
    conversation = ada.conversation()
    ada.data("POST", "/api/v1/users", json=LOGIN)
    assert ada.data("GET", "/api/v1/session")["user"]["name"] == "Ada"
    assert ada.get(f"/api/v1/conversations/{conversation}").status_code == 200


@pytest.mark.parametrize("wrong", [{"password": "correct horse."}, {"name": "Ida"}])
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(locked: Atelier, wrong: dict[str, str]) -> None:
    person(locked).data("POST", "/api/v1/users", json=LOGIN)
    response = person(locked).post("/api/v1/session", json={**LOGIN, **wrong})
    assert response.status_code == 401
    assert response.json is not None
    assert response.json["error"]["code"] == "wrong_password"


def test_the_eleventh_try_waits(locked: Atelier) -> None:
    person(locked).data("POST", "/api/v1/users", json=LOGIN)
    answers = [person(locked).post("/api/v1/session", json={**LOGIN, "password": "guess"}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert 800 < int(answers[-1].headers["Retry-After"]) <= 900
    right = person(locked).post("/api/v1/session", json=LOGIN)
    assert right.status_code == 429


def test_logging_in_right_is_no_try(locked: Atelier) -> None:
    person(locked).data("POST", "/api/v1/users", json=LOGIN)
    for _ in range(15):
        person(locked).data("POST", "/api/v1/session", json=LOGIN)
    wrong = person(locked).post("/api/v1/session", json={**LOGIN, "password": "guess"})
    assert wrong.status_code == 401


def test_a_stranger_locks_nobody_out(tmp_path: Path) -> None:
    made = studio(tmp_path / "proxied", access="password", trusted_proxies=networks("127.0.0.1"))
    try:
        ada = person(made)
        from_home, from_afar = ({"X-Forwarded-For": each} for each in ("203.0.113.9", "198.51.100.7"))
        ada.data("POST", "/api/v1/users", json=LOGIN, headers=from_home)
        guess = {**LOGIN, "password": "guess"}
        guesses = [person(made).post("/api/v1/session", json=guess, headers=from_afar) for _ in range(12)]
        assert [answer.status_code for answer in guesses] == [401] * 10 + [429] * 2
        assert person(made).post("/api/v1/session", json=LOGIN, headers=from_home).status_code == 200
        assert person(made).post("/api/v1/session", json=LOGIN, headers=from_afar).status_code == 429
        assert ada.post("/api/v1/session", json=LOGIN, headers=from_afar).status_code == 200, (
            "a browser known to be hers"
        )
    finally:
        ended(made)


@sampled("name", ["Ada\u200b", "\u0410da", "\uff21da", "a\u00adda"])
def test_nobody_registers_under_a_name_that_looks_like_anothers(locked: Atelier, name: str) -> None:
    person(locked).data("POST", "/api/v1/users", json=LOGIN)
    refused = person(locked).post("/api/v1/users", json={**LOGIN, "name": name})
    assert refused.status_code == 409
    assert refused.json is not None
    assert refused.json["error"]["code"] == "name_taken"
    assert person(locked).post("/api/v1/session", json=LOGIN).status_code == 200


@sampled(
    "said, days",
    [
        ({}, 0),
        ({"host": "::1", "allowed_hosts": ("studio.localhost", "127.0.0.2")}, 0),
        ({"host": "0.0.0.0"}, 30),
        ({"host": "192.168.1.20"}, 30),
        ({"allowed_hosts": ("studio.example",)}, 30),
        ({"trusted_proxies": networks("127.0.0.1")}, 30),
        ({"host": "0.0.0.0", "access": "password"}, 0),
        ({"host": "0.0.0.0", "guest_idle_days": 0}, 0),
        ({"guest_idle_days": 90}, 90),
    ],
)
def test_guests_are_removed_only_where_others_reach_the_studio(tmp_path: Path, said: dict[str, Any], days: int) -> None:
    made = studio(tmp_path / "there", **said)
    try:
        keeping = person(made).data("GET", "/api/v1/session")["keeping"]
        assert keeping == {"idle_days": days, "deleted_days": 30, "painted_days": 0, "uploaded_days": 0}
    finally:
        ended(made)


def test_a_short_password_is_refused_with_a_reason(locked: Atelier) -> None:
    response = person(locked).post("/api/v1/users", json={"name": "Ada", "password": "short"})
    assert response.status_code == 400
    assert response.json is not None
    assert response.json["error"]["code"] == "weak_password"


def bearer(secret: str) -> dict[str, Any]:
    return {"Authorization": f"Bearer {secret}"}


def test_a_token_is_its_owner_from_anywhere_until_it_is_revoked(atelier: Atelier, ada: Person) -> None:
    conversation = ada.conversation()
    made = ada.data("POST", "/api/v1/tokens", json={"name": "laptop"})
    listed = ada.data("GET", "/api/v1/tokens")
    assert [token["name"] for token in listed] == ["laptop"]
    assert made["token"] not in str(listed)
    program = person(atelier)
    headers = {**bearer(made["token"]), "Host": "studio.example", "Origin": "https://elsewhere.example"}
    rows = program.data("GET", "/api/v1/conversations", headers=headers)["conversations"]
    assert [row["id"] for row in rows] == [conversation]
    assert program.data("POST", "/api/v1/conversations", json={}, headers=headers)["id"]
    ada.data("DELETE", f"/api/v1/tokens/{made['id']}")
    assert program.get("/api/v1/conversations", headers=headers).status_code == 401


def test_a_wrong_token_is_nobody_even_with_a_right_cookie(ada: Person) -> None:
    ada.conversation()
    assert ada.get("/api/v1/conversations", headers=bearer("wrong")).status_code == 401
    assert ada.get("/api/v1/conversations", headers=bearer("")).status_code == 401


def test_a_token_in_the_address_is_no_token(locked: Atelier) -> None:
    ada = person(locked)
    ada.data("POST", "/api/v1/users", json=LOGIN)
    secret = ada.data("POST", "/api/v1/tokens", json={"name": "laptop"})["token"]
    for name in ("token", "access_token", "api_key", "authorization"):
        assert person(locked).get(f"/api/v1/conversations?{name}={secret}").status_code == 401


def test_a_program_with_a_token_gets_no_cookie(ada: Person, atelier: Atelier) -> None:
    secret = ada.data("POST", "/api/v1/tokens", json={"name": "laptop"})["token"]
    assert "Set-Cookie" not in person(atelier).get("/api/v1/session", headers=bearer(secret)).headers


def limit_of(answered: TestResponse) -> tuple[int, int]:
    """How many there may be and how many are left; and that they come back within the time that is said."""
    wait = answered.headers.get("Retry-After")
    reset = int(answered.headers["X-RateLimit-Reset"]) - time()
    assert (wait is None) is (answered.status_code < 400)
    assert wait is None or reset <= int(wait) + 1
    return int(answered.headers["X-RateLimit-Limit"]), int(answered.headers["X-RateLimit-Remaining"])


def test_every_answer_tells_what_is_left_of_the_limit_whichever_shape_it_has(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    busy = studio(tmp_path_factory.mktemp("left"), requests_per_minute=3)
    try:
        ada = person(busy)
        ada.get("/api/v1/session")
        assert [limit_of(ada.get("/api/v1/palette")) for _ in range(3)] == [(3, 2), (3, 1), (3, 0)]
        refused = (
            ada.get("/api/v1/palette"),
            ada.get("/v1/models"),
            ada.post("/v1/images/generations", json={"prompt": "a fox"}),
            ada.post("/api/generate-image", json={"prompt": "a fox"}),
        )
        assert [answered.status_code for answered in refused] == [429] * 4
        assert [limit_of(answered) for answered in refused] == [(3, 0)] * 4
        assert "X-RateLimit-Limit" not in ada.get("/health").headers
    finally:
        ended(busy)


def test_what_is_refused_by_a_limit_of_its_own_tells_of_that_one(locked: Atelier) -> None:
    stranger, wrong = person(locked), {"name": "Ada", "password": "not the right one"}
    tries = [stranger.post("/api/v1/session", json=wrong) for _ in range(11)]
    assert [answered.status_code for answered in tries] == [401] * 10 + [429]
    assert limit_of(tries[-1]) == (10, 0)


def test_calls_of_all_kinds_are_one_count(tmp_path_factory: pytest.TempPathFactory) -> None:
    busy = studio(tmp_path_factory.mktemp("kinds"), requests_per_minute=4)
    try:
        ada = person(busy)
        ada.get("/api/v1/session")  # before anybody is known here: counted by the address
        paths = ("palette", "conversations", "settings", "styles", "palette", "gallery")
        codes = [ada.get(f"/api/v1/{path}").status_code for path in paths]
        assert codes == [200] * 4 + [429] * 2
    finally:
        ended(busy)


@pytest.mark.slow
def test_too_many_calls_wait_and_one_persons_do_not_slow_another(tmp_path_factory: pytest.TempPathFactory) -> None:
    busy = studio(tmp_path_factory.mktemp("busy"), requests_per_minute=5)
    try:
        ada, bea = person(busy), person(busy)
        ada.get("/api/v1/session")
        bea.get("/api/v1/session")
        codes = [ada.get("/api/v1/palette").status_code for _ in range(7)]
        assert codes[:4] == [200] * 4
        assert codes[-1] == 429
        limited = ada.get("/api/v1/palette")
        assert limited.json is not None
        assert limited.json["error"]["code"] == "too_many"
        assert int(limited.headers["Retry-After"]) >= 1
        assert bea.get("/api/v1/palette").status_code == 200
        assert ada.get("/health").status_code == 200
    finally:
        ended(busy)
