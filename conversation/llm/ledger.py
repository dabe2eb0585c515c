"""What a turn spends on models, written down whatever happens: an answer, a fault, or a stop in mid-stream."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

from conversation.errors import ProviderFault
from conversation.events import Event, UsageRecorded
from conversation.ports.usage import Usage

T = TypeVar("T")

FREE = (0, 0, 0)

UNKNOWN = (None, 0, 0)
"""Cost, tokens in and out of a call that was cut off."""


@dataclass
class ModelCall:
    """One call of a model. `used` is called by whoever reads its answer, as soon as the provider says what it cost."""

    model: str
    purpose: str
    """As in `UsageRecorded`."""
    local: bool
    """Nothing is charged, however it ends."""
    spent: tuple[int | None, int, int] | None = None

    def used(self, cost: int | None, tokens_in: int, tokens_out: int) -> None:
        """What the provider says. `cost` in micro-dollars, None when it does not say."""
        self.spent = (cost, tokens_in, tokens_out)


@dataclass(frozen=True)
class Ledger:
    """Where a turn's calls are written down."""

    usage: Usage
    turn: str

    def calling(self, call: ModelCall, work: Generator[Event, None, T]) -> Generator[Event, None, T]:
        """Goes through with `work`, then records the call and tells of it.

        A call that ends early, by a fault that may have charged or because the turn was stopped, cost an unknown
        amount, unless the model is local. It is recorded too, and told where somebody still listens.
        """
        recorded = False
        try:
            result = yield from work
            recorded = True
            yield self._record(call)
            return result
        except ProviderFault as fault:
            recorded = True
            call.spent = call.spent or fault.spent
            if call.spent or fault.may_have_charged is not False:
                yield self._record(call)
            raise
        finally:
            if not recorded:
                self._record(call)

    def _record(self, call: ModelCall) -> UsageRecorded:
        cost, tokens_in, tokens_out = call.spent or (FREE if call.local else UNKNOWN)
        self.usage.record(self.turn, call.model, call.purpose, cost, tokens_in, tokens_out)
        return UsageRecorded(call.model, call.purpose, cost, tokens_in, tokens_out)
