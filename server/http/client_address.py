"""Where a request comes from: whose calls are counted together while nobody is known, and who sits at the machine."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

NETWORK_BITS = 64
"""Of an IPv6 address: what follows, everybody chooses themselves."""
RELAYED = (
    "HTTP_FORWARDED",
    "HTTP_VIA",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_SERVER",
    "HTTP_X_REAL_IP",
    "HTTP_CF_CONNECTING_IP",
    "HTTP_TRUE_CLIENT_IP",
)
"""Headers by which a proxy tells that it passes on what somebody else said."""


def counted(address: str | None) -> str:
    """The address, or the network of an IPv6 one, whose calls count as one caller's."""
    known = parsed(address)
    if isinstance(known, IPv6Address):
        return str(ip_network((known, NETWORK_BITS), strict=False))
    return str(known or address or "")


def is_loopback(address: str | None) -> bool:
    """Whether it is this machine's own, however it is written."""
    known = parsed(address)
    return known is not None and known.is_loopback


def at_the_machine(environ: Mapping[str, Any]) -> bool:
    """Whether whoever asks sits at this machine: a loopback address that no proxy stands before.

    A proxy on the same machine has a loopback address too. It gives itself away by what it adds, or by the name under
    which others reach it.
    """
    if any(environ.get(name) for name in RELAYED):
        return False
    host = urlsplit(f"//{environ.get('HTTP_HOST', '')}").hostname or ""
    return is_loopback(environ.get("REMOTE_ADDR")) and (host == "localhost" or is_loopback(host))


def parsed(address: str | None) -> IPv4Address | IPv6Address | None:
    """An address; IPv4 that is written as IPv6 is IPv4. None for what is none, as for a socket in the file system."""
    try:
        known = ip_address((address or "").partition("%")[0])
    except ValueError:
        return None
    return (known.ipv4_mapped or known) if isinstance(known, IPv6Address) else known
