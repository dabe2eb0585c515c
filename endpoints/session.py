"""The session: who am I, what can I use here; logging in and out."""

from __future__ import annotations

from flask import Blueprint, Response, request

from endpoints.answers import answer
from endpoints.body import json_body
from endpoints.describing import described
from endpoints.desk import desk, person, visitor
from endpoints.openapi.declaring import declared
from endpoints.openapi.shapes import NameAndPassword, Session

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
    takes=NameAndPassword,
    anybody=True,
    refuses=("wrong_password", "too_many_tries"),
    about="The answer sets the cookie that shows who one is from then on.",
)
def log_in() -> Response:
    body = json_body()
    address = request.remote_addr or ""
    user = desk().identities.check(body.text("name", longest=64), body.text("password", longest=1024), address)
    desk().identities.welcome(user)
    return answer(described(user))


@routes.delete("/session")
@declared("Logs out, everywhere at once")
def log_out() -> Response:
    """Ends all of the person's sessions at once, on every device."""
    desk().identities.leave(person())
    return answer({})
