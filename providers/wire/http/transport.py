"""The way to the network: httpx2 above, httpcore's pool below, a `SplitStream` for every connection."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore2
import httpx2

from providers.wire.errors import PrivateAddress, UnsafeAddress, UnusableCertificates, UnusableProxy, UnusableSetup
from providers.wire.http import exchange_log
from providers.wire.http.network_stream import SplitBackend
from providers.wire.http.public_network import PublicBackend, check_public

_KEPT_CONNECTIONS = 16
"""Idle ones. Each is looked at before every call, which costs about 25 µs."""
_KEPT_SECONDS = 45.0


class _BodyStream(httpx2.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()


class Transport(httpx2.BaseTransport):
    """Raises `httpcore2`'s exceptions as they are: `errors_to_faults` maps them once."""

    def __init__(
        self,
        secure: bool,
        proxy: str | None = None,
        backend: httpcore2.NetworkBackend | None = None,
        *,
        guarded: bool = False,
    ) -> None:
        """`secure`: whether TLS will be needed; reading the system's certificates takes a while.

        `proxy`: the URL of one to go through, with the name and password it wants before an `@`. `backend`: the network
        that connections are made on; everything that this machine can reach where it is left out. `guarded`: only the
        public internet, whatever a name leads to at that moment.
        """
        self._guarded = guarded
        self._asks_first = guarded and proxy is not None
        self._pool: httpcore2.ConnectionPool | None = None
        self._wrong: UnusableSetup | None = None
        try:
            self._pool = _pool(secure, proxy, backend or (PublicBackend() if guarded else SplitBackend()))
        except UnusableSetup as wrong:
            self._wrong = wrong

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        if self._pool is None:
            raise self._wrong or AssertionError
        if exchange_log.is_kept():
            exchange_log.request_sent(request)
        try:
            if self._asks_first:
                check_public(request.url.host)
            answer = self._pool.handle_request(self._core(request))
        except UnsafeAddress as error:
            if self._guarded:
                raise PrivateAddress(str(error)) from error
            raise
        assert isinstance(answer.stream, Iterable)
        stream: Iterable[bytes] = answer.stream
        if exchange_log.is_kept():
            stream = exchange_log.OverheardStream(stream, request, answer.status, list(answer.headers))
        return httpx2.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_BodyStream(stream),
            extensions=answer.extensions,
        )

    def _core(self, request: httpx2.Request) -> httpcore2.Request:
        assert isinstance(request.stream, Iterable)
        return httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )

    def close(self) -> None:
        if self._pool is not None:
            self._pool.close()


def _pool(secure: bool, proxy: str | None, backend: httpcore2.NetworkBackend) -> httpcore2.ConnectionPool:
    usual: dict[str, Any] = {
        "ssl_context": _certificates() if secure else None,
        "max_connections": None,
        "max_keepalive_connections": _KEPT_CONNECTIONS,
        "keepalive_expiry": _KEPT_SECONDS,
        "network_backend": backend,
    }
    if proxy is None:
        return httpcore2.ConnectionPool(**usual)
    try:
        through = httpx2.Proxy(proxy)
        return httpcore2.HTTPProxy(str(through.url), proxy_auth=through.raw_auth, **usual)
    except (ValueError, httpx2.InvalidURL, AttributeError) as error:
        raise UnusableProxy(type(error).__name__) from None  # its text may hold the proxy's password


def _certificates() -> ssl.SSLContext:
    try:
        return httpx2.create_ssl_context()
    except (OSError, ssl.SSLError) as error:
        raise UnusableCertificates(str(error)) from None
