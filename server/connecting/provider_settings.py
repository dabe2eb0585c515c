"""What one person does with providers: connect one, ask it about the key, disconnect it. See `ProviderAccess`."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from conversation.errors import BadRequest, NotFound, ProviderFault, Told
from conversation.features.rules import PROVIDERS, Features
from conversation.ports.accounts import User
from conversation.ports.enrolments import Enrolments
from conversation.ports.provider_keys import PersonalAccess
from conversation.sentences import say
from conversation.services.model_list import DescribedModel, ModelFilter, found
from endpoints.services import EnrolmentStart
from providers.catalogue import is_given, turned_off
from providers.catalogue_json import listing, shown
from providers.local_engines import other_engine
from providers.provider import Address, Enrolment, Given, LocalConnection, Provider
from providers.wire import api_key
from providers.wire.errors import UnsafeAddress
from providers.wire.foreign_pictures import host_of
from providers.wire.http.public_network import check_public, https_host
from server.connecting import pkce
from server.connecting.failures import provider_faults
from server.setting_values import address as api_address
from server.turns.personal_catalogues import PersonalCatalogues

_NOT_IT = ("wrong_address", "bad_answer")
"""Codes of faults where something answers, and it is not what was looked for."""


@dataclass(frozen=True)
class ProviderSettings:
    """See `ProviderAccess`."""

    catalogues: PersonalCatalogues
    enrolments: Enrolments
    changed: Callable[[str], None] = lambda owner: None
    """Tells the person's pages that what they can use is another now."""
    features: Features = field(default_factory=Features)

    def listing(self, owner: str, named: Collection[str], *, administers: bool) -> dict[str, Any]:
        """See `ProviderAccess`."""
        return listing(self.catalogues.of(owner, administers), self.catalogues.engines if administers else None, named)

    def models(self, owner: str, asked: ModelFilter) -> list[DescribedModel]:
        """See `ProviderAccess`."""
        return found(self.catalogues.of(owner).rows(), asked)

    def shown(self, owner: str, name: str, *, administers: bool = False) -> dict[str, Any]:
        """See `ProviderAccess`."""
        engines = self.catalogues.engines if administers else None
        return shown(self._provider(name), self.catalogues.of(owner, administers), engines)

    def connect(self, owner: str, name: str, key: str, address: str, *, administers: bool) -> dict[str, Any]:
        """See `ProviderAccess`."""
        self.features.require(PROVIDERS, owner)
        provider = self._turned_on(name)
        former = self.catalogues.keys.of(owner).get(name, PersonalAccess())
        at = self._address(provider, address, anywhere=administers)
        keys = former.keys if at == former.address else {}  # to another address no key goes that was not given for it
        if key.strip() and provider.needs:
            keys = {provider.needs[0].name: cleaned(key)}
        access = PersonalAccess(keys, at, anywhere=administers and bool(at))
        given = self.catalogues.personal(provider, access)
        if not is_given(provider, given) or not (keys or at):
            raise nothing_given(provider)
        self._look(provider, given)
        return self._kept(owner, provider, access)

    def _look(self, provider: Provider, given: Given) -> None:
        """Whether it is there, for one that may be switched off. Raises `ProviderFault` where it is not."""
        connection = self.catalogues.connections.lease({provider.name: (provider, given)})[provider.name]
        if not isinstance(connection, LocalConnection):
            return
        try:
            with provider_faults(), self._naming_who_answers(provider, given):
                connection.look()
        except ProviderFault:
            self.catalogues.connections.let_go(provider, given)
            raise

    @contextmanager
    def _naming_who_answers(self, provider: Provider, given: Given) -> Iterator[None]:
        """Where another engine answers at an address, that one is named."""
        try:
            yield
        except ProviderFault as fault:
            off = self.catalogues.rules().providers_off
            known = [each for each in self.catalogues.providers if each.name not in off]
            other = other_engine(provider, given, known) if fault.code in _NOT_IT else None
            if other is None:
                raise
            raise other_answers(provider, other, fault) from fault

    def disconnect(self, owner: str, name: str) -> dict[str, Any]:
        """See `ProviderAccess`."""
        provider = self._provider(name)
        self._let_go(owner, provider)
        self.catalogues.keys.forget(owner, name)
        self.changed(owner)
        return self.shown(owner, name)

    def test(self, owner: str, name: str, *, administers: bool) -> dict[str, Any]:
        """See `ProviderAccess`."""
        provider = self._provider(name)
        given = self.catalogues.given_to(owner, provider)
        if given is None or provider.check is None or not (given.personal or administers):
            raise Told(
                say("not_testable", "You have not connected {label} yourself", label=provider.label),
                say(
                    "not_testable_text",
                    "Connect it first. Only whoever runs the studio sees what its own key may do.",
                ),
                code="not_testable",
                status=409,
            )
        self._look(provider, given)  # what is shown everywhere is what it says now
        begun = time.monotonic()
        with provider_faults(), self._naming_who_answers(provider, given):
            report = provider.check(given)
        return report.as_data(round((time.monotonic() - begun) * 1000))

    def enroll(self, user: User, name: str, back: str) -> EnrolmentStart:
        """See `ProviderAccess`."""
        self.features.require(PROVIDERS, user.id)
        provider, enrolment = self._enrolling(name)
        state, challenge = pkce.begin(self.enrolments, user, name)
        returning = f"{back}?from={name}&state={state}" if back else ""
        return EnrolmentStart(enrolment.page(self._usual(), challenge, returning), state, bool(back), pkce.GOOD_FOR)

    def redeem(self, user: User, name: str, state: str, code: str) -> dict[str, Any]:
        """See `ProviderAccess`."""
        provider, enrolment = self._enrolling(name)
        verifier = pkce.take(self.enrolments, user, name, state.strip())
        with provider_faults():
            key = enrolment.redeem(self._usual(), code.strip(), verifier)
        return self._kept(user.id, provider, PersonalAccess({enrolment.need.name: key}))

    def _kept(self, owner: str, provider: Provider, access: PersonalAccess) -> dict[str, Any]:
        self._let_go(owner, provider)
        self.catalogues.keys.keep(owner, provider.name, access)
        self.changed(owner)
        return self.shown(owner, provider.name)

    def _let_go(self, owner: str, provider: Provider) -> None:
        """What they gave before is not called with again."""
        given = self.catalogues.given_to(owner, provider)
        if given is not None and given.personal:
            self.catalogues.connections.let_go(provider, given)

    def _provider(self, name: str) -> Provider:
        found = next((each for each in self.catalogues.providers if each.name == name), None)
        if found is None:
            raise NotFound("The provider")
        return found

    def _turned_on(self, name: str) -> Provider:
        provider = self._provider(name)
        if name in self.catalogues.rules().providers_off:
            raise turned_off(provider)
        return provider

    def _enrolling(self, name: str) -> tuple[Provider, Enrolment]:
        provider = self._turned_on(name)
        if provider.enrolment is None:
            raise NotFound("The provider")
        return provider, provider.enrolment

    def _usual(self) -> Given:
        """Who has no key yet calls the provider where the studio's settings say it is."""
        return replace(self.catalogues.usual, keys={})

    def _address(self, provider: Provider, address: str, *, anywhere: bool) -> str:
        """The address as it is kept; empty for the usual one. Raises `BadRequest`."""
        if not address.strip() or provider.address is None:
            return ""
        try:
            at = api_address(address)
        except ValueError as error:
            raise unusable_address(provider.address) from error
        if at == provider.address.usual:
            return ""
        if not anywhere and not self.catalogues.allows_host(host_of(at)):
            try:
                check_public(https_host(at))
            except UnsafeAddress as error:
                raise private_address() from error
        return at


