"""Sockets of the whole studio: what is said over them is answered, counted, and heard by those only who may."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import gevent
import pytest

from server.app import Atelier
from server.http.connections import Connections
from server.http.headers import EVERYWHERE, FOR_DATA, FOR_DOCUMENTS
from server.http.listener import Listener
from server.realtime.polling import MOST_OF_ONE
from tests.browsing import TEXT, Browser, Line, frame, until
from tests.endpoints.conftest import Person, ended, person, studio
from tests.matrix import sampled

NOBODYS = "00000000-0000-4000-8000-000000000000"
Answer = tuple[int, dict[str, str], str]


class Open:
    """The studio at an address, and browsers that end with the test."""

    def __init__(self, atelier: Atelier) -> None:
        self.atelier = atelier
        self.listener = Listener(("127.0.0.1", 0), atelier.app, Connections(100))
        self.listener.start()
        self.lines: list[Line] = []

    @property
    def port(self) -> int:
        return int(self.listener.server_port)

    def browser(self, person: Person | None = None, **options: Any) -> Browser:
        made = Browser(self.port, cookie_of(person) if person else "", **options)
        self.lines.append(made)
        return made

    def ask(self, method: str, query: str = "", body: bytes | str = b"", **headers: str) -> Answer:
        """Status, headers and body of a request to Engine.IO."""
        body = body.encode() if isinstance(body, str) else body
        more = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        line = Line(self.port)
        self.lines.append(line)
        line.send(
            f"{method} /socket.io/?EIO=4&transport=polling{query} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n{more}"
            f"Connection: close\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        head, _, said = line.to_the_end().partition(b"\r\n\r\n")
        first, *rest = head.decode().split("\r\n")
        return int(first.split()[1]), dict(one.split(": ", 1) for one in rest), said.decode()

    def moving(self, session: str, **headers: str) -> Line:
        """The request for a WebSocket of a session that polls."""
        more = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        line = Line(self.port)
        self.lines.append(line)
        line.send(
            f"GET /socket.io/?EIO=4&transport=websocket&sid={session} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n{more}"
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
        )
        return line

    def session(self, **headers: str) -> str:
        """A new one, by polling, on which somebody signed in."""
        _, _, said = self.ask("GET", **headers)
        session = str(json.loads(said[1:])["sid"])
        assert self.ask("POST", f"&sid={session}", "40", **headers)[2] == "OK"
        assert self.ask("GET", f"&sid={session}", **headers)[2].startswith("40{")
        return session

    def close(self) -> None:
        for line in self.lines:
            line.close()
        self.listener.stop(timeout=0)


def cookie_of(person: Person) -> str:
    person.get("/api/v1/session")
    cookie = person.client.get_cookie("atelier")
    assert cookie is not None
    return f"atelier={cookie.value}"


@pytest.fixture
def opened(atelier: Atelier) -> Iterator[Open]:
    made = Open(atelier)
    yield made
    made.close()


@pytest.fixture
def silent_log(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Fails when anything is logged, or written to stderr as gevent does with a trace."""
    yield
    gevent.sleep(0.01)
    assert [record.getMessage() for record in caplog.records] == []
    assert capfd.readouterr().err == ""


def test_a_program_hears_and_says_by_its_socket_what_its_token_is_good_for(opened: Open, ada: Person) -> None:
    made = ada.data("POST", "/api/v1/tokens", json={"name": "frame", "scopes": ["read"]})
    frame = opened.browser(Authorization=f"Bearer {made['token']}")
    conversation = ada.conversation()
    assert frame.call("open", {"conversation": conversation})["ok"]
    refused = frame.call("turn", {"conversation": conversation, "text": "/help", "client_id": "c"})
    assert refused["error"]["code"] == "scope_missing"
    mute = ada.data("POST", "/api/v1/tokens", json={"name": "mute", "scopes": ["make"]})["token"]
    headers = {"Authorization": f"Bearer {mute}"}
    session = json.loads(opened.ask("GET", **headers)[2][1:])["sid"]
    assert opened.ask("POST", f"&sid={session}", "40", **headers)[2] == "OK"
    assert "“read”" in json.loads(opened.ask("GET", f"&sid={session}", **headers)[2][2:])["message"]


