"""Addresses that are told when a person's jobs are over.

`storage/programs/webhooks.py` and `storage/memory/webhooks.py` keep them; `server/webhooks/` delivers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from conversation.ports.jobs import JobState

WebhookEvent = Literal["job.done", "job.failed", "job.cancelled", "job.interrupted"]
EVENTS: tuple[WebhookEvent, ...] = ("job.done", "job.failed", "job.cancelled", "job.interrupted")
MOST = 20
"""Of one person."""
PAUSES = (10.0, 60.0, 300.0, 1_800.0, 7_200.0)
"""Seconds before a delivery that failed is tried again; after the last one it is given up."""
DISABLED_AFTER_DAYS = 5
"""So long nothing may have arrived before nothing more is sent."""


@dataclass(frozen=True)
class WebhookOrder:
    """What is wanted."""

    url: str
    events: tuple[WebhookEvent, ...] = EVENTS
    prompts: bool = False
    """Whether what was said goes along."""


@dataclass(frozen=True)
class Webhook:
    """An address, without the secret that its messages are signed with. Times are ISO 8601, UTC."""

    id: str
    url: str
    events: tuple[WebhookEvent, ...]
    prompts: bool
    created: str
    failing: str | None = None
    """Since when nothing arrived; None where the last one did."""
    disabled: str | None = None
    """Since when nothing is sent, because nothing arrived for days."""


@dataclass(frozen=True)
class Delivery:
    """One message, and how it stands."""

    id: str
    job: str
    event: WebhookEvent
    state: Literal["waiting", "delivered", "failed"]
    attempts: int
    created: str
    tried: str | None = None
    """When last."""
    due: str | None = None
    """When it is tried next; None where it is not."""
    status: int | None = None
    """What the address answered last; None where nobody did."""
    error: str | None = None
    """A code for why nobody did: `unsafe_address`, `unreachable`, `too_slow`, `job_gone`, `secret_lost`."""


@dataclass(frozen=True)
class DeliveryPage:
    """Some of an address's deliveries, newest first."""

    deliveries: tuple[Delivery, ...]
    next: str | None
    """Where the next page begins; None at the end."""


@dataclass(frozen=True)
class DueDelivery:
    """One that is to be tried now."""

    delivery: Delivery
    owner: str
    webhook: Webhook
    secret: str | None = field(repr=False)
    """None where no master key opens it."""


@dataclass(frozen=True)
class DeliveryTry:
    """What came of a try."""

    status: int | None = None
    error: str | None = None

    @property
    def arrived(self) -> bool:
        """Whether the address took it."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def hopeless(self) -> bool:
        """Whether no other try can go better."""
        return self.error in ("job_gone", "secret_lost")


def event_of(state: JobState) -> WebhookEvent | None:
    """What is told of a job in that state; nothing while it goes on."""
    return next((event for event in EVENTS if event == f"job.{state}"), None)


class Postbox(Protocol):
    """Sends to addresses that people name, to public places only, and follows nothing."""

    def reaches(self, address: str) -> bool:
        """Whether anything can be sent there, as far as that is seen without looking its name up."""

    def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> DeliveryTry:
        """Blocks for twenty seconds or so at most. Raises nothing."""

    def close(self) -> None:
        """Ends all connections."""


class Webhooks(Protocol):
    """Each a person's. What is queued is queued in the transaction that ends the job, by `Jobs` and `Replies`."""

    def of(self, owner: str) -> tuple[Webhook, ...]:
        """Oldest first."""

    def add(self, owner: str, order: WebhookOrder) -> tuple[Webhook, str]:
        """The webhook and its secret, which nobody is told again.

        Raises `NotFound`, `Told(code="too_many_webhooks")`."""

    def change(self, owner: str, webhook: str, order: WebhookOrder) -> Webhook:
        """Sends to it again, where nothing was sent any more. Raises `NotFound`."""

    def remove(self, owner: str, webhook: str) -> None:
        """With all of its deliveries. Raises `NotFound`."""

    def deliveries(self, owner: str, webhook: str, before: str = "", limit: int = 50) -> DeliveryPage:
        """`before`: the `next` of the page before. Raises `NotFound`."""

    def again(self, owner: str, delivery: str) -> Delivery:
        """Is due now, from the first try on, also where nothing is sent by itself any more. Raises `NotFound`."""

    def due(self, limit: int, but: Collection[str] = ()) -> Sequence[DueDelivery]:
        """Everybody's, but for these people's; the one that waits longest first."""

    def settle(self, delivery: str, attempt: DeliveryTry) -> None:
        """It arrived, is due later, or is given up."""
