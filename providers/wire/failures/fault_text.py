"""A failure in words, before anybody knows which model it is about. `faults` makes a `ProviderFault` of it."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class FaultText:
    """What happened, why, and what to do.

    `{model}`, `{provider}`, `{setting}` (what holds the provider's address) and `{address}` are filled in everywhere,
    other placeholders by whoever says it. `charged` is None when nobody can know.
    """

    code: str
    title: str
    text: str
    charged: bool | None = False

    def unsure(self) -> FaultText:
        """The same after an answer had begun: work was done, and may be billed."""
        return replace(self, charged=None)


def in_words(seconds: float) -> str:
    """A time as it stands in a sentence: `45 seconds`, `2 minutes`, `5 hours`."""
    if seconds < 100:
        return _counted(seconds, "second")
    if seconds < 3_300:
        return _counted(round(seconds / 60, 1) if seconds < 600 else round(seconds / 60), "minute")
    return _counted(round(seconds / 3_600, 0 if seconds > 18_000 else 1), "hour")


def _counted(number: float, unit: str) -> str:
    return f"{number:g} {unit}" if number == 1 else f"{number:g} {unit}s"