@pytest.mark.usefixtures("silent_log")
@sampled(
    "said",
    [
        '427["no such event",{}]',
        '427["connect"]',
        '427["disconnect"]',
        '427["stop"]',
        '427["stop",7]',
        '427["stop",{"turn":' + "9" * 400 + "}]",
        '427["stop",{"turn":' + "9" * 5000 + "}]",
        '427["turn",{"conversation":"c","client_id":"i","text":"t","options":{"seed":' + "9" * 400 + "}}]",
        '427["turn",{"conversation":"c","client_id":"i","text":"t","options":{"seed":1e999}}]',
        '427["open",' + "[" * 5_000 + "]" * 5_000 + "]",
        '427["open",' + "[" * 100_000,
        '427["open",{"conversation":"\\u0000"}]',
        '427["open",{"conversation":"\\ud800"}]',
        "427[7]",
        "427[]",
        "427{}",
        "427",
        '42/admin,7["open",{}]',
        '451-7["turn",{"_placeholder":true,"num":0}]',
    ],
)
def test_what_cannot_be_done_is_refused_with_an_acknowledgement(opened: Open, ada: Person, said: str) -> None:
    browser = opened.browser(ada)
    browser.say(said)
    refused = browser.acknowledged(7)
    assert refused["ok"] is False
    assert refused["error"]["code"] == "bad_request"
    assert refused["error"]["message"].endswith(".")
    assert browser.call("open", {"conversation": ada.conversation()}) == {"ok": True, "data": {"running": []}}


@pytest.mark.usefixtures("silent_log")
@sampled(
    "sent",
    [
        frame(TEXT, b""),
        frame(TEXT, b"x"),
        frame(TEXT, b"4"),
        frame(TEXT, b"4" + b"[" * 100_000),
        frame(TEXT, b'4{"a":1}'),
        frame(TEXT, b"9"),
        frame(TEXT, b"bAAAA"),
        frame(TEXT, b'42["no such event"]'),
        frame(TEXT, b'42["stop"'),
        frame(TEXT, b"44{}"),
        frame(TEXT, b"42" + b"9" * 99 + b'["stop"]'),
        frame(0x82, b"\x00\xff"),
    ],
)
def test_what_asks_for_no_acknowledgement_is_refused_with_an_event(opened: Open, ada: Person, sent: bytes) -> None:
    browser = opened.browser(ada)
    browser.send(sent)
    name, refused = json.loads(browser.text()[2:])
    assert (name, refused["ok"], refused["error"]["code"]) == ("refused", False, "bad_request")
    assert browser.call("open", {"conversation": ada.conversation()})["ok"]


@pytest.mark.usefixtures("silent_log")
def test_the_binary_parts_of_a_refused_event_are_no_event_themselves(opened: Open, ada: Person) -> None:
    browser = opened.browser(ada)
    browser.say('452-7["turn",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]')
    browser.send(frame(0x82, b"one") + frame(0x82, b"two"))
    assert browser.acknowledged(7)["ok"] is False
    assert browser.call("open", {"conversation": ada.conversation()}, 8)["ok"]


@pytest.mark.usefixtures("silent_log")
def test_before_anybody_signed_in_nothing_is_done(opened: Open, ada: Person) -> None:
    browser = opened.browser(ada, sign_in=False)
    browser.say('420["open",{}]')
    assert browser.text().startswith('44{"message"')
    browser.say("40/admin,")
    assert browser.text().startswith("44/admin,")
    browser.say("40")
    assert browser.text().startswith("40{")


@pytest.mark.slow
@pytest.mark.usefixtures("silent_log")
@pytest.mark.parametrize("goodbye", ["41", "1"])
def test_after_a_goodbye_nothing_is_done_and_nothing_logged(opened: Open, ada: Person, goodbye: str) -> None:
    conversation = ada.conversation()
    browser = opened.browser(ada)
    event = json.dumps(["open", {"conversation": conversation}])
    browser.send(frame(TEXT, goodbye.encode()) + frame(TEXT, f"420{event}".encode()))
    if goodbye == "1":
        browser.closed()
    else:
        while not browser.text().startswith("44{"):
            pass
        browser.close()
    until(lambda: not opened.atelier.callers.callers)


