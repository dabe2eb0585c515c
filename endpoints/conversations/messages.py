"""One message: deleting it with what follows, and bringing it back."""

from __future__ import annotations

from flask import Blueprint, Response

from conversation.ports.library import Conversation
from conversation.serialization import to_json
from endpoints.envelope import answer
from endpoints.openapi.declaration import declared
from endpoints.services import person, services

routes = Blueprint("messages", __name__, url_prefix="/api/v1/messages")


@routes.delete("/<message>")
@declared("Takes away a message and all that follows it", Conversation, scope="make")
def delete(message: str) -> Response:
    return answer(to_json(services().conversations.library.delete_message(person().id, message)))


@routes.post("/<message>/restore")
@declared("Brings back what was taken away with that message", Conversation, scope="make")
def restore(message: str) -> Response:
    return answer(to_json(services().conversations.library.restore_message(person().id, message)))
