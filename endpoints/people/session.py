"""The session: who am I, what can I use here; logging in and out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from flask import Blueprint, Response, request

from conversation.ports.accounts import User
from endpoints.envelope import answer
from endpoints.openapi.declaration import FILLED, declared, limits, refuses
from endpoints.openapi.shared_shapes import Login, Session
from endpoints.people.describe_session import described
from endpoints.request_body import json_body, parse
from endpoints.services import person, services, visitor

routes = Blueprint("session", __name__, url_prefix="/api/v1")


@routes.get("/session")
@declared(
    "Who is asking, and what can be used here",
    Session,
    anybody=True,
    refuses=("too_many_guests",),
    about="What a page reads first: where the studio is open and no cookie came, it makes a guest.",
)
def session() -> Response:
    """What the page needs to know before it shows anything. Without a person it says how to come in."""
    return answer(described(visitor()))


@routes.post("/session")
@declared(
    "Logs in",
    Session,
    takes=Login,
    anybody=True,
    refuses=("wrong_password", "too_many_tries", "account_disabled", "signed_in_elsewhere"),
    about="The answer sets the cookie that shows who one is from then on.",
    scope="admin",
)
def log_in() -> Response:
    asked = parse(Login, json_body())
    return come_in(
        services().people.identities.check(asked.name, asked.password, request.remote_addr or ""), asked.along
    )


@routes.post("/session/guest")
@declared(
    "Begins as a new guest",
    Session,
    anybody=True,
    refuses=("no_guests",),
    about="For a browser whose cookie is nobody's here (`lost` of the session). That cookie is kept aside, and counts "
    "again as soon as it can be read. Whoever is signed in stays who they are.",
    scope="admin",
)
def begin() -> Response:
    user = visitor()
    if user is None:
        user = services().people.identities.begin()
        services().people.identities.welcome(user)
    return answer(described(user))


@refuses(amount="wrong_code")
@dataclass(frozen=True)
class RecoveryCode:
    """A code that was shown once."""

    code: Annotated[str, FILLED, limits(maxLength=500)]
    """As it was shown, in any case and with or without its dashes; or the whole link."""
    along: bool = False
    """What this browser made as a guest becomes the account's; else it is kept aside."""


@routes.post("/session/recovery")
@declared(
    "Opens the account of a recovery code",
    Session,
    takes=RecoveryCode,
    anybody=True,
    refuses=("wrong_code", "too_many_tries", "signed_in_elsewhere"),
    about="On another device, or where the cookie is gone. The code stays good until it is renewed or revoked.",
    scope="admin",
)
def recover() -> Response:
    asked = parse(RecoveryCode, json_body())
    return come_in(services().people.identities.recover(asked.code, request.remote_addr or ""), asked.along)


def come_in(user: User, along: bool) -> Response:
    """The session of whoever just showed who they are."""
    if along:
        services().people.identities.take_along(user)
    else:
        services().people.identities.welcome(user)
    return answer(described(visitor()))


@routes.delete("/session")
@declared("Logs out, everywhere at once", scope="admin")
def log_out() -> Response:
    """Ends all of the person's sessions at once, on every device."""
    services().people.identities.leave(person())
    return answer({})
