"""Leaving for good: everything of a person goes, with a list of what went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from flask import Blueprint, Response, request

from conversation.errors import BadRequest, NotFound
from conversation.ports.jobs import OPEN
from conversation.ports.moving.departures import Departure
from conversation.sentences import say
from conversation.serialization import to_json
from endpoints.envelope import answer
from endpoints.openapi.declaration import declared, limits
from endpoints.request_body import json_body, parse
from endpoints.services import person, services

routes = Blueprint("account", __name__, url_prefix="/api/v1/account")
AT_ONCE = 200


@dataclass(frozen=True)
class Farewell:
    """That it is meant."""

    password: Annotated[str, limits(maxLength=1024)] = ""
    """Of a member."""
    confirm: bool = False
    """Of a guest, or where people sign in elsewhere: of who has no password."""


@routes.delete("")
@declared(
    "Deletes the account of whoever asks, with everything",
    Departure,
    takes=Farewell,
    refuses=("wrong_password", "too_many_tries", "last_administrator", "account_disabled"),
    about="At once and for good: conversations, pictures and their files, settings, keys, tokens, webhooks and links. "
    "Work that goes on is ended first. What was spent stays as figures that name nobody. Files that were on their way "
    "in are gone within a day; copies of the whole studio stay as long as its administrator keeps them.",
    scope="admin",
)
def leave() -> Response:
    asked, user = parse(Farewell, json_body()), person()
    identities, moving = services().people.identities, services().conversations.moving
    if user.kind == "member" and services().facts.access not in ("proxy", "oidc"):
        identities.check(user.name, asked.password, request.remote_addr or "")
    elif not asked.confirm:
        raise BadRequest(
            say("farewell_unsaid", "Say that you mean it"),
            say("farewell_unsaid_text", "Nothing was deleted. Send “confirm”: all of it goes for good."),
            code="bad_request",
        )
    moving.departures.check(user.id)
    end_all(user.id)
    gone = moving.departures.leave(user.id)
    identities.gone(user)
    return answer(to_json(gone))


def end_all(owner: str) -> None:
    """What waits or runs for them."""
    desk = services().programs.desk
    for task in desk.page(owner, OPEN, limit=AT_ONCE).tasks:
        try:
            desk.cancel(owner, task.id)
        except NotFound:  # it came to its end meanwhile
            continue
