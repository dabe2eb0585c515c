"""Two processes with people behind a real nginx, with the file that `deploy` has: what a proxy may break is whole."""

from __future__ import annotations

import json
import socket
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
import requests
import socketio

from tests.e2e.conftest import ENVIRON
from tests.e2e.test_many_processes import WorkerProcess
from tests.running import PATIENCE, Studio, Visitor, until
from tests.servers.nginx import PROGRAM, Nginx
from tests.servers.postgres import fresh
from tests.servers.redis import RedisServer
from tests.upstream.running import Upstream
from tests.upstream.told import MODEL as TOLD

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        PROGRAM is None, reason="There is no nginx. To run these tests: sudo apt-get install nginx-light"
    ),
]
TEXT = " ".join(f"word{number}" for number in range(60))
TUS = {"Tus-Resumable": "1.0.0"}
LARGE = 40_000_000
"""Bytes of an upload: more than nginx would hold back in memory."""


@dataclass
class Behind:
    """All of it."""

    proxy: Nginx
    webs: list[Studio]
    upstream: Upstream

    def somebody(self, agent: str = "A browser") -> Visitor:
        visitor = Visitor(self.proxy.url)
        visitor.http.headers["User-Agent"] = agent
        return visitor


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    folder = tmp_path_factory.mktemp("nginx")
    with RedisServer(folder / "redis") as redis, Upstream() as upstream, ExitStack() as stack:
        environ = {
            **ENVIRON,
            "OPENROUTER_API_URL": upstream.url,
            "ATELIER_BROKER": redis.url,
            "DATABASE_URL": fresh(),
            "ATELIER_DATA": str(folder / "data"),
            "ATELIER_TRUSTED_PROXIES": "127.0.0.1",
            "ATELIER_SECRET": "a secret that all processes know",
            "ATELIER_SECRET_KEY": b64encode(b"k" * 32).decode(),
        }
        webs = [stack.enter_context(Studio(folder / "data", environ)) for _ in range(2)]
        worker = WorkerProcess(webs[0].environ)
        worker.start()
        stack.callback(worker.kill)
        worker.ready()
        proxy = stack.enter_context(Nginx(folder / "nginx", [urlsplit(web.url).netloc for web in webs]))
        yield Behind(proxy, webs, upstream)


def test_a_browser_stays_at_one_of_them_and_both_have_some(behind: Behind) -> None:
    for number in range(8):
        with behind.somebody(f"Browser {number}") as who:
            for _ in range(3):
                who.data("GET", "/api/v1/session")
    until(lambda: sum(each[3].startswith("Browser ") for each in behind.proxy.chosen()) == 24)
    chosen = defaultdict(set)
    for web, _, _, agent in behind.proxy.chosen():
        if agent.startswith("Browser "):
            chosen[agent].add(web)
    assert len(chosen) == 8
    assert all(len(webs) == 1 for webs in chosen.values())
    assert len(set.union(*chosen.values())) == 2


def test_words_come_through_the_socket_and_through_a_stream_while_they_are_spoken(behind: Behind) -> None:
    behind.upstream.tell(TEXT, holds=(200,))
    with behind.somebody() as ada:
        ada.data("GET", "/api/v1/session")
        ada.data("PATCH", "/api/v1/settings", json={"chat_model": TOLD})
        conversation = ada.conversation()
        ada.connect(conversation)
        turn = ada.turn(conversation, "Tell me")
        ada.wait(lambda heard: turn in heard.replies and "word20" in heard.replies[turn].text)
        behind.upstream.go_on()
        assert ada.ended(turn).text == TEXT

        behind.upstream.tell(TEXT, holds=(200,))
        body = {"messages": [{"role": "user", "content": "Tell me"}], "stream": True}
        with ada.http.post(f"{ada.url}/v1/chat/completions", json=body, stream=True, timeout=PATIENCE) as answer:
            said = ""
            for line in answer.iter_lines():
                if line.startswith(b"data: {"):
                    said += json.loads(line[6:])["choices"][0]["delta"].get("content") or ""
                if "word20" in said and "word59" not in said:
                    behind.upstream.go_on()
            assert said.strip() == TEXT


