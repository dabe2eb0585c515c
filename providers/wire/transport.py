"""The openai package's way to the network: httpx2 above, httpcore's pool below, a `Line` for every connection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import httpcore2
import httpx2

from providers.wire.line import Lines

_KEPT_CONNECTIONS = 16
"""Idle ones. Each is looked at before every call, which costs about 25 µs."""
_KEPT_SECONDS = 45.0


class _Stream(httpx2.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()


class Transport(httpx2.BaseTransport):
    """Raises `httpcore2`'s exceptions as they are: `faults` of each provider maps them once, at its own boundary."""

    def __init__(self, secure: bool, proxy: str | None = None) -> None:
        """`secure`: whether TLS will be needed; reading the system's certificates takes a while.

        `proxy`: the URL of one to go through, with the name and password it wants before an `@`.
        """
        usual: dict[str, Any] = {
            "ssl_context": httpx2.create_ssl_context() if secure else None,
            "max_connections": None,
            "max_keepalive_connections": _KEPT_CONNECTIONS,
            "keepalive_expiry": _KEPT_SECONDS,
            "network_backend": Lines(),
        }
        if proxy is None:
            self._pool = httpcore2.ConnectionPool(**usual)
        else:
            through = httpx2.Proxy(proxy)
            self._pool = httpcore2.HTTPProxy(str(through.url), proxy_auth=through.raw_auth, **usual)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        assert isinstance(request.stream, Iterable)
        answer = self._pool.handle_request(
            httpcore2.Request(
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
        )
        assert isinstance(answer.stream, Iterable)
        return httpx2.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Stream(answer.stream),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        self._pool.close()
