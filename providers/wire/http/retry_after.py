"""`Retry-After`: seconds or a date, believed only where it is meant and as far as it makes sense."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

LONGEST = 86_400.0
"""Seconds. Nobody is asked to wait longer: what says so is not believed."""
_MEANT = frozenset({402, 408, 413, 425, 429, 503, 529})
"""Statuses after which waiting helps. A wrong key or a missing model is not mended by it, whatever a header says."""
_SECONDS = re.compile(r"\d{1,9}(?:\.\d{1,6})?")
_MILLISECONDS_SINCE = 1e11
"""From here on a moment is given in milliseconds since the epoch."""


def wait_of(status: int, headers: Mapping[str, str], now: float) -> float | None:
    """Seconds to wait after an answer of this status. `headers` by their names in lower case."""
    if status not in _MEANT:
        return None
    milliseconds = headers.get("retry-after-ms", "").strip()
    if _SECONDS.fullmatch(milliseconds):
        return sane(float(milliseconds) / 1_000)
    found = retry_after(headers.get("retry-after"), now)
    return _until(headers.get("x-ratelimit-reset", ""), now) if found is None and status == 429 else found


def retry_after(header: str | None, now: float) -> float | None:
    """Seconds to wait from `now` (seconds since the epoch), at most a day; None when the header says nothing usable."""
    header = (header or "").strip()
    if _SECONDS.fullmatch(header):
        return sane(float(header))
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return None
    return sane((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now)


def sane(seconds: object) -> float | None:
    """Seconds that can be waited: more than none, at most a day."""
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        return None
    return float(seconds) if 0 < seconds <= LONGEST else None


def _until(moment: str, now: float) -> float | None:
    moment = moment.strip()
    if not (moment.isascii() and moment.isdigit() and len(moment) < 16):
        return None
    at = float(moment)
    return sane((at / 1_000 if at > _MILLISECONDS_SINCE else at) - now)
