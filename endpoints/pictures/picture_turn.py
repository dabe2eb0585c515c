"""A command that is done with a picture as a turn of its conversation: what every such call may say, and its start."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from flask import Response

from conversation.ports.turns import TurnRequest
from endpoints.envelope import answer
from endpoints.idempotency import own_key
from endpoints.openapi.declaration import limits
from endpoints.services import services


@dataclass(frozen=True, kw_only=True)
class PictureTurn:
    """Of which version, and whether its price is agreed to."""

    version: str | None = None
    """Id of a version; the current one when left out."""
    confirm: bool = False
    """Yes to what it costs; else a price that asks for a yes is answered with a question."""
    client_id: Annotated[str, limits(maxLength=100)] | None = None
    """One's own id for the call: the same one again is the same turn, never charged twice."""


def begun(turn: TurnRequest, asked: PictureTurn) -> Response:
    """Starts it; where it can be followed."""
    wanted = replace(
        turn,
        client_id=own_key(asked.client_id) or turn.client_id,
        options={"confirmed": asked.confirm},
        administers=services().people.identities.administers(),
    )
    started = services().conversations.turns.start(wanted)
    return answer({"turn": started.reply.id, "message": started.message.id, "conversation": wanted.conversation}, 202)
