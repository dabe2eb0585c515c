"""The recovery code: what opens a guest's account on another device, or when the cookie is gone."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response

from conversation.errors import Told
from conversation.sentences import say
from endpoints.envelope import answer
from endpoints.openapi.declaration import When, declared
from endpoints.services import person, services

routes = Blueprint("recovery", __name__, url_prefix="/api/v1/recovery")


@dataclass(frozen=True)
class Recovery:
    """Whether there is a code."""

    made: When | None
    """When; null where there is none."""


@dataclass(frozen=True, kw_only=True)
class NewRecovery(Recovery):
    """A code, this once."""

    code: str
    path: str
    """What stands after the studio's address in a link that opens the account. The code is behind `#`, which browsers
    send nowhere."""


@routes.get("")
@declared("Whether there is a recovery code", Recovery, scope="admin")
def recovery() -> Response:
    return answer({"made": services().people.access.recovery(person().id)})


@routes.post("")
@declared(
    "A new recovery code",
    NewRecovery,
    status=201,
    refuses=("members_have_passwords",),
    about="It is shown this once and kept only as its hash. The one before it is void from now on.",
    scope="admin",
)
def renew() -> Response:
    user = person()
    if user.kind == "member":
        raise Told(
            say("members_have_passwords", "An account with a password needs no recovery code"),
            say("members_have_passwords_text", "Sign in with your name and password on any device."),
            code="members_have_passwords",
            status=409,
        )
    made, code = services().people.access.new_recovery(user.id)
    return answer({"made": made, "code": code, "path": f"/recover#{code}"}, 201)


@routes.delete("")
@declared("Revokes the recovery code: it opens nothing any more", scope="admin")
def revoke() -> Response:
    services().people.access.revoke_recovery(person().id)
    return answer({})
