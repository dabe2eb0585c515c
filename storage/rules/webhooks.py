"""What becomes of a webhook and of its deliveries, in the database and in memory alike."""

from __future__ import annotations

import secrets
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import replace

from conversation.errors import Told
from conversation.ports.programs.webhooks import (
    DISABLED_AFTER_DAYS,
    EVENTS,
    MOST,
    PAUSES,
    Delivery,
    DeliveryTry,
    Webhook,
    WebhookEvent,
)
from conversation.sentences import say
from storage.rules.moments import shifted

PREFIX = "whsec_"
DAY_S = 86_400


def new_secret() -> str:
    """256 random bits that a person can tell from other secrets."""
    return PREFIX + b64encode(secrets.token_bytes(32)).decode()


def too_many() -> Told:
    text = say("too_many_webhooks_text", "There can be {most}. Remove one that is no longer used.", most=MOST)
    return Told(say("too_many_webhooks", "There are too many webhooks"), text, code="too_many_webhooks", status=409)


def in_order(events: Iterable[str]) -> tuple[WebhookEvent, ...]:
    """Each of those that there are, once."""
    wanted = frozenset(events)
    return tuple(event for event in EVENTS if event in wanted)


def settled(delivery: Delivery, attempt: DeliveryTry, now: str) -> Delivery:
    """A delivery after a try at that moment."""
    tried = replace(
        delivery, attempts=delivery.attempts + 1, tried=now, due=None, status=attempt.status, error=attempt.error
    )
    if attempt.arrived:
        return replace(tried, state="delivered")
    if attempt.hopeless or tried.attempts > len(PAUSES):
        return replace(tried, state="failed")
    return replace(tried, due=shifted(now, PAUSES[tried.attempts - 1]))


def fared(webhook: Webhook, attempt: DeliveryTry, now: str) -> Webhook:
    """A webhook after a try: what arrives at last has it sent to again, what does not for days ends that."""
    if attempt.arrived:
        return replace(webhook, failing=None, disabled=None)
    if attempt.error == "job_gone":
        return webhook
    failing = webhook.failing or now
    over = shifted(failing, DISABLED_AFTER_DAYS * DAY_S) <= now
    return replace(webhook, failing=failing, disabled=webhook.disabled or (now if over else None))
