"""Clients for Black Forest Labs: for its address, and for the regional ones that its answers name."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from providers.bfl.access import ADDRESS, AUTH, DOMAIN, KEY, NAME
from providers.provider import Given
from providers.wire.client import Client
from providers.wire.http.limits import Limits


def client_of(given: Given, limits: Limits | None = None) -> Client:
    """Calls the address in `given`, or its usual one."""
    return Client(NAME, given, ADDRESS, KEY, auth=AUTH, limits=limits)


class Regions:
    """Clients by where an answer says that a picture is asked about. The key goes to hosts of this provider only."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self._at = (given.addresses.get(ADDRESS.name) or ADDRESS.usual).rstrip("/")
        self.home = client_of(given)
        self._others: dict[str, Client] = {}

    def reached(self, address: object, name: str) -> tuple[Client, str]:
        """A client and the path behind its address. `name`: of the picture, which is asked about at home where the
        address leads anywhere else."""
        at = address if isinstance(address, str) else ""
        if at.startswith(f"{self._at}/"):
            return self.home, at.removeprefix(self._at)
        host = _regional_host(at) if self._at == ADDRESS.usual else ""
        if not host:
            return self.home, f"/get_result?id={name}"
        if host not in self._others:
            elsewhere = replace(self._given, addresses={ADDRESS.name: f"https://{host}"})
            self._others[host] = client_of(elsewhere)
        return self._others[host], at.removeprefix(f"https://{host}")

    def close(self) -> None:
        """Ends all connections."""
        for client in (self.home, *self._others.values()):
            client.close()


def _regional_host(address: str) -> str:
    """The host of `https://api.eu2.bfl.ai/v1/…`; empty for any other."""
    try:
        parts = urlsplit(address)
        plain = parts.scheme == "https" and parts.netloc == parts.hostname
    except ValueError:
        return ""
    return parts.netloc if plain and parts.netloc.endswith(DOMAIN) else ""
