"""`Retry-After`: seconds or a date."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

_LONGEST = 86_400.0


def retry_after(header: str | None, now: float) -> float | None:
    """Seconds to wait from `now` (seconds since the epoch), at most a day; None when the header says nothing usable."""
    if not header:
        return None
    try:
        seconds = float(header)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(header).timestamp() - now
        except ValueError:
            return None
    return min(seconds, _LONGEST) if seconds >= 0 else None
