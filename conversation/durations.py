"""How long something takes or lasts, as it stands in a sentence."""

from __future__ import annotations

from conversation.sentences import number as plain
from conversation.sentences import say


def in_words(seconds: float) -> str:
    """A time as it stands in a sentence: `45 seconds`, `2 minutes`, `5 hours`."""
    if seconds < 100:
        if seconds == 1:
            return say("one_second", "1 second")
        return say("seconds", "{number} seconds", number=plain(seconds))
    if seconds < 3_300:
        return _in_minutes(round(seconds / 60, 1 if seconds < 600 else 0))
    hours = round(seconds / 3_600, 0 if seconds > 18_000 else 1)
    return say("one_hour", "1 hour") if hours == 1 else say("hours", "{number} hours", number=plain(hours))


def whole_minutes(seconds: float) -> str:
    """At least one: `1 minute`, `12 minutes`."""
    return _in_minutes(max(1, round(seconds / 60)))


def _in_minutes(minutes: float) -> str:
    return say("one_minute", "1 minute") if minutes == 1 else say("minutes", "{number} minutes", number=plain(minutes))
