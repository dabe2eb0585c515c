"""`/mcp`: the studio's tools for agents, over the Model Context Protocol's streamable HTTP."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, jsonify, request

from conversation.ports.accounts import SCOPES
from conversation.serialization import to_json
from endpoints.openapi.declaration import declared
from endpoints.programs import failures
from endpoints.services import AgentCall, nobody, services, token, visitor
from endpoints.streamed import EVENTS

routes = Blueprint("program_mcp", __name__)
failures.attach(routes)
METADATA = ".well-known/oauth-protected-resource"
ITS_OWN = ("connection", "content-length", "transfer-encoding", "date", "server")
"""Headers of an answer that the studio's server says itself."""
JSON = "application/json"
UNREAD = tuple(
    (status, JSON, f"{why}, as JSON-RPC says it.")
    for status, why in (
        (400, "A message that the protocol does not know"),
        (404, "There is no such session"),
        (406, "The answer’s kind is not accepted"),
        (413, "The message is too large"),
        (415, "The message is not JSON"),
        (503, "There are too many sessions"),
    )
)
"""How the protocol itself refuses."""
ABOUT = "Messages are JSON-RPC, as the protocol has them; `docs/mcp.md` says what there is and how programs connect."


@dataclass(frozen=True)
class ProtectedResource:
    """How `/mcp` is opened (RFC 9728)."""

    resource: str
    """Its address."""
    resource_name: str
    resource_documentation: str
    bearer_methods_supported: tuple[str, ...] = ("header",)
    """Only `Authorization: Bearer`, with an API token from the settings."""


@routes.route("/mcp", methods=["GET", "POST", "DELETE"])
@declared(
    "Messages of an agent",
    method="POST",
    raw=JSON,
    bare=True,
    envelope="openai",
    anybody=True,
    also=(
        (200, JSON, "An answer."),
        (200, EVENTS, "Progress, then the answer."),
        (202, "", "A notification."),
        *UNREAD,
    ),
    refuses=("not_signed_in",),
    about=ABOUT,
    scope=SCOPES,
)
@declared(
    "What the studio tells an agent by itself",
    method="GET",
    bare=True,
    envelope="openai",
    anybody=True,
    also=((200, EVENTS, "For as long as the session lasts."), *UNREAD),
    refuses=("not_signed_in",),
    about=ABOUT,
    scope=SCOPES,
)
@declared(
    "The end of an agent's session",
    method="DELETE",
    also=UNREAD,
    bare=True,
    envelope="openai",
    anybody=True,
    refuses=("not_signed_in",),
    about=ABOUT,
    scope=SCOPES,
)
def exchange() -> Response:
    user = visitor()
    if user is None:
        raise nobody()
    if request.method == "POST" and request.mimetype != JSON:
        return not_json()
    administers = services().people.identities.administers()
    headers = tuple((name, value) for name, value in request.headers.items())
    call = AgentCall(
        user.id, administers, request.method, request.path, headers, request.get_data(), request.root_url, token()
    )
    reply = services().programs.agents.answer(call)
    response = Response(reply.body, status=reply.status)
    response.headers.clear()
    for name, value in reply.headers:
        if name.lower() not in ITS_OWN:
            response.headers.add(name, value)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response


def not_json() -> Response:
    """As the protocol refuses; the package itself does so in words without a media type."""
    told = "A message is JSON; say so with Content-Type: application/json"
    response = jsonify({"jsonrpc": "2.0", "id": None, "error": {"code": -32600, "message": told}})
    response.status_code = 415
    response.headers["Cache-Control"] = "no-store"
    return response


@routes.get(f"/{METADATA}")
@routes.get(f"/{METADATA}/mcp")
@declared("How agents are let in", ProtectedResource, bare=True, envelope="openai", anybody=True)
def metadata() -> Response:
    """There is no authorization server: a person makes a token in the settings, and gives it to the program."""
    found = ProtectedResource(f"{request.root_url}mcp", "Atelier", f"{request.root_url}api/docs")
    return jsonify(to_json(found))


@routes.after_request
def say_how(response: Response) -> Response:
    """A program that brings no token learns where it is said how one gets in."""
    if response.status_code == 401:
        response.headers["WWW-Authenticate"] = f'Bearer resource_metadata="{request.root_url}{METADATA}/mcp"'
    return response