@pytest.mark.usefixtures("silent_log")
def test_who_hangs_up_in_the_middle_leaves_nothing(opened: Open, ada: Person) -> None:
    for sent in (b"\x81", frame(TEXT, b'420["open",{}]'), frame(TEXT, b"1"), b"\xff\xff\xff"):
        browser = opened.browser(ada)
        browser.send(sent)
        browser.close()
    until(lambda: not opened.atelier.callers.callers)


def test_an_event_is_a_call_like_any_other(tmp_path_factory: pytest.TempPathFactory) -> None:
    busy = studio(tmp_path_factory.mktemp("one-count"), requests_per_minute=4)
    opened = Open(busy)
    try:
        ada = person(busy)
        browser = opened.browser(ada)
        for _ in range(2):
            assert browser.call("open", {"conversation": NOBODYS})["error"]["code"] == "not_found"
        assert [ada.get("/api/v1/palette").status_code for _ in range(3)] == [200, 200, 429]
        refused = browser.call("open", {"conversation": NOBODYS})["error"]
        assert refused["code"] == "too_many" and "4 calls per minute" in refused["message"]
    finally:
        opened.close()
        ended(busy)


def test_events_are_counted_for_each_person(tmp_path_factory: pytest.TempPathFactory) -> None:
    busy = studio(tmp_path_factory.mktemp("busy"), requests_per_minute=5)
    opened = Open(busy)
    try:
        ada, bea = person(busy), person(busy)
        one, other, hers = opened.browser(ada), opened.browser(ada), opened.browser(bea)
        said = [each.call("open", {"conversation": NOBODYS}) for each in (one, other) * 4]
        codes = [answer["error"]["code"] for answer in said]
        assert codes[:4] == ["not_found"] * 4  # her second browser has asked for its session, which was her first call
        assert codes[-1] == "too_many"
        assert 1 <= said[-1]["error"]["retry_after"] <= 60
        assert hers.call("open", {"conversation": NOBODYS})["error"]["code"] == "not_found"
    finally:
        opened.close()
        ended(busy)


@pytest.mark.parametrize("event", [f'420["stop",{{"turn":"{NOBODYS}"}}]', '42["nothing",{}]', "4x", '42["turn"'])
@pytest.mark.slow
def test_a_flood_ends_its_own_socket_while_everybody_else_is_answered(opened: Open, event: str) -> None:
    ada, bea = person(opened.atelier), person(opened.atelier)
    flooding, other = opened.browser(ada), opened.browser(bea)
    conversation, flooder = bea.conversation(), user_of(ada)
    sender = gevent.spawn(flooding.send, frame(TEXT, event.encode()) * 20_000)
    answered = 0
    while opened.atelier.callers.of(flooder):
        assert other.call("open", {"conversation": conversation}, answered)["ok"]
        answered += 1
    assert answered
    assert flooding.closed() in (1000, None)
    sender.kill()


def user_of(person: Person) -> str:
    return str(person.data("GET", "/api/v1/session")["user"]["id"])


@pytest.mark.usefixtures("silent_log")
def test_the_name_of_a_session_is_no_key_to_it(opened: Open, ada: Person) -> None:
    bea = person(opened.atelier)
    hers = {"Cookie": cookie_of(ada)}
    session = opened.session(**hers)
    never_was = opened.ask("GET", "&sid=never")
    assert never_was[0] == 400
    for headers in ({}, {"Cookie": cookie_of(bea)}, {"Cookie": "atelier=made-up"}, {"Authorization": "Bearer made-up"}):
        for method, body in (("GET", ""), ("POST", '42["open",{}]'), ("POST", "41")):
            status, _, said = opened.ask(method, f"&sid={session}", body, **headers)
            assert (status, said) == (400, never_was[2])
    assert opened.ask("POST", f"&sid={session}", '420["open",{"conversation":"x"}]', **hers)[2] == "OK"
    assert opened.ask("GET", f"&sid={session}", **hers)[2].startswith('430[{"ok":false')


