"""A provider behind a proxy: which one is taken, and that the whole wire goes through it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from conversation.errors import ProviderFault
from providers.openrouter.faults import OpenRouterFaults
from providers.wire.http.json_objects import COMPLETE
from providers.wire.http.limits import Limits
from providers.wire.http.proxy import proxy_of
from tests.upstream.connected import KEY, service_at

NAMES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


class Proxy(BaseHTTPRequestHandler):
    """Answers for whoever is asked for, and opens no tunnel."""

    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, str, str | None]]

    def do_GET(self) -> None:
        self._answer("application/json", json.dumps({"data": [{"id": "a/b"}]}))

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer("text/event-stream", 'data: {"word": "one"}\n\ndata: {"word": "two"}\n\ndata: [DONE]\n\n')

    def do_CONNECT(self) -> None:
        self._keep()
        self.send_error(403, "Not from here")

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _keep(self) -> None:
        self.asked.append((self.command, self.path, self.headers["Proxy-Authorization"]))

    def _answer(self, media_type: str, text: str) -> None:
        self._keep()
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())


class Address(str):
    """Where the proxy is, and what it was asked."""

    asked: list[tuple[str, str, str | None]]


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Address]:
    for name in (*NAMES, *map(str.lower, NAMES)):
        monkeypatch.delenv(name, raising=False)
    handler = type("Handler", (Proxy,), {"asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.01,))
        serving.start()
        address = Address(f"http://127.0.0.1:{server.server_port}")
        address.asked = handler.asked  # type: ignore[attr-defined]
        yield address
        server.shutdown()
        serving.join()


def test_lists_and_streams_go_through_it(proxy: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy.replace("//", "//me:secret@"))
    service = service_at("http://models.example/api/v1")

    listed = service.get("/models", 5)
    streamed = [item for objects in service.call("/chat", {}, OpenRouterFaults("A model", KEY)) for item in objects]

    service.close()
    assert listed == {"data": [{"id": "a/b"}]}
    assert streamed == [{"word": "one"}, {"word": "two"}, COMPLETE]
    named = "Basic bWU6c2VjcmV0"
    assert proxy.asked == [
        ("GET", "http://models.example/api/v1/models", named),
        ("POST", "http://models.example/api/v1/chat", named),
    ]


def test_a_tunnel_that_is_refused_is_told(proxy: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    service = service_at("https://models.example/api/v1", Limits(pauses=()))

    with pytest.raises(ProviderFault) as refused:
        list(service.call("/chat", {}, OpenRouterFaults("A model", KEY)))

    service.close()
    assert refused.value.code == "unreachable" and "proxy" in refused.value.text
    assert proxy.asked == [("CONNECT", "models.example:443", None)]


@pytest.mark.parametrize("given", ["socks5://127.0.0.1:1080", "http://p:port", "http://me:secret@p:99999", "“p:1”"])
def test_a_proxy_that_cannot_be_one_is_told_when_it_is_needed(
    given: str, proxy: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", given)
    service = service_at("https://models.example/api/v1", Limits(connect=1.0, pauses=()))

    with pytest.raises(ProviderFault) as refused:
        list(service.call("/chat", {}, OpenRouterFaults("A model", KEY)))

    service.close()
    assert refused.value.code in ("unreachable", "wrong_address") and refused.value.may_have_charged is False
    assert "secret" not in f"{refused.value} {refused.value.details}"


@pytest.mark.parametrize(
    ("environ", "address", "taken"),
    [
        ({}, "https://a.example/v1", None),
        ({"HTTPS_PROXY": "http://p:1"}, "https://a.example/v1", "http://p:1"),
        ({"https_proxy": "p:1"}, "https://a.example/v1", "http://p:1"),
        ({"HTTP_PROXY": "http://p:1"}, "https://a.example/v1", None),
        ({"ALL_PROXY": "http://p:1"}, "https://a.example/v1", "http://p:1"),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "b.example"}, "https://a.example/v1", "http://p:1"),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": ".example"}, "https://a.example/v1", None),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "*"}, "https://a.example/v1", None),
        ({"ALL_PROXY": "http://p:1"}, "http://127.0.0.1:11434/v1", None),
        ({"ALL_PROXY": "http://p:1"}, "http://[::1]:11434/v1", None),
        ({"ALL_PROXY": "http://p:1"}, "http://localhost:11434/v1", None),
    ],
)
def test_the_environment_says_which(
    environ: dict[str, str], address: str, taken: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (*NAMES, *map(str.lower, NAMES)):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    assert proxy_of(address) == taken
