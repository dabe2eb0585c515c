"""What usually runs on the studio's own machine: looked for behind the scenes, so that it can be offered."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlsplit

from conversation.errors import ProviderFault
from providers.provider import Connection, Given, LocalConnection, Provider


def other_engine(provider: Provider, given: Given, providers: Sequence[Provider]) -> Provider | None:
    """Who answers at an address where this one was looked for and something else is; None where nobody knows it.

    Asks, for seconds at most. Those that have an API of their own are tried before who speaks OpenAI's, as many do; and
    none where the provider itself is there and the path alone is wrong.
    """
    at = given.addresses.get(provider.address.name, "") if provider.address else ""
    if not at:
        return None
    origin = urlsplit(at)._replace(path="", query="", fragment="").geturl()
    if origin != at.rstrip("/") and _answers(provider, given, origin):
        return None
    others = [each for each in providers if each is not provider and each.address and not each.address.usual]
    others.sort(key=lambda each: each.address is None or not each.address.likely)
    return next((each for each in others if _answers(each, given, at)), None)


def _answers(provider: Provider, given: Given, at: str) -> bool:
    """Without any key: it was given for another."""
    if provider.address is None or provider.check is None:
        return False
    with suppress(ProviderFault):
        provider.check(replace(given, keys={}, addresses={provider.address.name: at}))
        return True
    return False


class LocalEngines:
    """May be used from many threads or greenlets at once."""

    def __init__(self, usual: Given) -> None:
        """`usual`: what the studio's settings hold."""
        self._usual = usual
        self._tried: dict[str, Connection] = {}
        self._lock = threading.Lock()

    def found(self, provider: Provider) -> str:
        """Where it answered when it was last looked for, else empty. Never waits; looks again after a while."""
        at = provider.address
        if at is None or not at.likely:
            return ""
        with self._lock:
            tried = self._tried.get(provider.name)
            if tried is None:
                addresses = {**self._usual.addresses, at.name: at.likely}
                tried = self._tried[provider.name] = provider.connect(replace(self._usual, addresses=addresses))
        return at.likely if isinstance(tried, LocalConnection) and tried.answers() else ""

    def close(self) -> None:
        """Waits for what is being looked for."""
        with self._lock:
            tried = list(self._tried.values())
            self._tried.clear()
        for each in tried:
            each.close()
