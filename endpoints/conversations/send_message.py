"""`POST /send_message/<conversation>`: a turn by HTTP, acknowledged at once or streamed as lines of JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated
from uuid import uuid4

from flask import Blueprint, Response

from conversation.options import ComposerOptions
from conversation.ports.turns import TurnRequest
from endpoints.conversations.turn_request import LONGEST_ID, LONGEST_MESSAGE, Accepted
from endpoints.envelope import answer
from endpoints.idempotency import Repeatable, own_key
from endpoints.json_lines import LINES, in_lines, wants_lines
from endpoints.openapi.declaration import FILLED, AsSaid, declared, limits
from endpoints.request_body import json_body, parse
from endpoints.services import person, services

routes = Blueprint("send_message", __name__)


@dataclass(frozen=True)
class Sending:
    """What the composer sends."""

    messageText: Annotated[str, FILLED, limits(maxLength=LONGEST_MESSAGE)]  # as programs know it
    """A leading `/image` makes it the prompt of a picture."""
    checkboxes: Annotated[Mapping[str, str | int | float | bool | None], AsSaid(ComposerOptions)] = field(
        default_factory=dict
    )
    client_id: Annotated[str, limits(maxLength=LONGEST_ID)] | None = None
    """One's own id for the message: the same one again is the same message, never charged twice."""


@routes.post("/send_message/<conversation>")
@declared(
    "A message, and the turn that answers it",
    Accepted,
    status=202,
    takes=Sending,
    sends=Repeatable,
    also=((200, LINES, "With `Accept: application/x-ndjson`: the turn's events as they happen, a line of JSON each."),),
    refuses=("conflict", "busy", "closing"),
    scope="make",
)
def send_message(conversation: str) -> Response:
    """`checkboxes` are the turn's options; a leading `/image` in the text sets `generate_image` by itself."""
    wanted = turn_request(person().id, conversation, parse(Sending, json_body()))
    turns = services().conversations.turns
    begun = turns.start(wanted)
    if wants_lines():
        return in_lines(turns.watch(begun))
    return answer({"turn": begun.reply.id, "message": begun.message.id, "conversation": conversation}, 202)


def turn_request(owner: str, conversation: str, sent: Sending) -> TurnRequest:
    text, options = sent.messageText, sent.checkboxes
    if text.lstrip().lower().startswith(("/image ", "/image\n")):
        options = {**options, "generate_image": True}
    administers = services().people.identities.administers()
    return TurnRequest(
        owner, conversation, own_key(sent.client_id) or str(uuid4()), text, options=options, administers=administers
    )
