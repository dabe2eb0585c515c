"""Connections that people share: one for each provider, key and address, made when first needed, closed when unused."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from weakref import WeakSet

from conversation.serialization import to_json
from providers.provider import Connection, Given, Provider

IDLE = 600.0
"""Seconds that a connection is kept for whoever comes next."""


class Lease(Mapping[str, Connection]):
    """Connections by the names of their providers. As long as it lives, none of them is closed."""

    def __init__(self, connections: Mapping[str, Connection]) -> None:
        self._connections = dict(connections)

    def __getitem__(self, name: str) -> Connection:
        return self._connections[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._connections)

    def __len__(self) -> int:
        return len(self._connections)

    # its place among those who hold a connection is its own, whatever stands in it
    __hash__ = object.__hash__
    __eq__ = object.__eq__


@dataclass
class SharedConnection:
    """One of them, and who holds it."""

    connection: Connection
    used: float
    held: WeakSet[Lease] = field(default_factory=WeakSet)


class SharedConnections:
    """All that are open. May be used from many threads or greenlets at once."""

    def __init__(self, idle: float = IDLE, clock: Callable[[], float] = time.monotonic) -> None:
        self._idle = idle
        self._clock = clock
        self._open: dict[str, SharedConnection] = {}
        self._lock = threading.RLock()

    def lease(self, wanted: Mapping[str, tuple[Provider, Given]]) -> Lease:
        """Those of these providers, each with what it is given, in that order."""
        with self._lock:
            shared = {name: self._shared(provider, given) for name, (provider, given) in wanted.items()}
            lease = Lease({name: each.connection for name, each in shared.items()})
            for each in shared.values():
                each.held.add(lease)
        return lease

    def tidy(self) -> int:
        """Closes what nobody holds or has asked for in a while. How many those were."""
        now = self._clock()
        with self._lock:
            old = [at for at, each in self._open.items() if not each.held and now - each.used >= self._idle]
            gone = [self._open.pop(at) for at in old]
        for each in gone:
            each.connection.close()  # may wait for what is being read
        return len(gone)

    def let_go(self, provider: Provider, given: Given) -> None:
        """Nobody will ask for this one again: it is closed as soon as nobody holds it."""
        with self._lock:
            found = self._open.get(_place(provider, given))
            if found is not None:
                found.used = float("-inf")
        self.tidy()

    def close(self) -> None:
        """Ends all of them, held or not."""
        with self._lock:
            gone = list(self._open.values())
            self._open.clear()
        for each in gone:
            each.connection.close()

    def _shared(self, provider: Provider, given: Given) -> SharedConnection:
        place, now = _place(provider, given), self._clock()
        found = self._open.get(place)
        if found is None:
            found = self._open[place] = SharedConnection(provider.connect(given), now)
        found.used = now
        return found


def _place(provider: Provider, given: Given) -> str:
    """The same for the same key at the same address, and nothing that could be read."""
    at = given.addresses.get(provider.address.name, "") if provider.address else ""
    keys = {need.name: given.keys.get(need.name, "") for need in provider.needs}
    told = json.dumps([provider.name, to_json(keys), at, given.personal, given.guarded], sort_keys=True)
    return sha256(told.encode()).hexdigest()
