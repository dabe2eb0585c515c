"""API tokens: a token's secret is shown once, in the answer that makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from flask import Blueprint, Response

from conversation.ports.accounts import Scope, Token
from conversation.serialization import to_json
from conversation.services.account_access import ORDINARY, TokenWish
from endpoints.envelope import answer
from endpoints.openapi.declaration import When, declared, limits
from endpoints.request_body import json_body, parse
from endpoints.services import person, services, token

routes = Blueprint("tokens", __name__, url_prefix="/api/v1/tokens")


@dataclass(frozen=True)
class TokenOrder:
    """What the token is for."""

    name: Annotated[str, limits(maxLength=100)]
    scopes: Annotated[tuple[Scope, ...], limits(minItems=1)] = ORDINARY
    """`read` looks and takes out, `make` talks and paints, which may cost something, `finish` changes pictures on this
    machine for free, `admin` changes settings, keys and tokens."""
    days: Annotated[int, limits(minimum=1, maximum=3650)] | None = None
    """Until it expires; left out, it does not."""
    expires: When | None = None
    """When it expires, in place of `days`."""


@dataclass(frozen=True, kw_only=True)
class NewToken(Token):
    """A token, once with what makes it work."""

    token: str
    """What stands after `Authorization: Bearer`."""


@routes.get("")
@declared("All tokens, without what makes them work", tuple[Token, ...], scope="admin")
def tokens() -> Response:
    return answer(to_json(services().people.access.tokens(person().id)))


@routes.post("")
@declared(
    "A new token",
    NewToken,
    status=201,
    takes=TokenOrder,
    refuses=("too_many_tokens", "bad_expiry"),
    about="`token` is shown this once and kept nowhere. One that a token makes is good for no more, and for no longer.",
    scope="admin",
)
def add() -> Response:
    asked = parse(TokenOrder, json_body())
    wish = TokenWish(asked.name, asked.scopes, asked.days, asked.expires)
    made, secret = services().people.access.add_token(person().id, wish, token())
    return answer({**to_json(made), "token": secret}, 201)


@routes.delete("/<token>")
@declared("Takes a token back: it opens nothing any more", scope="admin")
def revoke(token: str) -> Response:
    services().people.access.revoke_token(person().id, token)
    return answer({})
