"""Providers as one person has them: connected by a key of theirs, by a page of the provider, or by the studio."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Annotated, Literal
from urllib.parse import quote, urlsplit

from flask import Blueprint, Response, request

from conversation.ports.kept_models import KeptModelRow
from conversation.serialization import to_json
from endpoints.addresses import over_tls
from endpoints.envelope import answer
from endpoints.openapi.declaration import FILLED, declared, limits, maybe
from endpoints.openapi.shared_shapes import Coded, ProviderShown
from endpoints.request_body import json_body, parse
from endpoints.services import EnrolmentStart, administrator, person, services

routes = Blueprint("providers", __name__, url_prefix="/api/v1/settings/providers")
PAGE = "/settings/providers"
"""Where somebody comes back to who allowed a key on the provider's page."""


KEEPING = ("administrators_only", "not_connected", "provider_failed")


@dataclass(frozen=True)
class KeptModelList:
    """What lies at a provider that one runs oneself, and what is on its way."""

    models: tuple[KeptModelRow, ...]


@dataclass(frozen=True)
class Connecting:
    """What a person gives a provider."""

    key: Annotated[str, limits(maxLength=4_000)] = ""
    """As it was copied. Left out, a key that was given before stays, unless the address is another one."""
    address: Annotated[str, limits(maxLength=2_000)] = ""
    """Where the provider is called for this person; empty for its usual address. https and public, unless who runs the
    studio gives it, or has allowed its host."""


@dataclass(frozen=True)
class AboutProvider:
    """What a provider says about itself and a key. What it does not say is null, or empty."""

    label: str
    """What the key is called there."""
    left: int | None
    """Micro-dollars that can still be spent with it."""
    limit: int | None
    """Micro-dollars that may be spent with it."""
    resets: Literal["daily", "weekly", "monthly", ""]
    """How often that limit begins anew."""
    spent: int | None
    """Micro-dollars so far."""
    valid_until: str
    """When, ISO 8601."""
    unlimited: bool
    """It says that there is no limit."""
    models: int | None
    """How many models it lists."""
    free: bool
    """Only free models answer: nothing was ever paid."""
    painters: int | None
    """How many of its models make pictures, of what somebody runs; null of others."""
    version: str
    """Of the program that answers."""
    milliseconds: int
    """That it took to say all of this."""
    told: str
    """What is missing before it can be used, and how to get it."""
    said: Mapping[str, Coded] = maybe()
    """Its code."""


@dataclass(frozen=True)
class Enrolling:
    """How to come back."""

    by_hand: bool = False
    """The provider shows a code that is copied here, in place of sending the browser back."""


@dataclass(frozen=True)
class Returned:
    """What came back from the provider's page."""

    state: Annotated[str, FILLED, limits(maxLength=200)]
    """As the enrolment gave it."""
    code: Annotated[str, FILLED, limits(maxLength=2_000)]
    """As the provider gave it."""


@routes.get("/<name>")
@declared("A provider, and whether it is connected", ProviderShown, scope="admin")
def provider(name: str) -> Response:
    administers = services().people.identities.administers()
    return answer(services().studio.providers.shown(person().id, name, administers=administers))


@routes.put("/<name>")
@declared(
    "Connects a provider with a key or an address of one's own",
    ProviderShown,
    takes=Connecting,
    refuses=("unusable_key", "unusable_address", "provider_failed", "provider_off", "feature_off"),
    about="It holds from the next message on. The key is kept sealed and never answered but for its last four "
    "characters. What runs on a machine of one’s own has to answer at that address.",
    scope="admin",
)
def connect(name: str) -> Response:
    asked = parse(Connecting, json_body())
    administers = services().people.identities.administers()
    return answer(
        services().studio.providers.connect(person().id, name, asked.key, asked.address, administers=administers)
    )


@routes.delete("/<name>")
@declared(
    "Disconnects a provider: what one gave is forgotten",
    ProviderShown,
    about="Where the studio has a key of its own, that one is used from then on.",
    scope="admin",
)
def disconnect(name: str) -> Response:
    return answer(services().studio.providers.disconnect(person().id, name))


@routes.post("/<name>/test")
@declared(
    "What the provider says about itself and the key",
    AboutProvider,
    refuses=("not_testable", "wrong_api_key", "provider_failed"),
    about="It costs nothing. What one runs oneself is asked whether it answers, which version it is and what it has. "
    "About the studio's own key only who administers may ask.",
    scope="admin",
)
def test(name: str) -> Response:
    administers = services().people.identities.administers()
    return answer(services().studio.providers.test(person().id, name, administers=administers))


@routes.post("/<name>/enroll")
@declared(
    "Begins to connect by a page of the provider",
    EnrolmentStart,
    takes=Enrolling,
    refuses=("provider_off", "feature_off"),
    about="OAuth with PKCE (S256). Open `page` in a browser: it comes back to the studio by itself, or, where "
    "`returns` is false, shows a code. Send that with the same `state` to `callback`. Good once, for ten minutes, for "
    "this person.",
    scope="admin",
)
def enroll(name: str) -> Response:
    asked = parse(Enrolling, json_body())
    back = "" if asked.by_hand else returning()
    return answer(to_json(services().studio.providers.enroll(person(), name, back)))


@routes.post("/<name>/callback")
@declared(
    "Connects with the code that came back",
    ProviderShown,
    takes=Returned,
    refuses=("enrolment_failed", "provider_failed"),
    scope="admin",
)
def callback(name: str) -> Response:
    asked = parse(Returned, json_body())
    return answer(services().studio.providers.redeem(person(), name, asked.state, asked.code))


@routes.get("/<name>/models")
@declared("The models that lie there", KeptModelList, refuses=KEEPING, scope="admin")
def kept(name: str) -> Response:
    rows = services().studio.models.rows(administrator().id, name)
    return answer({"models": [to_json(row) for row in rows]})


@routes.post("/<name>/models/<path:model>")
@declared(
    "Fetch a model, or bring it up to date",
    KeptModelRow,
    status=202,
    refuses=(*KEEPING, "bad_name"),
    about="How far it is stands in the list; `received` of `bytes`.",
    scope="admin",
)
def fetch(name: str, model: str) -> Response:
    return answer(to_json(services().studio.models.fetch(administrator().id, name, model)), 202)


@routes.delete("/<name>/models/<path:model>")
@declared("End a fetch, or delete a model", KeptModelRow, refuses=(*KEEPING, "bad_name"), scope="admin")
def remove(name: str, model: str) -> Response:
    return answer(to_json(services().studio.models.remove(administrator().id, name, model)))


def returning() -> str:
    """The page of this studio that a provider may send a browser back to; empty where none would: over plain http they
    only go to the machine that the browser runs on."""
    scheme = "https" if over_tls() else "http"
    host = urlsplit(f"//{request.host}").hostname or ""
    return (
        f"{scheme}://{quote(request.host, safe=':[]')}{request.script_root}{PAGE}"
        if scheme == "https" or is_here(host)
        else ""
    )


def is_here(host: str) -> bool:
    """Whether a browser finds itself there."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
