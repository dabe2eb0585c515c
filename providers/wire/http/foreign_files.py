"""What stands at addresses that came from outside, such as a picture's in an answer, and what is sent to such ones:
over https, to public places.

No key goes along, no redirect is followed, and nothing of this machine's own network can be reached.
"""

from __future__ import annotations

from collections.abc import Mapping

import httpcore2
import httpx2

from providers.wire.errors import UnsafeAddress
from providers.wire.http.proxy import proxy_of
from providers.wire.http.public_network import PublicBackend, Resolve, check_public, https_host, resolved
from providers.wire.http.request import Ask, accept
from providers.wire.http.transport import Transport

_HEADERS = {"User-Agent": "Atelier", "Accept": "image/*", "Accept-Encoding": "identity"}


def _request(method: str, address: str, headers: Mapping[str, str], body: bytes | None = None) -> httpx2.Request:
    """Raises `UnsafeAddress`, also where the two readers of addresses disagree on whether it is one."""
    https_host(address)
    try:
        return httpx2.Request(method, address, headers=headers, content=body)
    except (httpx2.InvalidURL, UnicodeError) as error:
        raise UnsafeAddress from error


class ForeignFiles:
    """Makes the requests. May be used from many threads or greenlets at once."""

    def __init__(
        self,
        timeout: httpx2.Timeout,
        resolve: Resolve = resolved,
        network: httpcore2.NetworkBackend | None = None,
    ) -> None:
        """`network`: what is connected with; see `PublicBackend`."""
        self._timeout = timeout
        self._resolve = resolve
        self._network = network
        self._clients: dict[str | None, httpx2.Client] = {}
        """By proxy; made when first needed, as certificates take a while to be read."""

    def asking(self, address: str) -> Ask:
        """Asks for that address. Raises `UnsafeAddress` where that can be seen by looking at it; `Ask` may, too."""
        return self._asking(_request("GET", address, _HEADERS))

    def posting(self, address: str, body: bytes, headers: Mapping[str, str]) -> Ask:
        """Sends to that address, as `asking` asks it."""
        own = {**_HEADERS, "Accept": "*/*", **headers}
        return self._asking(_request("POST", address, own, body))

    def _asking(self, request: httpx2.Request) -> Ask:
        proxy = proxy_of(str(request.url))

        def ask() -> httpx2.Response:
            if proxy is not None:
                check_public(request.url.host, self._resolve)
            return accept(self._client(proxy).send(request, stream=True))

        return ask

    def close(self) -> None:
        """Ends all connections."""
        for client in self._clients.values():
            client.close()

    def _client(self, proxy: str | None) -> httpx2.Client:
        client = self._clients.get(proxy)
        if client is None:
            backend = PublicBackend(self._resolve, self._network) if proxy is None else None
            transport = Transport(True, proxy, backend)
            client = self._clients[proxy] = httpx2.Client(transport=transport, timeout=self._timeout, trust_env=False)
        return client