def test_a_program_that_shows_its_token_once_keeps_a_secret_of_the_session(opened: Open, ada: Person) -> None:
    token = ada.data("POST", "/api/v1/tokens", json={"name": "robot"})["token"]
    _, headers, said = opened.ask("GET", Authorization=f"Bearer {token}")
    session = json.loads(said[1:])["sid"]
    cookie, *rest = headers["Set-Cookie"].split("; ")
    assert {"HttpOnly", "SameSite=Strict", "Path=/socket.io/"} == set(rest)
    assert opened.ask("POST", f"&sid={session}", "40", Cookie=cookie)[2] == "OK"
    assert opened.ask("GET", f"&sid={session}", Cookie=cookie)[2].startswith("40{")
    assert opened.ask("GET", f"&sid={session}", Cookie="atelier_socket=guessed")[0] == 400


@pytest.mark.usefixtures("silent_log")
@sampled(
    ("method", "query", "body", "status"),
    [
        ("GET", "", "", 200),
        ("GET", "&sid=never", "", 400),
        ("POST", "&sid=never", "40", 400),
        ("POST", "", "40", 400),
        ("GET", "&j=0", "", 400),
        ("GET", "&sid=never&transport=flash", "", 400),
        ("PUT", "&sid=never", "", 400),
        ("DELETE", "", "", 405),
        ("OPTIONS", "", "", 200),
    ],
)
def test_every_answer_about_sockets_has_its_headers(
    opened: Open, method: str, query: str, body: str, status: int
) -> None:
    code, headers, _ = opened.ask(method, query, body)
    assert code == status
    told = EVERYWHERE | (FOR_DATA if headers["Content-Type"] == "application/json" else FOR_DOCUMENTS)
    assert {name: headers.get(name) for name in told} == told
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("silent_log")
@sampled(
    "body",
    [b"", b"x", b"\xff\xfe", b"4[", b"d=40", b"b!", b"42[]\x1e", b"\x1e".join([b"3"] * 17), b"4" + b"[" * 99_999],
)
def test_a_request_with_what_is_no_packet_is_refused(opened: Open, ada: Person, body: bytes) -> None:
    headers = {"Cookie": cookie_of(ada)}
    session = opened.session(**headers)
    status, _, said = opened.ask("POST", f"&sid={session}", body, **headers)
    assert status == 400
    assert json.loads(said)["message"].startswith("This is no packet")
    assert opened.ask("POST", f"&sid={session}", "3", **headers)[2] == "OK"


@pytest.mark.slow
def test_requests_of_packets_end_a_session_that_brings_too_many(opened: Open, ada: Person) -> None:
    headers = {"Cookie": cookie_of(ada)}
    session = opened.session(**headers)
    answers = [opened.ask("POST", f"&sid={session}", "\x1e".join(["3"] * 16), **headers)[0] for _ in range(100)]
    assert answers[:10] == [200] * 10
    assert answers[-1] == 400
    assert session not in opened.atelier.callers.callers


def test_one_request_at_a_time_waits_for_what_a_session_is_told(opened: Open, ada: Person) -> None:
    headers = {"Cookie": cookie_of(ada)}
    session = opened.session(**headers)
    waiting = gevent.spawn(opened.ask, "GET", f"&sid={session}", **headers)
    until(lambda: opened.atelier.callers.callers[session].polling)
    assert opened.ask("GET", f"&sid={session}", **headers)[0] == 400
    waiting.join()
    assert session not in opened.atelier.callers.callers


@pytest.mark.slow
@pytest.mark.usefixtures("silent_log")
def test_a_session_moves_to_one_websocket_in_its_time(opened: Open, ada: Person) -> None:
    headers = {"Cookie": cookie_of(ada)}
    session = opened.session(**headers)
    first, second = (opened.moving(session, **headers) for _ in range(2))
    assert first.until(b"\r\n").startswith(b"HTTP/1.1 101")
    assert second.until(b"\r\n").startswith(b"HTTP/1.1 400")
    stranger = opened.moving(session)
    assert stranger.until(b"\r\n").startswith(b"HTTP/1.1 400")
    callers = opened.atelier.callers
    moving = callers.callers[session].moving
    assert moving is not None
    callers.clock = lambda: moving + 60
    callers.look()
    first.to_the_end()
    assert session not in callers.callers


