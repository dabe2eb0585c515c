"""Addresses that hear of jobs, in the database. See `Webhooks` in `conversation/ports/programs/webhooks.py`.

Secrets are sealed: whoever has a copy of the database can sign nothing. What is told is queued by
`queries/webhook_queue.py`.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from conversation.errors import NotFound
from conversation.ports.programs.webhooks import (
    MOST,
    Delivery,
    DeliveryPage,
    DeliveryTry,
    DueDelivery,
    Webhook,
    WebhookOrder,
    Webhooks,
)
from storage.rules.webhooks import fared, in_order, new_secret, settled, too_many
from storage.seal import Seal, Unsealable
from storage.sql.database import Database
from storage.sql.program_tables import deliveries, webhooks
from storage.sql.repeating import repeats

log = logging.getLogger(__name__)


@repeats
class SqlWebhooks(Webhooks):
    """In the database."""

    def __init__(self, database: Database, seal: Seal) -> None:
        self._database = database
        self._seal = seal

    def of(self, owner: str) -> tuple[Webhook, ...]:
        """See `Webhooks`."""
        wanted = select(webhooks).where(webhooks.c.owner == owner).order_by(webhooks.c.created, webhooks.c.id)
        with self._database.read() as connection:
            return tuple(_webhook(row) for row in connection.execute(wanted).mappings())

    def add(self, owner: str, order: WebhookOrder) -> tuple[Webhook, str]:
        """See `Webhooks`."""
        secret, now = new_secret(), self._database.now()
        row = {"id": str(uuid4()), "owner": owner, "sealed": self._seal.close(secret), "created": now, **_wanted(order)}
        mine = select(func.count()).select_from(webhooks).where(webhooks.c.owner == owner)
        try:
            with self._database.write(owner) as connection:
                if connection.execute(mine).scalar_one() >= MOST:
                    raise too_many()
                connection.execute(insert(webhooks).values(row))
                return self._one(connection, owner, row["id"]), secret
        except IntegrityError as error:
            # not chained: the cause repeats the values
            del error
            raise NotFound("The account") from None

    def change(self, owner: str, webhook: str, order: WebhookOrder) -> Webhook:
        """See `Webhooks`."""
        values = {**_wanted(order), "failing": None, "disabled": None}
        with self._database.write(owner) as connection:
            connection.execute(update(webhooks).where(_mine(owner, webhook)).values(values))
            return self._one(connection, owner, webhook)

    def remove(self, owner: str, webhook: str) -> None:
        """See `Webhooks`."""
        with self._database.write(owner, freeing=True) as connection:
            if not connection.execute(delete(webhooks).where(_mine(owner, webhook))).rowcount:
                raise NotFound("The webhook")

    def deliveries(self, owner: str, webhook: str, before: str = "", limit: int = 50) -> DeliveryPage:
        """See `Webhooks`."""
        wanted = select(deliveries).where(deliveries.c.webhook == webhook)
        if before.isdecimal():
            wanted = wanted.where(deliveries.c.seq < int(before))
        with self._database.read() as connection:
            self._one(connection, owner, webhook)
            rows = connection.execute(wanted.order_by(deliveries.c.seq.desc()).limit(limit + 1)).mappings().all()
        more = str(rows[limit - 1]["seq"]) if len(rows) > limit else None
        return DeliveryPage(tuple(_delivery(row) for row in rows[:limit]), more)

    def again(self, owner: str, delivery: str) -> Delivery:
        """See `Webhooks`."""
        theirs = deliveries.c.webhook.in_(select(webhooks.c.id).where(webhooks.c.owner == owner))
        values = {"state": "waiting", "attempts": 0, "due": self._database.now()}
        changed = update(deliveries).where(deliveries.c.id == delivery, theirs).values(values).returning(deliveries)
        with self._database.write(delivery) as connection:
            row = connection.execute(changed).mappings().first()
        if row is None:
            raise NotFound("The delivery")
        return _delivery(row)

    def due(self, limit: int, but: Collection[str] = ()) -> Sequence[DueDelivery]:
        """See `Webhooks`."""
        wanted = (
            select(deliveries, *(each.label(f"webhook_{each.name}") for each in webhooks.c))
            .join(webhooks, webhooks.c.id == deliveries.c.webhook)
            .where(deliveries.c.due <= self._database.now(), webhooks.c.owner.not_in(but))
            .order_by(deliveries.c.due)
            .limit(limit)
        )
        with self._database.read() as connection:
            rows = connection.execute(wanted).mappings().all()
        return [self._due(row) for row in rows]

    def settle(self, delivery: str, attempt: DeliveryTry) -> None:
        """See `Webhooks`."""
        now = self._database.now()
        with self._database.write(delivery) as connection:
            found = connection.execute(select(deliveries).where(deliveries.c.id == delivery)).mappings().first()
            if found is None:
                return
            its = (
                select(webhooks).where(webhooks.c.id == found["webhook"]).with_for_update()
            )  # others settle there, too
            row = connection.execute(its).mappings().first()
            if row is None:
                return
            after = settled(_delivery(found), attempt, now)
            values = {name: getattr(after, name) for name in ("state", "attempts", "tried", "due", "status", "error")}
            connection.execute(update(deliveries).where(deliveries.c.id == delivery).values(values))
            how = fared(_webhook(row), attempt, now)
            if (how.failing, how.disabled) != (row["failing"], row["disabled"]):
                changed = update(webhooks).where(webhooks.c.id == how.id)
                connection.execute(changed.values(failing=how.failing, disabled=how.disabled))

    def reseal(self) -> int:
        """Seals all secrets with the first master key; those that none opens stay. How many there were."""
        with self._database.write() as connection:
            kept = connection.execute(select(webhooks.c.id, webhooks.c.sealed)).all()
            for row in kept:
                secret = self._opened(row.sealed)
                if secret is not None:
                    changed = update(webhooks).where(webhooks.c.id == row.id)
                    connection.execute(changed.values(sealed=self._seal.close(secret)))
        return len(kept)

    def _one(self, connection: Connection, owner: str, webhook: str) -> Webhook:
        row = connection.execute(select(webhooks).where(_mine(owner, webhook))).mappings().first()
        if row is None:
            raise NotFound("The webhook")
        return _webhook(row)

    def _due(self, row: Mapping[Any, Any]) -> DueDelivery:
        webhook = {each.name: row[f"webhook_{each.name}"] for each in webhooks.c}
        return DueDelivery(_delivery(row), webhook["owner"], _webhook(webhook), self._opened(webhook["sealed"]))

    def _opened(self, sealed: str) -> str | None:
        try:
            return self._seal.open(sealed)
        except Unsealable:
            log.error("the secret of a webhook is damaged or sealed with another master key, and not used")
            return None


def _mine(owner: str, webhook: str) -> ColumnElement[bool]:
    return (webhooks.c.id == webhook) & (webhooks.c.owner == owner)


def _wanted(order: WebhookOrder) -> dict[str, Any]:
    return {"url": order.url, "events": " ".join(in_order(order.events)), "prompts": order.prompts}


def _webhook(row: Mapping[Any, Any]) -> Webhook:
    events = in_order(row["events"].split())
    return Webhook(
        row["id"], row["url"], events, row["prompts"], row["created"], failing=row["failing"], disabled=row["disabled"]
    )


def _delivery(row: Mapping[Any, Any]) -> Delivery:
    return Delivery(
        id=row["id"],
        job=row["job"],
        event=row["event"],
        state=row["state"],
        attempts=row["attempts"],
        created=row["created"],
        tried=row["tried"],
        due=row["due"],
        status=row["status"],
        error=row["error"],
    )
