"""What a person may still spend, asked and answered in the statement that reserves it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import text

from conversation.ports.usage import HOLDS, PlannedCall, SpendingLimits
from storage.rules.limits_reached import _iso, bounds

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
