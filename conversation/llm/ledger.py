"""What a turn spends on models: reserved before a call, written down whatever happens: an answer, a fault, or a stop in
mid-stream."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from conversation.errors import ProviderFault
from conversation.events import Event, StatusChanged, UsageRecorded
from conversation.llm.estimates import FREE, Estimate, by_tokens
from conversation.llm.wallet import Wallet
from conversation.ports.models import Made, Price, TokenUse
from conversation.ports.moderation.screening import Outgoing
from conversation.ports.provider_lines import ProviderPlace
from conversation.ports.usage import CallRecord, PlannedCall
from conversation.sentences import say

T = TypeVar("T")
LOOKED_EVERY = 1.0
"""Seconds between two signs of life of a call that waits for its provider."""


@dataclass
class ModelCall:
    """One call of a model. `used` is called by whoever reads its answer, as soon as the provider says what it cost."""

    model: str
    label: str
    purpose: str
    """As in `UsageRecorded`."""
    local: bool
    """Nothing is charged, however it ends."""
    said: tuple[str, ...]
    """What is looked at before it is sent: see `Outgoing`."""
    estimate: Estimate = FREE
    price: Price = field(default_factory=Price)
    pictures: int = 0
    """That it is to paint."""
    spent: tuple[int | None, int, int] | None = None
    computed: bool = False
    """The cost was worked out by a list of prices."""
    receipt: str = ""
    """By which the provider tells later what it cost."""
    noted: Callable[[str], None] = lambda receipt: None
    """Writes that down at once, so that it outlives a crash."""

    def used(self, said: Made | TokenUse) -> None:
        """What the provider says, or what was worked out from it."""
        self.spent, self.computed = (said.cost, said.tokens_in, said.tokens_out), said.computed

    def begun(self, receipt: str) -> None:
        """See `Begun` in the ports."""
        if receipt and not self.free:
            self.receipt = receipt
            self.noted(receipt)

    @property
    def free(self) -> bool:
        """Whether it needs no reservation."""
        return self.local or self.estimate.most == 0

    def priced(self) -> tuple[int | None, str]:
        """What it cost, and how that is known: see `UsageRecorded`."""
        if self.spent is None:
            return (0, "free") if self.local else (None, "pending" if self.receipt else "unknown")
        cost, tokens_in, tokens_out = self.spent
        if cost is not None:
            return cost, "free" if self.local else "computed" if self.computed else "provider"
        if self.local:
            return 0, "free"
        if self.receipt:
            return None, "pending"
        known = self.price.image is not None or self.price.rates
        listed = self.estimate.about if self.pictures and known else None
        if listed is None and (tokens_in or tokens_out):
            listed = by_tokens(self.price, tokens_in, tokens_out)
        if listed is not None:
            return listed, "computed"
        return None, "unknown"


@dataclass(frozen=True)
class Ledger:
    """Where a turn's calls are written down."""

    wallet: Wallet
    turn: str
    """Empty outside of any turn."""

    def calling(self, call: ModelCall, work: Generator[Event, None, T]) -> Generator[Event, None, T]:
        """Has what is said looked at, waits until its provider has room, reserves what it may cost, goes through with
        `work`, then records the call and tells of it.

        A call that ends early, by a fault that may have charged or because the turn was stopped, cost an unknown
        amount, unless the model is local. It is recorded too, and told where somebody still listens. Raises
        `CallNotMade` before anything of `work` was done.
        """
        if call.purpose == "image":
            self.wallet.paints()
        yield from self._screened(call)
        place = self.wallet.place_at(call.model, self.turn)
        try:
            yield from _waited(place, call)
            return (yield from self._made(call, work))
        finally:
            place.leave()

    def _screened(self, call: ModelCall) -> Generator[Event]:
        """Raises `CallNotMade` for what is not to be sent."""
        outgoing = Outgoing(self.wallet.owner, self.turn, call.model, call.purpose, call.said)
        waited = False
        for event in self.wallet.screen.screen(outgoing):
            waited = True
            yield event
        if waited:
            yield _at_work(call)

    def _made(self, call: ModelCall, work: Generator[Event, None, T]) -> Generator[Event, None, T]:
        reservation = self._reserve(call)
        if reservation:
            call.noted = lambda receipt: self.wallet.usage.note(reservation, receipt)
        recorded = False
        try:
            result = yield from work
            recorded = True
            yield self._record(call, reservation)
            return result
        except ProviderFault as fault:
            recorded = True
            if call.purpose in ("chat", "image"):
                fault.remedy = replace(fault.remedy, job=call.purpose, model=call.model)
            call.spent = call.spent or fault.spent
            if call.spent or fault.may_have_charged is not False:
                yield self._record(call, reservation)
            elif reservation:
                self.wallet.usage.release(reservation)
            raise
        finally:
            if not recorded:
                self._record(call, reservation)

    def _reserve(self, call: ModelCall) -> str:
        if call.free:
            return ""
        planned = PlannedCall(self.wallet.owner, self.turn, call.model, call.purpose, call.estimate.most, call.pictures)
        return self.wallet.reserve(planned, call.label)

    def _record(self, call: ModelCall, reservation: str) -> UsageRecorded:
        cost, basis = call.priced()
        _, tokens_in, tokens_out = call.spent or (None, 0, 0)
        self.wallet.usage.record(
            CallRecord(
                self.wallet.owner,
                self.turn,
                call.model,
                call.purpose,
                cost,
                basis,
                tokens_in,
                tokens_out,
                reservation,
                call.receipt,
                0 if call.free else call.pictures,
            )
        )
        return UsageRecorded(call.model, call.purpose, cost, tokens_in, tokens_out, basis)


def _waited(place: ProviderPlace, call: ModelCall) -> Generator[Event]:
    """Until the provider has room; nothing where it has."""
    if place.wait(0):
        return
    while True:
        yield StatusChanged("wait", say("waits_for_provider", "Waiting for {provider}", provider=place.provider))
        if place.wait(LOOKED_EVERY):
            break
    yield _at_work(call)


def _at_work(call: ModelCall) -> StatusChanged:
    if call.purpose == "image":
        return StatusChanged("paint", say("painting", "Painting with {model}", model=call.label))
    return StatusChanged("think", say("thinking", "{model} is thinking", model=call.label))
