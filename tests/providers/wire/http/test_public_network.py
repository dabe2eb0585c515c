"""An address came from outside: it is fetched from the public internet, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import httpcore2
import httpx2
import pytest

from providers.wire.errors import NoConnection, UnsafeAddress, wire_errors
from providers.wire.http.foreign_files import ForeignFiles
from providers.wire.http.public_network import PublicBackend, https_host

PUBLIC, OTHER = "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"


class Network(httpcore2.NetworkBackend):
    """Connects to nobody, and knows who was asked for."""

    def __init__(self, dead: Sequence[str] = ()) -> None:
        self.asked: list[tuple[str, int]] = []
        self.dead = dead

    def connect_tcp(self, host: str, port: int, *args: Any, **kwargs: Any) -> httpcore2.NetworkStream:
        self.asked.append((host, port))
        if host in self.dead:
            raise httpcore2.ConnectError("nobody there")
        return httpcore2.NetworkStream()


@pytest.mark.parametrize(
    "address",
    [
        "http://cdn.example/a.png", "ftp://cdn.example/a.png", "file:///etc/passwd", "//cdn.example/a.png", "https://",
        "https:///a.png", "https://me:secret@cdn.example/a.png", "https://cdn.example:port/a.png",
        "https://127.0.0.1/a.png", "https://[::1]/a.png", "https://10.0.0.8/", "https://192.168.1.1/",
        "https://172.16.0.1/", "https://169.254.169.254/latest/meta-data", "https://100.64.0.1/", "https://0.0.0.0/",
        "https://[fe80::1]/", "https://[fd00::1]/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:a00:8]/",
        "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://224.0.0.1/", "https://255.255.255.255/",
        "https://[ff02::1]/", "https://[::]/", f"https://a.example/{'x' * 5_000}",
    ],
)  # fmt: skip
def test_an_address_that_may_lead_inside_is_refused_before_anything_is_asked(address: str) -> None:
    def never(host: str, port: int) -> Sequence[str]:
        raise AssertionError(f"{host} was looked up")

    with pytest.raises(UnsafeAddress):
        ForeignFiles(httpx2.Timeout(5), never).asking(address)


@pytest.mark.parametrize("address", ["https://cdn.example/a.png?s=1", f"https://{PUBLIC}/", f"https://[{OTHER}]:8443/"])
def test_an_address_in_public_is_taken(address: str) -> None:
    assert https_host(address)


@pytest.mark.parametrize(
    "found",
    [
        ["127.0.0.1"], ["10.1.2.3"], [PUBLIC, "127.0.0.1"], ["127.0.0.1", PUBLIC], ["::1"], ["fe80::1%eth0"],
        ["::ffff:192.168.0.1"], ["169.254.169.254"], ["64:ff9b::a00:1"], ["100.100.100.200"],
    ],
)  # fmt: skip
def test_a_name_that_leads_inside_is_not_connected_to(found: list[str]) -> None:
    network = Network()

    with pytest.raises(UnsafeAddress, match="cdn.example"):
        PublicBackend(lambda host, port: found, network).connect_tcp("cdn.example", 443)

    assert network.asked == []


def test_what_was_checked_is_what_is_connected_to() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    network = Network()

    PublicBackend(lambda host, port: next(answers), network).connect_tcp("cdn.example", 443)

    assert network.asked == [(PUBLIC, 443)]


def test_where_one_address_is_dead_the_next_one_is_tried() -> None:
    network = Network(dead=[OTHER])

    PublicBackend(lambda host, port: [OTHER, PUBLIC], network).connect_tcp("cdn.example", 443)

    assert network.asked == [(OTHER, 443), (PUBLIC, 443)]


def test_a_name_that_nobody_knows_is_no_connection() -> None:
    def unknown(host: str, port: int) -> Sequence[str]:
        raise OSError("Name or service not known")

    with pytest.raises(NoConnection), wire_errors():
        PublicBackend(unknown, Network()).connect_tcp("cdn.example", 443)


def test_behind_a_proxy_a_name_that_is_known_here_is_checked_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    files = ForeignFiles(httpx2.Timeout(5), lambda host, port: ["10.0.0.8"])

    with pytest.raises(UnsafeAddress):
        files.asking("https://intranet.example/a.png")()

    files.close()