def test_a_large_upload_arrives_while_it_is_sent_and_goes_on_at_the_other_one(behind: Behind) -> None:
    with behind.somebody() as ada:
        ada.data("GET", "/api/v1/session")
        begun = ada.call("POST", "/api/v1/uploads", headers={**TUS, "Upload-Length": str(LARGE + 1)})
        assert begun.status_code == 201, begun.text
        place = begun.headers["Location"]
        at = urlsplit(ada.url)
        cookie = "; ".join(f"{name}={value}" for name, value in ada.http.cookies.items())
        path = urlsplit(place).path
        head = (
            f"PATCH {path} HTTP/1.1\r\nHost: {at.netloc}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
            f"Content-Type: application/offset+octet-stream\r\nContent-Length: {LARGE}\r\nCookie: {cookie}\r\n\r\n"
        )
        with socket.create_connection((at.hostname or "", at.port or 0), PATIENCE) as line:
            line.sendall(head.encode() + bytes(LARGE // 2))
            line.shutdown(socket.SHUT_RDWR)  # it is cut in the middle
        ada.http.headers["User-Agent"] = "Another place in the hash"
        assert resumed(ada, path) > 0, "what came before the cut was held back"


def resumed(ada: Visitor, path: str) -> int:
    """Where it went on. The first request may still be let go of: then it is asked again, as pages do."""
    while True:
        kept = int(ada.call("HEAD", path, headers=TUS).headers.get("Upload-Offset", 0))
        headers = {**TUS, "Upload-Offset": str(kept), "Content-Type": "application/offset+octet-stream"}
        went = ada.call("PATCH", path, data=bytes(LARGE - kept), headers=headers)
        if went.status_code not in (409, 423):
            assert (went.status_code, went.headers["Upload-Offset"]) == (204, str(LARGE)), went.text
            return kept


def trusting(http: requests.Session, proxy: Nginx) -> requests.Session:
    """It takes this certificate, whatever the machine's own settings say."""
    http.trust_env, http.verify = False, str(proxy.authority)
    return http


def test_behind_tls_cookies_are_for_tls_and_the_socket_is_too(behind: Behind) -> None:
    proxy = behind.proxy
    with Visitor(proxy.secure_url) as ada:
        trusting(ada.http, proxy)
        answer = ada.call("GET", "/api/v1/session")
        assert "secure" in answer.headers["Set-Cookie"].lower()
        conversation = ada.conversation()
        share = ada.call("GET", "/.well-known/oauth-protected-resource").json()["resource"]
        assert share == f"{proxy.secure_url}/mcp"
        cookie = "; ".join(f"{name}={value}" for name, value in ada.http.cookies.items())
        polling = f"{proxy.secure_url}/socket.io/?EIO=4&transport=polling"
        for origin in ("https://evil.example", proxy.secure_url.replace("https:", "http:"), "null"):
            assert ada.http.get(polling, headers={"Origin": origin}, timeout=PATIENCE).status_code in (400, 403), origin
        client = socketio.Client(reconnection=False, http_session=trusting(requests.Session(), proxy))
        client.connect(proxy.secure_url, {"Cookie": cookie}, transports=["websocket"], wait_timeout=PATIENCE)
        assert client.call("open", {"conversation": conversation}, timeout=int(PATIENCE))["ok"]
        client.disconnect()


def test_what_somebody_says_of_themselves_is_not_believed(behind: Behind) -> None:
    with behind.somebody("Browser of Eve") as eve:
        lies = {"X-Forwarded-For": "10.9.8.7", "X-Forwarded-User": "admin", "X-Forwarded-Host": "evil.example"}
        answer = eve.call("GET", "/.well-known/oauth-protected-resource", headers=lies)
        assert "evil.example" not in answer.text
        assert eve.call("GET", "/metrics").status_code == 404
        assert "nginx/" not in eve.call("GET", "/metrics").headers["Server"]


HIDDEN = "POST /api/v1/conversations?hidden HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nContent-Length: 0\r\n\r\n"
OPENLY = "Content-Length: 5"
TWO_LENGTHS = {
    "openly": OPENLY,
    "both": "Content-Length: {all}\r\nTransfer-Encoding: chunked",
    "twice": "Content-Length: 0\r\nContent-Length: {all}",
    "with a space": "Content-Length: {all}\r\nTransfer-Encoding : chunked",
    "with a tab": "Content-Length: {all}\r\nTransfer-Encoding:\tchunked",
    "in another word": "Content-Length: {all}\r\nTransfer-Encoding: xchunked",
    "folded": "Content-Length: {all}\r\nTransfer-Encoding:\r\n chunked",
    "two codings": "Content-Length: {all}\r\nTransfer-Encoding: chunked, identity",
    "with a sign": "Content-Length: +{all}",
}


@pytest.mark.parametrize("head", TWO_LENGTHS.values(), ids=TWO_LENGTHS)
def test_no_request_hides_in_another_one(behind: Behind, head: str) -> None:
    """What is done in somebody's name was asked of nginx: a hidden request makes one conversation more than that."""
    at = urlsplit(behind.proxy.url)
    with behind.somebody() as eve:
        eve.data("GET", "/api/v1/session")
        cookie = "; ".join(f"{name}={value}" for name, value in eve.http.cookies.items())
        body = f"0\r\n\r\n{HIDDEN.format(host=at.netloc, cookie=cookie)}"
        lengths = head.format(all=len(body))
        outer = f"GET /health?outer HTTP/1.1\r\nHost: {at.netloc}\r\n{lengths}\r\n\r\n{body}"
        last = f"GET /health?last HTTP/1.1\r\nHost: {at.netloc}\r\nConnection: close\r\n\r\n"
        before = asked(behind, "hidden")
        with socket.create_connection((at.hostname or "", at.port or 0), PATIENCE) as line:
            line.sendall(f"{outer}{last}".encode())
            while line.recv(65_536):
                pass
        for _ in range(3):
            assert eve.call("GET", "/health").json() == {"status": "ok"}
        made = eve.data("GET", "/api/v1/conversations")["conversations"]
        taken = asked(behind, "hidden") - before
        assert len(made) == taken
        assert taken == 1 or head != OPENLY, "what is hidden does nothing even where it is not"


def asked(behind: Behind, mark: str) -> int:
    """How many requests with that mark nginx took for one, and did not refuse by itself."""
    return sum(each[2].endswith(f"?{mark}") and each[0] != "-" for each in behind.proxy.chosen())


def test_when_one_ends_the_other_answers(behind: Behind) -> None:
    """Last: nobody starts it again."""
    with behind.somebody() as ada:
        web = answering(behind, ada, "first")
        ended = next(each for each in behind.webs if urlsplit(each.url).netloc == web)
        ended.stop()
        assert answering(behind, ada, "second") != web


def answering(behind: Behind, who: Visitor, mark: str) -> str:
    """Which of them answers somebody; it stands in the log once the answer is over."""
    who.data("GET", f"/api/v1/session?{mark}")
    found: list[str] = []
    until(lambda: found.extend(each[0] for each in behind.proxy.chosen() if each[2].endswith(f"?{mark}")) or found)
    return found[-1].rpartition(", ")[2]
