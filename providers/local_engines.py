"""What usually runs on the studio's own machine: looked for behind the scenes, so that it can be offered."""

from __future__ import annotations

import threading
from dataclasses import replace

from providers.provider import Connection, Given, LocalConnection, Provider


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
