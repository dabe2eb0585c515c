"""A list of models that a service gives, read when it is first wanted and again when it is old; never at the start."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from conversation.errors import ProviderFault

FRESH = 600.0
"""Seconds that a list is used before it is read again."""
SOON = 30.0
"""Seconds until one that could not be read is tried again."""
PATIENCE = 5.0
"""Seconds that each request of it may take."""

Entries = Sequence[Mapping[str, Any]]


class ModelEntries:
    """What a service lists. Safe to use from many threads or greenlets."""

    def __init__(self, read: Callable[[], Entries], name: str, fresh: float = FRESH, soon: float = SOON) -> None:
        """`read`: asks for it; may raise `ProviderFault`. `name`: of the thread that does."""
        self._ask = read
        self._name = name
        self._fresh, self._soon = fresh, soon
        self._read: Entries = ()
        self._due = float("-inf")
        """When it is to be read again."""
        self._lock = threading.Lock()
        self._reading: threading.Thread | None = None

    def known(self) -> Entries:
        """What is known now, empty before it was read. A list that is old is read anew behind the scenes."""
        if time.monotonic() >= self._due and (self._reading is None or not self._reading.is_alive()):
            self._reading = threading.Thread(target=self.read, name=self._name, daemon=True)
            self._reading.start()
        return self._read

    def read(self) -> Entries:
        """Read now if it is old. Where it cannot be read, what was read before stays."""
        with self._lock:
            if time.monotonic() >= self._due:
                try:
                    self._read = self._ask()
                except ProviderFault:
                    self._due = time.monotonic() + self._soon
                else:
                    self._due = time.monotonic() + self._fresh
            return self._read

    def close(self) -> None:
        """Waits for a list that is being read."""
        if self._reading is not None:
            self._reading.join()


def entries_of(answer: object) -> Entries:
    """Those of `{"data": [{"id"}]}`; what makes no sense is left out."""
    data = answer.get("data") if isinstance(answer, Mapping) else None
    return [
        item
        for item in (data if isinstance(data, list) else [])
        if isinstance(item, Mapping) and _is_name(item.get("id"))
    ]


def _is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 300
