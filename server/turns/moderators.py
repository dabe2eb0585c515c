"""Providers that look at words before they are sent: see `Moderator` in `conversation/ports/moderation/screening.py`.

The studio's own key and address come first. Those of a person are taken only where they lead to the provider's usual
address: nobody names a service for themselves that lets everything through.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from conversation.errors import ProviderFault
from conversation.sentences import say
from providers.catalogue import is_given
from providers.provider import Given, Moderating, Provider
from server.turns.personal_catalogues import PersonalCatalogues


@dataclass(frozen=True)
class ProviderModerator:
    """Implements `Moderator`."""

    provider: Provider
    catalogues: PersonalCatalogues

    @property
    def name(self) -> str:
        """See `Moderator`."""
        return self.provider.name

    @property
    def label(self) -> str:
        """See `Moderator`."""
        return self.provider.label

    def kinds(self, owner: str, texts: Sequence[str]) -> Generator[None, None, tuple[str, ...]]:
        """See `Moderator`."""
        given = self._given(owner)
        if given is None:
            raise ProviderFault(
                say("moderator_not_connected", "{label} is not connected", label=self.label),
                say("moderator_not_connected_text", "Whoever runs this studio has to give it a key."),
                code="not_connected",
            )
        lease = self.catalogues.connections.lease({self.name: (self.provider, given)})
        connection = lease[self.name]
        assert isinstance(connection, Moderating)  # it says so of itself, which its contract tests
        return (yield from connection.kinds_of_harm(texts))

    def _given(self, owner: str) -> Given | None:
        if is_given(self.provider, self.catalogues.usual):
            return self.catalogues.usual
        own = self.catalogues.keys.of(owner).get(self.name)
        if (
            own is None
            or own.address
            or not is_given(self.provider, given := self.catalogues.personal(self.provider, own))
        ):
            return None
        return given
