"""How long a call may be silent, and how long it may take in all."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

from providers.wire.errors import CallTooLong, Stalled
from providers.wire.http.network_stream import TICK
from providers.wire.rhythm import seconds

_NEARLY = 0.9
"""Clocks and timeouts do not agree to the last millisecond."""


@dataclass(frozen=True)
class Limits:
    """Of one call; tests shorten them."""

    connect: float = 10.0
    """Seconds until a connection stands."""
    silence: float = 120.0
    """Seconds without content that end a call. Keep-alive comments are not content."""
    chat: float = 45.0
    """The same where words are wanted, which begin sooner than pictures do. The smaller of both counts."""
    total: float = 600.0
    """Seconds for a whole call."""
    text: int = 1_000_000
    """Characters of an answer."""
    pauses: tuple[float, ...] = (0.5, 1.0)
    """Seconds before each repetition of a request that failed before its answer began."""
    body: int = 80_000_000
    """Bytes of an answer: a picture of 50 MB in base64, and some room."""

    @property
    def of_chat(self) -> Limits:
        """For a call that wants words."""
        return replace(self, silence=min(self.silence, self.chat))


def limits_for(chat: float) -> Limits:
    """Limits for a studio that lets a chat model be silent that many seconds; a picture never gets less."""
    usual = Limits()
    return replace(usual, chat=chat, silence=max(usual.silence, chat), total=max(usual.total, chat * 2))


class CallClock:
    """The clock of one call."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._begun = self._heard = self._shown = time.monotonic()

        self.tick = min(seconds(TICK), limits.silence / 2, limits.total / 2)
        """Seconds to wait at a stretch."""

    def heard(self) -> None:
        """A part of something came."""
        self._heard = time.monotonic()

    def passed_on(self) -> None:
        """Something whole came, and whoever waits gets it now. Raises `CallTooLong`."""
        self._heard = self._shown = now = time.monotonic()
        if now - self._begun > self._limits.total:
            raise CallTooLong(self._limits.total)

    def is_time_to_show_life(self) -> bool:
        """Whether a whole tick has passed since something was shown. Raises `Stalled` or `CallTooLong`."""
        now = time.monotonic()
        self._check(now)
        if now - self._shown < self.tick * _NEARLY:
            return False
        self._shown = now
        return True

    def _check(self, now: float) -> None:
        if now - self._heard > self._limits.silence:
            raise Stalled(self._limits.silence)
        if now - self._begun > self._limits.total:
            raise CallTooLong(self._limits.total)
