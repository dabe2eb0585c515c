"""What is spent on models, and what may still be. `storage/usage.py` and `storage/memory/usage.py` keep it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

HOLDS = 15 * 60.0
"""Seconds for which a reservation stands by itself: longer than any call may take, short enough after a crash."""


@dataclass(frozen=True)
class SpendingLimits:
    """What one person may spend; None is no limit."""

    month: int | None = None
    """Micro-dollars in a calendar month, UTC."""
    request: int | None = None
    """Micro-dollars from which the person is asked before something is done."""
    pictures: int | None = None
    """Pictures in a day, UTC, that cost something or may."""
    calls: int | None = None
    """Calls in a minute that cost something or may."""
    unknown: bool = False
    """Whether the person said that models may be called whose price nobody knows."""
    shared: int | None = None
    """Micro-dollars in a calendar month that all guests together may spend with the studio's keys."""


UNLIMITED = -1
"""Said of one person: no limit, whatever everybody's is."""


@dataclass(frozen=True)
class OwnLimits:
    """What an administrator set for one person; None leaves everybody's, `UNLIMITED` is no limit."""

    month: int | None = None
    """As in `SpendingLimits`, like those below."""
    pictures: int | None = None
    calls: int | None = None

    def within(self, usual: SpendingLimits) -> SpendingLimits:
        """Everybody's limits, with those of this person in their place."""
        own = {name: value for name, value in vars(self).items() if value is not None}
        said: dict[str, Any] = {name: None if value == UNLIMITED else value for name, value in own.items()}
        return replace(usual, **said)

    def __bool__(self) -> bool:
        return self != OwnLimits()


@dataclass(frozen=True)
class PlannedCall:
    """A call of a model that costs something or may, before it is made."""

    owner: str
    turn: str
    """Empty outside of any turn."""
    model: str
    purpose: str
    """As in `UsageRecorded`."""
    most: int | None
    """Micro-dollars it will cost at most; None where nobody knows its price."""
    pictures: int = 0
    shared: bool = False
    """Whether it counts towards what all guests share."""


@dataclass(frozen=True)
class LimitReached:
    """Why nothing was reserved."""

    limit: str
    """`month`, `shared`, `pictures` or `calls`."""
    used: int
    """What is spent and reserved of it."""
    wait: float
    """Seconds until it may be tried again."""


@dataclass(frozen=True)
class CallRecord:
    """One call of a model, and what it cost."""

    owner: str
    turn: str
    model: str
    purpose: str
    cost: int | None = None
    """Micro-dollars; None is unknown."""
    basis: str = "unknown"
    """How the cost is known: see `UsageRecorded`."""
    tokens_in: int = 0
    tokens_out: int = 0
    reservation: str = ""
    """The id that `reserve` gave; empty where nothing was reserved."""
    receipt: str = ""
    """By which its provider tells later what it cost; empty where it never will."""
    pictures: int = 0


@dataclass(frozen=True)
class Spent:
    """A sum."""

    cost: int
    """Micro-dollars of the calls whose cost is known."""
    unknown: int
    """How many calls nobody knows the cost of."""
    calls: int
    tokens_in: int
    tokens_out: int
    held: int = 0
    """Micro-dollars that count until it is known what their calls cost: what is reserved, and what was cut off."""


@dataclass(frozen=True)
class DailyUse:
    """What one model did for one purpose on one day."""

    day: str
    """`2026-11-30`, UTC."""
    model: str
    purpose: str
    calls: int
    cost: int
    """Micro-dollars of the calls whose cost is known."""
    computed: int
    """How many calls have a cost that was worked out from listed prices."""
    unknown: int
    """How many calls nobody knows the cost of."""
    pending: int
    """How many of those the provider is still to tell of."""
    tokens_in: int
    tokens_out: int
    pictures: int


@dataclass(frozen=True)
class PendingCall:
    """A call that was cut off, whose provider tells later what it cost."""

    id: str
    owner: str
    model: str
    receipt: str
    created: str


class Usage(Protocol):
    """What a turn writes down of what it spends."""

    def reserve(self, call: PlannedCall, limits: SpendingLimits) -> str | LimitReached:
        """The id of a reservation, or which limit there is no room within. One statement decides, so that of two at
        once that do not both fit one is refused, whichever process they come from. It stands for 15 minutes, or until
        it is recorded or released. Raises `Told` where nothing can be written."""

    def record(self, call: CallRecord) -> None:
        """What a call cost; it takes the place of its reservation. What is unknown counts as it was reserved."""

    def note(self, reservation: str, receipt: str) -> None:
        """The call has begun; by this its provider tells later what it cost, should nobody hear its end."""

    def release(self, reservation: str) -> None:
        """Nothing was charged."""

    def of_month(self, owner: str, month: str) -> Spent:
        """What a person spent in a month, `2026-11`, in UTC."""


class KeptUsage(Usage, Protocol):
    """The same, and what can be asked of it."""

    def of_turn(self, turn: str) -> Spent: ...

    def of_conversation(self, conversation: str, but: Collection[str] = ()) -> Spent:
        """What a conversation has cost, without the calls of those turns."""

    def of_guests(self, month: str) -> Spent:
        """What counts towards the limit that all guests share."""

    def calls(self, turn: str) -> Sequence[CallRecord]:
        """The calls of one turn as they are known by now, in their order."""

    def daily(self, owner: str, month: str) -> Sequence[DailyUse]:
        """A month of a person, oldest day first."""

    def pending(self, since: str) -> Sequence[PendingCall]:
        """Calls since that moment whose cost their providers are still to tell."""

    def learn(self, call: str, cost: int | None, tokens_in: int, tokens_out: int) -> None:
        """What a provider told of a pending call; None for one that it does not know, which stays unknown."""
