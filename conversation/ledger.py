"""What a turn spends on models, written down whatever happens: an answer, a fault, or a stop in mid-stream."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TypeVar

from conversation.errors import ProviderFault
from conversation.events import UsageRecorded
from conversation.ports import Usage

T = TypeVar("T")


@dataclass
class Call:
    """One call of a model while it runs. `event` is there once it ended and cost, or may have cost, something."""

    model: str
    purpose: str
    usage: tuple[int | None, int, int] | None = None
    event: UsageRecorded | None = None

    def used(self, cost: int | None, tokens_in: int, tokens_out: int) -> None:
        """What the provider says it used. `cost` in micro-dollars, None when it does not say."""
        self.usage = (cost, tokens_in, tokens_out)


@dataclass(frozen=True)
class Ledger:
    """Where a turn's calls are written down."""

    usage: Usage
    turn: str

    @contextmanager
    def call(self, model: str, purpose: str, *, local: bool) -> Iterator[Call]:
        """Records the call when it ends. One that was cut off cost an unknown amount, unless the model is local."""
        call = Call(model, purpose)
        cut_off: tuple[int | None, int, int] | None = (0 if local else None, 0, 0)
        try:
            yield call
        except ProviderFault as fault:
            if fault.may_have_charged is False:
                cut_off = None
            raise
        finally:
            spent = call.usage or cut_off
            if spent is not None:
                call.event = UsageRecorded(model, purpose, *spent)
                self.usage.record(self.turn, model, purpose, *spent)


def closing(stream: Iterator[T]) -> AbstractContextManager[Iterator[T]]:
    """Closes a provider's stream when the block is left, which cancels its work."""
    return _closing(stream)


@contextmanager
def _closing(stream: Iterator[T]) -> Iterator[Iterator[T]]:
    try:
        yield stream
    finally:
        close = getattr(stream, "close", None)  # an Iterator need not have one; every generator does
        if close is not None:
            close()
