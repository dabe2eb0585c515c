"""Models that lie on the disk of a provider one runs oneself: which are there, fetching and deleting them.

`providers/ollama/connection.py` has some, `server/connecting/model_fetches.py` watches over what is being fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True)
class KeptModel:
    """A model that is there."""

    name: str
    """As the provider lists it."""
    bytes: int = 0
    """On its disk; 0 where nobody says, or it is only named there."""
    parameters: str = ""
    """`8.2B`, or empty."""
    able: tuple[str, ...] = ()
    """Of `talks`, `vision`, `tools`, `thinks`, `paints`, `embeds`."""
    local: bool = True
    """It runs there, and is not passed on to somebody else."""


@dataclass(frozen=True)
class KeptModelRow(KeptModel):
    """One that is there, or on its way, or could not be had."""

    state: str = "present"
    """`absent`, `fetching`, `present` or `failed`."""
    received: int = 0
    """Bytes that have come; `bytes` is the whole, as far as it is known."""
    error: dict[str, str] | None = None
    """`{"title", "text"}` of why it could not be fetched."""


@dataclass(frozen=True)
class Pulled:
    """How far a fetch is, in bytes; both 0 while nobody knows."""

    received: int = 0
    whole: int = 0


@runtime_checkable
class KeepsModels(Protocol):
    """A connection to a provider that keeps models. Everything blocks the caller, and raises `ProviderFault`."""

    def kept(self) -> Sequence[KeptModel]:
        """What is there, asked now where that is not known."""

    def full_name(self, name: str) -> str:
        """The name under which it would be listed."""

    def pull(self, name: str) -> Iterator[Pulled]:
        """Fetches it, or brings it up to date; something at least once a second. Closing it ends the fetch."""

    def delete(self, name: str) -> None:
        """Frees its disk."""
