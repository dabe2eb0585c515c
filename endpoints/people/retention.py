"""How long things are kept here, what would go now, and what went; for who administers the studio."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response

from conversation.ports.moderation.expiry import Expiring, ExpiringKind
from conversation.serialization import to_json
from endpoints.envelope import answer
from endpoints.openapi.declaration import Id, When, declared
from endpoints.services import administrator, services

routes = Blueprint("retention", __name__, url_prefix="/api/v1/administration/retention")
MOST_SHOWN = 100


@dataclass(frozen=True)
class RetentionDays:
    """For how many days each kind is kept; 0 is for good."""

    painted: int
    uploaded: int
    guests: int
    """Pictures of guests, whatever their kind."""
    reports: int
    """Since they were closed."""
    deleted: int
    """What was deleted, or expired, can be brought back for so long."""


@dataclass(frozen=True)
class ExpiringShown:
    """What would go now of one person and one kind."""

    kind: ExpiringKind
    """`deleted` goes for good; pictures of other kinds can still be brought back."""
    owner: Id
    owner_name: str
    """Empty for a guest."""
    count: int
    bytes: int
    oldest: When


@dataclass(frozen=True)
class ClearingShown:
    """What went at one time."""

    done: When
    kind: ExpiringKind
    count: int
    bytes: int


@dataclass(frozen=True)
class RetentionOverview:
    """`due` is what would go now, the largest first; nothing goes by looking."""

    days: RetentionDays
    due: tuple[ExpiringShown, ...]
    more: int
    """Smaller ones that are not listed."""
    cleared: tuple[ClearingShown, ...]
    """The newest first."""


@routes.get("")
@declared(
    "What is kept for how long, what would go now, and what went",
    RetentionOverview,
    refuses=("administrators_only",),
    scope="admin",
)
def retention() -> Response:
    administrator()
    kept, expiry = services().facts.kept, services().conversations.moving.expiry
    listed, more = shown(expiry.due(kept), services().people.features.name_of)
    cleared = tuple(ClearingShown(each.done, each.kind, each.count, each.bytes) for each in expiry.cleared(MOST_SHOWN))
    days = RetentionDays(kept.painted, kept.uploaded, kept.guests, kept.reports, kept.deleted)
    return answer(to_json(RetentionOverview(days, listed, more, cleared)))


def shown(due: Sequence[Expiring], name_of: Callable[[str], str]) -> tuple[tuple[ExpiringShown, ...], int]:
    """The first of them, and how many more there are."""
    listed = tuple(
        ExpiringShown(row.kind, row.owner, name_of(row.owner), row.count, row.bytes, row.oldest)
        for row in due[:MOST_SHOWN]
    )
    return listed, len(due) - len(listed)