def test_a_session_that_moved_goes_on_over_its_websocket(opened: Open, ada: Person) -> None:
    headers = {"Cookie": cookie_of(ada)}
    session = opened.session(**headers)
    line = opened.moving(session, **headers)
    line.until(b"\r\n\r\n")
    browser = Browser.over(line)
    browser.say("2probe")
    assert browser.text() == "3probe"
    browser.say("5")
    assert browser.call("open", {"conversation": ada.conversation()})["ok"]


@pytest.mark.slow
def test_a_person_has_only_so_many_sockets(opened: Open, ada: Person) -> None:
    headers = {"Cookie": cookie_of(ada)}
    answers = [opened.ask("GET", **headers) for _ in range(MOST_OF_ONE + 1)]
    assert [status for status, _, _ in answers] == [200] * MOST_OF_ONE + [429]
    _, refused, said = answers[-1]
    assert json.loads(said)["retry_after"] == int(refused["Retry-After"])


Change = Callable[[Atelier, Person, str], object]


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        lambda atelier, ada, token: ada.call("DELETE", f"/api/v1/tokens/{token}"),
        lambda atelier, ada, token: ada.call("DELETE", "/api/v1/session"),
    ],
    ids=["its token is taken back", "logging out"],
)
def test_a_socket_hears_nothing_more_once_it_could_not_be_opened_any_more(
    opened: Open, ada: Person, change: Change
) -> None:
    made = ada.data("POST", "/api/v1/tokens", json={"name": "robot"})
    ada.conversation()
    robot = opened.browser(Authorization=f"Bearer {made['token']}")
    change(opened.atelier, ada, made["id"])
    assert robot.closed() in (1000, None)
    until(lambda: not opened.atelier.callers.callers)


def test_a_tab_stays_when_another_token_is_taken_back(opened: Open, ada: Person) -> None:
    made = ada.data("POST", "/api/v1/tokens", json={"name": "robot"})
    page = opened.browser(ada)
    ada.call("DELETE", f"/api/v1/tokens/{made['id']}")
    assert page.call("open", {"conversation": ada.conversation()})["ok"]


@pytest.mark.slow
def test_who_became_nobody_by_any_other_way_is_found_soon(opened: Open, ada: Person) -> None:
    """Deleted by the clean-up, disabled, or changed by another program."""
    page = opened.browser(ada)
    opened.atelier.callers.who = lambda environ: None
    opened.atelier.callers.look()
    assert page.closed() in (1000, None)


def heard(page: Browser, name: str) -> Any:
    """The payload of the next event of that name."""
    while True:
        text = page.text()
        if text.startswith(f'42["{name}"'):
            return json.loads(text[2:])[1]


def test_what_was_seen_in_one_browser_is_heard_by_the_persons_others(opened: Open, ada: Person, bea: Person) -> None:
    conversation = ada.conversation()
    desk, phone, hers = opened.browser(ada), opened.browser(ada), opened.browser(bea)
    reply = ada.say(conversation, "/help")["id"]
    row: dict[str, Any] = {}
    while row.get("unseen") is None:
        row = heard(phone, "conversation")
    assert (row["id"], row["unseen"], row["running"]) == (conversation, reply, False)

    sight = {"conversation": conversation, "message": reply}
    assert hers.call("seen", sight)["error"]["code"] == "not_found"
    assert desk.call("seen", sight) == {"ok": True, "data": {}}
    assert heard(phone, "conversation") == {"id": conversation, "unseen": None}
    (listed,) = ada.data("GET", "/api/v1/conversations")["conversations"]
    assert listed["unseen"] is None


def test_what_is_connected_in_one_browser_is_told_to_the_persons_others(opened: Open, ada: Person, bea: Person) -> None:
    phone, hers = opened.browser(ada), opened.browser(bea)
    for method in ("PUT", "DELETE"):
        key = {"key": "recraft-0123456789abcdef"} if method == "PUT" else {}
        ada.data(method, "/api/v1/settings/providers/recraft", json=key)
        assert heard(phone, "connections") == {}
    conversation = bea.conversation()
    assert json.loads(hers.text()[2:])[1]["id"] == conversation, "others hear of their own things only"
