"""Connections to the public internet only: for addresses that come from outside, such as a picture's in an answer.

What was checked is what is connected to: a name that answers publicly first and with this machine next gains nothing.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

import httpcore2

from providers.wire.errors import UnsafeAddress
from providers.wire.http.network_stream import SplitBackend

Resolve = Callable[[str, int], Sequence[str]]
"""The addresses of a host, as text. Raises OSError."""

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as IPv6 networks see them (NAT64)."""
_GIVEN_OUT, _IN_BOOKS = IPv6Network("2000::/3"), IPv6Network("3fff::/20")
"""All that IPv6 has in public, and a part of it that is for examples: what Python knows of either is older."""
_LONGEST = 4_000


def https_host(address: str) -> str:
    """The host of an address that may be fetched, as far as it can be seen without looking its name up.

    Raises `UnsafeAddress` for anything but https, for a name and password in it, and for addresses of numbers that are
    not public.
    """
    parts = _parts(address)
    host = parts.hostname or ""
    if parts.scheme.lower() != "https" or not host or "@" in parts.netloc:
        raise UnsafeAddress(host)
    number = _number(host)
    if number is not None and not is_public(number):
        raise UnsafeAddress(host)
    return host


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether it belongs to the public internet, as do all addresses hidden inside of it."""
    return all(
        each.is_global
        and not each.is_multicast
        and not each.is_reserved
        and (isinstance(each, IPv4Address) or (each in _GIVEN_OUT and each not in _IN_BOOKS))
        for each in _with_inner(address)
    )


def resolved(host: str, port: int) -> Sequence[str]:
    """What the machine's resolver says."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def check_public(host: str, resolve: Resolve = resolved) -> None:
    """Where a proxy looks names up itself; many machines behind one cannot. Raises `UnsafeAddress`."""
    with suppress(OSError):
        if not all(is_public(ip_address(each.partition("%")[0])) for each in resolve(host, 443)):
            raise UnsafeAddress(host)


class PublicBackend(httpcore2.NetworkBackend):
    """A network without anything private: no loopback, no local network, no cloud's own addresses."""

    def __init__(self, resolve: Resolve = resolved, network: httpcore2.NetworkBackend | None = None) -> None:
        """`network`: what is connected with; httpcore's own if left out."""
        self._resolve = resolve
        self._network = network or SplitBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Raises `UnsafeAddress` where any of the host's addresses is not public, `httpcore2.ConnectError`."""
        failed: Exception = httpcore2.ConnectError("no address")
        for address in self._checked(host, port):
            try:
                return self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
        raise failed

    def _checked(self, host: str, port: int) -> Sequence[str]:
        try:
            found = self._resolve(host, port)
        except OSError as error:
            raise httpcore2.ConnectError(str(error)) from error
        if not all(is_public(ip_address(address.partition("%")[0])) for address in found):
            raise UnsafeAddress(host)
        return found


def _number(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host is by itself, also as resolvers read it: `127.1`, `0x7f000001`, `2130706433`."""
    with suppress(ValueError):
        return ip_address(host.strip("[]"))
    with suppress(OSError, ValueError):
        return IPv4Address(socket.inet_aton(host))
    return None


def _parts(address: str) -> SplitResult:
    try:
        if len(address) > _LONGEST:
            raise UnsafeAddress
        parts = urlsplit(address)
        _ = parts.port  # raises where it is none
    except ValueError:
        raise UnsafeAddress from None
    return parts


def _with_inner(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    """The address, and the IPv4 addresses that tunnels and translators read out of it."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            yield address.ipv4_mapped
            return
        if address in _TRANSLATED:
            yield IPv4Address(int(address) & 0xFFFFFFFF)
            return
        if address.sixtofour is not None:
            yield address.sixtofour
        yield from address.teredo or ()
    yield address
