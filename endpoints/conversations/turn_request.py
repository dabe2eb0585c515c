"""What the socket event `turn` says, and the `TurnRequest` of it: shape only, whose it is the stores say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from conversation.message import Target
from conversation.ports.turns import TurnRequest
from endpoints.openapi.declaration import FILLED, limits
from endpoints.request_body import wrong
from endpoints.services import services

LONGEST_MESSAGE = 100_000
LONGEST_ID = 100
Name = Annotated[str, limits(maxLength=LONGEST_ID)]
"""An id, or what a client uses for one."""


@dataclass(frozen=True)
class Saying:
    """A message as the composer sends it over a socket."""

    conversation: Name
    client_id: Annotated[Name, FILLED]
    text: Annotated[str, limits(maxLength=LONGEST_MESSAGE)] = ""
    """May be empty only with `again`."""
    image: Name | None = None
    """Id of the picture that it is about."""
    version: Name | None = None
    """Id of the version of it."""
    attachments: Annotated[tuple[str, ...], limits(maxItems=32)] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    """Those of `conversation/options.py`; what is none of them is passed over."""
    parent: Name | None = None
    """Id of the message to answer after."""
    again: Name | None = None
    """Id of a person's message to answer once more."""


@dataclass(frozen=True)
class Accepted:
    """The turn that answers runs."""

    turn: str
    """Also the id of the message that answers."""
    message: str
    """Id of the person's message."""
    conversation: str


def turn_request(owner: str, said: Saying) -> TurnRequest:
    """Raises `BadRequest`."""
    if said.again is None and not said.text.strip():
        wrong("text is empty")
    return TurnRequest(
        owner=owner,
        conversation=said.conversation,
        client_id=said.client_id.strip(),
        text=said.text,
        target=Target(said.image, said.version) if said.image else None,
        attachments=said.attachments,
        options=said.options,
        parent=said.parent,
        again=said.again,
        administers=services().people.identities.administers(),
    )
