"""What who administers the studio sees and decides. See `AdministrationAccess` in `endpoints/services.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from conversation.errors import BadRequest
from conversation.ports.administration import Administration, ListedPerson
from conversation.ports.usage import OwnLimits
from conversation.sentences import say
from conversation.serialization import to_json
from providers.catalogue import is_always_there, is_given
from providers.provider import Provider
from providers.wire.foreign_pictures import host_of
from server.turns.personal_catalogues import PersonalCatalogues
from server.turns.personal_limits import PersonalLimits

MOST_PEOPLE = 500


@dataclass(frozen=True)
class StudioAdministration:
    """See `AdministrationAccess`."""

    store: Administration
    catalogues: PersonalCatalogues
    hang_up: Callable[[str], None]
    """Ends all sockets of a user."""
    limits: PersonalLimits

    def overview(self) -> dict[str, Any]:
        """See `AdministrationAccess`."""
        rules, usual = self.store.rules(), self.limits.usual
        return {
            **to_json(rules),
            "guests_month": self.limits.of_guests(),
            "usual_limits": {"month": usual.month, "pictures": usual.pictures, "calls": usual.calls},
            "providers": [self._provider(each, rules.providers_off) for each in self.catalogues.providers],
            "hosts_of_settings": list(self.catalogues.hosts),
        }

    def change(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """See `AdministrationAccess`."""
        cleaned = dict(changes)
        if "providers_off" in cleaned:
            cleaned["providers_off"] = sorted(set(self._switchable(cleaned["providers_off"])))
        if "hosts" in cleaned:
            cleaned["hosts"] = unique(host(each) for each in cleaned["hosts"] if each.strip())
        if "models" in cleaned:
            cleaned["models"] = unique(each.strip() for each in cleaned["models"] if each.strip())
        self.store.change(cleaned)
        return self.overview()

    def people(self) -> list[dict[str, Any]]:
        """See `AdministrationAccess`."""
        return [shown(each) for each in self.store.people(MOST_PEOPLE)]

    def change_person(
        self, user: str, administrator: bool | None, disabled: bool | None, limits: OwnLimits | None
    ) -> dict[str, Any]:
        """See `AdministrationAccess`."""
        if limits is not None:
            self.store.limit(user, limits)
        if administrator is not None:
            self.store.promote(user, administrator)
        if disabled is not None:
            self.store.disable(user, disabled)
            self.hang_up(user)
        return shown(self.store.person(user))

    def _provider(self, provider: Provider, off: Iterable[str]) -> dict[str, Any]:
        usual = self.catalogues.usual
        return {
            "name": provider.name,
            "label": provider.label,
            "on": provider.name not in off,
            "always": is_always_there(provider),
            "by_studio": not is_always_there(provider) and is_given(provider, usual),
        }

    def _switchable(self, names: Iterable[str]) -> Iterable[str]:
        """Raises `BadRequest`."""
        known = {each.name for each in self.catalogues.providers if not is_always_there(each)}
        for name in names:
            if name not in known:
                raise BadRequest(
                    say("no_such_switch", "“{name}” cannot be turned off", name=name[:60]),
                    say(
                        "no_such_switch_text",
                        "There is no such provider, or it needs nothing and is there for when all others are off.",
                    ),
                    code="bad_rule",
                )
            yield name


def host(text: str) -> str:
    """A host as it is compared, also from an address. Raises `BadRequest`."""
    plain = text.strip().lower()
    found = host_of(plain) if "://" in plain else plain
    if not found or any(letter.isspace() or letter in "/?#@" for letter in found):
        raise BadRequest(
            say("bad_host", "“{host}” is not a machine’s name", host=text.strip()[:60]),
            say("bad_host_text", "Write its name or number in the network, such as nas.local or 192.168.1.5."),
            code="bad_rule",
        )
    return found


def shown(person: ListedPerson) -> dict[str, Any]:
    """As an administrator sees them."""
    user = person.user
    return {
        "id": user.id,
        "kind": user.kind,
        "name": user.name,
        "created": user.created,
        "seen": user.seen,
        "administrator": user.administrator,
        "disabled": user.disabled,
        "spent": person.spent,
        "unknown": person.unknown,
        "limits": to_json(person.limits),
    }


def unique(items: Iterable[str]) -> list[str]:
    """In their order, each once."""
    return list(dict.fromkeys(items))
