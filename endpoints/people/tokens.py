"""API tokens: a token's secret is shown once, in the answer that makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from flask import Blueprint, Response

from conversation.ports.accounts import Token
from conversation.serialization import to_json
from endpoints.envelope import answer
from endpoints.openapi.declaration import declared, limits
from endpoints.request_body import json_body, parse
from endpoints.services import person, services

routes = Blueprint("tokens", __name__, url_prefix="/api/v1/tokens")


@dataclass(frozen=True)
class Naming:
    """What the token is for."""

    name: Annotated[str, limits(maxLength=100)]


@dataclass(frozen=True, kw_only=True)
class NewToken(Token):
    """A token, once with what makes it work."""

    token: str
    """What stands after `Authorization: Bearer`."""


@routes.get("")
@declared("All tokens, without what makes them work", tuple[Token, ...])
def tokens() -> Response:
    return answer(to_json(services().people.access.tokens(person().id)))


@routes.post("")
@declared(
    "A new token",
    NewToken,
    status=201,
    takes=Naming,
    refuses=("too_many_tokens",),
    about="`token` is shown this once and kept nowhere.",
)
def add() -> Response:
    token, secret = services().people.access.add_token(person().id, parse(Naming, json_body()).name)
    return answer({**to_json(token), "token": secret}, 201)


@routes.delete("/<token>")
@declared("Takes a token back: it opens nothing any more")
def revoke(token: str) -> Response:
    services().people.access.revoke_token(person().id, token)
    return answer({})
