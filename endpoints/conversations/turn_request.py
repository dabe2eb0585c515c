"""A `TurnRequest` from what came over a socket or by HTTP: shape only, whose it is the stores say."""

from __future__ import annotations

from conversation.message import Target
from conversation.ports.turns import TurnRequest
from endpoints.request_body import Body, wrong
from endpoints.services import services

LONGEST_MESSAGE = 100_000
LONGEST_ID = 100


def turn_request(owner: str, body: Body) -> TurnRequest:
    """From the payload of the socket event `turn`. Raises `BadRequest`."""
    image = body.optional_text("image", LONGEST_ID)
    again = body.optional_text("again", LONGEST_ID)
    return TurnRequest(
        owner=owner,
        conversation=body.text("conversation", longest=LONGEST_ID),
        client_id=client_id(body),
        text=words(body, "text", needed=again is None),
        target=Target(image, body.optional_text("version", LONGEST_ID)) if image else None,
        attachments=body.texts("attachments"),
        options=body.object("options"),
        parent=body.optional_text("parent", LONGEST_ID),
        again=again,
        administers=services().people.identities.administers(),
    )


def client_id(body: Body) -> str:
    given = body.text("client_id", longest=LONGEST_ID).strip()
    return given or wrong("client_id is missing")


def words(body: Body, name: str, *, needed: bool) -> str:
    text = body.text(name, "", LONGEST_MESSAGE)
    if needed and not text.strip():
        wrong(f"{name} is empty")
    return text
