"""Calls that were answered, in the database. See `AnsweredCalls` in `conversation/ports/programs/answered_calls.py`."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update

from conversation.ports.programs.answered_calls import AnsweredCalls, CallAnswer, CallKey, RepeatedCall
from storage.sql.database import Database
from storage.sql.program_tables import answered_calls
from storage.sql.repeating import repeats


@repeats
class SqlAnsweredCalls(AnsweredCalls):
    """In the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, call: CallKey, fingerprint: str) -> RepeatedCall | None:
        """See `AnsweredCalls`."""
        values = {"owner": call.owner, "key": call.key, "fingerprint": fingerprint, "state": "running"}
        with self._database.write(call.owner) as connection:
            row = connection.execute(select(answered_calls).where(_of(call))).mappings().first()
            if row is None:
                connection.execute(insert(answered_calls).values(**values, created=self._database.now()))
                return None
        answer = CallAnswer(row["status"], row["media_type"], row["body"]) if row["state"] == "answered" else None
        return RepeatedCall(row["state"], row["fingerprint"] == fingerprint, answer)

    def end(self, call: CallKey, answer: CallAnswer) -> None:
        """See `AnsweredCalls`."""
        values: dict[str, Any] = {"status": answer.status, "media_type": answer.media_type, "body": answer.body}
        with self._database.write(call.owner) as connection:
            connection.execute(update(answered_calls).where(_of(call)).values(state="answered", **values))

    def forget(self, call: CallKey) -> None:
        """See `AnsweredCalls`."""
        with self._database.write(call.owner, freeing=True) as connection:
            connection.execute(delete(answered_calls).where(_of(call)))

    def cut_off(self) -> int:
        """See `AnsweredCalls`."""
        with self._database.write() as connection:
            running = update(answered_calls).where(answered_calls.c.state == "running")
            return connection.execute(running.values(state="cut_off")).rowcount


def _of(call: CallKey) -> ColumnElement[bool]:
    return (answered_calls.c.owner == call.owner) & (answered_calls.c.key == call.key)
