"""Which limit there is no room within, and since when what counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from conversation.ports.usage import LimitReached, PlannedCall, SpendingLimits
from storage.rules.moments import iso


def bounds(now: datetime) -> dict[str, str]:
    """Since when what counts, in UTC: this month, this day, the last minute."""
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    month, minute = day.replace(day=1), now - timedelta(minutes=1)
    return {"month": _iso(month), "day": _iso(day), "minute": _iso(minute), "now": _iso(now)}


@dataclass(frozen=True)
class SpentSoFar:
    """What is spent and reserved by now."""

    month: int
    """Micro-dollars of the person, since the month began."""
    shared: int
    """Micro-dollars of all guests together, since then."""
    pictures: int
    """Of the day."""
    calls: int
    """Of the last minute."""


def reached(call: PlannedCall, limits: SpendingLimits, standing: SpentSoFar, now: datetime) -> LimitReached | None:
    """Which limit there is no room within: the one that lasts longest. None where there is room."""
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    month_ends = ((day.replace(day=1) + timedelta(days=32)).replace(day=1) - now).total_seconds()
    most = call.most or 0
    if limits.month is not None and standing.month + most > limits.month:
        return LimitReached("month", standing.month, month_ends)
    if limits.shared is not None and call.shared and standing.shared + most > limits.shared:
        return LimitReached("shared", standing.shared, month_ends)
    if limits.pictures is not None and call.pictures and standing.pictures + call.pictures > limits.pictures:
        return LimitReached("pictures", standing.pictures, (day + timedelta(days=1) - now).total_seconds())
    if limits.calls is not None and standing.calls >= limits.calls:
        return LimitReached("calls", standing.calls, 60.0)
    return None


def moment(now: str) -> datetime:
    """Of a time as rows carry it."""
    return datetime.fromisoformat(now).astimezone(UTC)


def _iso(moment: datetime) -> str:
    return iso(moment.timestamp())
