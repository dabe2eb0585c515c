"""Pictures that somebody deletes for good while they expire are no fault."""

from __future__ import annotations

from sqlalchemy import Connection

from conversation.ports.moderation.expiry import KeptDays
from storage.moving.expiry import SqlExpiry
from storage.opening import Storage
from storage.rules.expiry import Aging
from tests.storage.conftest import Clock, Person

KEPT = KeptDays(painted=30)


class ThenGone(SqlExpiry):
    """Of what it finds one is gone when it looks again."""

    def _expired(self, connection: Connection, kept: KeptDays) -> list[Aging]:
        return [*super()._expired(connection, kept), Aging("img_gone", "ann", "painted", 1, "2026-01-01")]


def test_one_that_is_gone_by_now_keeps_no_other_from_expiring(storage: Storage, ann: Person, clock: Clock) -> None:
    image = ann.paint()
    clock.seconds += 31 * 86_400

    went = ThenGone(storage.database).expire(KEPT)

    assert [row.kind for row in went] == ["painted"]
    assert storage.expiry.due(KEPT) == ()
    storage.shelf.restore(ann.id, image.id)
    assert storage.expiry.due(KEPT) == (), "that it expired is known"
