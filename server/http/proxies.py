"""Whose address a request comes from, and by which scheme, where a proxy stands before the studio.

What `X-Forwarded-For` and `X-Forwarded-Proto` say is believed from the peers that the settings name, from nobody else:
anyone can write it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import Any

from server.http.client_address import parsed

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]
Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address
HEADER = "HTTP_X_FORWARDED_FOR"
SCHEME = "HTTP_X_FORWARDED_PROTO"
BY_PROXY = "atelier.by_proxy"
"""Of the environment: whether the connection is a trusted proxy's own. No header can make it up."""
log = logging.getLogger(__name__)


@dataclass
class Proxies:
    """Stands before everything else; what is behind it finds the person's address in REMOTE_ADDR, and in
    wsgi.url_scheme the page's own scheme, by which whole addresses are given out: of a share, of a signed picture."""

    inner: Application
    trusted: tuple[Network, ...] = ()
    warned: set[str] = field(default_factory=set)

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        forwarded, peer = environ.get(HEADER, ""), environ.get("REMOTE_ADDR", "")
        environ[BY_PROXY] = self.trusts(peer)
        scheme = environ.get(SCHEME, "").partition(",")[0].strip().lower()
        if environ[BY_PROXY] and scheme in ("http", "https"):
            environ["wsgi.url_scheme"] = scheme
        if forwarded:
            environ["REMOTE_ADDR"] = self.origin(peer, forwarded)
        return self.inner(environ, start_response)

    def origin(self, peer: str, forwarded: str) -> str:
        """The nearest address that is no trusted proxy. Each hop is believed as far as the one that names it is."""
        if not self.trusts(peer):
            self._warn(peer)
            return peer
        nearest = peer
        for said in reversed(forwarded.split(",")):
            address = address_in(said)
            if address is None:
                break
            nearest = str(address)
            if not self.trusts(nearest):
                break
        return nearest

    def trusts(self, peer: str) -> bool:
        address = address_in(peer)
        return address is not None and any(address in network for network in self.trusted)

    def _warn(self, peer: str) -> None:
        """Once for a peer, so that a forgotten setting is found: everybody behind it counts as one."""
        if peer not in self.warned and len(self.warned) < 10:
            self.warned.add(peer)
            log.warning(
                "X-Forwarded-For from %s is not believed. If that is your proxy, name it in ATELIER_TRUSTED_PROXIES.",
                peer,
            )


def address_in(text: str) -> Address | None:
    """An address, with or without a port or brackets. None for anything else."""
    text = text.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    return parsed(text)


def networks(value: str) -> tuple[Network, ...]:
    """Addresses and networks, separated by commas. Raises `ValueError`."""
    try:
        return tuple(ip_network(part.strip(), strict=False) for part in value.split(",") if part.strip())
    except ValueError as error:
        raise ValueError("It is addresses or networks, separated by commas, such as 127.0.0.1, 10.0.0.0/8.") from error
