"""An internet in which everybody gives one answer, and some names lead nowhere or into a private network."""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from typing import Any

import httpcore2

from providers.wire.http.network_stream import SplitStream

PUBLIC = "93.184.216.34"


class Answers(httpcore2.NetworkStream):
    """Says the same whatever is asked, then hangs up; it stands for its own socket and for TLS."""

    def __init__(self, answer: bytes) -> None:
        self.answer = answer
        self.asked = b""

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.asked += buffer

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.recv(max_bytes)

    def recv(self, most: int) -> bytes:
        piece, self.answer = self.answer[:most], self.answer[most:]
        return piece

    def settimeout(self, seconds: float) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        """Nothing is held."""

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return self

    def get_extra_info(self, info: str) -> Any:
        return self if info == "socket" else None


class Internet(httpcore2.NetworkBackend):
    """Connects to whoever is asked for, who gives that answer."""

    def __init__(self) -> None:
        self.stream = Answers(b"")
        self.connected: list[str] = []

    def connect_tcp(self, host: str, port: int, *args: Any, **kwargs: Any) -> httpcore2.NetworkStream:
        self.connected.append(host)
        return SplitStream(self.stream)


def resolve(host: str, port: int) -> Sequence[str]:
    if host == "nobody.example":
        raise OSError("Name or service not known")
    return ["10.0.0.8" if host == "intranet.example" else PUBLIC]


def says(internet: Internet, status: str, body: bytes = b"", more: str = "") -> None:
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    internet.stream.answer = head.encode() + body
