"""A person's webhooks: made, changed, removed, and what they were told."""

from __future__ import annotations

from dataclasses import dataclass

from conversation.errors import BadRequest, NotFound
from conversation.ports.programs.webhooks import (
    Delivery,
    DeliveryPage,
    Postbox,
    Webhook,
    WebhookEvent,
    WebhookOrder,
    Webhooks,
)
from conversation.sentences import say


@dataclass(frozen=True)
class WebhookChange:
    """What is None stays."""

    url: str | None = None
    events: tuple[WebhookEvent, ...] | None = None
    prompts: bool | None = None


@dataclass(frozen=True)
class WebhookAccess:
    """As `Webhooks` keeps them. Another person's and one that never was give the same `NotFound`."""

    webhooks: Webhooks
    postbox: Postbox

    def of(self, owner: str) -> tuple[Webhook, ...]:
        """Oldest first."""
        return self.webhooks.of(owner)

    def add(self, owner: str, order: WebhookOrder) -> tuple[Webhook, str]:
        """The webhook and its secret, told this once. Raises `BadRequest`, `Told(code="too_many_webhooks")`."""
        self._check(order.url)
        return self.webhooks.add(owner, order)

    def change(self, owner: str, webhook: str, change: WebhookChange) -> Webhook:
        """It is sent to again where it was not any more. Raises `NotFound`, `BadRequest`."""
        before = self._one(owner, webhook)
        order = WebhookOrder(
            before.url if change.url is None else change.url,
            before.events if change.events is None else change.events,
            before.prompts if change.prompts is None else change.prompts,
        )
        self._check(order.url)
        return self.webhooks.change(owner, webhook, order)

    def remove(self, owner: str, webhook: str) -> None:
        """Raises `NotFound`."""
        self.webhooks.remove(owner, webhook)

    def deliveries(self, owner: str, webhook: str, before: str, limit: int) -> DeliveryPage:
        """Raises `NotFound`."""
        return self.webhooks.deliveries(owner, webhook, before, limit)

    def again(self, owner: str, delivery: str) -> Delivery:
        """It is sent once more, within a moment. Raises `NotFound`."""
        return self.webhooks.again(owner, delivery)

    def _one(self, owner: str, webhook: str) -> Webhook:
        for each in self.webhooks.of(owner):
            if each.id == webhook:
                return each
        raise NotFound("The webhook")

    def _check(self, url: str) -> None:
        if not self.postbox.reaches(url):
            raise BadRequest(
                say("unsafe_webhook", "Nothing can be sent to this address"),
                say("unsafe_webhook_text", "It has to be a public address that begins with https://."),
                code="unsafe_address",
            )
