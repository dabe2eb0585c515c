"""Has a job's end told, in the transaction that ends it: neither happens without the other, whatever comes after."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from sqlalchemy import Connection, bindparam, insert, select

from conversation.ports.jobs import JobState
from conversation.ports.programs.webhooks import event_of
from storage.sql.program_tables import deliveries, webhooks
from storage.sql.tables import jobs

_LISTENING = (
    select(jobs.c.id.label("job"), webhooks.c.id.label("webhook"), webhooks.c.events)
    .join(webhooks, webhooks.c.owner == jobs.c.owner)
    .where(jobs.c.id.in_(bindparam("of_jobs", expanding=True)), webhooks.c.disabled.is_(None))
)


def queue_deliveries(connection: Connection, ended: Sequence[str], state: JobState, now: str) -> None:
    """To everybody who wants to hear of it. `ended`: the jobs that came into this state by this transaction."""
    event = event_of(state)
    if event is None or not ended:
        return
    rows = [
        {"id": str(uuid4()), "webhook": row.webhook, "job": row.job, "event": event}
        for row in connection.execute(_LISTENING, {"of_jobs": list(ended)})
        if event in row.events.split()
    ]
    if rows:
        values = {"state": "waiting", "attempts": 0, "created": now, "due": now}
        connection.execute(insert(deliveries), [{**row, **values} for row in rows])
