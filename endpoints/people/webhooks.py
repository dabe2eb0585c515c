"""Webhooks: addresses that are told when a person's jobs are over. A secret is shown once, when it is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from flask import Blueprint, Response

from conversation.ports.programs.webhooks import EVENTS, Delivery, DeliveryPage, Webhook, WebhookEvent, WebhookOrder
from conversation.programs.webhook_access import WebhookChange
from conversation.serialization import to_json
from endpoints.envelope import answer
from endpoints.openapi.declaration import FILLED, declared, limits
from endpoints.request_body import json_body, parse, query
from endpoints.services import person, services

routes = Blueprint("webhooks", __name__, url_prefix="/api/v1/webhooks")
Url = Annotated[str, limits(maxLength=2_000)]
Events = Annotated[tuple[WebhookEvent, ...], limits(minItems=1)]
SIGNED = "Every message is signed as Standard Webhooks has it; see [Webhooks](../webhooks.md)."


@dataclass(frozen=True)
class WebhookAsked:
    """Where to, and what of."""

    url: Annotated[Url, FILLED]
    """A public address that begins with `https://`."""
    events: Events = EVENTS
    """What it is told of."""
    prompts: bool = False
    """Whether the words that a job answers go along."""


@dataclass(frozen=True)
class WebhookChanging:
    """What is to be different; what is left out stays."""

    url: Url | None = None
    events: Events | None = None
    prompts: bool | None = None


@dataclass(frozen=True, kw_only=True)
class NewWebhook(Webhook):
    """A webhook, once with what its messages are signed with."""

    secret: str
    """`whsec_` and 32 bytes in base64."""


@dataclass(frozen=True)
class DeliveriesAsked:
    """Which deliveries."""

    before: Annotated[str, limits(pattern=r"^\d{0,18}$")] = ""
    """`next` of the page before."""
    limit: Annotated[int, limits(minimum=1, maximum=200)] = 50
    """How many at most."""


@routes.get("")
@declared("All webhooks, without their secrets", tuple[Webhook, ...], scope="admin")
def webhooks() -> Response:
    return answer(to_json(services().programs.webhooks.of(person().id)))


@routes.post("")
@declared(
    "A new webhook",
    NewWebhook,
    status=201,
    takes=WebhookAsked,
    refuses=("unsafe_address", "too_many_webhooks"),
    about=f"`secret` is shown this once. {SIGNED}",
    scope="admin",
)
def add() -> Response:
    asked = parse(WebhookAsked, json_body())
    order = WebhookOrder(asked.url.strip(), asked.events, asked.prompts)
    made, secret = services().programs.webhooks.add(person().id, order)
    return answer({**to_json(made), "secret": secret}, 201)


@routes.patch("/<webhook>")
@declared(
    "Changes a webhook",
    Webhook,
    takes=WebhookChanging,
    refuses=("unsafe_address",),
    about="One that was switched off because nothing arrived for days is sent to again, also where nothing is changed.",
    scope="admin",
)
def change(webhook: str) -> Response:
    asked = parse(WebhookChanging, json_body())
    changed = WebhookChange(asked.url and asked.url.strip(), asked.events, asked.prompts)
    return answer(to_json(services().programs.webhooks.change(person().id, webhook, changed)))


@routes.delete("/<webhook>")
@declared("Removes a webhook, with its deliveries", scope="admin")
def remove(webhook: str) -> Response:
    services().programs.webhooks.remove(person().id, webhook)
    return answer({})


@routes.get("/<webhook>/deliveries")
@declared("What a webhook was told", DeliveryPage, asks=DeliveriesAsked, about="The newest first.", scope="admin")
def deliveries(webhook: str) -> Response:
    asked = query(DeliveriesAsked)
    return answer(to_json(services().programs.webhooks.deliveries(person().id, webhook, asked.before, asked.limit)))


@routes.post("/deliveries/<delivery>/again")
@declared(
    "Sends a delivery again",
    Delivery,
    status=202,
    about="Within a moment, with growing pauses where it does not arrive; under the same `webhook-id`.",
    scope="admin",
)
def again(delivery: str) -> Response:
    return answer(to_json(services().programs.webhooks.again(person().id, delivery)), 202)
