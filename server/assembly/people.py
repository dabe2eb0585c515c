"""Who comes in and what they set, put together."""

from __future__ import annotations

import time
from importlib import import_module
from typing import Any, cast

from argon2 import PasswordHasher
from flask import Flask

from conversation.ports.accounts import Accounts
from conversation.services.account_access import AccountAccess
from conversation.services.spending import Spending
from endpoints.conversations.sockets import room_of
from endpoints.services import OutsideDoor, PeopleServices, visitor
from server.assembly.topology import Topology
from server.connecting.administration import StudioAdministration
from server.http.proxies import BY_PROXY
from server.realtime.sessions import Callers
from server.settings import Settings
from server.startup import CannotStart
from server.stores import Stores
from server.turns.engine import Engine
from server.turns.personal_catalogues import PersonalCatalogues
from server.turns.personal_limits import PersonalLimits
from server.web.known_devices import Devices
from server.web.login_attempts import LOGINS, LOGINS_WITHIN, LoginAttempts
from server.web.newcomers import Newcomers
from server.web.passwords import Passwords
from server.web.proxy_door import proxy_door
from server.web.sign_in import People


def people_of(
    settings: Settings,
    stores: Stores,
    secret: str,
    callers: Callers,
    hasher: PasswordHasher | None,
    topology: Topology,
) -> People:
    """Who may come in, and how."""
    logins, recoveries = (topology.failures(name, LOGINS, LOGINS_WITHIN) for name in ("logins", "recoveries"))
    return People(
        stores.accounts,
        Passwords(stores.accounts, LoginAttempts(limit=logins), hasher),
        Devices(secret),
        recoveries,
        Newcomers(stores.accounts, counts=topology.counts),
        settings.access == "open",
        lambda user: callers.hang_up(room_of(user)),
        proxy_door(settings, stores.accounts),
        lambda user: callers.come_back(room_of(user)),
        outside_door(settings, stores.accounts, secret),
    )


def outside_door(settings: Settings, accounts: Accounts, secret: str) -> OutsideDoor | None:
    """What speaks OpenID Connect is loaded for those only who want it. Raises `CannotStart`."""
    if settings.access != "oidc":
        return None
    if not settings.oidc_issuer or not settings.oidc_client:
        raise CannotStart(
            "ATELIER_ACCESS=oidc needs ATELIER_OIDC_ISSUER and ATELIER_OIDC_CLIENT",
            "Make a client for the studio at your identity provider, and say here what it is called there.",
        )
    try:
        doors = import_module("server.web.oidc_door")
    except ImportError as error:
        raise CannotStart("authlib is not installed", "Run `pip install authlib`, or choose another access.") from error
    client = doors.OidcClient(settings.oidc_issuer, settings.oidc_client, settings.oidc_secret, settings.oidc_name)
    return cast(OutsideDoor, doors.opened(client, accounts, frozenset(settings.administrators), secret))


def people_services(
    engine: Engine, catalogues: PersonalCatalogues, people: People, callers: Callers, limits: PersonalLimits
) -> PeopleServices:
    """Who they are, how they come in, and what they set for themselves."""
    stores = engine.stores
    access = AccountAccess(stores.accounts, lambda user: callers.recheck(room_of(user)))
    administering = StudioAdministration(stores.administration, catalogues, people.hang_up, limits)
    spending = Spending(stores.usage, limits.of, time.time)
    return PeopleServices(people, access, engine.preferences, administering, spending, engine.features)


def is_guest(accounts: Accounts, user: str) -> bool:
    """Whether they never registered, or are not there."""
    found = accounts.get(user)
    return found is None or found.kind != "member"


def whose(app: Flask, environ: dict[str, Any]) -> str | None:
    """Who it is that sends a request, outside of Flask's own way through it."""
    if not environ.get(BY_PROXY) and "HTTP_COOKIE" not in environ and "HTTP_AUTHORIZATION" not in environ:
        return None
    with app.request_context(environ):
        user = visitor()
    return user.id if user else None
