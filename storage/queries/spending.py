"""What a person may still spend, asked and answered in the statement that reserves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import text

from conversation.ports.usage import HOLDS, LimitReached, PlannedCall, SpendingLimits
from storage.sql.database import iso

COUNTED = """
coalesce(cost, CASE WHEN until IS NULL OR until > :now THEN reserved END, 0)"""
"""Micro-dollars of a call: what it cost, else what was reserved for it while it goes on or when it was cut off."""
_MONTH = f"(SELECT coalesce(sum({COUNTED}), 0) FROM usage WHERE owner = :owner AND created >= :month)"
_SHARED = f"(SELECT coalesce(sum({COUNTED}), 0) FROM usage WHERE shared AND created >= :month)"
_PICTURES = "(SELECT coalesce(sum(pictures), 0) FROM usage WHERE owner = :owner AND created >= :day)"
_CALLS = "(SELECT count(*) FROM usage WHERE owner = :owner AND created > :minute AND basis <> 'free')"

RESERVE = text(f"""
INSERT INTO usage (id, owner, turn, conversation, model, purpose, basis, reserved, until, pictures, tokens_in,
                   tokens_out, created, shared)
SELECT :id, :owner, :turn, (SELECT conversation FROM messages WHERE messages.id = :turn), :model, :purpose, 'unknown',
       :most, :until, :pictures, 0, 0, :now, :shared
WHERE (CAST(:most_month AS BIGINT) IS NULL OR {_MONTH} + :most <= :most_month)
  AND (CAST(:most_shared AS BIGINT) IS NULL OR NOT :shared OR {_SHARED} + :most <= :most_shared)
  AND (CAST(:most_pictures AS BIGINT) IS NULL OR :pictures = 0 OR {_PICTURES} + :pictures <= :most_pictures)
  AND (CAST(:most_calls AS BIGINT) IS NULL OR {_CALLS} < :most_calls)""")
STANDING = text(
    f"SELECT {_MONTH} AS month, CASE WHEN :shared THEN {_SHARED} ELSE 0 END AS shared, {_PICTURES} AS pictures, "
    f"{_CALLS} AS calls"
)


def bounds(now: datetime) -> dict[str, str]:
    """Since when what counts, in UTC: this month, this day, the last minute."""
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    month, minute = day.replace(day=1), now - timedelta(minutes=1)
    return {"month": _iso(month), "day": _iso(day), "minute": _iso(minute), "now": _iso(now)}


def values_of(call: PlannedCall, limits: SpendingLimits, identity: str, now: datetime) -> dict[str, Any]:
    """What `RESERVE` is filled with."""
    return {
        **bounds(now),
        "id": identity,
        "owner": call.owner,
        "turn": call.turn or None,
        "model": call.model,
        "purpose": call.purpose,
        "most": call.most or 0,
        "until": _iso(now + timedelta(seconds=HOLDS)),
        "pictures": call.pictures,
        "shared": call.shared,
        "most_month": limits.month,
        "most_shared": limits.shared,
        "most_pictures": limits.pictures,
        "most_calls": limits.calls,
    }


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
