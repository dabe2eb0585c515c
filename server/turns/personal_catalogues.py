"""Each person's catalogue: with their own keys first, then the studio's, then what needs none. Made anew for each turn,
so that what was connected a moment ago paints now; the connections below are shared."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from conversation.ports.administration import StudioRules
from conversation.ports.provider_keys import PersonalAccess, ProviderKeys
from conversation.services.model_list import DescribedModel
from providers.allowed_models import AllowedConnections
from providers.catalogue import AutoModels, Catalogue, is_always_there, is_given
from providers.connections import SharedConnections
from providers.local_engines import LocalEngines
from providers.model_entries import entries
from providers.provider import Connection, Given, ListedModels, Provider
from providers.wire.foreign_pictures import host_of
from server.turns.kept_models import KeptModels


@dataclass(frozen=True)
class PersonalCatalogues:
    """Makes them."""

    providers: Sequence[Provider]
    """The preferred one first."""
    usual: Given
    """What the studio's settings hold."""
    chosen: AutoModels
    keys: ProviderKeys
    hosts: Collection[str] = ()
    """Hosts in private networks that everybody's addresses may lead to."""
    engines: LocalEngines | None = None
    """Looks for what runs on the studio's machine; None where it is not looked for."""
    rules: Callable[[], StudioRules] = StudioRules
    """What holds for everybody now."""
    is_guest: Callable[[str], bool] = lambda owner: False
    connections: SharedConnections = field(default_factory=SharedConnections)
    kept: KeptModels | None = None
    """What was offered last; None where nothing is to be kept."""

    def of(self, owner: str, administers: bool = False) -> Catalogue:
        """What this person has at hand; what everybody has, for nobody in particular."""
        given, rules = self.keys.of(owner) if owner else {}, self.rules()
        shared = rules.guests_use_keys or administers or not (owner == "" or self.is_guest(owner))
        used = {
            provider.name: (provider, at)
            for provider, at in self._given(given)
            if provider.name not in rules.providers_off and (at.personal or shared or not provider.needs)
        }
        personal = {name: given[name] for name, (_, at) in used.items() if at.personal}
        lease = self.connections.lease(used)
        allowed = AllowedConnections(lease, self._allowing(rules)) if rules.models else lease

        def offered(provider: Provider, connection: Connection) -> list[DescribedModel]:
            _, at = used[provider.name]
            return self._offered(provider, connection, owner if at.personal else "", at)

        return Catalogue(self.providers, allowed, self.chosen, personal, offered, off=rules.providers_off)

    def allows_host(self, host: str) -> bool:
        """Whether addresses in private networks may lead there, whoever gives them."""
        return host in self.hosts or host in self.rules().hosts

    def _offered(self, provider: Provider, connection: Connection, owner: str, at: Given) -> list[DescribedModel]:
        """What is known now; where the list was not read yet, with what was offered last."""
        known = entries(provider, connection)
        if self.kept is None or not isinstance(connection, ListedModels):
            return known
        place = provider.name, owner, at.addresses.get(provider.address.name, "") if provider.address else ""
        if connection.is_listed():
            self.kept.keep(*place, known)
            return known
        last = self.kept.of(*place)
        there = {model.id for model in last}
        return [*last, *(model for model in known if model.id not in there)]

    def given_to(self, owner: str, provider: Provider) -> Given | None:
        """What a provider would be connected with for them; None where that is not enough."""
        return next((at for each, at in self._given(self.keys.of(owner)) if each is provider), None)

    def personal(self, provider: Provider, own: PersonalAccess) -> Given:
        """Their key and address alone: the studio's key never goes to an address that somebody else chose."""
        at = provider.address
        addresses = {at.name: own.address} if at is not None and own.address else {}
        return replace(
            self.usual,
            keys=own.keys,
            addresses={**self.usual.addresses, **addresses},
            personal=True,
            guarded=bool(addresses) and not own.anywhere and not self.allows_host(host_of(own.address)),
        )

    def close(self) -> None:
        """Ends all connections."""
        if self.engines is not None:
            self.engines.close()
        self.connections.close()

    def _allowing(self, rules: StudioRules) -> Callable[[str], bool]:
        """What needs nothing may always be used: it stands in where nothing else may."""
        free = {provider.name for provider in self.providers if is_always_there(provider)}
        return lambda model: model.partition("/")[0] in free or rules.allow(model)

    def _given(self, own: Mapping[str, PersonalAccess]) -> Iterator[tuple[Provider, Given]]:
        for provider in self.providers:
            theirs = own.get(provider.name)
            if theirs is not None and is_given(provider, given := self.personal(provider, theirs)):
                yield provider, given
            elif is_given(provider, self.usual):
                yield provider, self.usual
