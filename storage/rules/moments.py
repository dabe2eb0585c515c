"""Moments as they are kept."""

from __future__ import annotations

from datetime import UTC, datetime


def iso(seconds: float) -> str:
    """`2026-11-20T13:23:00.123Z` of seconds since the epoch: sorts as text, always in UTC, to the millisecond."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def shifted(moment: str, seconds: float) -> str:
    """A moment as `iso` writes it, so many seconds later. What lies outside of the calendar is its first moment."""
    try:
        return iso(datetime.fromisoformat(moment).timestamp() + seconds)
    except (ValueError, OverflowError):
        return ""
