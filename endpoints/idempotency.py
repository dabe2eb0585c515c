"""`Idempotency-Key`: a call that is sent twice is done once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from flask import request

from endpoints.openapi.declaration import limits
from endpoints.request_body import parse, storable

LONGEST_KEY = 100
"""As an id of the composer's."""


@dataclass(frozen=True)
class Repeatable:
    """What a call is known by."""

    Idempotency_Key: Annotated[str, limits(maxLength=LONGEST_KEY)] = ""
    """The caller's own id for this call: the same one again is answered as the first, and never charged twice. With
    other words it is a `conflict`."""


def own_key(said: str | None = None) -> str:
    """What this call names itself by, in its header or else in its body; empty where it does not. Raises
    `BadRequest`."""
    sent = storable(request.headers.get("Idempotency-Key", "")).strip()
    return parse(Repeatable, {"Idempotency_Key": sent or said or ""}).Idempotency_Key
