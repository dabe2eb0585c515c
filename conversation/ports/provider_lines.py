"""How much runs at once at each provider, and whose turn it is there: `server/jobs/provider_lines.py`. Where nobody
shares a provider with others, nobody waits (`OpenLines`).
"""

from __future__ import annotations

from typing import Protocol


class ProviderPlace(Protocol):
    """The place of one call: in line at its provider, then at work there."""

    provider: str
    """As a person knows it."""

    def wait(self, seconds: float) -> bool:
        """Whether its turn has come, within so many seconds."""

    def leave(self) -> None:
        """The call is over, or nobody wants it any more."""


class ProviderLines(Protocol):
    """The lines at all providers."""

    def join(self, model: str, owner: str, job: str, *, own: bool = False) -> ProviderPlace:
        """The end of the line for a call. `model`: its id, which begins with the provider's name. `owner`: whom it is
        for. `job`: whose work it is part of; empty where that is none. `own`: it goes by a key of theirs, and so to a
        line of their own."""


class OpenPlace(ProviderPlace):
    """At work at once."""

    provider = ""

    def wait(self, seconds: float) -> bool:
        """See `ProviderPlace`."""
        return True

    def leave(self) -> None:
        """Nobody waits for it."""


class OpenLines(ProviderLines):
    """Nobody waits."""

    def join(self, model: str, owner: str, job: str, *, own: bool = False) -> ProviderPlace:
        """See `ProviderLines`."""
        return OpenPlace()
