"""The real server behind a proxy that says who comes: what arrives on the wire, and the sockets."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator

import pytest
import requests
import socketio

from tests.running import PATIENCE, Studio


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    environ = {"ATELIER_ACCESS": "proxy", "ATELIER_TRUSTED_PROXIES": "127.0.0.1"}
    with Studio(tmp_path_factory.mktemp("proxied") / "data", environ) as studio:
        yield studio


def who(studio: Studio, *headers: str) -> str:
    """Whom the studio takes somebody for who sends these very lines; empty for nobody."""
    with socket.create_connection(("127.0.0.1", studio.port), timeout=PATIENCE) as line:
        sent = ["GET /api/v1/session HTTP/1.1", "Host: localhost", "Connection: close", *headers, "", ""]
        line.sendall("\r\n".join(sent).encode())
        answer = b"".join(iter(lambda: line.recv(65536), b"")).decode()
    assert " 200 " in answer.split("\r\n")[0], answer
    session = json.loads(answer[answer.index("{") : answer.rindex("}") + 1])["data"]
    return str(session["user"]["name"]) if session["signed_in"] else ""


def test_one_header_is_somebody_and_no_other_spelling_is(proxied: Studio) -> None:
    assert who(proxied, "X-Forwarded-User: ada") == "ada"
    assert who(proxied, "x-forwarded-user: ada") == "ada"
    assert who(proxied, "X_Forwarded_User: victim", "X-Forwarded-User: ada") == "ada"
    for lines in (
        ["X-Forwarded-User: ada", "X-Forwarded-User: victim"],
        ["X-Forwarded-User: ada,victim"],
        ["X-Forwarded-User: ada", "x-forwarded-USER: "],
        ["X_Forwarded_User: victim"],
        ["X_Forwarded-User: victim"],
        ["Remote-User: victim"],
        ["Connection: X-Forwarded-User"],
    ):
        assert who(proxied, *lines) == "", lines


def test_a_socket_is_somebodys_by_the_header_and_ends_when_it_names_somebody_else(proxied: Studio) -> None:
    with requests.Session() as browser:
        browser.get(f"{proxied.url}/api/v1/session", headers={"X-Forwarded-User": "ada"}, timeout=PATIENCE)
        cookie = f"atelier={browser.cookies['atelier']}"
        with pytest.raises(socketio.exceptions.ConnectionError):
            opened(proxied, {"Cookie": cookie})
        ended = threading.Event()
        client = opened(proxied, {"Cookie": cookie, "X-Forwarded-User": "ada"}, ended)
        browser.get(f"{proxied.url}/api/v1/conversations", headers={"X-Forwarded-User": "ada"}, timeout=PATIENCE)
        assert client.connected
        browser.get(f"{proxied.url}/api/v1/conversations", headers={"X-Forwarded-User": "bea"}, timeout=PATIENCE)
        assert ended.wait(PATIENCE)


def opened(studio: Studio, headers: dict[str, str], ended: threading.Event | None = None) -> socketio.Client:
    client = socketio.Client(reconnection=False)
    client.on("disconnect", lambda *_: ended.set() if ended else None)
    client.connect(studio.url, headers=headers, transports=["websocket"], wait_timeout=PATIENCE)
    return client