def cleaned(key: str) -> str:
    """The key as it was pasted, without what copying leaves around it. Raises `BadRequest`."""
    try:
        return api_key.cleaned(key)
    except api_key.UnusableKey as error:
        # not chained: what was pasted is nobody's affair
        raise BadRequest(say("unusable_key", "This is not a key"), error.args[0], code="unusable_key") from None


def nothing_given(provider: Provider) -> Told:
    if provider.address is not None and not provider.address.usual:
        return BadRequest(
            say("no_address_given", "There is no address yet"),
            say(
                "no_address_given_text",
                "Give the one at which {label} answers, such as {example}.",
                label=provider.label,
                example=provider.address.shown,
            ),
            code="unusable_address",
        )
    return BadRequest(
        say("nothing_given", "There is no key yet"),
        say("nothing_given_text", "Paste the key that {label} gave you.", label=provider.label),
        code="unusable_key",
    )


def other_answers(provider: Provider, other: Provider, fault: ProviderFault) -> ProviderFault:
    """In place of the fault that the one that was looked for is not there."""
    return ProviderFault(
        say("other_engine", "{other} answers there, not {label}", other=other.label, label=provider.label),
        say("other_engine_text", "Connect it on the card {other}, or give another address here.", other=other.label),
        code=fault.code,
        details=fault.details,
    )


def unusable_address(at: Address) -> Told:
    usual = at.usual or at.shown
    return BadRequest(
        say("unusable_address", "This is not the address of an API"),
        say("unusable_address_text", "It begins with https:// and names a host, as {usual} does.", usual=usual),
        code="unusable_address",
    )


def private_address() -> Told:
    return BadRequest(
        say("private_address", "This address can’t be used"),
        say(
            "private_address_text",
            "It leads into a private network, or is not https. Only whoever runs the studio may give such an "
            "address: at its machine, or in ATELIER_PROVIDER_HOSTS.",
        ),
        code="unusable_address",
    )
