"""How long something takes or lasts, as it stands in a sentence."""

from __future__ import annotations

from conversation.sentences import say


def in_words(seconds: float) -> str:
    """A time as it stands in a sentence: `45 seconds`, `2 minutes`, `5 hours`."""
    if seconds < 100:
        number = f"{seconds:g}"
        return say("one_second", "1 second") if seconds == 1 else say("seconds", "{number} seconds", number=number)
    if seconds < 3_300:
        return _in_minutes(f"{round(seconds / 60, 1) if seconds < 600 else round(seconds / 60):g}")
    number = f"{round(seconds / 3_600, 0 if seconds > 18_000 else 1):g}"
    return say("one_hour", "1 hour") if number == "1" else say("hours", "{number} hours", number=number)


def whole_minutes(seconds: float) -> str:
    """At least one: `1 minute`, `12 minutes`."""
    return _in_minutes(str(max(1, round(seconds / 60))))


def _in_minutes(number: str) -> str:
    return say("one_minute", "1 minute") if number == "1" else say("minutes", "{number} minutes", number=number)
