"""A message that is sent twice: whether it is the same one."""

from __future__ import annotations

import json
from hashlib import sha256

from conversation.errors import Told
from conversation.ports.turns import TurnRequest
from conversation.sentences import say
from storage.rules.kept_values import storable


def fingerprint(request: TurnRequest) -> str:
    """What makes a repeated `client_id` the same request."""
    said = [request.conversation, storable(request.text), request.again]
    return sha256(json.dumps(said).encode()).hexdigest()


def conflict() -> Told:
    """The same `client_id` came with something else."""
    text = say("sent_already_text", "This message was sent before with other words. Reload the page and send it again.")
    return Told(say("sent_already", "This was sent already"), text, code="conflict", status=409)
