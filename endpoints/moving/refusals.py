"""What was refused before it was sent to a model, for who administers the studio."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Response

from conversation.moderation.screening import harm_of
from conversation.serialization import to_json
from endpoints.envelope import answer
from endpoints.openapi.declaration import Id, When, declared, maybe
from endpoints.openapi.shared_shapes import Coded
from endpoints.services import administrator, services

routes = Blueprint("refusals", __name__, url_prefix="/api/v1/refusals")
MOST_SHOWN = 200


@dataclass(frozen=True)
class RefusalRow:
    """That something was not sent."""

    id: str
    created: When
    owner: Id
    """Who wanted to send it."""
    owner_name: str
    """Empty for a guest."""
    check: str
    """`words` for the studio's list, or the name of the provider that was asked."""
    kind: str
    """What was objected to, as the provider names it (`violence`); `unanswered` where it gave no answer; empty for a
    word of the list."""
    harm: str
    """The same as its author reads it (`violence` of `violence/graphic`)."""
    model: str
    """For which it was meant."""
    purpose: str
    words: str | None
    """What was to be sent; null unless the studio keeps that (`ATELIER_CHECK_KEEPS`)."""


@dataclass(frozen=True)
class RefusalShown(RefusalRow):
    """One of them, as it is answered."""

    said: Mapping[str, Coded] = maybe()
    """The code of `harm`, where the studio has a word for it."""


@dataclass(frozen=True)
class AllRefusals:
    """The newest first."""

    refusals: tuple[RefusalShown, ...]


@routes.get("")
@declared("What was refused before it was sent", AllRefusals, refuses=("administrators_only",), scope="admin")
def listed() -> Response:
    administrator()
    found = services().conversations.moving.refusals.newest(MOST_SHOWN)
    name_of = services().people.features.name_of
    rows = tuple(
        RefusalRow(
            each.id,
            each.created,
            each.owner,
            name_of(each.owner),
            each.check,
            each.kind,
            harm_of(each.kind),
            each.model,
            each.purpose,
            each.words,
        )
        for each in found
    )
    return answer({"refusals": to_json(rows)})
