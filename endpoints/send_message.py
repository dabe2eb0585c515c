"""`POST /send_message/<conversation>`: a turn by HTTP, acknowledged at once or streamed as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid4

from flask import Blueprint, Response, request

from conversation.ports import TurnRequest
from endpoints.answers import answer
from endpoints.body import Body, json_body, wrong
from endpoints.desk import desk, person
from endpoints.sending import LONGEST_ID, words

routes = Blueprint("send_message", __name__)
LINES = "application/x-ndjson"


@routes.post("/send_message/<conversation>")
def send_message(conversation: str) -> Response:
    """`checkboxes` are the turn's options; a leading `/image` in the text sets `generate_image` by itself."""
    wanted = turn_request(person().id, conversation, json_body())
    turns = desk().turns
    begun = turns.start(wanted)
    if LINES in request.headers.get("Accept", ""):
        response = Response(lines(turns.watch(begun)), mimetype=LINES)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Accel-Buffering"] = "no"
        return response
    return answer({"turn": begun.reply.id, "message": begun.message.id, "conversation": conversation}, 202)


def turn_request(owner: str, conversation: str, body: Body) -> TurnRequest:
    text = words(body, "messageText", needed=True)
    options = body.object("checkboxes")
    for name, value in options.items():
        if not isinstance(value, bool | str | int | float | None):
            wrong(f"{name} in checkboxes is a plain value")
    if text.lstrip().lower().startswith(("/image ", "/image\n")):
        options = {**options, "generate_image": True}
    sent = body.optional_text("client_id", LONGEST_ID)
    return TurnRequest(owner, conversation, sent or str(uuid4()), text, options=options)


def lines(events: Iterator[Mapping[str, Any]]) -> Iterator[bytes]:
    for event in events:
        yield json.dumps(event, ensure_ascii=False).encode() + b"\n"
