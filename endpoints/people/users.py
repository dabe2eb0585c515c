"""Registering: a name and a password. A guest who registers keeps everything."""

from __future__ import annotations

from flask import Blueprint, Response

from endpoints.envelope import answer
from endpoints.openapi.declaration import declared
from endpoints.openapi.shared_shapes import NameAndPassword, Session
from endpoints.people.describe_session import described
from endpoints.request_body import json_body, parse
from endpoints.services import services, visitor

routes = Blueprint("users", __name__, url_prefix="/api/v1")


@routes.post("/users")
@declared(
    "Registers",
    Session,
    status=201,
    takes=NameAndPassword,
    anybody=True,
    refuses=("weak_password", "name_taken", "bad_name", "signed_in_elsewhere"),
    about="A guest who registers keeps everything; a recovery code is void from then on.",
    scope="admin",
)
def register() -> Response:
    asked = parse(NameAndPassword, json_body())
    user = services().people.identities.register(asked.name, asked.password, visitor())
    services().people.identities.welcome(user)
    return answer(described(user), 201)
