"""What a service on this machine or network was last heard to have: read behind the scenes, so that nobody waits, and
gone as soon as nothing answers there."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from conversation.errors import ProviderFault

Found = TypeVar("Found")
FRESH = 20.0
"""Seconds that what was heard, or that nothing was, is believed before it is asked again."""


class BackgroundReading(Generic[Found]):
    """May be used from many threads or greenlets at once."""

    def __init__(self, read: Callable[[], Found], name: str, fresh: float = FRESH) -> None:
        """`read` blocks, for seconds at most, and raises `ProviderFault`. `name`: of its thread."""
        self._read = read
        self._name = name
        self._fresh = fresh
        self._found: Found | None = None
        self._asked = float("-inf")
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def known(self) -> Found | None:
        """What was heard last; None while nothing was, or nobody answered. Never waits."""
        if self._is_old() and (self._thread is None or not self._thread.is_alive()):
            self._thread = threading.Thread(target=self._quietly, name=self._name, daemon=True)
            self._thread.start()
        return self._found

    def now(self) -> Found:
        """Asks, whatever is known. Raises `ProviderFault`."""
        with self._lock:
            return self._ask()

    def fresh(self) -> Found | None:
        """What is known, asked first where that is old. None where nobody answers."""
        with self._lock:
            if self._is_old():
                try:
                    self._ask()
                except ProviderFault:
                    return None
            return self._found

    def expire(self) -> None:
        """What is known is not true any more: it is asked anew when somebody next wants it."""
        self._asked = float("-inf")

    def close(self) -> None:
        """Waits for what is being read."""
        if self._thread is not None:
            self._thread.join()

    def _is_old(self) -> bool:
        return time.monotonic() - self._asked >= self._fresh

    def _quietly(self) -> None:
        self.fresh()

    def _ask(self) -> Found:
        self._asked = time.monotonic()
        try:
            found = self._read()
        except ProviderFault:
            self._found = None
            raise
        self._found = found
        return found
