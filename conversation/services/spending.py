"""What a person has spent in a month, day by day, and how much of their limits is left."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from conversation.ports.usage import CallRecord, DailyUse, KeptUsage, SpendingLimits, Spent
from conversation.reply import Reply

PENDING = "pending"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would compute."""


@dataclass(frozen=True)
class MonthOfUse:
    """Money in micro-dollars, days in UTC."""

    month: str
    """`2026-11`."""
    cost: int
    """Of the calls whose cost is known."""
    held: int
    """What counts towards the limit beside that: reserved for calls that run, or what cut ones may have cost."""
    unknown: int
    """How many calls nobody knows the cost of."""
    limit: int | None
    """Null is none."""
    ask_from: int | None
    """From which cost on the person is asked before; null is never."""
    pictures_today: int
    """That cost something or may."""
    pictures_limit: int | None
    calls_limit: int | None
    """Calls in a minute that cost something or may."""
    shared: int | None
    """Of a guest: micro-dollars that all guests together spent with the studio's keys, or set aside. Null for everybody
    else, and where they share no limit."""
    shared_limit: int | None
    days: tuple[DailyUse, ...]
    """By day, model and purpose, oldest first."""


@dataclass(frozen=True)
class MonthlyUse:
    """The sum of a month, in micro-dollars."""

    month: str
    """`2026-11`, in UTC."""
    cost: int
    """Of the calls whose cost is known."""
    held: int
    """Reserved for calls that run, or what cut ones may have cost."""
    unknown: int
    """How many calls nobody knows the cost of."""
    calls: int


@dataclass(frozen=True)
class Spending:
    """Reads the books."""

    usage: KeptUsage
    limits: Callable[[str, bool], SpendingLimits]
    """What a person may spend, and whether they administer the studio."""
    clock: Callable[[], float]
    """Seconds since the epoch."""

    def month(self, owner: str, month: str = "", administers: bool = False) -> MonthOfUse:
        """Of this month, or of another one."""
        today = datetime.fromtimestamp(self.clock(), UTC).strftime("%Y-%m-%d")
        month = month or today[:7]
        days, spent = tuple(self.usage.daily(owner, month)), self.usage.of_month(owner, month)
        pictures = sum(use.pictures for use in self._of_today(owner, today, month, days))
        limits = self.limits(owner, administers)
        guests = None if limits.shared is None else self.usage.of_guests(month)
        return MonthOfUse(
            month,
            spent.cost,
            spent.held,
            spent.unknown,
            limits.month,
            limits.request,
            pictures,
            limits.pictures,
            limits.calls,
            None if guests is None else guests.cost + guests.held,
            limits.shared,
            days,
        )

    def months(self, owner: str, count: int) -> tuple[MonthlyUse, ...]:
        """The last ones, this one first."""
        now = datetime.fromtimestamp(self.clock(), UTC)
        last = now.year * 12 + now.month - 1
        names = [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(last, last - count, -1)]
        sums = [(month, self.usage.of_month(owner, month)) for month in names]
        return tuple(MonthlyUse(month, spent.cost, spent.held, spent.unknown, spent.calls) for month, spent in sums)

    def asks_from(self, owner: str) -> int | None:
        """From which cost on the person is asked before; None is never."""
        return self.limits(owner, False).request

    def table(self, owner: str, month: str = "") -> str:
        """The days of a month as CSV, with a line of names; money in dollars."""
        written = io.StringIO()
        lines = csv.writer(written, lineterminator="\r\n")
        lines.writerow(item.name for item in fields(DailyUse))
        for use in self.month(owner, month).days:
            lines.writerow(_cell(item.name, getattr(use, item.name)) for item in fields(DailyUse))
        return written.getvalue()

    def of_conversation(self, conversation: str, running: Collection[str]) -> Spent:
        """What its turns have cost but for those that run: they tell of each of their calls as it ends."""
        return self.usage.of_conversation(conversation, running)

    def settled(self, reply: Reply) -> Reply:
        """The reply with what providers have told meanwhile of its calls that were pending."""
        if not any(used.get("basis") == PENDING for used in reply.usage):
            return reply
        known = [call for call in self.usage.calls(reply.turn) if call.basis != PENDING]
        return replace(reply, usage=tuple(_settled(used, known) for used in reply.usage))

    def _of_today(self, owner: str, today: str, month: str, days: tuple[DailyUse, ...]) -> list[DailyUse]:
        known = days if today.startswith(month) else self.usage.daily(owner, today[:7])
        return [use for use in known if use.day == today]


def _settled(used: Mapping[str, Any], known: Sequence[CallRecord]) -> Mapping[str, Any]:
    """A turn ends with the call that is cut off, so it has one that is pending: the last of its kind."""
    about = used["model"], used["purpose"]
    found = [call for call in known if (call.model, call.purpose) == about]
    if used.get("basis") != PENDING or not found:
        return used
    return {**used, **{name: getattr(found[-1], name) for name in ("cost", "basis", "tokens_in", "tokens_out")}}


def _cell(name: str, value: str | int) -> str:
    if name == "cost":
        return f"{int(value) / 1_000_000:.6f}"
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
