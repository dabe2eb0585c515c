"""`Webhooks` of `conversation/ports/programs/webhooks.py`, in memory."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import uuid4

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
from storage.memory.state import KeptWebhook, State
from storage.rules.webhooks import fared, in_order, new_secret, settled, too_many


class MemoryWebhooks(Webhooks):
    """In memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def of(self, owner: str) -> tuple[Webhook, ...]:
        """See `Webhooks`."""
        with self._state.lock:
            return tuple(kept.webhook for kept in self._state.webhooks.values() if kept.owner == owner)

    def add(self, owner: str, order: WebhookOrder) -> tuple[Webhook, str]:
        """See `Webhooks`."""
        secret = new_secret()
        with self._state.lock:
            if owner not in self._state.users:
                raise NotFound("The account")
            if len(self.of(owner)) >= MOST:
                raise too_many()
            made = Webhook(str(uuid4()), order.url, in_order(order.events), order.prompts, self._state.now())
            self._state.webhooks[made.id] = KeptWebhook(owner, made, secret)
        return made, secret

    def change(self, owner: str, webhook: str, order: WebhookOrder) -> Webhook:
        """See `Webhooks`."""
        events = in_order(order.events)
        with self._state.lock:
            kept = self._mine(owner, webhook)
            kept.webhook = replace(
                kept.webhook, url=order.url, events=events, prompts=order.prompts, failing=None, disabled=None
            )
            return kept.webhook

    def remove(self, owner: str, webhook: str) -> None:
        """See `Webhooks`."""
        with self._state.lock:
            self._mine(owner, webhook)
            del self._state.webhooks[webhook]

    def deliveries(self, owner: str, webhook: str, before: str = "", limit: int = 50) -> DeliveryPage:
        """See `Webhooks`."""
        with self._state.lock:
            numbered = list(enumerate(self._mine(owner, webhook).deliveries, 1))
        found = [(n, each) for n, each in reversed(numbered) if not before.isdecimal() or n < int(before)]
        more = str(found[limit - 1][0]) if len(found) > limit else None
        return DeliveryPage(tuple(each for _, each in found[:limit]), more)

    def again(self, owner: str, delivery: str) -> Delivery:
        """See `Webhooks`."""
        with self._state.lock:
            for kept in self._state.webhooks.values():
                for place, each in enumerate(kept.deliveries):
                    if kept.owner == owner and each.id == delivery:
                        again = replace(each, state="waiting", attempts=0, due=self._state.now())
                        kept.deliveries[place] = again
                        return again
        raise NotFound("The delivery")

    def due(self, limit: int, but: Collection[str] = ()) -> Sequence[DueDelivery]:
        """See `Webhooks`."""
        with self._state.lock:
            now = self._state.now()
            found = [
                DueDelivery(each, kept.owner, kept.webhook, kept.secret)
                for kept in self._state.webhooks.values()
                if kept.owner not in but
                for each in kept.deliveries
                if each.due is not None and each.due <= now
            ]
        return sorted(found, key=lambda each: each.delivery.due or "")[:limit]

    def settle(self, delivery: str, attempt: DeliveryTry) -> None:
        """See `Webhooks`."""
        with self._state.lock:
            now = self._state.now()
            for kept in self._state.webhooks.values():
                for place, each in enumerate(kept.deliveries):
                    if each.id == delivery:
                        kept.deliveries[place] = settled(each, attempt, now)
                        kept.webhook = fared(kept.webhook, attempt, now)

    def _mine(self, owner: str, webhook: str) -> KeptWebhook:
        kept = self._state.webhooks.get(webhook)
        if kept is None or kept.owner != owner:
            raise NotFound("The webhook")
        return kept
