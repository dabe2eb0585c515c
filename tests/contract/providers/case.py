"""What the contract tests need to know of one provider. `cases/<its name>.py` holds it as `CASE`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from providers.provider import Connection, Given, Provider
from tests.upstream.connected import KEY, FakePixels

SILENCE = 2.0
"""Seconds after which a silent model is given up."""


class FakeUpstream(Protocol):
    """Speaks a provider's wire on this machine."""

    @property
    def url(self) -> str:
        """What the provider's address is to be."""

    def seen(self) -> dict[str, Any]:
        """`{"counts": {model: requests}}` and more."""

    def forget(self) -> None:
        """Begins to count anew."""

    def wait_until_closed_early(self, count: int = 1) -> None:
        """Until that many connections were closed before their answer was complete."""


@dataclass(frozen=True)
class Images:
    """Image models of a provider, by what they do on its upstream; ids without the provider's name."""

    painting: tuple[str, ...] = ()
    masked: tuple[str, ...] = ()
    """Those that paint behind a mask."""
    wanting: tuple[str, ...] = ()
    """Those that paint from a picture only, and say so before anything is asked."""
    slow: tuple[str, ...] = ()
    """Nothing comes for more than a second, then the picture."""
    stuck: tuple[str, ...] = ()
    """Something comes, then nothing, on a connection that stays open."""
    failing: tuple[str, ...] = ()
    refusing: tuple[str, ...] = ()
    """Those whose failure one might be tempted to answer with a second request."""


@dataclass(frozen=True)
class Chats:
    """Chat models, as `Images`."""

    talking: tuple[str, ...] = ()
    with_tools: tuple[str, ...] = ()
    first_words: Mapping[str, str] = field(default_factory=dict)
    """What is heard first of models whose answer is not complete by then."""
    slow: tuple[str, ...] = ()
    stuck: tuple[str, ...] = ()
    breaking_off: Mapping[str, str] = field(default_factory=dict)
    """Models that fail in the middle, and the words before that."""


@dataclass(frozen=True)
class Case:
    """One provider."""

    provider: Provider
    images: Images = Images()
    chats: Chats = Chats()
    free: bool = False
    """Nothing costs anything there, whatever goes wrong."""
    upstream: Callable[[], AbstractContextManager[FakeUpstream]] | None = None
    """Makes what answers in its place; None for one that calls nobody."""

    @contextmanager
    def connected(self, upstream: FakeUpstream | None) -> Iterator[Connection]:
        """As the studio connects it."""
        at = self.provider.address
        addresses = {at.name: upstream.url} if at is not None and upstream is not None else {}
        keys = {need.name: KEY for need in self.provider.needs}
        connection = self.provider.connect(Given(FakePixels(), keys, addresses, SILENCE))
        try:
            yield connection
        finally:
            connection.close()
