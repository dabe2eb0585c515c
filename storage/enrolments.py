"""Connections that were begun and wait for their code. See `Enrolments` in `conversation/ports/enrolments.py`.

The state is kept as its hash and the verifier sealed, so that a copy of the database can end none of them.
"""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from conversation.errors import NotFound
from conversation.ports.enrolments import MOST_OF_ONE, EnrolmentBegun, Enrolments, NotRedeemable
from storage.rules.moments import shifted
from storage.seal import Seal, Unsealable
from storage.sql.database import Database
from storage.sql.repeating import repeats
from storage.sql.tables import enrolments


@repeats
class SqlEnrolments(Enrolments):
    """In the database."""

    def __init__(self, database: Database, seal: Seal) -> None:
        self._database = database
        self._seal = seal

    def begin(self, state: str, enrolment: EnrolmentBegun, seconds: float) -> None:
        """See `Enrolments`."""
        now = self._database.now()
        row = {
            "state": _hashed(state),
            "owner": enrolment.owner,
            "epoch": enrolment.epoch,
            "provider": enrolment.provider,
            "sealed": self._seal.close(enrolment.verifier),
            "until": shifted(now, seconds),
            "gone": shifted(now, 2 * seconds),
        }
        mine = enrolments.c.owner == enrolment.owner
        newest = select(enrolments.c.seq).where(mine).order_by(enrolments.c.seq.desc()).limit(MOST_OF_ONE - 1)
        try:
            with self._database.write(enrolment.owner) as connection:
                connection.execute(delete(enrolments).where(enrolments.c.gone <= now))
                connection.execute(delete(enrolments).where(mine, enrolments.c.seq.not_in(newest)))
                connection.execute(insert(enrolments).values(row))
        except IntegrityError as error:
            # not chained: the cause repeats the values
            del error
            raise NotFound("The account") from None

    def take(self, state: str, owner: str, epoch: int, provider: str) -> str | NotRedeemable:
        """See `Enrolments`."""
        mine = (enrolments.c.state == _hashed(state)) & (enrolments.c.owner == owner)
        mine &= (enrolments.c.epoch == epoch) & (enrolments.c.provider == provider)
        with self._database.write(owner) as connection:
            found = connection.execute(select(enrolments.c.sealed, enrolments.c.until).where(mine)).first()
            if found is None:
                return NotRedeemable("unknown")
            if found.until < self._database.now():
                return NotRedeemable("late")
            if found.sealed is None:
                return NotRedeemable("used")
            connection.execute(update(enrolments).where(mine).values(sealed=None))
        try:
            return self._seal.open(found.sealed)
        except Unsealable:  # the master key is another one by now
            return NotRedeemable("unknown")


def _hashed(state: str) -> str:
    return sha256(state.encode()).hexdigest()
