"""The real sockets and the real server refuse what comes from elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import requests
import socketio
import websocket

from tests.running import Studio, Visitor

Make = Callable[[Studio], Visitor]


def handshake(studio: Studio, cookie: str, **headers: str) -> int:
    """The status a browser gets for a WebSocket with this cookie."""
    client = websocket.WebSocket()
    try:
        client.connect(
            f"ws://127.0.0.1:{studio.port}/socket.io/?EIO=4&transport=websocket",
            header=[f"{name.replace('_', '-')}: {value}" for name, value in headers.items()],
            cookie=cookie,
            suppress_origin=True,
            timeout=60,
        )
    except websocket.WebSocketBadStatusException as error:
        return int(error.status_code)
    finally:
        client.shutdown()
    return 101


def test_a_socket_opens_for_our_own_page_and_for_programs_only(offline: Studio, visitor: Make) -> None:
    ada = visitor(offline)
    ada.data("GET", "/api/v1/session")
    cookie = f"atelier={ada.http.cookies['atelier']}"
    ours = f"http://127.0.0.1:{offline.port}"
    assert handshake(offline, cookie) == 101
    assert handshake(offline, cookie, Origin=ours) == 101
    assert handshake(offline, cookie, Origin=ours, Sec_Fetch_Site="same-origin") == 101
    for origin in (
        "https://evil.example",
        "null",
        f"{ours}.evil.example",
        "http://127.0.0.1:1",
        ours.replace("http", "https"),
    ):
        assert handshake(offline, cookie, Origin=origin) in (400, 403), origin
    assert handshake(offline, cookie, Sec_Fetch_Site="cross-site") == 403
    assert handshake(offline, cookie, Host="evil.example") == 403


def test_polling_is_guarded_the_same_way(offline: Studio) -> None:
    address = f"{offline.url}/socket.io/?EIO=4&transport=polling"
    assert requests.get(address, timeout=60).status_code == 200
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Host": "evil.example"}):
        response = requests.get(address, headers=headers, timeout=60)
        assert response.status_code in (400, 403)
        assert "Access-Control-Allow-Origin" not in response.headers


def test_without_a_cookie_a_socket_is_nobodys(offline: Studio) -> None:
    client = socketio.Client(reconnection=False)
    with pytest.raises(socketio.exceptions.ConnectionError):
        client.connect(offline.url, transports=["websocket"], wait_timeout=60)
    client.disconnect()


def test_a_token_opens_a_socket_from_anywhere(offline: Studio, visitor: Make) -> None:
    ada = visitor(offline)
    token = ada.data("POST", "/api/v1/tokens", json={"name": "robot"})["token"]
    conversation = ada.conversation()
    client = socketio.SimpleClient(reconnection=False)
    client.connect(offline.url, headers={"Authorization": f"Bearer {token}"}, transports=["polling"])
    try:
        assert client.call("open", {"conversation": conversation}, timeout=60) == {"ok": True, "data": {"running": []}}
    finally:
        client.disconnect()


def test_another_site_spends_nothing(offline: Studio, visitor: Make) -> None:
    ada = visitor(offline)
    conversation = ada.conversation()
    evil = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site", "Content-Type": "text/plain"}
    for path in (f"/send_message/{conversation}", "/api/generate-image", "/api/v1/conversations"):
        response = ada.call("POST", path, data='{"messageText": "x", "prompt": "x"}', headers=evil)
        assert response.status_code == 403
        assert "Access-Control-Allow-Origin" not in response.headers
    assert ada.page(conversation)["messages"] == []


def test_a_message_that_is_too_large_for_a_socket_ends_only_that_socket(offline: Studio, visitor: Make) -> None:
    ada, bea = visitor(offline).connect(), visitor(offline).connect()
    conversation = bea.conversation()
    assert ada.socket is not None
    ada.socket.emit("turn", {"text": "x" * 2_000_000})
    ada.socket.wait()
    ada.cut()
    assert bea.said("open", {"conversation": conversation}) == {"running": []}
