"""API tokens: a token's secret is shown once, in the answer that makes it."""

from __future__ import annotations

from flask import Blueprint, Response

from conversation.values import to_json
from endpoints.answers import answer
from endpoints.body import json_body
from endpoints.desk import desk, person

routes = Blueprint("tokens", __name__, url_prefix="/api/v1/tokens")


@routes.get("")
def tokens() -> Response:
    return answer(to_json(desk().accounts.tokens(person().id)))


@routes.post("")
def add() -> Response:
    token, secret = desk().accounts.add_token(person().id, json_body().text("name", longest=100))
    return answer({**to_json(token), "token": secret}, 201)


@routes.delete("/<token>")
def revoke(token: str) -> Response:
    desk().accounts.revoke_token(person().id, token)
    return answer({})
